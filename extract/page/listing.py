"""Listing pages: their items, their pagers, and articles that are listings in disguise."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.page.body import article_blocks
from extract.page.dates import find_stamps, read_declared
from extract.page.furniture import ends_article, without_stamps
from extract.page.records import Link
from extract.page.related import date_beside, headline, headline_link, is_list_line, under_headings, unique
from extract.page.select import outside_body, select_all, select_inside
from extract.page.urls import absolute_url, same_site
from extract.text import clean_line, fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from extract.page.blocks import Block, Flow
    from extract.page.locate import Located
    from extract.page.rules import Layout, PageRules

_PAGER = re.compile(
    r"\d{1,4}|[›»>]{1,2}|(?:trang\s)?(?:sau|tiếp|kế tiếp|tiếp theo)(?:\s[›»>]+)?|next(?: page)?(?:\s[›»>]+)?"
    r"|older posts|bài viết cũ hơn|cuối|last|xem thêm|xem tiếp"
)
_LEAST_ITEMS = 3
"""Leads glued together that make a listing; two can be an article with a box beside its text."""
_LEAD_LINES = 3
_HEADLINE = 25
_LEAD_LENGTH = 700
_PARAGRAPH = 120
_LEAST_TEXT = 200
"""Characters of running text that a page needs besides leads to be an article."""
_MOSTLY_LINK = 0.5
_META_LINES = 3
"""Lines below a title in which stamp, section and counters stand."""
_SECTION = 60
"""Characters: sections have names shorter than headlines."""


def find_items(flow: Flow, layout: Layout, rules: PageRules, base: str) -> tuple[Link, ...]:
    """Return a listing's items in page order: the layout's rows, else every headline that is a link."""
    rows = select_all(flow, layout.items)
    links = _row_links(flow, rows, layout, rules, base) if rows else _headline_links(flow, rules, base)
    return unique(links)


def find_pagers(flow: Flow, layout: Layout, base: str) -> tuple[Link, ...]:
    """Return the links to a listing's other pages: the layout's, else numbers and "Trang sau" on the same site."""
    chosen = select_all(flow, layout.pager)
    anchors = [a for one in chosen for a in ([one] if one.name == "a" else one.select("a[href]"))]
    return unique(_pager_links(anchors if chosen else flow.soup.select("a[href]"), base, by_text=not chosen))


def why_listing(flow: Flow, located: Located, layout: Layout, url: str, title: int | None) -> str | None:
    """Return why the page is a listing; None when it may be an article.

    Args:
        flow: the page.
        located: its body.
        layout: the source's, whose `items` tell a listing's rows.
        url: the page's address.
        title: index of the title's block, which is no other article's headline.
    """
    if _is_all_rows(flow, located, layout):
        return "has the rows of a listing and no article's body"
    body = list(article_blocks(list(located.blocks)))
    leads = _find_leads(body, url)
    if len(leads) >= _LEAST_ITEMS and _length(_outside(body, leads)) < 2 * _length(body) / len(leads):
        return f"is {len(leads)} leads of other articles glued together"
    if located.by_selector:
        return None
    beside = set(under_headings(flow, -1, popular=True)) | outside_body(flow)
    shown = [block for block in flow.blocks if block.index not in beside]
    leads = [lead for lead in _find_leads(shown, url) if not _is_own(lead, flow, title)]
    running = [block for block in _outside(shown, leads) if _is_running(block)]
    if leads and _length(running) < _LEAST_TEXT:
        return f"leads to {len(leads)} articles and has no text of its own"
    return None


def _is_own(lead: list[Block], flow: Flow, title: int | None) -> bool:
    """Tell whether a lead is the article's: it holds its title, or begins right below it, with the section's link."""
    if title is None:
        return False
    is_below = 0 < lead[0].index - title <= _META_LINES
    is_section = len(without_stamps(lead[0].text)) < min(_SECTION, len(flow.blocks[title].text))
    return (is_below and is_section) or any(block.index == title for block in lead)


def _is_all_rows(flow: Flow, located: Located, layout: Layout) -> bool:
    """Tell whether a page's text is all in the rows of a listing; an article may have some beside it."""
    rows = flow.span(select_all(flow, layout.items))
    if not rows:
        return False
    text = [block.index in rows for block in located.blocks if located.by_selector or _is_running(block)]
    if located.by_selector or (text and all(text)):
        return all(text)
    beside = outside_body(flow) | rows
    running = [block for block in flow.blocks if block.index not in beside and _is_running(block)]
    return _length(running) < max(_LEAST_TEXT, _length([block for block in flow.blocks if block.index in rows]))


def _find_leads(blocks: list[Block], url: str) -> list[list[Block]]:
    """Return the leads of other articles, each with its headline: a link, or a line that ends in its own stamp."""
    heads = [i for i, block in enumerate(blocks) if _is_lead_head(block, url)]
    runs = [blocks[at : min(at + 1 + _LEAD_LINES, end)] for at, end in pairwise([*heads, len(blocks)])]
    return [run for run in runs if len(run) > 1 and _length(run) <= _LEAD_LENGTH]


def _outside(blocks: list[Block], leads: list[list[Block]]) -> list[Block]:
    inside = {block.index for lead in leads for block in lead}
    return [block for block in blocks if block.index not in inside]


def _is_running(block: Block) -> bool:
    """Tell whether a block is a paragraph: no link, no footer, longer than a slogan."""
    return len(block.text) >= _PARAGRAPH and block.link_share < _MOSTLY_LINK and not ends_article(block.text)


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _is_lead_head(block: Block, url: str) -> bool:
    named = len(without_stamps(block.text)) >= _HEADLINE  # what is shorter is an author's name beside a stamp
    return _is_headline(block, url) or (named and is_list_line(block) and block.text.endswith(")"))


def _is_headline(block: Block, url: str) -> bool:
    found = headline_link(block)
    address = absolute_url(url, found[0]) if found is not None else None
    return address is not None and same_site(address, url)


def _row_links(flow: Flow, rows: list[Tag], layout: Layout, rules: PageRules, base: str) -> Iterator[Link]:
    for row in rows:
        chosen = select_inside(row, layout.item_link) or row.select("a[href]")
        if row.name == "a":
            chosen = [row]
        anchors = [a for a in chosen if a.get("href") is not None]
        if not anchors:
            continue
        link = max(anchors, key=lambda a: len(a.get_text()))
        url = absolute_url(base, str(link["href"]))
        dates = select_inside(row, layout.item_date) or [row]
        raw = clean_line(dates[0].get_text(" "))
        stamp = next((s.value for s in find_stamps(raw[:2000], rules.day_order)), None)
        when = (read_declared(raw, rules.date_formats) if layout.item_date else None) or stamp
        if url is not None:
            title = clean_line(link.get_text(" ")) or clean_line(str(link.get("title") or ""))
            yield Link(url=url, kind="item", title=headline(title) or None, published=when)


def _headline_links(flow: Flow, rules: PageRules, base: str) -> Iterator[Link]:
    outside = outside_body(flow)
    for block in flow.blocks:
        found = headline_link(block) if block.index not in outside else None
        url = absolute_url(base, found[0]) if found is not None else None
        if found is not None and url is not None and same_site(url, base):
            when = date_beside(flow, block.index, rules.day_order)
            yield Link(url=url, kind="item", title=headline(found[1]), published=when)


def _pager_links(anchors: list[Tag], base: str, *, by_text: bool) -> Iterator[Link]:
    for anchor in anchors:
        text = clean_line(anchor.get_text())
        if by_text and (len(text) > 30 or _PAGER.fullmatch(fold_spelling(text)) is None):
            continue
        url = absolute_url(base, str(anchor.get("href") or ""))
        if url is not None and same_site(url, base):
            yield Link(url=url, kind="pager", title=text or None)
