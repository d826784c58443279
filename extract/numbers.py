"""Vietnamese numbers: where one stands in a text, and what it is worth.

Dots part thousands and the comma opens decimals ("24.761,596"), a leading zero means nothing ("03"), small numbers
are written out ("hai mươi mốt"). All patterns match texts that extract.text.fold_spelling returned.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Numeral(NamedTuple):
    """What a numeral is worth."""

    value: float
    flag: str | None = None
    """Why the reading is doubtful, as in Fact.flags; None where it is plain."""


_VIETNAMESE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.,]*\d)"
_ENGLISH = r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?(?!\d)|\d{1,3}(?:,\d{3})+\.\d+"
DIGITS = rf"(?:{_VIETNAMESE}|{_ENGLISH}|\d+(?:[.,]\d+)?(?![.,]?\d))"
"""A number in digits. English separators ("1,234.5") are taken too, and flagged when read."""

_ONES = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
# Other spellings of one, four and five after "mươi", of five after "mười".
_LATE_ONES = {**_ONES, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}

_ONE = "(?:" + "|".join(_ONES) + ")"
# "mười năm" is ten years and "hai mươi năm" twenty: five after a ten is "lăm".
_LATE = "(?:" + "|".join(word for word in _LATE_ONES if word != "năm") + ")"
_TENS = rf"(?:{_ONE} (?:mươi|chục)|mười)(?: {_LATE})?"
_HUNDREDS = rf"{_ONE} trăm(?: (?:linh|lẻ) {_ONE}| {_TENS})?"
_THOUSANDS = rf"(?:{_HUNDREDS}|{_TENS}|{_ONE}) (?:nghìn|ngàn)(?: (?:{_HUNDREDS}|(?:linh|lẻ) {_ONE}))?"
COMPOSED = rf"(?:{_THOUSANDS}|{_HUNDREDS}|{_TENS})"
"""A written-out number of ten or more: can hardly be anything but a number."""
SIMPLE = _ONE
"""A written-out number below ten: often no count at all ("một số", "năm")."""

_THOUSANDS_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def read_numeral(surface: str) -> Numeral:
    """Return what a surface that DIGITS, COMPOSED or SIMPLE matched is worth.

    Raises:
        ValueError: when it is no numeral.
    """
    if surface[:1].isdigit():
        return _read_digits(surface)
    return Numeral(_read_words(surface.split()))


def _read_digits(surface: str) -> Numeral:
    whole, _, decimals = surface.partition(",")
    if "," in decimals or "." in decimals:
        return Numeral(float(surface.replace(",", "")), "english_separators")
    if "." not in whole:
        return Numeral(float(f"{whole}.{decimals or 0}"))
    zero = whole.startswith(
        "0"
    )  # "0.350" is a fraction, "03.250,5" and "000.000.000" can only have dots between thousands
    if _THOUSANDS_GROUPS.fullmatch(whole) and not (zero and whole.count(".") == 1 and not decimals):
        return Numeral(float(f"{whole.replace('.', '')}.{decimals or 0}"), "leading_zero" if zero else None)
    return Numeral(float(surface), "dot_as_decimal")  # "2.5 tỷ": no group of three digits follows the dot


def _read_words(words: list[str]) -> int:
    """Return the sum of written-out parts: each multiplier takes what was read since the one before it."""
    total = part = 0
    for word in words:
        if word in ("nghìn", "ngàn"):
            total, part = (total + part) * 1000, 0
        elif word in ("trăm", "mươi", "chục"):
            factor = 100 if word == "trăm" else 10
            total, part = total + part * factor, 0
        elif word == "mười":
            total += 10
        elif word not in ("linh", "lẻ"):
            if word not in _LATE_ONES:
                raise ValueError(f"{word!r} is no Vietnamese number word")
            part = _LATE_ONES[word]
    return total + part
