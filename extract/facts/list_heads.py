"""The paragraph over a list of paragraphs: "Dự hội nghị có các đồng chí:", then "- Ông A, …", "- Bà B, …"."""

from __future__ import annotations

import re

from extract.records import Span

_BREAK = "\n\n"
_ITEM = re.compile(
    r"(?P<mark>[-–+*•])|(?P<number>\(?\d{1,3}[.)/])|(?P<letter>[a-zđ]\))|(?P<address>(?:đồng chí|đ/c|ông|bà) )"
)
_LONGEST = 400
"""No heading has more characters."""


def heading_over(text: str, field: str, start: int) -> Span | None:
    """Return the paragraph that opens the list of which the item at `start` is part, or None.

    Args:
        text: a folded text.
        field: its name.
        start: where a paragraph begins.
    """
    if start and not text.endswith(_BREAK, 0, start):
        return None
    end = start - len(_BREAK)
    kind = _kind(text, start)
    while end > 0:
        begin = text.rfind(_BREAK, 0, end)
        begin = begin + len(_BREAK) if begin >= 0 else 0
        if text[end - 1] == ":":
            return Span(field=field, start=begin, end=end) if end - begin <= _LONGEST else None
        if (kind is None or _kind(text, begin) != kind) and text[end - 1] not in ";,":
            return None
        end = begin - len(_BREAK)
    return None


def _kind(text: str, start: int) -> str | None:
    """Return what marks a paragraph as a list's item: a dash, a number, a letter, a form of address; or None."""
    found = _ITEM.match(text, start)
    return found.lastgroup if found is not None else None
