"""Listing pages: their items, their pagers, and articles that are listings in disguise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.page.body import article_blocks
from extract.page.dates import find_stamps, read_declared
from extract.page.records import Link
from extract.page.related import date_beside, headline, headline_link, is_list_line, unique
from extract.page.select import outside_body, select_all, select_first
from extract.page.urls import absolute_url, same_site
from extract.text import clean_line, fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from extract.page.blocks import Block, Flow
    from extract.page.rules import Layout, PageRules
    from extract.page.select import Located

_PAGER = re.compile(
    r"\d{1,4}|[›»>]{1,2}|(?:trang\s)?(?:sau|tiếp|kế tiếp|tiếp theo)(?:\s[›»>]+)?|next(?: page)?(?:\s[›»>]+)?"
    r"|older posts|bài viết cũ hơn|cuối|last|xem thêm|xem tiếp"
)
_LEAST_ITEMS = 3
"""Leads glued together that make a listing; two can be an article with a box beside its text."""
_LEAD_LINES = 3
_MOST = 0.6
_LEAST_HEADLINES = 5
_LEAST_TEXT = 400
_MOSTLY_LINK = 0.5


def find_items(flow: Flow, layout: Layout, rules: PageRules, base: str) -> tuple[Link, ...]:
    """Return a listing's items in page order: the layout's rows, else every headline that is a link."""
    rows = select_all(flow.soup, layout.items)
    links = _row_links(flow, rows, layout, rules, base) if rows else _headline_links(flow, rules, base)
    return unique(links)


def find_pagers(flow: Flow, layout: Layout, base: str) -> tuple[Link, ...]:
    """Return the links to a listing's other pages: the layout's, else numbers and "Trang sau" on the same site."""
    chosen = select_all(flow.soup, layout.pager)
    anchors = [a for one in chosen for a in ([one] if one.name == "a" else one.select("a[href]"))]
    return unique(_pager_links(anchors if chosen else flow.soup.select("a[href]"), base, by_text=not chosen))


def why_listing(flow: Flow, located: Located, layout: Layout, url: str) -> str | None:
    """Return why the page is a listing; None when it may be an article."""
    if not located.by_selector and select_all(flow.soup, layout.items):
        return "has the rows of a listing and no article's body"
    body = list(article_blocks(list(located.blocks)))
    leads = _count_leads(body, url)
    if leads >= _LEAST_ITEMS:
        return f"is {leads} leads of other articles glued together"
    if located.by_selector:
        return None
    running = sum(len(block.text) for block in body if block.link_share < _MOSTLY_LINK)
    headlines = sum(1 for block in flow.blocks if _is_headline(block, url))
    if headlines >= _LEAST_HEADLINES and running < _LEAST_TEXT:
        return f"links to {headlines} articles and has {running} characters of text"
    return None


def _count_leads(body: list[Block], url: str) -> int:
    """Return how many leads of other articles a body is made of: headlines, each with a date or a short lead.

    0 where other text stands before them: they are a box beside an article then.
    """
    heads = [i for i in range(len(body)) if _is_lead_head(body, i, url)]
    if len(heads) < _LEAST_ITEMS:
        return 0
    runs = [body[start + 1 : end] for start, end in zip(heads, [*heads[1:], len(body)], strict=True)]
    short = sum(1 for run in runs if run and len(run) <= _LEAD_LINES)
    before = sum(len(block.text) for block in body[: heads[0]])
    listed = sum(len(block.text) for block in body) - before
    return len(heads) if short >= _MOST * len(heads) and before < listed / len(heads) * 2 else 0


def _is_lead_head(body: list[Block], i: int, url: str) -> bool:
    """Tell whether a line heads a lead: a headline that is a link, or a line that ends in its own stamp."""
    return _is_headline(body[i], url) or (is_list_line(body[i]) and body[i].text.endswith(")"))


def _is_headline(block: Block, url: str) -> bool:
    found = headline_link(block)
    address = absolute_url(url, found[0]) if found is not None else None
    return address is not None and same_site(address, url)


def _row_links(flow: Flow, rows: list[Tag], layout: Layout, rules: PageRules, base: str) -> Iterator[Link]:
    for row in rows:
        chosen = select_first(row, layout.item_link) or row.select("a[href]")
        if row.name == "a":
            chosen = [row]
        anchors = [a for a in chosen if a.get("href") is not None]
        if not anchors:
            continue
        link = max(anchors, key=lambda a: len(a.get_text()))
        url = absolute_url(base, str(link["href"]))
        dates = select_first(row, layout.item_date) or [row]
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
            when = date_beside(flow.blocks, block.index, rules.day_order)
            yield Link(url=url, kind="item", title=headline(found[1]), published=when)


def _pager_links(anchors: list[Tag], base: str, *, by_text: bool) -> Iterator[Link]:
    for anchor in anchors:
        text = clean_line(anchor.get_text())
        if by_text and (len(text) > 30 or _PAGER.fullmatch(fold_spelling(text)) is None):
            continue
        url = absolute_url(base, str(anchor.get("href") or ""))
        if url is not None and same_site(url, base):
            yield Link(url=url, kind="pager", title=text or None)
