"""A page's title: what its headline says, without the site's name, "null " or a stamp glued to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.page.dates import find_glued_stamp
from extract.page.furniture import fold_line, is_stamp_line, same_text
from extract.page.select import LONGEST_LINE, content_of, is_overlong, select_first
from extract.page.urls import absolute_url
from extract.text import clean_line

if TYPE_CHECKING:
    from bs4 import Tag

    from extract.page.blocks import Block, Flow
    from extract.page.rules import Layout

TITLE_METAS = ("og:title", "twitter:title", "title")
# '>> TIN TỨC >> Tin địa phương', 'Trang chủ / Xã hội /'
CRUMB = re.compile(r"\s*(?:>+|»|›|→|\||\s/\s|/$|::)\s*")
"""What parts a breadcrumb's names."""
# The same, and dashes, between a page's title and the site's or section's name.
_PARTED = r"[-|–—:»•>›→/]"
_NULL = re.compile(r"^null\s+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_SHORTEST_TITLE = 10
_SHORTEST_HEADLINE = 20
_LONGEST_TITLE = 300
_CUT_LENGTH = 30
"""Characters that a title must keep, cut short in the page's head, to be told."""
_SECTION_LENGTH = 40
"""Characters; names of sections and sites are shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A page's title and the block that shows it."""

    text: str
    index: int | None


def find_title(flow: Flow, layout: Layout, suffixes: tuple[str, ...], url: str) -> Title | None:
    """Return the title: by selector, else the heading that the page's own title repeats, else that title."""
    chosen = select_first(flow, layout.title, without=is_long_title)
    if chosen:
        heading = _heading_of(chosen[0])
        text = clean_title(content_of(heading), suffixes)
        index = next(iter(flow.indexes(heading)), None)
        return Title(text=text, index=index if index is not None else _shown_at(flow.blocks, text))
    said = [
        clean_title(text, suffixes) for name in TITLE_METAS if len(text := flow.metas.get(name, "")) <= LONGEST_LINE
    ]
    running = flow.span(flow.soup.find_all("marquee"))
    still = [block for block in flow.blocks if block.index not in running]
    shown = _find_headline(still, [text for text in said if text], url)
    if shown is not None:
        return Title(text=clean_title(shown.text, suffixes), index=shown.index)
    name = next(filter(None, said), None)
    return Title(text=name, index=None) if name is not None else None


def is_long_title(element: Tag) -> bool:
    """Tell whether what a selector calls the title says more than a line."""
    return is_overlong(_heading_of(element))


def _heading_of(element: Tag) -> Tag:
    """Return the heading inside an element that holds the stamp and tools besides; the element where it has none."""
    return next((one for one in element.find_all(_HEADINGS) if one.get_text(strip=True)), element)


def _find_headline(blocks: list[Block], said: list[str], url: str) -> Block | None:
    """Return the line that is the headline: the one that the page is called by, the first h1, the one above the stamp.

    Names of sites and sections are headings, too: a longer line above the stamp, further down, goes before them.
    """
    headings = [b for b in blocks if b.element.name in _HEADINGS and _SHORTEST_TITLE <= len(b.text) <= LONGEST_LINE]
    candidates = [*headings, *(b for b in blocks if b.element.name not in _HEADINGS)]
    called = next((found for text in said if (found := _called(text, candidates)) is not None), None)
    firsts = [block for block in headings if block.element.name == "h1"]
    above = _above_stamp(blocks, url)
    if called is None and above in headings and len(firsts) > 1:
        return above  # where every box of the page has an h1, none tells
    named = called or next(iter(firsts), None)
    if named is None or above is None:
        return named or above
    return above if len(named.text) < min(_SECTION_LENGTH, len(above.text)) and named.index < above.index else named


def clean_title(raw: str, suffixes: tuple[str, ...] = ()) -> str:
    """Return a title without "null ", a stamp glued to its end, and what the site appends."""
    text = _NULL.sub("", clean_line(raw))
    for suffix in suffixes:
        text = text.removesuffix(clean_line(suffix)).rstrip()
    stamp = find_glued_stamp(text)
    return text[: stamp.start].rstrip(" (|[-–") if stamp is not None else text


def _called(said: str, candidates: list[Block]) -> Block | None:
    """Return the line that a page is called by: that its title begins with, else a heading that it has further on.

    What follows the article's title is its section's name and the site's, which the page shows too: among the headings
    that do not begin the title, the longest is the article's.
    """
    first = next((block for block in candidates if _begins(said, block)), None)
    if first is not None:
        return first
    inside = [block for block in candidates if block.element.name in _HEADINGS and _is_in(said, block)]
    return max(inside, key=lambda block: len(block.text), default=None)


def _begins(said: str, block: Block) -> bool:
    """Tell whether the page's own title is a line that it shows, alone or with the site's name after it."""
    if not _SHORTEST_TITLE <= len(block.text) <= _LONGEST_TITLE:
        return False
    ours, theirs = fold_line(said), fold_line(clean_title(block.text))
    is_cut = len(ours) >= _CUT_LENGTH and ours.endswith(("...", "…")) and theirs.startswith(ours.rstrip(".… "))
    return is_cut or (ours.startswith(theirs) and _is_parted(ours[len(theirs) :], rf"\s*{_PARTED}"))


def _is_in(said: str, block: Block) -> bool:
    """Tell whether a line is one of the parts of the page's own title, behind the first."""
    if not _SHORTEST_TITLE <= len(block.text) <= _LONGEST_TITLE:
        return False
    before, found, after = fold_line(said).partition(fold_line(clean_title(block.text)))
    return bool(found) and re.search(rf"{_PARTED}\s*$", before) is not None and _is_parted(after, rf"\s*{_PARTED}")


def _is_parted(rest: str, pattern: str) -> bool:
    return not rest or re.match(pattern, rest) is not None


def leads_nowhere(block: Block, url: str) -> bool:
    """Tell whether a line has no link but to its own page."""
    return all(absolute_url(url, href) is None for href, _ in block.links)


def _above_stamp(blocks: list[Block], url: str) -> Block | None:
    """Return the headline of a page without headings, whose own title is the site's name: the line above the stamp.

    Where that is the name of the box, and a longer line stands below the stamp, that one is.
    """
    for before, stamp, after in zip(blocks, blocks[1:], [*blocks[2:], None], strict=False):
        if not is_stamp_line(stamp.text):
            continue
        if after is not None and len(before.text) < _SECTION_LENGTH < len(after.text) and _is_headline(after, url):
            return after
        if _is_headline(before, url):
            return before
    return None


def _is_headline(block: Block, url: str) -> bool:
    is_long = _SHORTEST_HEADLINE <= len(block.text) <= _LONGEST_TITLE and leads_nowhere(block, url)
    return is_long and CRUMB.search(block.text) is None and block.text[-1] not in ".:"


def _shown_at(blocks: list[Block], title: str) -> int | None:
    return next((b.index for b in blocks if same_text(b.text, title)), None)
