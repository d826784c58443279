"""An article from a page's blocks: title, category, body, captions, author, publication time, related links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.page.body import BodyText, read_body
from extract.page.bylines import read_byline, read_label
from extract.page.dates import find_stamps
from extract.page.furniture import is_home, is_stamp_line, is_widget, same_text
from extract.page.published import Sight, find_published
from extract.page.records import PageArticle
from extract.page.related import find_related
from extract.page.select import select_all, select_first
from extract.text import clean_line, fold_spelling

if TYPE_CHECKING:
    import datetime as dt

    from extract.page.blocks import Block, Flow
    from extract.page.locate import Located
    from extract.page.rules import Layout, PageRules

_MARKED_CAPTIONS = (
    "figcaption", "[class*=caption i]", "[class*=chuthich i]", "[class*=chu-thich i]", "[class*=img-desc i]",
    "[class*=image-desc i]", "[class*=photo-desc i]",
)  # fmt: skip
_BREADCRUMBS = (
    "[class*=breadcrumb i]", "[id*=breadcrumb i]", "[itemtype$=BreadcrumbList]", "[aria-label*=breadcrumb i]",
)  # fmt: skip
_CATEGORIES = (
    "meta[property='article:section']",
    "[itemprop=articleSection]",
    "[class*=category i]",
    "[class*=chuyenmuc i]",
)
_BYLINES = ("[itemprop=author]", "[rel=author]", "[class*=author i]", "[class*=byline i]", "[class*=tacgia i]")
_TITLE_META = ("meta[property='og:title']", "meta[name='twitter:title']", "title")
# '>> TIN TỨC >> Tin địa phương', 'Trang chủ / Xã hội /'
_CRUMB = re.compile(r"\s*(?:>+|»|›|→|\||\s/\s|/$|::)\s*")
_NULL = re.compile(r"^null\s+")
_SHORTEST_TITLE = 10
_IMAGE_TABLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """A page to be read as an article."""

    flow: Flow
    markup: str
    """The decoded page, for trafilatura."""
    url: str
    fetched: dt.datetime
    rules: PageRules
    layout: Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A page's title and the block that shows it."""

    text: str
    index: int | None


def read_article(page: PageText, title: Title | None, located: Located) -> PageArticle | None:
    """Return the article; None where there is no title, or neither text nor captions."""
    if title is None:
        return None
    elsewhere = _read_elsewhere(page) | {title.index}
    blocks = [block for block in located.blocks if block.index not in elsewhere]
    category = find_category(page, title)
    body = read_body(blocks, title=title.text, category=category, marked=_marked_captions(page.flow, page.layout))
    if not body.paragraphs and not body.captions:
        return None
    missed = bool(page.layout.body) and not located.by_selector
    return _assemble(page, title, category, body, blocks, missed=missed)


def _read_elsewhere(page: PageText) -> set[int | None]:
    """Return the blocks that the layout's selectors read as byline, stamp or section: they are no paragraphs."""
    flow, layout = page.flow, page.layout
    chosen = [
        one for part in (layout.byline, layout.published, layout.category) for one in select_first(flow.soup, part)
    ]
    spans = ((element, i) for element in chosen for i in flow.indexes(element) if i < len(flow.blocks))
    return {i for element, i in spans if len(flow.blocks[i].text) <= 2 * len(element.get_text())}


def _assemble(
    page: PageText, title: Title, category: str | None, body: BodyText, blocks: list[Block], *, missed: bool
) -> PageArticle:
    sight = Sight(
        flow=page.flow,
        title=title.index,
        body=frozenset(block.index for block in blocks),
        url=page.url,
        fetched=page.fetched,
        rules=page.rules,
        layout=page.layout,
    )
    published = find_published(sight)
    after = title.index if title.index is not None else -1
    flags = [*(["ambiguous_date"] if published.ambiguous else []), *(["selector_missed"] if missed else [])]
    return PageArticle(
        title=title.text,
        body=body.text,
        captions=tuple(body.captions),
        published=published.value,
        published_raw=published.raw,
        published_from=published.source,
        category=category,
        author=_chosen_author(page) or body.author or _author_by_class(page),
        related=find_related(page.flow, after, page.layout, page.url, page.rules.day_order),
        flags=tuple(flags),
    )


def find_title(page: PageText) -> Title | None:
    """Return the title: by selector, else the heading that the page's own title repeats, else that title."""
    flow, suffixes = page.flow, page.rules.title_suffixes
    chosen = select_first(flow.soup, page.layout.title)
    if chosen:
        text = clean_title(str(chosen[0].get("content") or chosen[0].get_text(" ")), suffixes)
        index = next(iter(flow.indexes(chosen[0])), None)
        return Title(text=text, index=index if index is not None else _shown_at(flow.blocks, text))
    said = [clean_title(_content(flow, selector), suffixes) for selector in _TITLE_META]
    headings = [b for b in flow.blocks if b.element.name in ("h1", "h2", "h3") and len(b.text) >= _SHORTEST_TITLE]
    candidates = [*headings, *(b for b in flow.blocks if b.element.name not in ("h1", "h2", "h3"))]
    for text in filter(None, said):
        for block in candidates:
            if _begins_with(text, block.text):
                return Title(text=clean_title(block.text, suffixes), index=block.index)
    first = next((b for b in headings if b.element.name == "h1"), None)
    if first is not None:
        return Title(text=clean_title(first.text, suffixes), index=first.index)
    name = next(filter(None, said), None)
    return Title(text=name, index=_shown_at(flow.blocks, name)) if name is not None else None


def clean_title(raw: str, suffixes: tuple[str, ...] = ()) -> str:
    """Return a title without "null ", a stamp glued to its end, and what the site appends."""
    text = _NULL.sub("", clean_line(raw))
    for suffix in suffixes:
        text = text.removesuffix(clean_line(suffix)).rstrip()
    stamps = list(find_stamps(text[-40:]))
    if stamps and stamps[-1].end >= len(text[-40:].rstrip(" )]|")):
        cut = text[: max(0, len(text) - 40) + stamps[-1].start].rstrip(" (|[-–")
        # 'Ngày hội 18/7/2022' names its day; a stamp with a time, or after a gap, does not belong to the title.
        text = cut if stamps[-1].has_time or re.search(r"\s{2,}|\($", raw[: len(cut) + 3]) else text
    return text


def _content(flow: Flow, selector: str) -> str:
    found = flow.soup.select_one(selector)
    return "" if found is None else str(found.get("content") or found.get_text())


def _begins_with(said: str, shown: str) -> bool:
    """Tell whether the page's own title begins with a line that the page shows; the rest is the site's name."""
    if len(shown) < _SHORTEST_TITLE:
        return False
    ours, theirs = fold_spelling(said), fold_spelling(clean_title(shown))
    return ours == theirs or (ours.startswith(theirs) and re.match(r"\s*[-|–—:»•]", ours[len(theirs) :]) is not None)


def _shown_at(blocks: list[Block], title: str) -> int | None:
    return next((b.index for b in blocks if same_text(b.text, title)), None)


def find_category(page: PageText, title: Title) -> str | None:
    """Return the section: by selector, else the breadcrumb's last part that is not the title, else by markup."""
    flow = page.flow
    chosen = select_first(flow.soup, page.layout.category)
    if chosen:
        return _last_crumb(clean_line(str(chosen[0].get("content") or chosen[0].get_text(" "))), title)
    for element in select_all(flow.soup, _BREADCRUMBS):
        parts = [flow.blocks[i].text for i in flow.indexes(element) if i < len(flow.blocks)]
        found = _last_crumb(" > ".join(parts), title)
        if found is not None:
            return found
    before = flow.blocks[: title.index] if title.index is not None else []
    for block in reversed(before[-6:]):
        if _CRUMB.search(block.text) is not None and len(block.text) < 150 and not is_stamp_line(block.text):
            return _last_crumb(block.text, title)
        if block.link_share > 0.9 and len(block.links) == 1 and len(block.text) <= 60 and not is_widget(block.text):
            return _last_crumb(block.text, title)
    marked = select_first(flow.soup, _CATEGORIES)
    return _last_crumb(clean_line(str(marked[0].get("content") or marked[0].get_text(" "))), title) if marked else None


def _last_crumb(line: str, title: Title) -> str | None:
    parts = [part.strip(" /") for part in _CRUMB.split(line[:1000])]
    named = [p for p in parts if p and not is_home(p) and not is_widget(p) and not same_text(p, title.text)]
    return named[-1] if named and len(named[-1]) <= 100 else None


def _chosen_author(page: PageText) -> str | None:
    chosen = select_first(page.flow.soup, page.layout.byline)
    if not chosen:
        return None
    line = clean_line(str(chosen[0].get("content") or chosen[0].get_text(" "))).strip(" |")
    return read_label(line) or (line if line and not line.endswith(":") else None)


def _author_by_class(page: PageText) -> str | None:
    for element in select_first(page.flow.soup, _BYLINES)[:1]:
        line = clean_line(str(element.get("content") or element.get_text(" "))).strip(" |")
        return read_byline(line, ".")
    return None


def _marked_captions(flow: Flow, layout: Layout) -> set[int]:
    """Return the blocks that markup says are captions: by class, by selector, or in a small table with a picture."""
    tables = [table for table in flow.soup.select("table:has(img)") if 0 < len(flow.indexes(table)) <= _IMAGE_TABLE]
    pictured = {i for i in flow.span(tables) if i < len(flow.blocks) and flow.blocks[i].after_image}
    return flow.span(select_all(flow.soup, (*_MARKED_CAPTIONS, *layout.captions))) | pictured
