"""The offices of a bloc ("Trưởng khối", "Cụm phó") that an article writes, marked as titles or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.records import Mention, Span

if TYPE_CHECKING:
    from extract.reading import Reading

_LEADER = re.compile(r"^(?:trưởng (?:khối|cụm|khu vực)|(?:khối|cụm) trưởng|thường trực (?:khối|cụm))$", re.IGNORECASE)
_DEPUTY = re.compile(
    r"^(?:phó (?:trưởng )?(?:khối|cụm|khu vực)(?: trưởng)?|(?:khối|cụm) phó)(?: thứ (?:nhất|hai|ba)| thường trực)?$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\b(?:khối|cụm|khu vực)\b", re.IGNORECASE)
_BEHIND = re.compile(r" (khối|cụm)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:(?:khối|cụm) (?:trưởng|phó)|phó (?:khối|cụm)(?: trưởng)?|(?:phó )?trưởng (?:khối|cụm))\b", re.IGNORECASE
)
"""An office that no mention marks."""
_REACH = 250
"""Characters that the longest mention may begin before an office within it."""


def bloc_titles(reading: Reading) -> list[Mention]:
    """Return the titles of an article's body, bloc offices that no mention marks among them."""
    titles = list(reading.of("TITLE"))
    for found in _OFFICE.finditer(reading.texts["body"]):
        near = reading.within(Span(field="body", start=max(0, found.start() - _REACH), end=found.end()))
        if all(m.end <= found.start() for m in near):
            titles.append(Mention(field="body", start=found.start(), end=found.end(), label="TITLE"))
    return sorted(titles, key=lambda m: (m.field, m.start))


def _whole_office(reading: Reading, title: Mention) -> str:
    """Return an office with the bloc's head word where the bloc's own name carries it: "Trưởng | Khối thi đua số 2"."""
    surface = reading.quote(title)
    behind = _BEHIND.match(reading.texts[title.field], title.end)
    return f"{surface} {behind[1]}" if behind and not _HEAD.search(surface) else surface


def is_leaders(reading: Reading, title: Mention) -> bool:
    """Return whether a title is the office of a bloc's leader."""
    return _LEADER.match(_whole_office(reading, title)) is not None


def is_deputys(reading: Reading, title: Mention) -> bool:
    """Return whether a title is the office of a bloc's deputy leader."""
    return _DEPUTY.match(_whole_office(reading, title)) is not None
