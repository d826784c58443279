"""The author whom a page's markup names beside the stamp or below the body: by class, microdata, icon or label.

Such marks stand in lists of other articles, under photos and in comments too: only those in the lines between the title
and the article's text, or right after it, are looked at, and only what looks like a name is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from bs4 import Tag

from extract.page.bylines import is_author_label, is_source_line, read_signature
from extract.page.furniture import ends_article, is_popular_heading, is_widget
from extract.page.related import headline_link, heads_related
from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.page.blocks import Block, Flow

_RUNNING = 80
"""Characters of a paragraph; what is shorter before the first one is the head of the article."""
_HEAD = 12
_TAIL = 8
"""Lines before and after the article's text in which its author is named."""
_BESIDE_ICON = 8
"""Texts and elements behind an icon; a name has one or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The author's name, and the lines that hold it or a source's."""

    name: str | None = None
    head: frozenset[int] = frozenset()
    """Indexes of those before the article's text: they are no paragraphs."""


def find_signature(flow: Flow, title: int | None, body: Iterable[Block]) -> Signature:
    """Return the author named by the page's markup, one before a source.

    Args:
        flow: the page.
        title: index of the title's block.
        body: the lines in which the article's text is.
    """
    lines = [block.index for block in body]
    running = [i for i in lines if len(flow.blocks[i].text) >= _RUNNING and headline_link(flow.blocks[i]) is None]
    if not lines:
        return Signature()
    first, last = (running or lines)[0], (running or lines)[-1]
    before = range(max(0 if title is None else title + 1, first - _HEAD), first)
    places = {*before, *_tail(flow.blocks, last)} - flow.span(flow.marked("caption"))
    signed = [(span, text) for span, text in _texts(flow, places) if read_signature(text) is not None]
    told = min((text for _, text in signed), key=is_source_line, default="")
    return Signature(name=read_signature(told), head=frozenset(i for span, _ in signed for i in span if i in before))


def _tail(blocks: list[Block], last: int) -> Iterator[int]:
    """Yield the indexes of the lines after the text, up to the first list of other articles or the page's end."""
    for block in blocks[last + 1 : last + 1 + _TAIL]:
        heads = heads_related(blocks, block.index) or is_popular_heading(block.text)
        if heads or ends_article(block.text) or headline_link(block) is not None:
            return
        yield block.index


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
