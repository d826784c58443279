"""DATE: days, months, years and periods ("ngày 21/7/2023", "giai đoạn 2021 - 2025", "6 tháng đầu năm 2023")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.days import DASH, DAY, DAY_MONTH, FULL_DAY, MONTH, YEAR
from extract.mentions import Found
from extract.numbers import COMPOSED, SIMPLE
from extract.patterns import any_of
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

_TO = r"(?:\s?(?:[-–—&]|và|đến|tới|đến hết)\s?(?:hết )?(?:ngày )?)"
_PERIOD = any_of(["giai đoạn", "nhiệm kỳ", "năm học", "khóa", "thời kỳ", "năm", "các năm", "những năm"])
_QUARTER = any_of(["quý", "học kỳ"])
# A day without a year is one only after what announces days: "ngày", a part of the day, an end of a span, "(".
_CUES = "ngày |sáng |trưa |chiều |tối |đêm |khuya |trước |nay |nay, |qua |qua, |mai |mùng |mồng |từ |đến |vào |\\("
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "sáng sớm", "chiều muộn")
_CUE = (
    "(?:"
    + "|".join(rf"(?<={cue})" for cue in (*_CUES.split("|"), *(f"{d}{c} " for d in _WEEKDAYS for c in ("", ","))))
    + ")"
)
_COUNT = rf"(?:\d{{1,2}}|{COMPOSED}|{SIMPLE})"
_PATTERNS = (
    rf"(?:ngày )?(?:{DAY}(?:, )?)*{DAY}{_TO}{FULL_DAY}",  # ngày 10 và 11/3/2016
    rf"(?:ngày )?{DAY_MONTH}{_TO}{FULL_DAY}",
    rf"(?:ngày )?{FULL_DAY}{DASH}(?:ngày )?{FULL_DAY}",  # 19/5/1890 - 19/5/2022
    rf"(?:ngày |ngay |mùng |mồng )?{FULL_DAY}",  # "Ngay 23/1/2019": a slip seen on real pages
    rf"ngày (?:{DAY}, ?)+{DAY}(?:/{MONTH}(?:/{YEAR})?| tháng {MONTH}(?:,? năm {YEAR}|/{YEAR})?)(?![\\d/])",  # 19, 20/7
    rf"ngày (?:{DAY}{_TO}|{DAY_MONTH}{_TO})?{DAY_MONTH}",
    rf"(?=\d){_CUE}(?:{DAY}{_TO}|{DAY_MONTH}{_TO})?{DAY_MONTH}",
    rf"ngày {DAY}(?:{_TO}{DAY})?(?! ?(?:ngày|đêm|%))",
    rf"{_COUNT} tháng (?:đầu|cuối)(?: của)? năm(?: {YEAR}| nay)?",
    rf"{_COUNT} tháng,? năm {YEAR}",
    rf"{_QUARTER} (?:[1-4]|i{{1,3}}v?|iv)(?:[/-]{YEAR}|(?:,? năm)? {YEAR})?(?!\w)",
    rf"tháng {MONTH}(?:{DASH}{YEAR}|[/.]{YEAR}|,? năm {YEAR})?",
    rf"{_PERIOD} {YEAR}{DASH}{YEAR}",
    rf"{_PERIOD} từ (?:năm )?{YEAR} (?:đến|tới) (?:năm )?{YEAR}",
    rf"năm {YEAR}",
    rf"(?<=\(){YEAR}{DASH}{YEAR}(?=\))",
)


def find(text: str) -> Iterator[Found]:
    """Yield the dates and periods of a text."""
    for match in _date().finditer(fold_spelling(text)):
        yield Found("DATE", match.start(), match.end())


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.])(?:{'|'.join(_PATTERNS)})(?![\w/%])")
