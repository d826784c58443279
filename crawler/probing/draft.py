"""A draft of a source file for a site that nobody has described, from what was found there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from crawler.assess import assess
from crawler.definition import dump
from crawler.errors import ProbeError
from crawler.platforms import load_platforms
from crawler.probing.compare import find_layout, read_article, read_specimens
from crawler.probing.explore import explore
from crawler.probing.shapes import numbered_pages, pattern_of
from crawler.source import Source
from crawler.visits import Address
from extract.page import PageRules, canonical_path
from extract.page.furniture import is_home
from extract.page.rules import Layout
from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crawler.probing.explore import Exploration, SeenPage, Specimen
    from crawler.probing.fetch import Fetch
    from extract.page import PageArticle

_NUMERIC_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(?:19|20)\d\d(?!\d)")
_SHORT_LINE = 80
"""Characters; longer lines may tell of days that are no stamps."""
_MOSTLY = 0.95
_FIELDS = {
    "title": "title", "body": "body", "published": "published", "category": "category", "byline": "author",
    "related": "related",
}  # fmt: skip
"""The parts of a layout, and the fields of an article that they decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A source file that was drafted, and how it reads the pages at hand."""

    source: Source
    text: str
    """The file's content."""
    found: Exploration
    sample: tuple[tuple[str, PageArticle], ...]
    """Articles by address, read as the draft says."""


async def draft_source(seed: Source, start: str, fetch: Fetch) -> Draft:
    """Return a draft for the site of `seed`, which says who publishes it and how it may be asked.

    Args:
        seed: slug, title (may be empty: then the site's own), province, kind, base_url; the rest is found out.
        start: where to begin: a front page, a listing, a feed.
        fetch: asks for a page.

    Raises:
        ProbeError: the site cannot be looked at, or no page of it lists articles.
    """
    found = await explore(seed, start, fetch)
    described = _describe(seed, found)
    source = Source.model_validate({**described, "slug": seed.slug})
    page = _page_rules(source, found)
    if page:
        described["page"] = page
        source = Source.model_validate({**described, "slug": seed.slug})
    described["notes"] = "Drafted from the site's own pages by `thidua sources add`."
    read = [(one.page.url, read_article(one, source.rules)) for one in found.specimens]
    sample = [(url, article) for url, article in read if article is not None]
    if not sample:
        raise ProbeError(
            f"{seed.base_url}: none of the pages listed is an article; give the address of another listing"
        )
    return Draft(source=source, text=dump(described), found=found, sample=tuple(sample))


def _describe(seed: Source, found: Exploration) -> dict[str, Any]:
    """Return the keys of the draft, the rules of its pages aside."""
    family = load_platforms()[found.platform]
    others = [link.url for link in found.front.links if link.url not in found.articles]
    known = sum(family.article_url.search(canonical_path(url)) is not None for url in found.articles)
    wrong = any(family.article_url.search(canonical_path(page.url)) for page in found.listings)
    described: dict[str, Any] = {
        "title": seed.title or _own_title(found.front) or seed.slug,
        "province": seed.province,
        "kind": seed.kind,
        "platform": found.platform,
        "base_url": seed.base_url,
    }
    if seed.allow_private_hosts:
        described["allow_private_hosts"] = list(seed.allow_private_hosts)
    platform_only = Source.model_validate({**seed.model_dump(exclude_unset=True), "platform": found.platform})
    described["listings"] = [_listing(platform_only, page) for page in found.listings]
    if known < _MOSTLY * len(found.articles) or wrong:
        described["article_url"] = pattern_of(found.articles, others)
    return described


def _own_title(front: SeenPage) -> str:
    """Return what a site calls itself, without "Trang chủ" and without saying it twice."""
    named = front.soup.select_one('meta[property="og:site_name"]')
    title = str(named.get("content") or "") if named is not None else ""
    shown = front.soup.title.get_text() if front.soup.title is not None else ""
    parts = (part.strip() for part in re.split(r"\s[-|–]\s", clean_line(title or shown)))
    return " - ".join(dict.fromkeys(part for part in parts if part and not is_home(part)))


def _listing(source: Source, page: SeenPage) -> dict[str, str]:
    """Return a listing's keys: its address and, where the platform does not find the next page, the pages' form."""
    visit = assess(source, Address(key=source.key(page.url), url=page.url, kind="listing"), page.answer)
    pages = numbered_pages(page.links) if not visit.pages else None
    url = _relative(source, page.url)
    return {"url": url} if pages is None else {"url": url, "pages": _relative(source, pages)}


def _relative(source: Source, url: str) -> str:
    root = urljoin(source.base_url, "/")
    if source.base_url == root and url.startswith(root) and url != root:
        return url[len(root) :]
    return "/" + url[len(root) :] if url.startswith(root) else url


def _page_rules(source: Source, found: Exploration) -> dict[str, Any]:
    """Return what the draft says of the site's pages beyond its platform."""
    order = _day_order([*found.listings, *(one.page for one in found.specimens)])
    rules = PageRules.model_validate({"day_order": order} if order is not None else {})
    layout = find_layout(read_specimens(found.specimens, rules))
    kept = _beyond_platform(layout, rules, source, found.specimens)
    return {**({"layouts": [kept]} if kept else {}), **({"day_order": order} if order is not None else {})}


def _day_order(pages: Iterable[SeenPage]) -> str | None:
    """Return which comes first in the site's numeric dates; None where they do not tell, or tell both."""
    lines = (clean_line(text) for page in pages for text in page.soup.stripped_strings if len(text) <= _SHORT_LINE)
    pairs = {(int(one[1]), int(one[2])) for line in lines for one in _NUMERIC_DATE.finditer(line)}
    day_first = any(first > 12 >= second for first, second in pairs)
    month_first = any(second > 12 >= first for first, second in pairs)
    if day_first == month_first:
        return None
    return "day_first" if day_first else "month_first"


def _beyond_platform(
    layout: dict[str, list[str]], rules: PageRules, source: Source, specimens: Sequence[Specimen]
) -> dict[str, list[str]]:
    """Return the parts of a layout without those that the platform's own selectors read just so."""
    theirs = source.family.rules.layout_on(specimens[0].page.answer.fetched.date())
    shared = [part for part in layout if getattr(theirs, part)]
    rest = {part: selectors for part, selectors in layout.items() if part not in shared}
    ours, without = (_read(specimens, rules, one, source) for one in (layout, rest))
    same = [part for part in shared if [_field(one, part) for one in ours] == [_field(one, part) for one in without]]
    return {part: selectors for part, selectors in layout.items() if part not in same}


def _read(
    specimens: Sequence[Specimen], rules: PageRules, layout: dict[str, list[str]], source: Source
) -> list[PageArticle]:
    own = rules.model_copy(update={"layouts": (Layout.model_validate(layout),)})
    merged = own.over(source.family.rules)
    return [article for one in specimens if (article := read_article(one, merged)) is not None]


def _field(article: PageArticle, part: str) -> object:
    return getattr(article, _FIELDS[part]), article.published_from if part == "published" else None, article.flags
