"""A page's title: what its headline says, without the site's name, "null " or a stamp glued to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.page.dates import find_glued_stamp
from extract.page.furniture import fold_line, is_stamp_line, same_text
from extract.page.select import content_of, select_first
from extract.text import clean_line

if TYPE_CHECKING:
    from extract.page.blocks import Block, Flow
    from extract.page.rules import Layout

_TITLE_METAS = ("og:title", "twitter:title", "title")
# '>> TIN TỨC >> Tin địa phương', 'Trang chủ / Xã hội /'
CRUMB = re.compile(r"\s*(?:>+|»|›|→|\||\s/\s|/$|::)\s*")
"""What parts a breadcrumb's names."""
_NULL = re.compile(r"^null\s+")
_HEADINGS = ("h1", "h2", "h3")
_SHORTEST_TITLE = 10
_SHORTEST_HEADLINE = 20
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A page's title and the block that shows it."""

    text: str
    index: int | None


def find_title(flow: Flow, layout: Layout, suffixes: tuple[str, ...]) -> Title | None:
    """Return the title: by selector, else the heading that the page's own title repeats, else that title."""
    chosen = select_first(flow, layout.title)
    if chosen:
        text = clean_title(content_of(chosen[0]), suffixes)
        index = next(iter(flow.indexes(chosen[0])), None)
        return Title(text=text, index=index if index is not None else _shown_at(flow.blocks, text))
    said = [clean_title(flow.metas.get(name, ""), suffixes) for name in _TITLE_METAS]
    headings = [b for b in flow.blocks if b.element.name in _HEADINGS and len(b.text) >= _SHORTEST_TITLE]
    candidates = [*headings, *(b for b in flow.blocks if b.element.name not in _HEADINGS)]
    for text in filter(None, said):
        for block in candidates:
            if _begins_with(text, block.text):
                return Title(text=clean_title(block.text, suffixes), index=block.index)
    first = next((b for b in headings if b.element.name == "h1"), None)
    if first is not None:
        return Title(text=clean_title(first.text, suffixes), index=first.index)
    above = _above_stamp(flow.blocks)
    if above is not None:
        return Title(text=clean_title(above.text, suffixes), index=above.index)
    name = next(filter(None, said), None)
    return Title(text=name, index=_shown_at(flow.blocks, name)) if name is not None else None


def clean_title(raw: str, suffixes: tuple[str, ...] = ()) -> str:
    """Return a title without "null ", a stamp glued to its end, and what the site appends."""
    text = _NULL.sub("", clean_line(raw))
    for suffix in suffixes:
        text = text.removesuffix(clean_line(suffix)).rstrip()
    stamp = find_glued_stamp(text)
    return text[: stamp.start].rstrip(" (|[-–") if stamp is not None else text


def _begins_with(said: str, shown: str) -> bool:
    """Tell whether the page's own title begins with a line that the page shows; the rest is the site's name."""
    if not _SHORTEST_TITLE <= len(shown) <= _LONGEST_TITLE:
        return False
    ours, theirs = fold_line(said), fold_line(clean_title(shown))
    return ours == theirs or (ours.startswith(theirs) and re.match(r"\s*[-|–—:»•]", ours[len(theirs) :]) is not None)


def _above_stamp(blocks: list[Block]) -> Block | None:
    """Return the headline of a page without headings, whose own title is the site's name: the line above the stamp."""
    for block, stamp in pairwise(blocks):
        is_headline = _SHORTEST_HEADLINE <= len(block.text) <= _LONGEST_TITLE and not block.links
        if is_headline and is_stamp_line(stamp.text) and CRUMB.search(block.text) is None and block.text[-1] != ".":
            return block
    return None


def _shown_at(blocks: list[Block], title: str) -> int | None:
    return next((b.index for b in blocks if same_text(b.text, title)), None)
