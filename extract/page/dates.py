"""Publication stamps in the forms that Vietnamese sites write.

dateparser and htmldate are not used: both guess where a stamp is malformed (htmldate reads "15 tháng 3 năm 2024" as
1 January), and the order of day and month must be a decision that can be told.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.exchange import VIETNAM
from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.page.rules import DayOrder

_VIETNAMESE = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
_ENGLISH = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTHS = _VIETNAMESE | _ENGLISH
_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5,
}  # fmt: skip

_WEEKDAY = r"(?:\bthứ\s(?P<wd>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|\bT(?P<wt>[2-7])|(?P<ws>\bchủ\snhật|\bCN))"
_TIME = (
    r"(?P<h{n}>\d{{1,2}})\s?[:hg]\s?(?P<m{n}>\d{{2}})(?:\s?:\s?(?P<s{n}>\d{{2}}))?"
    r"(?:\s?(?P<ap{n}>[AP]\.?M\b|SA\b|CH\b|sáng\b|chiều\b|tối\b))?"
)
_GMT = r"(?:\s?[(\[]?GMT\s?[+-]?\s?\d{0,2}[)\]]?)?"
_SEP = r"[\s|,;\-–()\[\]]{0,5}"
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ENGLISH_NAMED = "|".join(sorted(_ENGLISH, key=len, reverse=True))
# "tháng 3", and "Th3" as WordPress shortens it
_MONTH_WORD = r"(?:tháng|thg|th)\s?"
_DATE = (
    r"(?:(?:ngày\s)?(?<![\d/.,-])(?P<d>\d{1,2})(?P<sep>\s?[/.\-]\s?)(?P<mo>\d{1,2})\s?[/.\-]\s?(?P<y>\d{4})(?![\d/])"
    rf"|(?:ngày\s)?(?<!\d)(?P<wday>\d{{1,2}})\s(?:{_MONTH_WORD}(?P<wmo>\d{{1,2}}|{_NAMED})|(?P<emo>{_ENGLISH_NAMED}))"
    r",?\s(?:năm\s)?(?P<wy>\d{4})(?!\d)"
    rf"|\b(?:{_MONTH_WORD}(?P<tmo>\d{{1,2}}|{_NAMED})|(?P<fmo>{_ENGLISH_NAMED}))\.?\s(?P<fd>\d{{1,2}}),\s?(?P<fy>\d{{4}})(?!\d)"
    r"|(?<!\d)(?P<iy>(?:19|20)\d\d)-(?P<imo>\d\d)-(?P<id>\d\d)(?!\d))"
)
_STAMP = re.compile(
    rf"(?:{_TIME.format(n=1)}{_GMT}{_SEP})?(?:{_WEEKDAY}{_SEP})?{_DATE}"
    rf"(?:T?{_SEP}(?:lúc\s)?{_TIME.format(n=2)}{_GMT})?",
    re.IGNORECASE,
)
# 'Cập nhật, 04:53, Thứ Sáu, 17/03/2017' has its time before the weekday; 'Thứ Tư, 09:49, 07/06/2017' after it.
_LEADING = re.compile(rf"{_WEEKDAY}{_SEP}$", re.IGNORECASE)
_MONTH_GROUPS = ("wmo", "emo", "tmo", "fmo", "imo")
_GLUED_LENGTH = 60
_SPAN_BEFORE = re.compile(r"\d\s*[-–]\s*$|\b(?:đến|tới)\s(?:ngày\s)?$")
_EARLIEST = 1997
"""The year in which Vietnam went on line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date, mostly with a time, found in a text."""

    start: int
    end: int
    """`text[start:end]` is the stamp as written."""
    value: dt.datetime
    """Asia/Ho_Chi_Minh; midnight where no time is given."""
    has_time: bool
    has_weekday: bool
    ambiguous: bool
    """Day and month may be swapped: the weekday that stands beside them fits both readings."""


def find_stamps(text: str, order: DayOrder | None = None, *, latest: dt.date | None = None) -> Iterator[Stamp]:
    """Yield the stamps in `text`, in order.

    Args:
        text: one line.
        order: what the source's rules say of 08/02/2023; None leaves it to the weekday, then to the day first.
        latest: the day after which no page can be published: a reading beyond it is refuted by one before.
    """
    for match in _STAMP.finditer(text):
        found = match.groupdict()
        weekday = _read_weekday(found)
        start = match.start()
        if weekday is None:
            before = _LEADING.search(text, max(0, start - 20), start)
            if before is not None:
                weekday, start = _read_weekday(before.groupdict()), before.start()
        readings = [day for day in _readings(found, order) if day.year >= _EARLIEST]
        kept = _weigh(readings, weekday, latest)
        if not kept:
            continue
        clock = _read_time(found, "1") or _read_time(found, "2")
        yield Stamp(
            start=start,
            end=match.end(),
            value=dt.datetime.combine(kept[0], clock or dt.time(), VIETNAM),
            has_time=clock is not None,
            has_weekday=weekday is not None,
            ambiguous=len(kept) > 1 and order is None and weekday is not None,
        )


def find_glued_stamp(title: str, order: DayOrder | None = None, *, latest: dt.date | None = None) -> Stamp | None:
    """Return the stamp glued to the end of a headline; None for a day that the headline itself names.

    "ngày 18/7/2022" and the second day of "(11/6/1948 - 11/6/2018)" are the headline's own.
    """
    *_, last = [None, *find_stamps(title[-_GLUED_LENGTH:], order, latest=latest)]
    if last is None:
        return None
    offset = max(0, len(title) - _GLUED_LENGTH)
    start, end = last.start + offset, last.end + offset
    own = title[start:end].lower().startswith("ngày") or _SPAN_BEFORE.search(title[:start]) is not None
    return replace(last, start=start, end=end) if not own and not title[end:].strip(" )]|") else None


def _readings(found: dict[str, str | None], order: DayOrder | None) -> list[dt.date]:
    """Return the days that the matched date can mean, the likelier first."""
    if found["d"] is not None:
        day, month, year = int(found["d"]), int(found["mo"] or 0), int(found["y"] or 0)
        pairs = [(day, month), (month, day)]
        if order == "month_first":
            pairs.reverse()
        days = [_day(year, m, d) for d, m in pairs]
        return list(dict.fromkeys(one for one in days if one is not None))
    year = int(found["wy"] or found["fy"] or found["iy"] or 0)
    month = _read_month(next((name for one in _MONTH_GROUPS if (name := found[one]) is not None), ""))
    only = _day(year, month, int(found["wday"] or found["fd"] or found["id"] or 0))
    return [] if only is None else [only]


def _weigh(readings: list[dt.date], weekday: int | None, latest: dt.date | None) -> list[dt.date]:
    """Return the readings that the weekday and the capture's day leave; all where they refute every one."""
    past = [day for day in readings if latest is None or day <= latest] or readings
    return [day for day in past if day.weekday() == weekday] or past


def _read_month(raw: str) -> int:
    return int(raw) if raw.isdigit() else _MONTHS.get(raw.lower(), 0)


def _read_weekday(found: dict[str, str | None]) -> int | None:
    if found["ws"] is not None:
        return 6
    named = found["wd"] or found["wt"]
    return _WEEKDAYS[named.lower()] if named is not None else None


def _read_time(found: dict[str, str | None], which: str) -> dt.time | None:
    if found[f"h{which}"] is None:
        return None
    hour, minute = int(found[f"h{which}"] or 0), int(found[f"m{which}"] or 0)
    half = (found[f"ap{which}"] or "").replace(".", "").lower()
    if half in ("pm", "ch", "chiều", "tối") and hour < 12:
        hour += 12
    if half in ("am", "sa", "sáng") and hour == 12:
        hour = 0
    second = int(found[f"s{which}"] or 0)
    return dt.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_declared(raw: str, formats: tuple[str, ...]) -> dt.datetime | None:
    """Return the time that `raw` holds in one of the declared strptime formats; a label before it is passed over."""
    line = clean_line(raw)[:200]
    starts = dict.fromkeys([0, *(m.start() for m in re.finditer(r"(?<!\w)\w", line))])
    for pattern in formats:
        for start in starts:
            read = _strptime(line[start:], pattern)
            if read is not None:
                return _to_vietnam(read)
    return None


def _strptime(text: str, pattern: str) -> dt.datetime | None:
    """Return the time at the beginning of `text`, whatever follows it."""
    try:
        return dt.datetime.strptime(text, pattern)
    except ValueError as problem:
        rest = str(problem).partition("unconverted data remains: ")[2]
    try:
        return dt.datetime.strptime(text[: len(text) - len(rest)], pattern) if rest else None
    except ValueError:
        return None


def read_iso(raw: str) -> dt.datetime | None:
    """Return the time of a machine-readable stamp (ISO 8601); without an offset it is Vietnamese time."""
    try:
        read = dt.datetime.fromisoformat(raw.strip())
        return _to_vietnam(read) if read.year >= _EARLIEST else None
    except (ValueError, OverflowError):
        return None


def _to_vietnam(read: dt.datetime) -> dt.datetime:
    return read.replace(tzinfo=VIETNAM) if read.tzinfo is None else read.astimezone(VIETNAM)


# /2015/03/27/ · -10032020-a71187 · /20251028 · -180240126224239069, which hides yymmdd and hhmmss
_URL_DATES = (
    re.compile(r"/(?P<y>20\d\d|19\d\d)/(?P<m>\d\d?)/(?P<d>\d\d?)(?=/|$)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?=\d{0,9}(?!\d))"),
    re.compile(r"(?<!\d)\d{3}(?P<yy>\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)[0-2]\d[0-5]\d[0-5]\d\d{3}(?!\d)"),
)


def find_url_date(url: str, latest: dt.date | None = None) -> tuple[dt.datetime, str] | None:
    """Return the day hidden in an address, with the characters that say so; None when there is none."""
    for pattern in _URL_DATES:
        for match in pattern.finditer(url[:2000]):
            found = match.groupdict()
            year = int(found.get("y") or f"20{found.get('yy')}")
            day = _day(year, int(found["m"]), int(found["d"]))
            if day is not None and day.year >= _EARLIEST and (latest is None or day <= latest):
                return dt.datetime.combine(day, dt.time(), VIETNAM), match[0]
    return None
