"""The author whom a page's markup names beside the stamp or below the body: by class, microdata, icon or label.

Such marks stand in lists of other articles, under photos and in comments too: only those in the lines between the title
and the article's text, or right after it, are looked at, and only what looks like a name is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from bs4 import Tag

from extract.page.bylines import is_author_label, is_name, is_poster_line, is_source_line, read_label, read_signature
from extract.page.furniture import (
    ends_article,
    is_popular_heading,
    is_stamp_line,
    is_widget,
    load_furniture,
    same_text,
)
from extract.page.related import headline_link, heads_related
from extract.page.segments import after_label, segments_of
from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.page.blocks import Block, Flow

_RUNNING = 80
"""Characters of a paragraph; what is shorter before the first one is the head of the article."""
_HEAD = 12
_TAIL = 8
"""Lines before and after the article's text in which its author is named."""
_LINE = 200
_ABOVE = 3
"""Lines before the title, where some sites have stamp and author."""
_SET_OFF = re.compile(r"right|bold|\bfw-|font-weight:\s*[6-9]00")
_BESIDE_ICON = 8
"""Texts and elements behind an icon; a name has one or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The author's name, and the lines that hold it or a source's."""

    name: str | None = None
    is_source: bool = False
    """It is where the text was taken from."""
    head: frozenset[int] = frozenset()
    """Indexes of those before the article's text, and of the stamp's: they are no paragraphs."""


def find_signature(flow: Flow, title: int | None, body: Iterable[Block]) -> Signature:
    """Return the author named by the page's markup and labels, before who put the text in, before a source.

    Args:
        flow: the page.
        title: index of the title's block.
        body: the lines in which the article's text is.
    """
    lines = [block.index for block in body if title is None or block.index > title]
    running = [i for i in lines if len(flow.blocks[i].text) >= _RUNNING and headline_link(flow.blocks[i]) is None]
    if not lines:
        return Signature()
    first, last = (running or lines)[0], (running or lines)[-1]
    before = range(max(0 if title is None else title + 1, first - _HEAD), first)
    above = range(max(0, (title or 0) - _ABOVE), title or 0)
    places = {*before, *_tail(flow, last)} - flow.span(flow.marked("caption"))
    labelled = _labelled(flow, places | set(above))
    found = [*_texts(flow, places), *labelled, *_bare_names(flow, before, last, places)]
    signed = [(span, text) for span, text in found if read_signature(text) is not None]
    told = min((text for _, text in signed), key=_doubt, default="")
    head = {i for span, _ in signed for i in span if i in before} | {i for i in before if _has_stamp(flow, i)}
    return Signature(name=read_signature(told), is_source=is_source_line(told), head=frozenset(head))


def _has_stamp(flow: Flow, at: int) -> bool:
    """Tell whether a short line has the stamp as one of its parts, whatever the others are."""
    return len(flow.blocks[at].text) <= _LINE and any(map(is_stamp_line, segments_of(flow, flow.blocks[at])))


def _doubt(text: str) -> int:
    """Return how little a text says about who wrote the article: an account and a source say little."""
    return 2 if is_source_line(text) else int(is_poster_line(text))


def _tail(flow: Flow, last: int) -> Iterator[int]:
    """Yield the indexes of the lines after the text, up to the first list of other articles or the page's end."""
    for block in flow.blocks[last + 1 : last + 1 + _TAIL]:
        heads = heads_related(flow.blocks, block.index) or is_popular_heading(block.text)
        if heads or ends_article(block.text) or headline_link(block) is not None:
            return
        yield block.index


def _labelled(flow: Flow, places: set[int]) -> Iterator[tuple[range, str]]:
    """Yield the parts of lines that begin with an author's label, or name whom the page's head calls the author."""
    said = {name for key in ("ld:author", "author") if (name := clean_line(flow.metas.get(key, "")))}
    labels = (*load_furniture().author_labels, *load_furniture().poster_labels)
    for i in sorted(places):
        for part in segments_of(flow, flow.blocks[i]):
            is_named = after_label(part, labels) is not None or read_label(part) is not None
            if is_named or any(same_text(part, name) for name in said):
                yield range(i, i + 1), part


def _bare_names(flow: Flow, head: range, last: int, places: set[int]) -> Iterator[tuple[range, str]]:
    """Yield names without label or mark: in an element beside the stamp, or in the first line after the text."""
    for i in head:
        if i in places and _has_stamp(flow, i):
            parts = segments_of(flow, flow.blocks[i])
            yield from ((range(i, i + 1), part) for part in parts if is_name(part) and not _is_elsewhere(flow, i, part))
    after = (i for i in sorted(places) if i > last and not is_widget(flow.blocks[i].text))
    for i in islice(after, 1):
        block = flow.blocks[i]
        if not block.links and (is_name(block.text) or _is_set_off(block)) and not _is_elsewhere(flow, i, block.text):
            yield range(i, i + 1), block.text


def _is_elsewhere(flow: Flow, at: int, text: str) -> bool:
    """Tell whether a page says the same in another line: menus and boxes have names in capitals, too."""
    return any(block.text == text for block in flow.blocks if block.index != at)


def _is_set_off(block: Block) -> bool:
    """Tell whether a line is set bold or to the right, as signatures are."""
    element = block.element
    classes = " ".join(element.get_attribute_list("class", "")).lower() if element.get("class") else ""
    styled = f"{element.get('style') or ''} {element.get('align') or ''} {classes}".lower()
    bold = "".join(one.get_text() for one in element.find_all(("strong", "b"), recursive=True, limit=3))
    return _SET_OFF.search(styled) is not None or clean_line(bold) == block.text


def _texts(flow: Flow, places: set[int]) -> Iterator[tuple[range, str]]:
    """Yield what may name the author in the lines `places`, with the lines that it stands in, the surest first."""
    for element in flow.marked("author"):
        span = flow.indexes(element)
        if span and all(i in places for i in span):
            yield span, _only_text(flow, span) if len(span) > 1 else clean_line(element.get_text(" "))
    for icon in flow.marked("author_icon"):
        span = flow.indexes(icon.parent) if icon.parent is not None else range(0)
        if span and all(i in places for i in span):
            yield span, _text_beside(icon)
    for i in sorted(places):
        if i + 1 in places and is_author_label(flow.blocks[i].text):
            yield range(i, i + 2), flow.blocks[i + 1].text


def _only_text(flow: Flow, lines: range) -> str:
    """Return the one line of an element that is neither label nor button; "" where several are."""
    texts = [flow.blocks[i].text for i in lines]
    telling = [text for text in texts if not is_author_label(text) and not is_widget(text)]
    return telling[0] if len(telling) == 1 else ""


def _text_beside(icon: Tag) -> str:
    """Return the text from an icon to the next one."""
    parts: list[str] = []
    for node in islice(icon.next_siblings, _BESIDE_ICON):
        text = node.get_text(" ").strip()
        if isinstance(node, Tag) and not text:
            break
        parts.append(text)
    return clean_line(" ".join(parts))
