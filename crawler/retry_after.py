"""Until when a site asks to be left alone: the Retry-After header (RFC 9110, 10.2.3) of 429 and 503."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from http import HTTPStatus

LONGEST_WAIT = dt.timedelta(days=7)
"""A site that asks for more is tried again then: as long as the schedule waits after failures, and no typing error."""
_STATUSES = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


def wait_until(status: int, header: str | None, now: dt.datetime) -> dt.datetime | None:
    """Return the time before which a site asks not to be asked again; None when it does not say.

    Args:
        status: the response's; the header means something else elsewhere.
        header: the value of Retry-After: seconds, or an HTTP date.
        now: when the response came, aware.
    """
    if status not in _STATUSES or header is None:
        return None
    value = header.strip()
    if value.isascii() and value.isdigit():
        return now + min(dt.timedelta(seconds=int(value[:10])), LONGEST_WAIT)
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    said = date if date.tzinfo is not None else date.replace(tzinfo=dt.UTC)
    return max(now, min(said, now + LONGEST_WAIT))
