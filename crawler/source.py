r"""A source: one site, described by one file of `crawler/sources/`; what is said there and nowhere else.

    title: Ban Thi đua - Khen thưởng tỉnh Hà Giang
    province: Hà Giang
    kind: emulation_board
    platform: sharepoint
    base_url: http://thiduakhenthuong.hagiang.example/
    listings:
      - url: tin-tuc/Pages/default.aspx
    article_url: ItemID=\d+

The file's name is the source's slug.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urljoin, urlsplit, urlunsplit

from pydantic import Field, ValidationError, field_validator

from crawler.errors import SourceError
from crawler.expectations import Expectations
from crawler.fields import Address, Host, PageTemplate, PlatformName, ProvinceName, Regex
from crawler.hours import Hours
from crawler.platforms import Platform, load_platforms
from extract.page.rules import PageRules
from extract.page.urls import canonical_path, same_site
from extract.yamlfile import Strict, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

_REMEMBERED = 20_000  # addresses a source: about 4 MB
SOURCES = Path(__file__).parent / "sources"
"""The files that ship with the package."""

PublisherKind = Literal[
    "emulation_board", "home_affairs", "provincial_portal", "party_mass_org", "sector", "newspaper", "central"
]
"""Who publishes the site: provincial emulation boards first, the press last."""


class Listing(Strict):
    """A page that lists articles, newest first, and the pages that continue it."""

    url: str
    """Relative to base_url, or absolute."""
    pages: PageTemplate | None = None
    """Address of the further pages with {page}, for a pager that is not made of links; default the pager's links."""
    first: int = 2
    """What {page} is on the page after `url`."""
    step: Annotated[int, Field(gt=0)] = 1
    """By how much {page} grows: 1 for page numbers, the rows a page for offsets."""


class Politeness(Strict):
    """How hard the site may be asked. Times in seconds."""

    delay: Annotated[float, Field(ge=0)] = 2.0
    """Least time between two requests; AutoThrottle waits longer when the site answers slowly."""
    requests: Annotated[int, Field(ge=1, le=16)] = 1
    """Requests under way at once."""
    timeout: Annotated[float, Field(gt=0)] = 60.0
    """Longest wait for a response."""
    max_pages: Annotated[int, Field(gt=0)] = 5000
    """Most pages asked for in one run; what is left stays pending for the next."""
    hours: Hours | None = None
    """Hours of the day in Vietnam in which the site may be asked: 20-6; default all."""
    throttle: bool = True
    """Whether AutoThrottle adapts the delay; off for a local server."""


class Source(Strict):
    """One site, as its file describes it."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    """The file's name; names the source everywhere."""
    title: str
    """As the site calls itself, in Vietnamese."""
    province: ProvinceName
    """The province as it is called in the articles (its name before July 2025); "Trung ương" for central bodies."""
    kind: PublisherKind
    platform: PlatformName = "generic"
    base_url: Address
    hosts: tuple[Host, ...] = ()
    """Other host names of the same site, without www; requests and redirects to any other host are refused."""
    listings: tuple[Listing, ...]
    article_url: Regex | None = None
    """Finds something in an article's path and query, or in its whole address; default the platform's."""
    page: PageRules = PageRules()
    """Selectors by layout, date formats, the article's identity in its address."""
    politeness: Politeness = Politeness()
    allow_private_hosts: tuple[Host, ...] = ()
    """Host names that may resolve to a private or loopback address, which are refused otherwise."""
    check_certificate: bool = True
    """Off for a site whose certificate's chain is broken; every capture says so then."""
    contact: str | None = None
    """Whom this site's keepers should write to; default the operator's (THIDUA_CONTACT)."""
    expectations: Expectations = Expectations()
    verified: dt.date | Literal["never"] = "never"
    """The day of the last live check."""
    notes: str | None = None

    @field_validator("listings")
    @classmethod
    def _check_listings(cls, listings: tuple[Listing, ...]) -> tuple[Listing, ...]:
        if not listings:
            raise ValueError("is empty: add at least one `- url: …` of a page that lists articles")
        return listings

    @cached_property
    def family(self) -> Platform:
        """The source's platform."""
        return load_platforms()[self.platform]

    @cached_property
    def rules(self) -> PageRules:
        """How its pages are read: the file's rules over the platform's."""
        return self.page.over(self.family.rules)

    @cached_property
    def listing_urls(self) -> tuple[str, ...]:
        """The absolute addresses of the listings' first pages."""
        return tuple(urljoin(self.base_url, listing.url) for listing in self.listings)

    def at(self, base_url: str) -> Source:
        """Return this source as served from another address: a replica, a port that was free."""
        return Source.model_validate({**dict(self), "base_url": base_url})

    def current(self, url: str) -> str:
        """Return `url` at the port of base_url, where that names one: a replica's port changes between runs."""
        base, parts = urlsplit(self.base_url), urlsplit(url)
        moved = base.port is not None and parts.hostname == base.hostname
        return urlunsplit(parts._replace(scheme=base.scheme, netloc=base.netloc)) if moved else url

    def key(self, url: str) -> str:
        """Return what names `url` within the source: canonical path and query; of articles, the rules' identity."""
        return self._identify(url)[1]

    def owns(self, url: str) -> bool:
        """Tell whether `url` is on one of the source's hosts; www, port and scheme make no difference."""
        return same_site(url, self.base_url) or any(same_site(url, f"http://{host}/") for host in self.hosts)

    def is_article(self, url: str) -> bool:
        """Tell whether `url` is the address of an article of this source."""
        return self._identify(url)[0]

    def next_pages(self, url: str, links: tuple[str, ...]) -> tuple[str, ...]:
        """Return the address of the page that continues the listing page `url`; `links` are those on it."""
        owned = [link for link in links if self.owns(link)]
        return self._pages_by_template(url) or self.family.next_pages(url, owned)

    def pages_of_moved(self, url: str) -> tuple[str, ...]:
        """Return the second page of a listing with a template, whose first page `url` answers from elsewhere.

        Where it answers, nothing tells which listing it is; the pages after the second find themselves.
        """
        first = canonical_path(url) in self._listing_keys
        return self._pages_by_template(url) if first else ()

    def _pages_by_template(self, url: str) -> tuple[str, ...]:
        for listing in self.listings:
            if listing.pages is not None and (number := self._page_of(listing, url)) is not None:
                return (urljoin(self.base_url, listing.pages.replace("{page}", str(number))),)
        return ()

    @cached_property
    def _article(self) -> re.Pattern[str]:
        return re.compile(self.article_url) if self.article_url is not None else self.family.article_url

    @cached_property
    def _identify(self) -> Callable[[str], tuple[bool, str]]:
        """Whether an address is an article's, and its key. Pages repeat each other's links: most are remembered."""

        def identify(url: str) -> tuple[bool, str]:
            canonical = canonical_path(url)
            forms = () if canonical in self._listing_keys or not self.owns(url) else (canonical, url)
            if any(self._article.search(form) is not None for form in forms):
                return True, canonical_path(url, self.rules)
            return False, canonical

        return lru_cache(maxsize=_REMEMBERED)(identify)

    @cached_property
    def _listing_keys(self) -> frozenset[str]:
        return frozenset(canonical_path(url) for url in self.listing_urls)

    def _page_of(self, listing: Listing, url: str) -> int | None:
        """Return what {page} is on the page after `url`; None when `url` is no page of the listing."""
        assert listing.pages is not None
        here = canonical_path(url)
        if here == canonical_path(urljoin(self.base_url, listing.url)):
            return listing.first
        mark = "0123456789"  # a number that canonical_path leaves alone
        form = canonical_path(urljoin(self.base_url, listing.pages.replace("{page}", mark)))
        found = re.fullmatch(re.escape(form).replace(mark, r"(\d+)"), here)
        return int(found[1]) + listing.step if found is not None else None


class _SourceFile(Source):
    """A source as its file has it: the slug is the file's name, not a key."""

    slug: str = ""


def load_source(path: Path) -> Source:
    """Return the source that a file describes.

    Raises:
        SourceError: one line that names file, key and remedy.
    """
    found = read_yaml(path, _SourceFile, SourceError)
    if found.slug:
        raise SourceError(f"{path}: key 'slug': the file's name is the slug: remove the key")
    try:
        return Source.model_validate({**dict(found), "slug": path.stem})
    except ValidationError:
        raise SourceError(f"{path}: the file's name is the slug: rename it to lower case words and hyphens") from None


def load_sources(folder: Path = SOURCES) -> dict[str, Source]:
    """Return the sources of a folder by slug, in the order of their slugs.

    Raises:
        SourceError: the folder is missing, or one of its files is malformed.
    """
    if not folder.is_dir():
        raise SourceError(f"{folder}: no such folder of source files: give one that holds <slug>.yml files")
    for path in sorted(folder.glob("*.yaml")):
        raise SourceError(f"{path}: the names of source files end in .yml: rename it to {path.stem}.yml")
    return {path.stem: load_source(path) for path in sorted(folder.glob("*.yml"), key=lambda path: path.stem)}


def known_sources(home: Path) -> dict[str, Source]:
    """Return all sources by slug: those that ship with the package, and over them the files in `home`/sources.

    Raises:
        SourceError: one of the files is malformed.
    """
    own = load_sources(home / "sources") if (home / "sources").is_dir() else {}
    return dict(sorted({**load_sources(), **own}.items()))
