"""Runs of capitalised syllables, and where in one a personal name begins.

Vietnamese writes no mark between a place and the person named after it: "Chủ tịch UBND huyện Trảng Bom Nguyễn Hữu
Kiên" is told apart by knowing provinces, family names, and how long places and names are.
"""

from __future__ import annotations

import re
from functools import cache

from extract.gazetteer import load_gazetteer
from extract.patterns import LOWER, UPPER, any_of
from extract.text import fold_tones
from extract.yamlfile import Strict

SYLLABLE = rf"[{UPPER}][{LOWER}{UPPER}]*(?:['’][{UPPER}{LOWER}]+)?"
"""One capitalised syllable; K'Brêu and M'Drắk are one."""
RUN = re.compile(rf"\b{SYLLABLE}(?: {SYLLABLE})*\b(?!['’]\w)")
"""Capitalised syllables parted by single spaces."""
_APOSTROPHE_NAME = re.compile(rf"[HK]['’][{UPPER}{LOWER}]+")
_LONGEST_NAME = 6
_TELLING_MIDDLES = ("Thị", "Văn")
"""Second syllables that make a name of any three, whatever the family name."""
_PLACE_LENGTHS = (2, 3, 1, 4)
"""How many syllables a place in front of a name has, likeliest first."""
_STEMS = frozenset(map(fold_tones, ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")))
_BRANCHES = frozenset(
    map(fold_tones, ("Tý", "Tí", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Tị", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"))
)


class Surnames(Strict):
    """What opens a personal name: gazetteer/surnames.yml."""

    learnt_from: str
    kinh: frozenset[str]
    minorities: frozenset[str]
    frequent: frozenset[str]
    """Those so common that they outweigh a place's name."""
    not_alone: frozenset[str]
    """Those that open as many places' names."""
    middles: frozenset[str]
    """Second syllables that hardly a place has after a family name."""


class Provinces(Strict):
    """Provinces and cities of all times: gazetteer/provinces.yml."""

    learnt_from: str
    names: frozenset[str]
    countries: frozenset[str]


class Namesakes(Strict):
    """People of history after whom things are named: gazetteer/namesakes.yml."""

    learnt_from: str
    people: frozenset[str]
    named_after: frozenset[str]
    """What bears such names, or any person's: streets, schools, companies."""


@cache
def surnames() -> Surnames:
    """Return the gazetteer of family names."""
    return load_gazetteer("surnames", Surnames)


@cache
def namesakes() -> frozenset[str]:
    """Return the names of history's people, folded."""
    return frozenset(map(fold_tones, load_gazetteer("namesakes", Namesakes).people))


@cache
def bearer_before() -> re.Pattern[str]:
    """Return the pattern of a folded text that ends with what bears a person's or a place's name ("Trường THPT ")."""
    bearers = any_of(load_gazetteer("namesakes", Namesakes).named_after)
    return re.compile(rf"(?<!già )\b{bearers} $")


@cache
def _provinces() -> frozenset[str]:
    known = load_gazetteer("provinces", Provinces)
    return frozenset(map(fold_tones, known.names | known.countries))


@cache
def dashed_province() -> re.Pattern[str]:
    """Return the pattern of provinces whose name has a dash, behind a blank, for a folded text."""
    return re.compile(rf" {any_of(name for name in _provinces() if '-' in name)}\b")


def is_province(words: list[str]) -> bool:
    """Say whether `words` are a province's or a country's name, in whatever case."""
    return fold_tones(" ".join(words)) in _provinces()


def starts_with_province(words: list[str]) -> bool:
    """Say whether a run begins with a province's name."""
    return any(len(words) >= length and is_province(words[:length]) for length in (1, 2, 3))


def opens_with_country(words: list[str]) -> bool:
    """Say whether `words` go on from a country's name: "Mẹ | Việt Nam Anh hùng"."""
    return len(words) >= 2 and fold_tones(" ".join(words[:2])) in map(
        fold_tones, load_gazetteer("provinces", Provinces).countries
    )


def is_calendar_year(words: list[str]) -> bool:
    """Say whether a run is a year of the old calendar or a feast in one: "Xuân | Giáp Thìn", but not "Ngô Quý Sửu"."""
    stem, branch = map(fold_tones, words[-2:]) if len(words) >= 2 else ("", "")
    return stem in _STEMS and branch in _BRANCHES and (len(words) == 2 or not opens_name(words))


def opens_name(words: list[str]) -> bool:
    """Say whether the first of `words` (or the first two) can open a personal name."""
    words = in_title_case(words)
    known = _openings()
    return words[0] in known or " ".join(words[:2]) in known or _APOSTROPHE_NAME.fullmatch(words[0]) is not None


@cache
def _openings() -> frozenset[str]:
    return surnames().kinh | surnames().minorities


def looks_like_name(words: list[str]) -> bool:
    """Say whether `words` are by themselves a personal name: a known opening, and three syllables or a sure two."""
    telling = len(words) >= 3 and words[1] in _TELLING_MIDDLES
    if not 1 <= len(words) <= _LONGEST_NAME or not (telling or opens_name(words)):
        return False
    if fold_tones(" ".join(words)) in namesakes():
        return False
    if len(words) >= 3 or _APOSTROPHE_NAME.fullmatch(words[0]):
        return True
    return len(words) == 2 and words[0] not in surnames().not_alone and not is_province(words)


def in_title_case(words: list[str]) -> list[str]:
    """Return words that are all written in capitals as names write them; others as they are."""
    return [word.title() for word in words] if all(word.isupper() for word in words) else words


def follows_bare_organ(words: list[str]) -> bool:
    """Say whether a run right after "UBND xã" is a person, the commune being the page's own."""
    words = in_title_case(words)
    middle = 3 <= len(words) <= _LONGEST_NAME - 1 and words[1] in surnames().middles
    return (middle and looks_like_name(words)) or _is_highlander(words)


def _is_highlander(words: list[str]) -> bool:
    """Say whether a run is a name of the Central Highlands, as no place is called: "Y Krăk Niê", "Siu H'Lưm"."""
    if not 2 <= len(words) <= _LONGEST_NAME - 1:
        return False
    clan = surnames().minorities
    opened = words[0] == "Y" or _APOSTROPHE_NAME.fullmatch(words[0]) is not None
    return (opened and words[-1] in clan) or (words[0] in clan and _APOSTROPHE_NAME.fullmatch(words[1]) is not None)


def is_head_of_place(text: str, start: int) -> bool:
    """Say whether the run behind "Trưởng bản" is its head and not its name: "Trưởng bản | Sùng A Páo"."""
    run = RUN.match(text, start)
    return run is not None and follows_bare_organ(run[0].split(" "))


def place_length(words: list[str], *, place_first: bool) -> int:
    """Return how many of the leading `words` of a run are a place or an organisation's own name; the rest is a person.

    Args:
        words: the syllables of one run.
        place_first: whether the words before the run ask for a place ("huyện", "Trường THPT").
    """
    words = in_title_case(words)
    for length in (3, 2):
        if len(words) >= length and len(words) != length + 1 and is_province(words[:length]):
            return length
    frequent_third = len(words) >= 5 and words[2] in surnames().frequent
    if not place_first and not frequent_third and looks_like_name(words):
        return 0
    for length in _PLACE_LENGTHS:
        rest = words[length:]
        if len(rest) >= (3 if length == 1 else 2) and looks_like_name(rest):
            return length
    return len(words)
