"""TITLE: offices and posts without their organisation ("Phó Chủ tịch Thường trực", "nguyên Giám đốc", "giáo viên")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.gazetteer import load_gazetteer
from extract.mentions import Found
from extract.mentions.organisation_words import organisation_patterns
from extract.mentions.organisations import organisation_end
from extract.mentions.runs import RUN, is_head_of_place, opens_name
from extract.patterns import any_of
from extract.text import fold_tones
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE_SMALL = re.compile(r"[,(–-] ?$")
_BLOC_UNIT = re.compile(r" (?:khối|cụm|khu vực) thi đua")

_LONGEST_SPECIALITY = 5  # words
_SPECIAL_WORD = re.compile(
    r" (?!(?:là|được|của|và|đã|có|về|do|từ|cho|đến|cùng|tại|ở|nhận|khi|với|người|đang|luôn)\b)[\w/]+(?=,? )"
)


class Titles(Strict):
    """Offices: gazetteer/titles.yml."""

    learnt_from: str
    deputies: frozenset[str]
    extents: frozenset[str]
    events: frozenset[str]
    offices: frozenset[str]
    members: frozenset[str]
    heads_of_units: frozenset[str]
    posts: frozenset[str]
    units: frozenset[str]
    place_units: frozenset[str]
    workplaces: frozenset[str]
    abbreviations: frozenset[str]


@cache
def _titles() -> Titles:
    return load_gazetteer("titles", Titles)


@cache
def title_pattern() -> re.Pattern[str]:
    """Return the pattern of an office with its deputy and extent, for a text that fold_tones returned."""
    known = _titles()
    head = rf"(?P<head>{any_of(known.heads_of_units)})(?P<unit> {any_of(known.units | known.place_units)})"
    extent = rf"(?: {any_of(known.extents)}(?! {any_of(known.events)}\b))?"
    office = rf"(?P<office>{any_of(known.offices | known.members)}){extent}"
    post, short = (
        rf"(?P<post>{any_of(known.posts)})",
        rf"(?P<short>{any_of(known.abbreviations)}(?: (?:thường trực|tt|phụ trách)\b)?)",
    )
    return re.compile(
        rf"(?<!ủy )(?<!đoàn )\b(?:(?:{any_of(known.deputies)} ){{0,2}}(?:{head}|{office}|{post})\b|{short}(?= ))"
    )


@cache
def _extent() -> re.Pattern[str]:
    return re.compile(rf" {any_of(_titles().extents)}\b(?! {any_of(_titles().events)}\b)")


@cache
def _place_unit() -> re.Pattern[str]:
    return re.compile(rf" {any_of(_titles().place_units)} (?=\w)")


@cache
def _workplace_follows() -> re.Pattern[str]:
    return re.compile(rf" (?:ở |tại |của )?{any_of(_titles().workplaces)}\b")


def find(text: str) -> Iterator[Found]:
    """Yield the offices of a text."""
    folded = fold_tones(text)
    for match in title_pattern().finditer(folded):
        end = _end(text, folded, match)
        if end is not None:
            yield Found("TITLE", match.start(), end)


def _end(text: str, folded: str, match: re.Match[str]) -> int | None:
    """Return where the office of a match ends, or None where the words are no office here.

    An office written small is one after a name ("Ngô Bá Thuyên, tổ trưởng") or before its organisation; an occupation
    needs both.
    """
    capital = text[match.start()].isupper() or match[0].startswith("nguyên ")
    after_name = _BEFORE_SMALL.search(folded, max(0, match.start() - 3), match.start()) is not None
    if match["short"] is not None:
        return match.end() if capital and organisation_end(text, folded, match.end() + 1) is not None else None
    if match["unit"] is not None:
        unit = match.start("unit")
        place = _place_unit().match(folded, unit)
        person = place is not None and is_head_of_place(text, place.end())
        named = (place is not None and not person and not text[place.end()].islower()) or _BLOC_UNIT.match(folded, unit)
        end = unit if named or organisation_end(text, folded, unit + 1) is not None else match.end("unit")
        extent = _extent().match(folded, end) if end == match.end("unit") else None
        return (extent.end() if extent else end) if capital or after_name else None
    if match["post"] is not None:
        if after_name:
            end = _speciality_end(text, folded, match.end())
            employed = end > match.end() or _employer_follows(text, folded, end)
            return end if employed else None
        return match.end() if _is_title_first(text, folded, match.end()) else None
    return match.end() if capital or after_name or _employer_follows(text, folded, match.end()) else None


def _speciality_end(text: str, folded: str, end: int) -> int:
    """Return the end of what an occupation is in, before the employer: "giáo viên | dạy Toán | Trường …"."""
    at = end
    for _ in range(_LONGEST_SPECIALITY):
        word = _SPECIAL_WORD.match(folded, at)
        if word is None or _employer_follows(text, folded, at):
            return end
        at = word.end()
        if text[at + 1 : at + 2].isupper() and organisation_end(text, folded, at + 1) is not None:
            return at
        if text.startswith(", ", at) and _institution_at(text, folded, at + 2):
            return at
    return end


def _institution_at(text: str, folded: str, start: int) -> bool:
    """Say whether a school, a company or the like begins: whose the crew in front of the comma is."""
    named = organisation_patterns()["institution"].match(folded, start) is not None
    return named and organisation_end(text, folded, start) is not None


def _is_title_first(text: str, folded: str, end: int) -> bool:
    """Say whether an employer and then a person follow: "chuyên viên Sở Nội vụ | Néang Sóc Kha"."""
    employer = organisation_end(text, folded, end + 1)
    run = RUN.match(text, employer + 1) if employer is not None else None
    return run is not None and len(words := run[0].split(" ")) > 1 and opens_name(words)


def _employer_follows(text: str, folded: str, end: int) -> bool:
    """Say whether an organisation or a place follows."""
    return _workplace_follows().match(folded, end) is not None or organisation_end(text, folded, end + 1) is not None
