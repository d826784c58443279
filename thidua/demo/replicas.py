"""The replica's content in any family's dress, with the source that an operator would write for it.

`thidua demo` keeps to its three sites; platforms are tested and benchmarked on all families.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.source import Source
from thidua.demo.content import load_articles, load_sites
from thidua.demo.families import load_families
from thidua.demo.pages import SiteMap, draw

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle, DemoSite


class Replica:
    """One site's content as another CMS would serve it.

    Attributes:
        site: identity and furniture, of the other family.
        articles: by slug.
        map: the pages made of them.
        base_url: a reserved name, without trailing slash.
    """

    def __init__(self, slug: str, family: str) -> None:
        """Dress the site `slug` as `family`."""
        self.site: DemoSite = load_sites()[slug].model_copy(update={"family": family})
        self.articles: dict[str, DemoArticle] = {one.slug: one for one in load_articles() if one.site == slug}
        self.map = SiteMap(self.site, self.articles, {})
        self.base_url = f"http://{self.site.host}"

    def draw(self, slug: str, today: dt.date) -> bytes:
        """Return an article's page as it is on `today`."""
        return draw(self.map.pages[self.map.path(slug)], self.map, today)

    def url(self, slug: str) -> str:
        """Return an article's full address."""
        return self.base_url + self.map.path(slug)

    def related(self, slug: str) -> list[str]:
        """Return the full addresses that an article's related lists lead to, each once."""
        return list(dict.fromkeys(self.base_url + link.path for link in self.map.related(slug)))


def source_of(site: DemoSite, base_url: str, *, platform: str | None = None) -> Source:
    """Return the source of a dressed site as served at `base_url`: its platform's selectors, none of its own.

    Args:
        site: the site.
        base_url: without trailing slash.
        platform: default the family's own; the generic one reads every family.
    """
    family = load_families()[site.family]
    described = {
        "slug": f"{site.slug}-{site.family}",
        "title": site.name,
        "province": site.province,
        "kind": "emulation_board",
        "platform": platform or site.family,
        "base_url": f"{base_url}/",
        "listings": [{"url": family.listing_path(section, 1)} for section in site.sections],
        "page": family.page_rules,
        "allow_private_hosts": ["127.0.0.1"],
        "politeness": {"delay": 0, "requests": 4, "timeout": 10, "throttle": False},
    }
    return Source.model_validate(described)
