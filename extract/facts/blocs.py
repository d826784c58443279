"""The emulation blocs and clusters that an article names, and the units that lead them.

A bloc is named several times in an article, in shorter and shorter forms; its record carries the longest. Leaders
are read by extract.facts.leadership; a newly elected pair makes a second record with its own year.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from extract.facts.leadership import Term, find_terms
from extract.mentions.blocs import find as find_blocs
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
_LATER = 9999
"""Above every year: a newly elected pair without one follows the one that leads now."""
_CONSISTS = re.compile(r"^[^.;]{0,25}?\b(?:gồm|bao gồm)(?: có)?\s*$")
_LISTS = re.compile(
    r"^[^.;]{0,25}?\b(?:gồm|có|với)(?: tổng số| tổng cộng| tất cả| cả thảy"
    r"|(?: sự (?:tham gia|góp mặt) của)?(?: đại diện(?: lãnh đạo)?(?: của)?)?)?\s*$|^\s?:\s$"
)
_MEMBER = re.compile(r"^(?:\s+\w+){0,2}\s+(?:thành viên|trong (?:khối|cụm)|thuộc (?:khối|cụm))", re.IGNORECASE)
_SOME = re.compile(r"\b(?:thêm|cho|trong đó|tặng|riêng|bầu|chọn|kết nạp)\s*$", re.IGNORECASE)
_THERE_ARE = re.compile(r"\b(?:có|còn)\s*$", re.IGNORECASE)
# What members do or get when only some are counted: "Cụm có 71 xã | về đích …".
_DOES = re.compile(
    r"(?: \w+){0,2}? (?:đạt|hoàn thành|được|về đích|đăng ký|thực hiện|vượt|xếp|dẫn đầu|chưa|không|bị|nộp|ra khỏi"
    r"|tiêu biểu|xuất sắc|có)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:tổng )?số (?:đơn vị )?thành viên\b[^.;]{0,30}\b(?:lên|là|có)(?: thành)?\s*$", re.IGNORECASE)
_SHARE = re.compile(r"(\d+) ?/ ?(?!\1\b)\d")
"""Some of the members: "5/7 đơn vị"; "9/9 đơn vị" are all."""
_BLOC_WORD = re.compile(r"(?<!\d )(?<!các )\b(?:[Kk]hối|[Cc]ụm|KHỐI|CỤM)\b")
MEMBER_UNITS = {
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
    "bệnh viện",
    "trung tâm",
    "chi bộ",
    "chi cục",
    "cục",
    "viện",
    "hiệp hội",
    "công đoàn",
    "chi nhánh",
    "xã, phường",
    "xã, phường, thị trấn",
    "huyện, thành phố",
    "huyện, thị xã",
    "huyện, thị xã, thành phố",
    "sở, ban, ngành",
    "cơ quan, đơn vị",
}
"""What members of a bloc are counted as."""
_DECIDED = re.compile(
    r"\b(?:kiện toàn|thành lập|phân công|phân chia|chia)\b[^.;]{0,30}?\b(?:khối|cụm)\b[^.;]{0,80}?\bnăm (\d{4})\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:khối|cụm)\b[^.;:]{0,60}?\bnăm (\d{4})\b[^.;:]{0,60}?(?:\b(?:như sau|gồm|cụ thể)\b[^.;:]{0,20}:)",
    re.IGNORECASE,
)
_TRAILING_YEAR = re.compile(r"[\s,]+năm \d{4}$")


def extract(reading: Reading, known: Facts) -> Iterator[Bloc | Rejection]:
    """Yield a record for each bloc and each term of its leadership that the article states."""
    groups = group_mentions(reading)
    if not groups:
        return
    terms: dict[int, list[Term]] = {}
    for term in find_terms(reading, groups):
        terms.setdefault(term.bloc, []).append(term)
    counts, decided = find_member_counts(reading, groups), find_decided_year(reading)
    for number, mentions in enumerate(groups):
        yield from _make_records(reading, mentions, terms.get(number, []), counts.get(number), decided)


def group_mentions(reading: Reading) -> list[list[Mention]]:
    """Return the mentions of each bloc of an article, the blocs by first mention in the body."""
    mentions = [m for m in reading.of("BLOC") if m.field != "title"] or list(reading.of("BLOC"))
    mentions = mentions or list(_named_in_events(reading))
    groups: list[list[Mention]] = []
    # Blocs of one kind and number, as is_same_bloc wants them: each with its names and where its group stands.
    alike: dict[tuple[str, frozenset[str]], list[tuple[set[str], int]]] = {}
    for mention in mentions:
        name = reading.quote(mention)
        _, head, numbers, _ = _take_apart(name)
        known = alike.setdefault((head, numbers), [])
        same = next((one for one in known if any(is_same_bloc(name, other) for other in one[0])), None)
        if same is None:
            same = set(), len(groups)
            known.append(same)
            groups.append([])
        same[0].add(name)
        groups[same[1]].append(mention)
    for mention in reading.of("BLOC"):
        if mention.field == "title" and not any(mention in group for group in groups):
            _join_title(reading, mention, groups)
    return groups


def _named_in_events(reading: Reading) -> Iterator[Mention]:
    """Yield the blocs that stand only within the names of events: "hội nghị sơ kết Cụm thi đua số 4"."""
    for event in reading.of("EVENT"):
        for found in find_blocs(reading.quote(event)):
            yield replace(event, label="BLOC", start=event.start + found.start, end=event.start + found.end)


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
    (x, head_x, numbers_x, words_x), (y, head_y, numbers_y, words_y) = _take_apart(a), _take_apart(b)
    if head_x != head_y or numbers_x != numbers_y:
        return False
    if words_x <= words_y or words_y <= words_x:
        return True
    if not numbers_x and not (words_x - _GENERIC) & (words_y - _GENERIC):
        return False
    return fuzz.token_set_ratio(x, y) >= _ALIKE


@lru_cache(maxsize=1024)
def _take_apart(name: str) -> tuple[str, str, frozenset[str], frozenset[str]]:
    """Return a surface folded, its first word, its numbers and all its words: each is compared with many others."""
    folded = fold_spelling(name)
    numbers, words = _NUMBER.findall(name), re.findall(r"\w+", folded)
    return folded, folded.split()[0], frozenset(numbers), frozenset(words)


def _make_records(
    reading: Reading, mentions: list[Mention], terms: list[Term], count: tuple[int, Span] | None, decided: int | None
) -> Iterator[Bloc]:
    best = max(mentions, key=lambda m: (len(_strip_year(reading.quote(m))), m.field == "body", -m.start))
    name = _strip_year(reading.quote(best))
    key = Evidence(slot="name", field=best.field, start=best.start, end=best.start + len(name))
    first_year = next((year for m in mentions if (year := _year_after(reading, m)) is not None), None)
    terms = terms or [Term(bloc=0)]
    current = min(terms, key=lambda term: (term.year or _LATER) if term.elected else 0)
    for term in terms:
        evidence = [key, *term.evidence]
        if term is current and count is not None:
            evidence.append(Evidence(slot="member_count", field=count[1].field, start=count[1].start, end=count[1].end))
        is_led = term is current and bool(term.leader or term.deputies)
        year = term.year if term.year is not None or not is_led else first_year or decided
        yield Bloc(
            name=name,
            year=year,
            leader=term.leader,
            deputies=tuple(term.deputies),
            member_count=count[0] if count is not None and term is current else None,
            evidence=tuple(evidence),
            rule="blocs.elected" if term.elected else "blocs.led" if term.leader or term.deputies else "blocs.named",
        )


def find_decided_year(reading: Reading) -> int | None:
    """Return the year for which a decision sets up or lists the blocs: "kiện toàn các cụm, khối thi đua năm 2026"."""
    for name in ("title", "body"):
        decided = _DECIDED.search(reading.texts[name]) or _LISTED.search(reading.texts[name])
        if decided:
            return int(decided[1])
    return None


def _strip_year(name: str) -> str:
    return _TRAILING_YEAR.sub("", name)


def _year_after(reading: Reading, mention: Mention) -> int | None:
    """Return the year that a bloc's name carries: "Khối thi đua … năm 2023"."""
    match = _NAME_YEAR.match(reading.texts[mention.field], mention.end)
    return int(match[1]) if match else None


def find_member_counts(reading: Reading, groups: list[list[Mention]]) -> dict[int, tuple[int, Span]]:
    """Return how many members each bloc is said to have, by its number in `groups`, with the span of the count."""
    owners = {mention: number for number, group in enumerate(groups) for mention in group}
    counts: dict[int, tuple[int, Span]] = {}
    for quantity in reading.of("QTY"):
        counted = read_quantity(reading.quote(quantity))
        if counted is None or quantity.field == "title" or not 1 < counted.value < _MOST_MEMBERS:
            continue
        if _SHARE.match(reading.quote(quantity)):
            continue
        sentence = reading.sentence_of(quantity)
        text = reading.texts[quantity.field]
        owner, named_at = _last_naming(reading, sentence, quantity, owners)
        is_unit = counted.unit in MEMBER_UNITS
        before, after = text[named_at : quantity.start], text[quantity.end : sentence.end]
        lists = (_LISTS if is_unit else _CONSISTS).match(before) is not None and not _is_of_some(before, after)
        says_member = is_unit and _says_member(text[sentence.start : quantity.start], after)
        if owner is not None and (lists or says_member):
            counts.setdefault(owner, (int(counted.value), quantity))
        if says_member:
            counts.setdefault(0, (int(counted.value), quantity))
    return counts


def _is_of_some(before: str, after: str) -> bool:
    """Return whether "có" counts those of a bloc that did something: "Cụm có 71 xã về đích nông thôn mới"."""
    return _THERE_ARE.search(before) is not None and _DOES.match(after) is not None


def _says_member(before: str, after: str) -> bool:
    """Return whether words around a count say that it is of members: "9 đơn vị thành viên", "lên 13 hội"."""
    if _TOTAL.search(before):
        return True
    member = _MEMBER.match(after)
    if member is None or _SOME.search(before):
        return False
    return "thành viên" in member[0].lower() or _THERE_ARE.search(before) is None


def _last_naming(
    reading: Reading, sentence: Span, quantity: Mention, owners: dict[Mention, int]
) -> tuple[int | None, int]:
    """Return which bloc was last named before a count in its sentence, None for none, and where that name ends.

    "Khối" alone is the article's main bloc.
    """
    before = Span(field=sentence.field, start=sentence.start, end=quantity.start)
    named = reading.within(before, "BLOC")
    words = list(_BLOC_WORD.finditer(reading.texts[sentence.field], sentence.start, quantity.start))
    if named and (not words or words[-1].start() < named[-1].end):
        return owners.get(named[-1]), named[-1].end
    return (0, words[-1].end()) if words else (None, sentence.start)
