"""ORG: organisations, with the place or the parent that follows ("phòng Nghiệp vụ, Sở Nội vụ tỉnh Lào Cai").

A head ("Sở", "UBND") is followed by what it is concerned with (the gazetteer's bodies), by a name in capitals, by a
number, or by a place; a unit inside another is followed, after a comma, by its parent.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.gazetteer import load_gazetteer
from extract.mentions import Found
from extract.mentions.runs import (
    RUN,
    SYLLABLE,
    follows_bare_organ,
    is_province,
    place_length,
    starts_with_province,
    surnames,
)
from extract.patterns import LOWER, UPPER, any_of
from extract.text import fold_tones
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r" (?:số )?(?:\d+[A-Z]?|[IVX]+)\b(?!\s*(?:tập thể|cá nhân|%|đơn vị|/))")
_ABBREVIATED = re.compile(r" \([A-ZĐ&-]{2,}\)")
_QUOTED = re.compile(r" [“\"][^”\"]{2,60}[”\"]")
_SHORTEST_CERTAIN = 3
"""So many syllables that begin with Đoàn are a person."""
_TOO_LONG = 5
"""No place has so many syllables."""
_PROVINCIAL = re.compile(r"(?:sở|tỉnh ủy|thành ủy) ")
"""Bodies that only provinces have: other capitals behind them are a person's, known or not."""
_ABOVE_CUC = re.compile(r"(?:tổng cục|bộ) ")
_TEMPLE = re.compile(r"(?:chùa|nhà thờ|thánh thất) ")
_CRAFT = re.compile(rf" [{LOWER}]+(?: [{LOWER}]+){{0,4}}(?= [{UPPER}])")
"""What a cooperative works at, written small in front of its name: "Hợp tác xã | đan lát | Hàm Giang"."""
_DASHED = re.compile(rf" ?[-–] ({SYLLABLE} {SYLLABLE})\b")
# An organisation that ends like this has its parent already.
_COMPLETE = re.compile(r"(?:tỉnh|ủy|huyện|xã|phường|thành phố|trung ương)(?: [\w ]+)?$")
_LEVELS = (
    ("thôn", "bản", "làng", "ấp", "xóm", "buôn", "chùa", "khu phố", "htx"),
    ("xã", "phường", "thị trấn"),
    ("huyện", "quận", "thị xã", "thành phố"),
    ("tỉnh",),
)
_WIDER = {word: level for level, words in enumerate(_LEVELS, 1) for word in words}
"""Administrative levels: what follows a comma must be wider than what stands before it."""
_LEVEL_WORD = re.compile(rf"\b({'|'.join(_WIDER)}) ")


_OTHER_HEAD = (" ban ", " ủy ban ")
_FAMILY_NAME = fold_tones("đoàn")  # both the youth union and a family name


class Organisations(Strict):
    """What organisations are called: gazetteer/organisations.yml."""

    learnt_from: str
    whole: frozenset[str]
    heads: frozenset[str]
    lower_heads: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    institutions: frozenset[str]
    units: frozenset[str]
    functional: frozenset[str]
    stops: frozenset[str]


@cache
def _known() -> Organisations:
    return load_gazetteer("organisations", Organisations)


@cache
def _lower_heads() -> frozenset[str]:
    return frozenset(map(fold_tones, _known().lower_heads))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of this grammar, for a text that fold_tones returned."""
    known = _known()
    organ = any_of(("ủy", "đoàn", "hội"))  # "Tỉnh ủy" is an organ and no place
    proper = {body for body in known.bodies if body[0].isupper()}
    return {
        "whole": re.compile(rf"{any_of(known.whole)}\b"),
        "head": re.compile(rf"(?<![\w/–-])(?:{any_of(known.whole)}|{any_of(known.heads | known.lower_heads)})\b"),
        "proper": re.compile(rf" {any_of(proper)}\b(?![-–])"),
        "common": re.compile(rf" {any_of(known.bodies - proper)}\b(?![-–])"),
        "place": re.compile(rf" {any_of(known.places)}(?:\b|(?<=\.))(?! {organ}\b)"),
        "sited": re.compile(rf"{any_of(known.institutions | {'ban quản lý'})}\b"),
        "institution": re.compile(rf"{any_of(known.institutions)}\b"),
        "cooperative": re.compile(rf"{any_of(('hợp tác xã', 'htx', 'tổ hợp tác', 'câu lạc bộ', 'làng nghề'))}\b"),
        "stop": re.compile(rf"\b{any_of(known.stops | known.bodies)}\b"),
        "functional": re.compile(rf"{any_of(known.functional)}\b"),
        "concern": re.compile(
            rf" [{LOWER}]+(?: (?!(?:{any_of(known.stops)}|{any_of(known.places)})\b)[{LOWER}]+){{1,5}}"
        ),
        "unit": re.compile(rf"{any_of(known.units)}\b"),
    }


def find(text: str) -> Iterator[Found]:
    """Yield the organisations of a text."""
    yield from organisations_in(text)


@lru_cache(maxsize=8)
def organisations_in(text: str) -> tuple[Found, ...]:
    """Return the organisations of a text; remembered, because the other grammars ask again where they end."""
    folded = fold_tones(text)
    found: list[Found] = []
    match = _patterns()["head"].search(folded)
    while match is not None:
        end = organisation_end(text, folded, match.start())
        if end is not None:
            found.append(Found("ORG", match.start(), end))
        match = _patterns()["head"].search(folded, end or match.start() + 1)
    return tuple(found)


def organisation_end(text: str, folded: str, start: int) -> int | None:
    """Return where the organisation that begins at `start` ends, or None where none begins.

    Args:
        text: the text.
        folded: what fold_tones returns for it.
        start: the offset of a word.
    """
    end = _simple_end(text, folded, start)
    if end is None:
        return None
    unit = _patterns()["unit"].match(folded, start)
    if unit is not None and text[end : end + 2] == ", " and not _COMPLETE.search(folded, start, end):
        parent = _simple_end(text, folded, end + 2)
        same = folded.startswith(unit[0], end + 2)
        if parent is not None and not same and (unit[0] != "cục" or _ABOVE_CUC.match(folded, end + 2)):
            end = parent
    return _wider_places(text, folded, start, end)


def _simple_end(text: str, folded: str, start: int) -> int | None:
    """Return the end of one organisation, parents after a comma not included."""
    head = _patterns()["head"].match(folded, start)
    if head is None or (not text[start].isupper() and head[0] not in _lower_heads()):
        return None
    if head[0] == "ban" and text[start] == "b" and folded.startswith(_OTHER_HEAD, head.end()):
        return None  # "Trưởng ban | Ban Thi đua"
    run = RUN.match(text, start) if head[0] == _FAMILY_NAME else None
    if run is not None and run[0].count(" ") >= _SHORTEST_CERTAIN - 1:
        return None  # the family name Đoàn
    end = _extend(text, folded, start, head.end())
    stands_alone = _patterns()["whole"].match(folded, start) is not None and text[start].isupper()
    return end if end > head.end() or stands_alone else None


def _extend(text: str, folded: str, start: int, end: int) -> int:
    """Return where the words that name an organisation end, from the end of its head on."""
    institution = _patterns()["institution"].match(folded, start) is not None
    provincial = _PROVINCIAL.match(folded, start) is not None
    craft = _CRAFT.match(text, end) if _patterns()["cooperative"].match(folded, start) else None
    if craft is not None and not _patterns()["stop"].search(folded, end, craft.end()):
        end = craft.end()
    known = _patterns()["proper"].match(folded, end) or _patterns()["head"].match(folded, end + 1)
    if not known and _patterns()["functional"].match(folded, start):
        end = _concern_end(text, folded, end)
    while True:
        place = _patterns()["place"].match(folded, end)
        if place is not None:
            return _place_end(text, place)
        longer = _next_part(text, folded, end)
        if longer is not None:
            end = longer
            continue
        run = RUN.match(text, end + 1)
        if run is not None and provincial and not starts_with_province(run[0].split(" ")):
            return end
        named = _run_end(text, end, place_first=institution)
        if named is None or (text[named : named + 1] == " " and text[named + 1 : named + 2].isupper()):
            return named or end  # what is left of the run is a person
        end = named


def _concern_end(text: str, folded: str, end: int) -> int:
    """Return the end of a concern that no gazetteer knows: one capital, then small letters ("Kiểm soát hải quan")."""
    found = _patterns()["concern"].match(folded, end)
    if found is None or not text[end + 1].isupper():
        return end
    words = text[end + 1 : found.end()].split(" ")
    small = next((i for i, word in enumerate(words[1:]) if not word.islower()), len(words) - 1)
    return end + 1 + len(" ".join(words[: small + 1])) if small else end


def _next_part(text: str, folded: str, end: int) -> int | None:
    """Return the end of the next part of a name: a body, an organisation above, a number, an abbreviation."""
    proper = _patterns()["proper"].match(folded, end) if text[end + 1 : end + 2].isupper() else None
    body = proper or _patterns()["common"].match(folded, end)
    head = _patterns()["head"].match(folded, end + 1)
    if body is not None and (head is None or head.end() <= body.end() or _is_family_name(text, head)):
        return body.end()
    if text[end : end + 1] == " " and (text[end + 1 : end + 2].isupper() or _TEMPLE.match(folded, end + 1)):
        above = _simple_end(text, folded, end + 1)
        if above is not None:
            return above
    for pattern in (_NUMBER, _ABBREVIATED, _DASHED, _QUOTED):
        other = pattern.match(text, end)
        if other is not None and (pattern is not _DASHED or is_province(other[1].split(" "))):
            return other.end()
    return None


def _is_family_name(text: str, head: re.Match[str]) -> bool:
    """Say whether the youth union at a head's end is rather somebody's family name: "… Trung ương | Đoàn Hữu Lâm"."""
    start = head.end() - len(_FAMILY_NAME)
    run = RUN.match(text, start) if head[0].endswith(f" {_FAMILY_NAME}") else None
    words = run[0].split(" ") if run is not None else []
    return len(words) >= _SHORTEST_CERTAIN and words[1] not in surnames().frequent


def _place_end(text: str, place: re.Match[str]) -> int:
    """Return the end of a place: "huyện" with its name, or alone."""
    run = RUN.match(text, place.end() + 1)
    words = run[0].split(" ") if run is not None else []
    if follows_bare_organ(words) or (words and place[0] == " tỉnh" and not starts_with_province(words)):
        return place.end()
    if len(words) >= _TOO_LONG and place_length(words, place_first=True) == len(words):
        return place.end() + 1 + len(" ".join(words[:2]))  # the rest is a person of a people not in the gazetteer
    named = _run_end(text, place.end(), place_first=place[0].strip() != "tỉnh")
    if named is not None:
        return named
    number = _NUMBER.match(text, place.end())
    return number.end() if number is not None else place.end()


def _run_end(text: str, end: int, *, place_first: bool) -> int | None:
    """Return the end of the run of capitals after `end`, without a person's name at its tail; None where none is."""
    run = RUN.match(text, end + 1) if text[end : end + 1] == " " else None
    if run is None:
        return None
    words = run[0].split(" ")
    length = place_length(words, place_first=place_first)
    return end + 1 + len(" ".join(words[:length])) if length else None


def _wider_places(text: str, folded: str, start: int, end: int) -> int:
    """Return the end with the wider places that follow after commas: "chùa Ô Rồm, xã Châu Điền, huyện Cầu Kè"."""
    level = _level(folded[start:end]) or (0 if _patterns()["sited"].match(folded, start) else len(_LEVELS))
    while text[end : end + 2] == ", ":
        place = _patterns()["place"].match(folded, end + 1)
        if place is None or _WIDER.get(place[0].strip(), 0) <= level:
            return end
        named = _run_end(text, place.end(), place_first=True)
        if named is None:
            return end
        level, end = _WIDER[place[0].strip()], named
    return end


def _level(organisation: str) -> int:
    """Return how wide the place in an organisation's name is; 0 where it has none."""
    return max((_WIDER[word] for word in _LEVEL_WORD.findall(organisation)), default=0)
