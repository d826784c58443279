"""What Scrapy makes of a request, in the crawl's own terms: an answer, or why there is none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, IgnoreRequest, StopDownload

from crawler.body import MAX_RECEIVED, BodyError
from crawler.visits import Answer

if TYPE_CHECKING:
    from scrapy.http import Response

    from crawler.schedule import State


def answer_of(response: Response, *, fault: str | None = None, captured: bool = False) -> Answer:
    """Return a response as an answer of this moment.

    Args:
        response: Scrapy's, content encoding undone.
        fault: why its body could not be decoded.
        captured: whether it was written to a WARC file.
    """
    headers = tuple(
        (name.decode("latin-1").lower(), values[-1].decode("latin-1"))
        for name, values in response.headers.items()
        if values
    )
    return Answer(
        url=response.url,
        status=response.status,
        headers=headers,
        body=response.body,
        fault=fault,
        fetched=dt.datetime.now(dt.UTC),
        captured=captured,
    )


def explain(problem: BaseException) -> tuple[State, str]:
    """Return the state of an address that gave no response, and why."""
    if isinstance(problem, StopDownload):
        return "refused", "content type is no text"
    if isinstance(problem, IgnoreRequest):
        return "refused", str(problem)
    if isinstance(problem, DownloadCancelledError):
        return "failed", f"larger than the limit of {MAX_RECEIVED} bytes"
    if isinstance(problem, BodyError):
        return "failed", str(problem)
    if isinstance(problem, CannotResolveHostError):
        return "failed", "the host's name has no address"
    return "failed", f"{type(problem).__name__}: {' '.join(str(problem).split())}".rstrip(": ")
