"""When an address is tried again."""

from __future__ import annotations

import datetime as dt
from typing import Literal

State = Literal["pending", "ok", "gone", "failed", "refused", "blocked"]

RECHECK_DAYS = (1, 3, 7, 30, 180)
"""Days from one look at an article to the next: edits come soon after publication, if at all; the last repeats."""
_BACKOFF = dt.timedelta(hours=1)
_BACKOFF_MOST = dt.timedelta(days=7)
_SLACK = dt.timedelta(hours=12)
"""A nightly run begins at random within hours, and asks in another order each time: a day on, it may be early."""
_AFTER = {"gone": dt.timedelta(days=30), "refused": dt.timedelta(days=30), "blocked": dt.timedelta(days=1)}


def next_try(state: State, now: dt.datetime, *, checks: int, failures: int) -> dt.datetime:
    """Return when an article in `state` is to be tried again.

    Args:
        state: what the visit just made found.
        now: the visit's time.
        checks: visits in a row, this one included, that found nothing new.
        failures: visits in a row, this one included, that failed; each doubles the wait twice, from an hour to a week.
    """
    if state == "ok":
        return now + dt.timedelta(days=RECHECK_DAYS[min(checks, len(RECHECK_DAYS) - 1)]) - _SLACK
    if state == "failed":
        return now + min(_BACKOFF * (1 << 2 * min(failures - 1, 10)), _BACKOFF_MOST)
    return now + _AFTER.get(state, _SLACK) - _SLACK
