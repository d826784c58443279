"""Who leads a bloc, and for which year: units that an article puts beside a bloc's office.

Three constructions carry nearly all of it (survey, section 10): "U - đơn vị Trưởng khối", "U làm Cụm trưởng" and
"Cụm trưởng là U"; a person's office counts for the unit that the person heads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.facts.bloc_titles import bloc_titles, is_deputys, is_leaders
from extract.records import Evidence, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.reading import Reading
    from extract.records import Mention

_LINK = re.compile(
    r"^(?:[\s,–():-]*(?:nay )?"
    r"(?:(?:là|được|tiếp tục|thống nhất|nhất trí|đồng ý|đồng thuận|tín nhiệm|sẽ|đã|vinh dự|cùng|giữ|bầu|suy tôn|suy cử"
    r"|đề cử|giới thiệu|chỉ định|hiệp thương|đảm nhận|đảm nhiệm|nhận|tiếp nhận|phân công|cử|giao|chọn|luân phiên"
    r"|lần lượt|chính thức|trúng cử|tái cử|đương nhiệm|hội nghị|(?:các|tập thể) (?:đơn vị|thành viên)"
    r"|thành viên|trong (?:khối|cụm)|đón|cờ|cờ luân lưu) )*"
    r"(?:làm|là|giữ(?: chức(?: vụ| danh)?| vai trò| nhiệm vụ| cương vị| trọng trách| vị trí)?"
    r"|(?:nhiệm vụ|vai trò|chức(?: vụ| danh)?|cương vị|trọng trách|trách nhiệm)(?: là)?"
    r"|đảm nhận|đảm nhiệm|đảm đương|với (?:vai trò|tư cách|cương vị)(?: là)?)?"
    r"\s*(?:các )?(?:đơn vị\s*)?[–\s(,-]*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^\s*(?:mới )?(?:năm \d{4} )?(?:là|:|gồm|thuộc về|\()\s*(?:đơn vị )?$", re.IGNORECASE)
# "bàn giao nhiệm vụ Cụm trưởng năm 2024 cho X": who is handed an office holds it next.
_HANDED = re.compile(r"\b(?:bàn giao|chuyển giao|trao|giao)\b[^.;,]{0,60}$", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:năm \d{4} )?cho\s*(?:đơn vị )?$", re.IGNORECASE)
# "Với vai trò Trưởng khối, X chủ trì": the holder follows behind the comma.
_AS = re.compile(r"(?:với|ở|trên|trong) (?:vai trò|cương vị|tư cách|trách nhiệm)(?: là)?(?: đơn vị)?\s*", re.IGNORECASE)
_THEN = re.compile(r"^(?: năm \d{4})?,\s*$", re.IGNORECASE)
_HANDS = re.compile(r"\b(?:trao|bàn giao|chuyển giao)\b", re.IGNORECASE)
_DASHES = {"-", "–", "—"}
_JOIN = re.compile(r"^\s*(?:,|;|và|,\s*và|cùng)\s*(?:các )?$")
_ELECTED = re.compile(
    r"\b(?:bầu|suy tôn|bàn giao|bỏ phiếu|tín nhiệm|giới thiệu|nhất trí|thống nhất|tiếp nhận)\b", re.IGNORECASE
)
_YEAR = re.compile(r"^năm (\d{4})$", re.IGNORECASE)


@dataclass(slots=True)
class Term:
    """One leadership of one bloc: who leads it, for which year where stated."""

    bloc: int
    year: int | None = None
    elected: bool = False
    leader: str | None = None
    deputies: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Office:
    """A bloc's office found in the text with the units that hold it."""

    title: Mention
    is_leader: bool
    units: tuple[Mention, ...]
    year: int | None
    elected: bool


def find_terms(reading: Reading, groups: Sequence[Sequence[Mention]]) -> list[Term]:
    """Return the terms of all blocs in the order in which the article states them."""
    terms: list[Term] = []
    for office in find_offices(reading):
        bloc = _bloc_of(reading, office.title, groups)
        term = _place(terms, office, bloc, reading)
        _fill(term, office, reading)
    return terms


def find_offices(reading: Reading) -> list[Office]:
    """Return every bloc office whose holder stands beside it."""
    offices = []
    titles = bloc_titles(reading)
    pairs = _pairs(reading, titles)
    for title in titles:
        is_leader = is_leaders(reading, title)
        if title.field == "title" or not (is_leader or is_deputys(reading, title)):
            continue
        units = _units_after(reading, title) or _units_before(reading, title, pairs.get(title))
        if units:
            sentence = reading.sentence_of(title)
            before = reading.texts[title.field][sentence.start : title.start]
            year = _year_of(reading, title, sentence)
            offices.append(Office(title, is_leader, tuple(units), year, _ELECTED.search(before) is not None))
    return offices


def _units_before(reading: Reading, title: Mention, pair: tuple[Mention, Mention] | None) -> list[Mention]:
    """Return the units right before an office: "A và B làm", "A - đơn vị", a person's unit before a comma."""
    if pair is not None:
        units = _chain_before(reading, pair[0])
        if len(units) > 1:  # "A và B làm Cụm trưởng, Cụm phó": one each, in this order
            return units[:1] if title == pair[0] else units[1:]
    units = _chain_before(reading, title)
    text = reading.texts[title.field]
    is_verb = re.search(r"(?:làm|là|giữ|đảm)\b", text[units[-1].end : title.start]) if units else None
    return units if is_verb and not is_leaders(reading, title) else units[-1:]


def _pairs(reading: Reading, titles: list[Mention]) -> dict[Mention, tuple[Mention, Mention]]:
    """Return the leader's and the deputy's office that stand side by side, by either of the two."""
    pairs: dict[Mention, tuple[Mention, Mention]] = {}
    for leader, deputy in pairwise(titles):
        beside = leader.field == deputy.field and _JOIN.match(reading.texts[leader.field][leader.end : deputy.start])
        if beside and is_leaders(reading, leader) and is_deputys(reading, deputy):
            pairs[leader] = pairs[deputy] = leader, deputy
    return pairs


def _chain_before(reading: Reading, title: Mention) -> list[Mention]:
    """Return the list of units that ends at the verb before an office."""
    text = reading.texts[title.field]
    sentence = reading.sentence_of(title)
    before = [m for m in reading.within(sentence, "ORG", "LOC", "TITLE", "PER", "DATE") if m.end <= title.start]
    units: list[Mention] = []
    right = title.start
    for mention in reversed(_join_provinces(reading, before)):
        gap = text[mention.end : right]
        if mention.label == "DATE" and not units and _LINK.match(gap):
            right = mention.start
            continue
        if mention.label not in {"ORG", "LOC"} or not (_JOIN if units else _LINK).match(gap):
            break
        units.insert(0, mention)
        right = mention.start
        if _is_headed(reading, mention):
            break
    return units


def _join_provinces(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Return mentions with a headed unit and the province behind its comma made one: "Trưởng Ban X, tỉnh Y"."""
    joined: list[Mention] = []
    for mention in mentions:
        unit = joined[-1] if joined else None
        if (
            unit is not None
            and (unit.label, mention.label) == ("ORG", "LOC")
            and reading.texts[unit.field][unit.end : mention.start] == ", "
            and _is_headed(reading, unit)
        ):
            joined[-1] = replace(unit, end=mention.end)
        else:
            joined.append(mention)
    return joined


def _is_headed(reading: Reading, unit: Mention) -> bool:
    """Return whether a title stands right before a unit: then it is a person's, and no list goes on before it."""
    before = reading.within(Span(field=unit.field, start=max(0, unit.start - 40), end=unit.start), "TITLE")
    return bool(before) and not reading.texts[unit.field][before[-1].end : unit.start].strip()


def _units_after(reading: Reading, title: Mention) -> list[Mention]:
    """Return the units right after an office: "Cụm trưởng là A", "Cụm phó: A và B"."""
    text = reading.texts[title.field]
    sentence = reading.sentence_of(title)
    begin = right = _end_of_bloc(reading, title)
    units: list[Mention] = []
    for mention in reading.within(
        Span(field=title.field, start=title.end, end=sentence.end), "ORG", "LOC", "TITLE", "PER"
    ):
        gap = text[right : mention.start]
        if mention.label == "TITLE" and right == begin and gap.strip() in _DASHES:  # "Cụm trưởng - Chủ tịch UBND xã X"
            right = mention.end
            continue
        follows = _JOIN.match(gap) is not None if units else _names_holder(reading, title, gap, right != begin)
        if mention.label not in {"ORG", "LOC"} or not follows:
            break
        units.append(mention)
        right = mention.end
    return units


def _names_holder(reading: Reading, title: Mention, gap: str, behind_title: bool) -> bool:
    """Return whether what stands between an office and a unit behind it says that the unit holds the office."""
    text, begin = reading.texts[title.field], reading.sentence_of(title).start
    if _AFTER.match(gap) or (behind_title and not gap.strip()):
        return True
    if _TO.match(gap):
        return _HANDED.search(text, begin, title.start) is not None
    return _THEN.match(gap) is not None and _AS.fullmatch(text, begin, title.start) is not None


def _end_of_bloc(reading: Reading, title: Mention) -> int:
    """Return where an office ends, the bloc behind it included: "Cụm trưởng Cụm thi đua số 5"."""
    behind = reading.within(Span(field=title.field, start=title.end, end=title.end + 2), "BLOC")
    return behind[0].end if behind else title.end


def _year_of(reading: Reading, title: Mention, sentence: Span) -> int | None:
    """Return the year an office is stated for: right behind it or its sibling's, else at the clause's start."""
    text = reading.texts[title.field]
    dates = [m for m in reading.within(sentence, "DATE") if _YEAR.match(reading.quote(m))]
    for date in dates:
        if date.start >= title.end and ";" not in text[title.end : date.start] and date.start - title.end < 90:
            between = text[title.end : date.start]
            is_siblings = re.search(r"(?i)(?:phó|trưởng)\s*(?:khối|cụm)?\s*$", between) and not _HANDS.search(between)
            if not between.strip() or is_siblings:
                return _read_year(reading, date)
    for date in reversed(dates):
        if date.end <= title.start and re.search(r"(?:^|[;,:(]|\bvà)\s*$", text[sentence.start : date.start]):
            return _read_year(reading, date)
    return None


def _read_year(reading: Reading, date: Mention) -> int:
    return int(reading.quote(date)[-4:])


def _bloc_of(reading: Reading, title: Mention, groups: Sequence[Sequence[Mention]]) -> int:
    """Return the number of the bloc an office belongs to: named right behind it, or last before it, else the first."""
    text = reading.texts[title.field]
    placed = [(m, n) for n, group in enumerate(groups) for m in group if m.field == title.field]
    behind = [(m, n) for m, n in placed if m.start >= title.end and not text[title.end : m.start].strip()]
    if behind:
        return behind[0][1]
    sentence = reading.sentence_of(title)
    before = [(m, n) for m, n in placed if sentence.start <= m.start < title.start]
    return max(before, key=lambda found: found[0].start)[1] if before else 0


def _place(terms: list[Term], office: Office, bloc: int, reading: Reading) -> Term:
    """Return the term an office belongs to, a new one where none fits."""
    unit = reading.quote(office.units[0])
    for term in reversed([term for term in terms if term.bloc == bloc]):
        years_agree = term.year is None or office.year is None or term.year == office.year
        if office.is_leader and term.leader is not None and not _is_alike(term.leader, unit):
            continue
        if years_agree and (term.elected == office.elected or term.year == office.year is not None):
            return term
    term = Term(bloc=bloc, year=office.year, elected=office.elected)
    terms.append(term)
    return term


def _fill(term: Term, office: Office, reading: Reading) -> None:
    if term.year is None:
        term.year = office.year
    names = [reading.quote(unit) for unit in office.units]
    slot = "leader" if office.is_leader else "deputies"
    if office.is_leader:
        term.leader = max(filter(None, (term.leader, names[0])), key=len)
    else:
        for name in names:
            _add_longest(term.deputies, name)
    term.evidence += [Evidence(slot=slot, field=u.field, start=u.start, end=u.end) for u in office.units]


def _add_longest(names: list[str], name: str) -> None:
    """Add a unit to a list, or put it in the place of a shorter form of it."""
    for i, known in enumerate(names):
        if _is_alike(known, name):
            names[i] = max(known, name, key=len)
            return
    names.append(name)


def _is_alike(a: str, b: str) -> bool:
    """Return whether two surfaces may name one unit: one's words within the other's."""
    x, y = set(a.casefold().split()), set(b.casefold().split())
    return x <= y or y <= x
