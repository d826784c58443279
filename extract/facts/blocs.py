"""The emulation blocs and clusters that an article names, and the units that lead them.

A bloc is named several times in an article, in shorter and shorter forms; its record carries the longest. Leaders
are read by extract.facts.leadership; a newly elected pair makes a second record with its own year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from extract.facts.leadership import Term, find_terms
from extract.quantities import read_quantity
from extract.records import Bloc, Evidence, Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.reading import Reading
    from extract.records import Facts, Mention, Rejection

_NUMBER = re.compile(r"\b(?:\d+|[IVXL]+)\b")
_GENERIC = {"khối", "cụm", "thi", "đua", "giao", "ước", "các", "số", "tỉnh"}
# Abbreviated and full names of one bloc share most words; measured on train, no two blocs of one article exceed it.
_ALIKE = 88
_NAME_YEAR = re.compile(r"\s*(?:,\s*)?năm (\d{4})\b")
_MOST_MEMBERS = 200
_CONSISTS = re.compile(r"^[^.;]{0,25}?\b(?:gồm|bao gồm)(?: có)?\s*$")
_LISTS = re.compile(r"^[^.;]{0,25}?\b(?:gồm|có|với)(?: tổng số| đại diện(?: lãnh đạo)?(?: của)?)?\s*$")
_MEMBER = re.compile(r"^(?:\s+\w+){0,2}\s+(?:thành viên|trong (?:khối|cụm)|thuộc (?:khối|cụm))", re.IGNORECASE)
_BLOC_WORD = re.compile(r"(?<!\d )(?<!các )\b(?:[Kk]hối|[Cc]ụm|KHỐI|CỤM)\b")
# What members of a bloc are counted as.
_UNITS = {
    "đơn vị",
    "sở",
    "huyện",
    "xã",
    "phường",
    "tỉnh",
    "doanh nghiệp",
    "trường",
    "cơ quan",
    "thành viên",
    "ngân hàng",
    "tổ chức",
    "hội",
    "công ty",
    "thành phố",
    "địa phương",
    "báo",
    "tổ chức hội",
    "sở, ngành",
    "ngành",
    "ban",
}
_DECIDED = re.compile(
    r"\b(?:kiện toàn|thành lập|phân công|phân chia|chia)\b[^.;]{0,30}?\b(?:khối|cụm)\b[^.;]{0,80}?\bnăm (\d{4})\b",
    re.IGNORECASE,
)
_TRAILING_YEAR = re.compile(r"[\s,]+năm \d{4}$")


def extract(reading: Reading, known: Facts) -> Iterator[Bloc | Rejection]:
    """Yield a record for each bloc and each term of its leadership that the article states."""
    groups = group_mentions(reading)
    if not groups:
        return
    terms = find_terms(reading, groups)
    for number, mentions in enumerate(groups):
        of_bloc = [term for term in terms if term.bloc == number]
        yield from _make_records(reading, mentions, of_bloc, is_main=number == 0)


def group_mentions(reading: Reading) -> list[list[Mention]]:
    """Return the mentions of each bloc of an article, the blocs by first mention in the body."""
    mentions = [m for m in reading.of("BLOC") if m.field != "title"] or list(reading.of("BLOC"))
    groups: list[list[Mention]] = []
    for mention in mentions:
        name = reading.quote(mention)
        same = next((g for g in groups if any(is_same_bloc(name, reading.quote(other)) for other in g)), None)
        if same is None:
            groups.append([mention])
        else:
            same.append(mention)
    for mention in reading.of("BLOC"):
        if mention.field == "title" and not any(mention in group for group in groups):
            _join_title(reading, mention, groups)
    return groups


def _join_title(reading: Reading, mention: Mention, groups: list[list[Mention]]) -> None:
    """Add the title's form to the group it names; a bloc that only the title names stays alone."""
    name = reading.quote(mention)
    for group in groups:
        if any(is_same_bloc(name, reading.quote(other)) for other in group):
            group.append(mention)
            return
    groups.append([mention])


def is_same_bloc(a: str, b: str) -> bool:
    """Return whether two surfaces name one bloc: the same numbers, and one's words within the other's."""
    x, y = fold_spelling(a), fold_spelling(b)
    if x.split()[0] != y.split()[0]:
        return False
    numbers_x, numbers_y = set(_NUMBER.findall(a)), set(_NUMBER.findall(b))
    if numbers_x != numbers_y:
        return False
    words_x, words_y = set(re.findall(r"\w+", x)), set(re.findall(r"\w+", y))
    if words_x <= words_y or words_y <= words_x:
        return True
    if not numbers_x and not (words_x - _GENERIC) & (words_y - _GENERIC):
        return False
    return fuzz.token_set_ratio(x, y) >= _ALIKE


def _make_records(reading: Reading, mentions: list[Mention], terms: list[Term], *, is_main: bool) -> Iterator[Bloc]:
    best = max(mentions, key=lambda m: (len(_strip_year(reading.quote(m))), m.field == "body", -m.start))
    name = _strip_year(reading.quote(best))
    key = Evidence(slot="name", field=best.field, start=best.start, end=best.start + len(name))
    count = find_member_count(reading, mentions, is_main=is_main)
    first_year = next((year for m in mentions if (year := _year_after(reading, m)) is not None), None)
    decided = find_decided_year(reading)
    for number, term in enumerate(terms or [Term(bloc=0)]):
        evidence = [key, *term.evidence]
        if number == 0 and count is not None:
            evidence.append(Evidence(slot="member_count", field=count[1].field, start=count[1].start, end=count[1].end))
        is_current = number == 0 and bool(term.leader or term.deputies)
        year = term.year if term.year is not None or not is_current else first_year or decided
        yield Bloc(
            name=name,
            year=year,
            leader=term.leader,
            deputies=tuple(term.deputies),
            member_count=count[0] if count is not None and number == 0 else None,
            evidence=tuple(evidence),
            rule="blocs.elected" if term.elected else "blocs.led" if term.leader or term.deputies else "blocs.named",
        )


def find_decided_year(reading: Reading) -> int | None:
    """Return the year for which a decision sets up the blocs: "kiện toàn các cụm, khối thi đua năm 2026"."""
    for name in ("title", "body"):
        decided = _DECIDED.search(reading.texts[name])
        if decided:
            return int(decided[1])
    return None


def _strip_year(name: str) -> str:
    return _TRAILING_YEAR.sub("", name)


def _year_after(reading: Reading, mention: Mention) -> int | None:
    """Return the year that a bloc's name carries: "Khối thi đua … năm 2023"."""
    match = _NAME_YEAR.match(reading.texts[mention.field], mention.end)
    return int(match[1]) if match else None


def find_member_count(reading: Reading, mentions: list[Mention], *, is_main: bool) -> tuple[int, Span] | None:
    """Return how many members a bloc is said to have, with the span of the count."""
    for quantity in reading.of("QTY"):
        counted = read_quantity(reading.quote(quantity))
        if counted is None or quantity.field == "title" or not 1 < counted.value < _MOST_MEMBERS:
            continue
        sentence = reading.sentence_of(quantity)
        text = reading.texts[quantity.field]
        anchor = _last_naming(reading, sentence, quantity, mentions, is_main=is_main)
        is_unit = counted.unit in _UNITS
        lists = anchor is not None and (_LISTS if is_unit else _CONSISTS).match(text[anchor : quantity.start])
        says_member = _MEMBER.match(text[quantity.end : sentence.end]) and is_unit
        if lists or (says_member and (is_main or anchor is not None)):
            return int(counted.value), quantity
    return None


def _last_naming(
    reading: Reading, sentence: Span, quantity: Mention, mentions: list[Mention], *, is_main: bool
) -> int | None:
    """Return where the bloc was last named before a count in its sentence; None where another bloc was, or none."""
    before = Span(field=sentence.field, start=sentence.start, end=quantity.start)
    named = reading.within(before, "BLOC")
    words = list(_BLOC_WORD.finditer(reading.texts[sentence.field], sentence.start, quantity.start))
    if named and (not words or words[-1].start() < named[-1].end):
        return named[-1].end if named[-1] in mentions else None
    return words[-1].end() if words and is_main else None
