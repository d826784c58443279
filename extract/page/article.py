"""An article from a page's blocks: title, category, body, captions, author, publication time, related links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.page.body import BodyText, read_body
from extract.page.bylines import is_source_line, read_label
from extract.page.published import Sight, find_published
from extract.page.records import PageArticle
from extract.page.related import find_related
from extract.page.section import find_category
from extract.page.select import LONGEST_LINE, content_of, is_overlong, select_all, select_first, select_line
from extract.page.signatures import Signature, find_signature
from extract.page.title import TITLE_METAS, is_long_title

if TYPE_CHECKING:
    import datetime as dt

    from extract.page.blocks import Block, Flow
    from extract.page.locate import Located
    from extract.page.rules import Layout, PageRules
    from extract.page.title import Title

_SHORTEST_FOUND = 60
"""Characters; what evidence finds below that is a stray line of the page."""
_AFTER_BODY = 3
"""Lines after the body in which its author is named."""
_IMAGE_TABLE = 3
"""Lines of text in a table that only frames a picture."""


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


def read_article(page: PageText, title: Title | None, located: Located) -> PageArticle | None:
    """Return the article; None where there is no title, or neither text nor captions."""
    if title is None:
        return None
    signature = find_signature(page.flow, title.index, located.blocks)
    elsewhere = {*_read_elsewhere(page), title.index, *signature.head}
    blocks = [block for block in located.blocks if block.index not in elsewhere]
    last = max((block.index for block in blocks), default=title.index or 0)
    category = find_category(page.flow, page.layout, title, last)
    body = read_body(blocks, title=title.text, category=category, marked=_marked_captions(page.flow, page.layout))
    if not body.captions and len(body.text) < (1 if located.by_selector else _SHORTEST_FOUND):
        return None
    missed = bool(page.layout.body) and not located.by_selector
    body.author = _find_author(page, body, blocks, signature)
    return _assemble(page, title, category, body, blocks, missed=missed)


def _read_elsewhere(page: PageText) -> set[int | None]:
    """Return the blocks that the layout's selectors read as byline, stamp or section: they are no paragraphs."""
    flow, layout = page.flow, page.layout
    chosen = [one for part in (layout.byline, layout.published, layout.category) for one in select_line(flow, part)]
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
    seen = {"ambiguous_date": published.ambiguous, "overlong_field": _is_overlong(page), "selector_missed": missed}
    return PageArticle(
        title=title.text,
        body=body.text,
        captions=tuple(body.captions),
        published=published.value,
        published_raw=published.raw,
        published_from=published.source,
        category=category,
        author=body.author,
        related=find_related(page.flow, after, page.layout, page.url, page.rules.day_order),
        flags=tuple(flag for flag, is_so in seen.items() if is_so),
    )


def _find_author(page: PageText, body: BodyText, blocks: list[Block], signature: Signature) -> str | None:
    """Return the author by selector, in the body's own lines or after it, by markup; else the text's source."""
    author = _chosen_author(page) or body.author or _author_after(page.flow, blocks)
    return author or (None if signature.is_source else signature.name) or body.source or signature.name


def _is_overlong(page: PageText) -> bool:
    """Tell whether what calls itself the title or the byline says more than a line: it was not taken."""
    titles, bylines = (select_first(page.flow, part)[:1] for part in (page.layout.title, page.layout.byline))
    metas = (page.flow.metas.get(name, "") for name in TITLE_METAS)
    chosen = any(map(is_long_title, titles)) or any(map(is_overlong, bylines))
    return chosen or any(len(text) > LONGEST_LINE for text in metas)


def _chosen_author(page: PageText) -> str | None:
    chosen = select_line(page.flow, page.layout.byline)
    if not chosen:
        return None
    line = content_of(chosen[0]).strip(" |")
    return read_label(line) or (line if line and not line.endswith(":") else None)


def _author_after(flow: Flow, body: list[Block]) -> str | None:
    """Return the author whom a labelled line right after the body names: "Tác giả: Lệ Thu"."""
    last = body[-1].index if body else len(flow.blocks)
    lines = [block.text for block in flow.blocks[last + 1 : last + 1 + _AFTER_BODY]]
    return next((name for line in lines if not is_source_line(line) and (name := read_label(line)) is not None), None)


def _marked_captions(flow: Flow, layout: Layout) -> set[int]:
    """Return the blocks that markup says are captions: by class, by selector, or in a small table with a picture."""
    small = [table for table in flow.marked("picture_table") if len(flow.indexes(table)) <= _IMAGE_TABLE]
    pictured = {i for i in flow.span(small) if i < len(flow.blocks) and flow.blocks[i].after_image}
    return flow.span([*flow.marked("caption"), *select_all(flow, layout.captions)]) | pictured
