"""What is measured of a source after a run: how the crawl went, and what the articles that it brought hold."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from crawler.ledger_file import stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crawler.ledger import Ledger
    from crawler.report import Fault, SourceReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the pages that one run captured at one source were read as."""

    pages: int = 0
    """Captured responses of article addresses."""
    articles: int = 0
    """Those that were read as articles, dated or not."""
    filled: Mapping[str, int]
    """How many of these articles have each field; `body` and `stamp`: found where the source's selectors say."""
    words: float | None = None
    """Median length of their bodies."""
    facts: int = 0
    """Facts of all of them."""
    listed: float | None = None
    """Mean number of articles that the run's listing pages led to; None when none was sent whole."""


class Silence(NamedTuple):
    """How long a source has published nothing, in days."""

    days: int | None = None
    """None while it has no dated article."""
    usual: int | None = None
    """The longest pause between its last publications; None while they are few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One source after one run."""

    ended: str
    """Why its crawl ended (SourceReport.ended)."""
    listings: int
    new: int
    changed: int
    visits: int
    """Articles asked for."""
    gone: int
    failed: int
    blocked: int
    new_in_month: int
    """Articles first read within the last 30 days."""
    days_known: int
    """Days since the first run that looked at the source."""
    silence: Silence
    faults: tuple[Fault, ...] = ()
    content: Content


_MONTH_LONG = dt.timedelta(days=30)
_STATES = """
    SELECT visits.state FROM visits JOIN urls ON urls.id = visits.url
    WHERE visits.run = ? AND urls.source = ? AND urls.kind = 'article'
"""
_MONTH = "SELECT count(*) FROM urls WHERE source = ? AND kind = 'article' AND first_ok >= ?"
_LISTED = "SELECT shown * 1.0 / nullif(read, 0) FROM run_sources WHERE run = ? AND source = ?"
_FIRST_RUN = "SELECT min(started) FROM run_sources WHERE source = ?"


def measure_source(
    ledger: Ledger, report: SourceReport, run: str, now: dt.datetime, *, content: Content, silence: Silence
) -> Measure:
    """Return what a run came to at a source.

    Args:
        ledger: what the crawl remembers.
        report: of this source.
        run: the run's id.
        now: when the run ended.
        content: what its captures were read as.
        silence: how long the source has published nothing, and how long it usually pauses.
    """
    states = Counter(row["state"] for row in ledger.query(_STATES, (run, report.source)))
    listed = ledger.query(_LISTED, (run, report.source))
    first = ledger.query(_FIRST_RUN, (report.source,))[0][0]
    return Measure(
        ended=report.ended,
        listings=report.listings,
        new=report.new,
        changed=report.changed,
        visits=states.total(),
        gone=states["gone"],
        failed=states["failed"],
        blocked=states["blocked"],
        new_in_month=ledger.query(_MONTH, (report.source, stamp(now - _MONTH_LONG)))[0][0],
        days_known=0 if first is None else (now - dt.datetime.fromisoformat(first)).days,
        silence=silence,
        faults=report.faults,
        content=replace(content, listed=listed[0][0] if listed else None),
    )
