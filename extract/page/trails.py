"""Breadcrumbs: what leads from the home page to an article, as element, as line of links, or as list."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bs4 import NavigableString, Tag

from extract.page.furniture import (
    fold_line,
    is_home,
    is_popular_heading,
    is_related_heading,
    is_stamp_line,
    is_widget,
    load_furniture,
    same_text,
    without_stamps,
)
from extract.page.select import content_of
from extract.page.title import CRUMB, Title
from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.page.blocks import Block, Flow

_TRAIL = 4
"""Links in a line that begins with the home page; more are a menu, unless something like ">" parts them."""
_LONGEST_TRAIL = 7
_ABOVE = 6
"""Lines above the title in which ">" makes a line a breadcrumb; one with the home page may be further up."""
_LIST_ABOVE = 4
_PARTS = 40
"""Parts of a breadcrumb; more are no breadcrumb, whatever the element is called."""
_CUT = 20
"""Characters of the title that a breadcrumb ends with, cut short."""
_ARROW = re.compile(r"[>»›→/]\s|\s[>»›→/]|[>»›→]\w|::")
"""What parts names and no news beside each other, as bars do in a ticker."""
_COUNT = re.compile(r"\s*\(\d+\)$")
_HOME_PATH = re.compile(r"/?(?:[a-z]{2}/?)?(?:(?:trang-?chu|home|index|default|web/guest(?:/home)?)(?:\.\w+)?)?/?")


def find_trails(flow: Flow, title: Title) -> Iterator[str]:
    """Yield the names in which the page's breadcrumbs end, those before the title."""
    for element in flow.marked("breadcrumb"):
        if title.index is None or flow.indexes(element).start <= title.index + 1:
            yield from last_crumb(element, title)
    before = flow.blocks[: title.index] if title.index is not None else []
    for block in reversed(before):
        if _is_trail(block):
            yield from last_crumb(block.element, title)
        elif title.index is not None and title.index - block.index <= _ABOVE and _is_parted(block):
            yield from last_named(CRUMB.split(block.text[:1000]), title)
    for block in before:
        if _is_home_link(block, block.text) and len(block.links) == 1:
            yield from last_named(_listed(flow, block, title), title)


def last_crumb(element: Tag, title: Title) -> list[str]:
    """Return the last part of a breadcrumb that can be a section, if there is one."""
    return last_named(_crumbs(element), title)


def last_named(parts: list[str], title: Title) -> list[str]:
    """Return the last part that can be a section: not the site, a button, the article, or a list's heading."""
    known = load_furniture()
    bare = (_COUNT.sub("", without_stamps(part).strip(" /|:-–·•,")) for part in parts)
    named = [part for part in bare if part and not is_home(part) and not is_widget(part) and not _is_title(part, title)]
    told = [
        part
        for part in named
        if not (is_related_heading(part) or is_popular_heading(part))
        and fold_line(part) not in (*known.page_names, *known.you_are_here)
    ]
    return told[-1:] if told and len(told[-1]) <= 100 else []


def _is_title(part: str, title: Title) -> bool:
    """Tell whether a part is the article's title, or its beginning cut short."""
    cut = part.rstrip(".… ")
    is_cut = len(cut) >= _CUT and (cut != part or len(cut) >= len(title.text) // 2)
    return same_text(part, title.text) or (is_cut and fold_line(title.text).startswith(fold_line(cut)))


def _crumbs(element: Tag) -> list[str]:
    """Return a breadcrumb's parts: its links, and what is parted by ">" and the like outside of them."""
    if element.get("content") or element.get("datetime"):
        return CRUMB.split(content_of(element))
    parts: list[str] = []
    for node in element.descendants:
        if isinstance(node, Tag) and node.name == "a":
            parts.append(clean_line(node.get_text(" ")))
        elif type(node) is NavigableString and (element.name == "a" or node.find_parent("a") is None):
            parts += CRUMB.split(clean_line(node))
        if len(parts) > _PARTS:
            break
    return parts


def _is_parted(block: Block) -> bool:
    """Tell whether a line is a breadcrumb by what parts its names."""
    return _ARROW.search(block.text) is not None and len(block.text) < 250 and not is_stamp_line(block.text)


def _is_trail(block: Block) -> bool:
    """Tell whether a line is a breadcrumb of links: the home page, and few others after it."""
    line = _here().sub("", block.text) if block.links else ""
    if not _is_home_link(block, line):
        return False
    shown = [text for _, text in block.links if text]
    gaps = [line[line.find(one) + len(one) : line.find(other)] for one, other in pairwise(shown)]
    is_parted = all(gap.strip() for gap in gaps) and "|" not in "".join(gaps)
    least = 2 if line.startswith(block.links[0][1] or "\0") and not is_parted else 1
    return least <= len(shown) and len(block.links) <= (_LONGEST_TRAIL if is_parted else _TRAIL) and len(line) < 300


def _is_home_link(block: Block, line: str) -> bool:
    """Tell whether the first of a line's links is the home page's and begins it: by its name, or as an icon."""
    if not block.links:
        return False
    href, text = block.links[0]
    if is_home(text):
        return line.startswith(text)
    first = block.element.find("a", href=href)  # a logo's link is read with the line below it
    is_icon = not text and len(block.links) > 1 and first is not None
    return is_icon and _HOME_PATH.fullmatch(urlsplit(href).path.lower()) is not None


@cache
def _here() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(load_furniture().you_are_here, key=len, reverse=True)))
    return re.compile(rf"^(?:{words})\s*:?\s*", re.IGNORECASE)


def _listed(flow: Flow, home: Block, title: Title) -> list[str]:
    """Return the parts of a breadcrumb that is a list of short lines, the home page first, right above the title."""
    holders = (one for one in home.element.parents if len(flow.indexes(one)) > 1)
    span = flow.indexes(next(holders, home.element))
    if title.index is None or not title.index - _LIST_ABOVE <= span.stop <= title.index or span.start != home.index:
        return []
    lines = [flow.blocks[i] for i in span]
    names = [block for block in lines if any(map(str.isalnum, block.text))]
    linked = all(block.link_share == 1 for block in names[:-1])
    return [block.text for block in names] if linked and len(names) <= _TRAIL and len(lines) <= 2 * _TRAIL else []
