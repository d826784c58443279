"""Vietnamese days: the patterns of dates in a text, and which day a surface means.

A year left out is the publication date's, or the year before where that day would lie in the future by more than
31 days (docs/facts.md, section 2, meetings). All patterns match texts that extract.text.fold_spelling returned.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from extract.text import fold_spelling

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_SLASHED = r"\s?[/.-]\s?"
DAY_MONTH = rf"{DAY}(?:{_SLASHED}{MONTH}| tháng {MONTH})"
FULL_DAY = rf"{DAY}(?:{_SLASHED}{MONTH}{_SLASHED}{YEAR}| tháng {MONTH}(?:,? năm |/){YEAR})"
DASH = r"\s?[-–—]\s?"


class Days(NamedTuple):
    """A day, or the first and the last of several."""

    start: dt.date
    end: dt.date | None = None
    flags: tuple[str, ...] = ()
    """year_inferred where the surface names no year."""


_WRITTEN_DAY = re.compile(
    rf"(?<![\d/.-])(?P<day>\d{{1,2}}){_SLASHED}(?P<month>\d{{1,2}}){_SLASHED}(?P<year>{YEAR})"
    rf"|(?:ngày|sáng|chiều|tối)\s(?P<bare_day>\d{{1,2}})/(?P<bare_month>\d{{1,2}})(?![\d/])",
)
_LEAP_YEAR = 2024


def holds_impossible_day(text: str, start: int = 0, end: int | None = None) -> bool:
    """Return whether text[start:end] writes a day that no calendar has: "30/2/2023", "ngày 12/13".

    Args:
        text: folded by extract.text.fold_spelling.
        start: where to look from.
        end: where to look up to; by default the text's end.
    """
    for match in _WRITTEN_DAY.finditer(text, start, len(text) if end is None else end):
        day, month = int(match["day"] or match["bare_day"]), int(match["month"] or match["bare_month"])
        try:
            dt.date(int(match["year"] or _LEAP_YEAR), month, day)
        except ValueError:
            return True
    return False


_SPAN = rf"\s?-\s?{MONTH}\s?[/.]\s?{MONTH}(?!\d)"
"""A dash between two days of a month, not between day and month: "4-5/7"."""
_PART = re.compile(
    rf"(?<![\d/.])(?P<day>{DAY})(?:(?!{_SPAN})(?:{_SLASHED}| tháng )(?P<month>{MONTH})"
    rf"(?:(?:{_SLASHED}|,? năm )(?P<year>{YEAR}))?)?"
)


def read_days(surface: str, published: dt.date | None) -> Days | None:
    """Return the day or days that a DATE mention names; None when it names none, or one that cannot be.

    Args:
        surface: "ngày 07/4/2014", "11/3", "ngày 16 - 17/5/2024", "25 tháng 11 năm 2021".
        published: the base for a year left out; without it such a surface means no day.
    """
    parts = [m.groupdict() for m in _PART.finditer(fold_spelling(surface))]
    known = _fill_backwards(parts)
    if not known or any(part["month"] is None for part in known):
        return None
    has_year = known[-1]["year"] is not None
    days = [_make_day(part, published) for part in known]
    if any(day is None for day in days):
        return None
    start, end = days[0], days[-1]
    assert start is not None
    assert end is not None
    if end < start:
        return None
    return Days(start, end if end != start else None, () if has_year else ("year_inferred",))


def _fill_backwards(parts: list[dict[str, str | None]]) -> list[dict[str, str | None]]:
    """Return `parts` with month and year taken from the next part where left out: "10 và 11/3/2016"."""
    filled: list[dict[str, str | None]] = []
    for part in reversed(parts):
        after = filled[0] if filled else {"month": None, "year": None}
        known = {key: part[key] or after[key] for key in ("month", "year")}
        filled.insert(0, {"day": part["day"], **known})
    return filled


def _make_day(part: dict[str, str | None], published: dt.date | None) -> dt.date | None:
    day, month = int(part["day"] or 0), int(part["month"] or 0)
    try:
        if part["year"] is not None:
            return dt.date(int(part["year"]), month, day)
        if published is None:
            return None
        this_year = dt.date(published.year, month, day)
        return this_year if (this_year - published).days <= 31 else this_year.replace(year=published.year - 1)
    except ValueError:
        return None
