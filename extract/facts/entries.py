"""Whom an entry of a list is about: "2. Bà P, Trưởng khoa Nội: chủ trì 5 đề tài; đã được tặng Bằng khen"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.mentions.honorifics import is_only_honorific
from extract.records import Span

if TYPE_CHECKING:
    from extract.reading import Reading
    from extract.records import Mention

BULLET = re.compile(r"[-–+*•] ?|\d{1,2}[.)/] ?|\(\d{1,2}\) ?|[a-zđ]\) |(?=(?:đồng chí|đ/c|ông|bà|anh|chị|em)\b)")
"""What begins an item, in a folded text; a form of address does so, too."""
_NOUN = re.compile(r"(?:các |cá nhân |tập thể |đơn vị |gia đình |hộ )*(?P<rest>.*)", re.DOTALL)


def entry_at(reading: Reading, place: Span) -> Mention | None:
    """Return the person or the unit whose entry a place stands in: the only one of its kind before it.

    Args:
        reading: the article.
        place: where an honour, or a verb, stands that tells no subject.
    """
    text = reading.folded[place.field]
    start = text.rfind("\n", 0, place.start) + 1
    bullet = BULLET.match(text, start, place.start)
    if bullet is None:
        return None
    before = reading.within(Span(field=place.field, start=start, end=place.start), "PER", "ORG")
    if not before or not _opens(text[bullet.end() : before[0].start]):
        return None
    others = [one for one in before[1:] if one.label == "PER" and not _is_short(reading, before[0], one)]
    return before[0] if not others and (before[0].label == "PER" or bullet[0]) else None


def _opens(gap: str) -> bool:
    """Return whether nothing but forms of address and a noun for recipients stands between bullet and name."""
    noun = _NOUN.match(gap)
    return is_only_honorific(noun["rest"] if noun is not None else gap)


def _is_short(reading: Reading, full: Mention, other: Mention) -> bool:
    """Return whether another mention is the given name of the entry's person."""
    return reading.quote(full).endswith(f" {reading.quote(other)}") or reading.quote(full) == reading.quote(other)
