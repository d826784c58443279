"""The hours of the day in which a site may be asked, in Vietnam: `20-6` is from eight in the evening to six."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator

from extract.exchange import VIETNAM

if TYPE_CHECKING:
    import datetime as dt

_HOURS = re.compile(r"([01]?\d|2[0-4])-([01]?\d|2[0-4])")


class OutsideHoursError(Exception):
    """A request whose turn came when the site's hours had ended."""


def _check_hours(hours: str) -> str:
    found = _HOURS.fullmatch(hours)
    if found is None or int(found[1]) % 24 == int(found[2]) % 24:
        raise ValueError("is no span of hours: write it as 20-6")
    return hours


Hours = Annotated[str, AfterValidator(_check_hours)]
"""From the first hour's beginning to the second's, over midnight when the second is smaller."""


def is_open(hours: str | None, now: dt.datetime) -> bool:
    """Tell whether a site may be asked at an aware time; None is always."""
    if hours is None:
        return True
    begin, end = (int(part) % 24 for part in hours.split("-"))
    hour = now.astimezone(VIETNAM).hour
    return begin <= hour < end if begin < end else hour >= begin or hour < end
