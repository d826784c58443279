"""Links to other articles around an article, and the stamps beside them."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from extract.page.dates import find_stamps
from extract.page.furniture import (
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
        layout: its `related` selectors, else the lists under headings such as "Tin khác".
        base: the page's address.
        order: the source's order of day and month.
    """
    chosen = select_all(flow, layout.related)
    indexes = sorted(flow.span(chosen)) if chosen else list(under_headings(flow.blocks, after))
    return unique(_links(flow.blocks, indexes, base, order, "related"))


def unique(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return each address once, where it comes first with a date."""
    found: dict[str, Link] = {}
    for link in links:
        known = found.get(link.url)
        if known is None or (known.published is None and link.published is not None):
            found[link.url] = link
    return tuple(found.values())


def under_headings(blocks: list[Block], after: int, *, popular: bool = False) -> Iterator[int]:
    """Yield the indexes of the lines of lists with a heading such as "Tin khác", after the block `after`.

    Args:
        blocks: the page's.
        after: index of the block to begin behind.
        popular: take lists that all pages of the site share ("Đọc nhiều"), too.
    """
    listing = False
    for block in blocks[after + 1 :]:
        if heads_related(blocks, block.index) or (popular and is_popular_heading(block.text)):
            listing = True
        elif is_popular_heading(block.text) or not is_list_line(block):
            listing = False
        elif listing:
            yield block.index


def _links(
    blocks: list[Block], indexes: list[int], base: str, order: DayOrder | None, kind: LinkKind
) -> Iterator[Link]:
    for i in indexes:
        for href, text in blocks[i].links:
            url = absolute_url(base, href) if len(text) >= _SHORTEST_HEADLINE else None
            if url is not None and same_site(url, base):
                yield Link(url=url, kind=kind, title=headline(text), published=date_beside(blocks, i, order))


def date_beside(blocks: list[Block], index: int, order: DayOrder | None) -> dt.datetime | None:
    """Return the stamp in a headline's block, or in the line after it where that holds nothing else."""
    lines = [blocks[index].text[-120:]]
    if index + 1 < len(blocks) and is_stamp_line(blocks[index + 1].text):
        lines.append(blocks[index + 1].text)
    return next((stamp.value for line in lines for stamp in find_stamps(line, order)), None)


def headline(text: str) -> str:
    """Return a link's text without the stamp glued to its end; a counter may follow that."""
    offset = max(0, len(text) - 60)
    *_, last = [None, *find_stamps(text[offset:])]
    if last is None or not is_widget(text[offset + last.end :]):
        return text
    return text[: offset + last.start].rstrip(_BRACKETS) or text
