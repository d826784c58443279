"""Links to other articles around an article, and the stamps beside them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from extract.page.dates import find_glued_stamp, find_stamps
from extract.page.furniture import (
    is_neighbour_heading,
    is_popular_heading,
    is_related_heading,
    is_stamp_line,
    is_widget,
    names_related,
)
from extract.page.records import Link, LinkKind
from extract.page.select import select_all
from extract.page.urls import absolute_url, same_site

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from extract.page.blocks import Block, Flow
    from extract.page.rules import DayOrder, Layout

_SHORTEST_HEADLINE = 15
"""Characters; a shorter link is a button or a section."""
_MOSTLY = 0.6
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ROW_LINE = 400
_ROW_DATE = 60
"""Characters of a row's line, and of one that holds its day with a counter or a name beside it."""
_DEEP = 4
"""Elements around a headline that may be its row."""
_SECTION = 60
_REPEATED = 3
"""Rows that link to the same: to the section that they stand in."""
_LIST = 60
"""Lines of a list that are looked at for its first."""
_ROWS = 8
"""Lines below a heading of which two are links to articles, where its wording alone does not tell."""
# "Chuyên mục: <link>" leads to a section, "Tác giả: <link>" to a person; so do they after "13/01/2023 | ".
_LABEL = re.compile(r"(?:^|[|•·–-])\s*[^\W\d][^\d:|•·]*:\s*$")
_BRACKETS = " ()[]|-–•»›>"


def headline_link(block: Block) -> tuple[str, str] | None:
    """Return href and text of the link to an article that a block mostly is; None when it is none."""
    links = [link for link in block.links if len(link[1]) >= _SHORTEST_HEADLINE and not is_stamp_line(link[1])]
    if not links:
        return None
    longest = max(links, key=lambda link: len(link[1]))
    if _LABEL.search(block.text.partition(longest[1])[0]) is not None:
        return None
    return longest if len(longest[1]) >= _MOSTLY * len(headline(block.text)) else None


def is_list_line(block: Block) -> bool:
    """Tell whether a block belongs to a list of articles: a headline's link, a date, both, the head of a column."""
    if headline_link(block) is not None or is_stamp_line(block.text) or is_widget(block.text):
        return True
    if block.element.name == "th":
        return True
    stamps = list(find_stamps(block.text[-60:]))
    return bool(stamps) and len(block.text) < 300 and block.text.endswith(")")


def heads_related(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether a line heads a list of other articles: by its usual wording, else by the links that follow it."""
    line = blocks[at].text
    if is_related_heading(line):
        return True
    if not names_related(line) or headline_link(blocks[at]) is not None:
        return False
    following = takewhile(is_list_line, blocks[at + 1 : at + 1 + _ROWS])
    return sum(headline_link(one) is not None for one in following) > 1


def find_related(flow: Flow, after: int, layout: Layout, base: str, order: DayOrder | None) -> tuple[Link, ...]:
    """Return the links of the lists of other articles, in page order, each address once.

    Args:
        flow: the page.
        after: index of the title's block; what stands before it is navigation.
        layout: its `related` selectors, else the lists under headings such as "Tin khác", else those called so.
        base: the page's address.
        order: the source's order of day and month.
    """
    chosen = select_all(flow, layout.related)
    indexes = sorted(flow.span(chosen)) if chosen else list(under_headings(flow, after))
    if not chosen and not indexes:
        called = [one for one in flow.marked("related") if flow.indexes(one).start > after]
        indexes = sorted(flow.span(called))
    return unique(_links(flow, [i for i in indexes if i < len(flow.blocks)], base, order, "related"))


def unique(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return each address once, as it comes first, with the first date beside it."""
    found: dict[str, Link] = {}
    for link in links:
        known = found.setdefault(link.url, link)
        if known.published is None and link.published is not None:
            found[link.url] = replace(known, published=link.published)
    return tuple(found.values())


def under_headings(flow: Flow, after: int, *, popular: bool = False) -> Iterator[int]:
    """Yield the indexes of the lines of lists with a heading such as "Tin khác", after the block `after`.

    Args:
        flow: the page.
        after: index of the block to begin behind.
        popular: take lists that all pages of the site share ("Đọc nhiều"), too.
    """
    blocks, row, listing = flow.blocks, range(0), False
    for block in blocks[after + 1 :]:
        if block.index in row:
            yield block.index
            continue
        if heads_related(blocks, block.index) or (popular and is_popular_heading(block.text)):
            listing = not heads_neighbour(flow, block)
            continue
        if not listing:
            continue
        row = row_of(flow, block)
        begins = _is_row_line(block) or (len(row) > 1 and _is_repeated(blocks, block))
        listing = begins and not is_popular_heading(block.text)
        row = row if listing else range(0)
        if listing:
            yield block.index


def _is_row_line(block: Block) -> bool:
    """Tell whether a line may begin a row: as any line of a list, or as the link to a section above the headline."""
    return is_list_line(block) or (block.link_share == 1 and block.element.name not in _HEADINGS)


def _is_repeated(blocks: list[Block], block: Block) -> bool:
    """Tell whether a short line comes again and again: the section's name over a list's rows; a heading does not."""
    return len(block.text) <= _SECTION and sum(one.text == block.text for one in blocks) >= _REPEATED


def heads_neighbour(flow: Flow, block: Block) -> bool:
    """Tell whether a line is over the link to the one article before or after: "Bài trước"."""
    if not is_neighbour_heading(block.text):
        return False
    following = flow.blocks[block.index + 1 : block.index + 1 + _ROWS]
    rows = takewhile(lambda one: is_list_line(one) and not _heads(one), following)
    return len({found[0] for one in rows if (found := headline_link(one)) is not None}) < 2


def _heads(block: Block) -> bool:
    return is_related_heading(block.text) or is_neighbour_heading(block.text)


def row_of(flow: Flow, block: Block) -> range:
    """Return the lines of the row that begins with a line: the largest element with no more than one headline.

    A row of one line is that line alone.
    """
    row = range(block.index, block.index + 1)
    if len(block.text) > _ROW_LINE:
        return row
    for element in [block.element, *block.element.parents]:
        inside = flow.indexes(element)
        if inside.start != block.index or len(inside) > _ROWS or inside.stop > len(flow.blocks):
            break
        told = {found[0] for i in inside if (found := headline_link(flow.blocks[i])) is not None}
        if len(told) > 1:
            break
        row = inside if told else row
    return row


def _links(flow: Flow, indexes: list[int], base: str, order: DayOrder | None, kind: LinkKind) -> Iterator[Link]:
    sections = _sections(flow, indexes)
    for i in indexes:
        for href, text in flow.blocks[i].links:
            is_title = len(text) >= _SHORTEST_HEADLINE and not is_stamp_line(text) and (href, text) not in sections
            url = absolute_url(base, href) if is_title else None
            if url is not None and same_site(url, base):
                yield Link(url=url, kind=kind, title=headline(text), published=date_beside(flow, i, order))


def _sections(flow: Flow, indexes: list[int]) -> set[tuple[str, str]]:
    """Return the links of a list that lead to the rows' section: named so, or repeated row by row."""
    links = Counter(link for i in indexes for link in flow.blocks[i].links)
    repeated = {link for link, count in links.items() if count >= _REPEATED}
    named = flow.span([one for one in flow.marked("category") if len(flow.indexes(one)) == 1])
    alone = {flow.blocks[i].links[0] for i in indexes if i in named and len(flow.blocks[i].links) == 1}
    is_beside = 2 * len(alone) <= len({href for href, _ in links})  # the headlines themselves may be called so
    return repeated | {link for link in alone if is_beside and len(link[1]) <= _SECTION}


def date_beside(flow: Flow, index: int, order: DayOrder | None) -> dt.datetime | None:
    """Return the stamp in a headline's line, outside the headline first, or in a line of its own in the same row."""
    block = flow.blocks[index]
    told = headline_link(block)
    if told is not None:
        beside = next(find_stamps(block.text.replace(told[1], " ")[-120:], order), None)
        beside = beside or find_glued_stamp(told[1], order)
        if beside is not None:
            return beside.value
    lines = [*_dates_around(flow, index), block.text[-120:]]
    return next((stamp.value for line in lines for stamp in find_stamps(line, order)), None)


def _dates_around(flow: Flow, index: int) -> list[str]:
    """Return the lines beside a headline that are its stamp: those in its row, else the line after it.

    Where the rows are no elements of their own, a list that begins with a day has each day before its headline.
    """
    blocks = flow.blocks
    for element in islice(blocks[index].element.parents, _DEEP):
        inside = flow.indexes(element)
        if len(inside) > _ROWS:
            break
        told = {found[0] for i in inside if i < len(blocks) and (found := headline_link(blocks[i])) is not None}
        if len(told) > 1:
            break
        dates = [blocks[i].text for i in inside if i < len(blocks) and i != index and _is_date(blocks[i])]
        if dates:
            return dates
    before, after = blocks[index - 1 : index], blocks[index + 1 : index + 2]
    nearest = before if _begins_with_date(blocks, index) else after
    return [one.text for one in nearest if _is_date(one)]


def _is_date(block: Block) -> bool:
    """Tell whether a line of a row is its day, maybe with a counter or a name beside it."""
    if headline_link(block) is not None:
        return False
    return is_stamp_line(block.text) or (
        len(block.text) <= _ROW_DATE and next(find_stamps(block.text), None) is not None
    )


def _begins_with_date(blocks: list[Block], index: int) -> bool:
    """Tell whether the list around a headline has its first day before its first headline."""
    run = list(
        takewhile(
            lambda one: headline_link(one) is not None or _is_date(one), reversed(blocks[max(0, index - _LIST) : index])
        )
    )
    return bool(run) and headline_link(run[-1]) is None


def headline(text: str) -> str:
    """Return a link's text without the stamp glued to its end; a counter may follow that."""
    offset = max(0, len(text) - 60)
    *_, last = [None, *find_stamps(text[offset:])]
    if last is None or not is_widget(text[offset + last.end :]):
        return text
    return text[: offset + last.start].rstrip(_BRACKETS) or text
