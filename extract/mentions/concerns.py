"""What an organisation is concerned with, in words that no gazetteer lists: "Ban Từ thiện | xã hội".

Its first word is written with a capital, the others small; a verb, an adverb or a place ends it (the gazetteer's
stops). Two concerns are joined by a dash or by "và": "Khoa Hồi sức tích cực - Chống độc", "Phòng Giáo dục và Hồ sơ".
"""

from __future__ import annotations

import re

from extract.mentions.honorifics import opens_with_honorific
from extract.mentions.organisation_words import crews, organisation_patterns
from extract.patterns import LOWER, UPPER

_CRAFT = re.compile(rf" [{LOWER}]+(?: [{LOWER}]+){{0,4}}(?= [{UPPER}])")
"""What a cooperative works at, written small in front of its name: "Hợp tác xã | đan lát | Hàm Giang"."""
_JOINT = re.compile(r" ?[-–] ?| và ")
_ABBREVIATION = re.compile(rf"[{UPPER}&]{{2,}}\b(?! [{UPPER}][{LOWER}])")
"""A concern in capitals: "PTNT", "THCS"."""


def concern_end(text: str, folded: str, end: int) -> int | None:
    """Return the end of an unlisted concern right behind `end`: one capital, then small letters; None where none is."""
    if not text[end + 1 : end + 2].isupper() or not text[end + 2 : end + 3].islower():
        return None
    return _unless_prose(text, folded, end, "concern")


def is_led_crew(folded: str, start: int) -> bool:
    """Say whether the office of a crew's leader stands right before it: "Tổ phó | tổ vận hành"."""
    return organisation_patterns()["crew_office"].search(folded, max(0, start - 24), start) is not None


def craft_end(text: str, folded: str, start: int, end: int) -> int:
    """Return the end of what a cooperative or a crew works at, behind its head, or `end`."""
    end = _crew_end(text, folded, start, end)
    found = organisation_patterns()
    craft = _CRAFT.match(text, end) if found["cooperative"].match(folded, start) else None
    if craft is None:
        return end
    known = found["listed"].fullmatch(folded, end, craft.end()) is not None
    return craft.end() if known or not found["stop"].search(folded, end, craft.end()) else end


def _crew_end(text: str, folded: str, start: int, end: int) -> int:
    """Return the end of what a crew works at, written small behind its leader's office; `end` where nothing tells.

    "Tổ trưởng | tổ hàn | số 4": a few words that a mark, a number, a capital or a stop ends.
    """
    if folded[start:end] not in crews() or not is_led_crew(folded, start):
        return end
    return _unless_prose(text, folded, end, "craft") or end


def qualified_end(text: str, folded: str, end: int) -> int:
    """Return the end of the small words that go on from a concern: "Từ thiện | xã hội"."""
    return _unless_prose(text, folded, end, "small") or end


def joined_end(text: str, folded: str, end: int) -> int | None:
    """Return the end of a second concern, behind a dash or "và"; None where none is."""
    joint = _JOINT.match(text, end)
    if joint is None or organisation_patterns()["not_joined"].match(folded, joint.end()):
        return None
    if opens_with_honorific(folded[joint.end() : joint.end() + 40]):
        return None
    at = joint.end() - 1  # patterns of words begin with the blank before them
    head = organisation_patterns()["head"].match(folded, joint.end())
    kind = "proper" if text[joint.end() : joint.end() + 1].isupper() else "common"
    body = organisation_patterns()[kind].match(f" {folded[joint.end() : joint.end() + 60]}")
    if body is not None and (head is None or head.end() < at + body.end()):
        return qualified_end(text, folded, at + body.end())
    if head is not None:
        return None
    short = _ABBREVIATION.match(text, joint.end())
    return short.end() if short is not None else _unlisted_end(text, folded, joint.end())


def _unlisted_end(text: str, folded: str, start: int) -> int | None:
    """Return the end of an unlisted concern that begins at `start`."""
    end = concern_end(f" {text[start : start + 80]}", f" {folded[start : start + 80]}", 0)
    return start + end - 1 if end is not None else None


def _unless_prose(text: str, folded: str, end: int, pattern: str) -> int | None:
    """Return the end of a pattern's small words, or None where so many follow that they are rather a clause."""
    found = organisation_patterns()[pattern].match(folded, end)
    if found is None:
        return None
    words = text[end + 1 : found.end()].split(" ")
    first = 1 if pattern == "concern" else 0
    count = next((i for i, word in enumerate(words[first:], first) if not word.islower()), len(words))
    if count == first:
        return None
    stop = end + 1 + len(" ".join(words[:count]))
    on = organisation_patterns()["prose"].match(folded, stop)
    return None if on is not None and text[stop + 1].islower() else stop
