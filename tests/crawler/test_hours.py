from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from crawler.hours import is_open
from crawler.source import Politeness
from extract.exchange import VIETNAM


@pytest.mark.parametrize(
    ("hours", "open_at"),
    [
        ("20-2", {20, 21, 22, 23, 0, 1}),
        ("8-11", {8, 9, 10}),
        ("22-24", {22, 23}),
        ("0-3", {0, 1, 2}),
        (None, set(range(24))),
    ],
)
def test_hours_are_vietnams_and_may_run_over_midnight(hours: str | None, open_at: set[int]) -> None:
    found = {hour for hour in range(24) if is_open(hours, dt.datetime(2026, 3, 1, hour, 59, tzinfo=VIETNAM))}
    assert found == open_at
    asked_in_utc = dt.datetime(2026, 3, 1, 1, tzinfo=dt.UTC)
    assert is_open("8-9", asked_in_utc)


@pytest.mark.parametrize("hours", ["8", "8-25", "8-8", "24-0", "tối", "20:00-06:00"])
def test_what_is_no_span_of_hours_is_refused(hours: str) -> None:
    with pytest.raises(ValidationError, match="write it as 20-6"):
        Politeness(hours=hours)
