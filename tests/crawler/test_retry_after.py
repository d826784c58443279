from __future__ import annotations

import datetime as dt

import pytest

from crawler.retry_after import wait_until

NOW = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("status", "header", "wait"),
    [
        (429, "3600", dt.timedelta(hours=1)),
        (503, " 120 ", dt.timedelta(minutes=2)),
        (503, "0", dt.timedelta(0)),
        (429, "Sun, 01 Mar 2026 09:30:00 GMT", dt.timedelta(hours=1.5)),
        (429, "Sun, 01 Mar 2026 09:30:00 -0000", dt.timedelta(hours=1.5)),
        (429, "Sat, 28 Feb 2026 08:00:00 GMT", dt.timedelta(0)),
        (429, "Mon, 01 Mar 2027 08:00:00 GMT", dt.timedelta(days=7)),
        (429, "9" * 400, dt.timedelta(days=7)),
    ],
)
def test_seconds_and_dates_within_a_week(status: int, header: str, wait: dt.timedelta) -> None:
    assert wait_until(status, header, NOW) == NOW + wait


@pytest.mark.parametrize(
    ("status", "header"), [(429, None), (429, ""), (503, "later"), (503, "-5"), (503, "٣"), (200, "60"), (301, "60")]
)
def test_who_says_nothing_of_waiting(status: int, header: str | None) -> None:
    assert wait_until(status, header, NOW) is None


def test_no_date_breaks_it() -> None:
    assert wait_until(503, "Sun, 01 Mar 0000 99:00:00 GMT", NOW) is None
