"""What a run came to, read from the ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.assess import NO_ARTICLES

if TYPE_CHECKING:
    import sqlite3

    from crawler.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that went wrong at a source, as often as it did in one run."""

    kind: str
    """listing, article, or source for the whole of it."""
    state: str
    reason: str
    count: int
    example: str
    """An address that it happened to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What one run came to at one source."""

    source: str
    ended: str
    """finished, limit, page limit, blocked, shutdown, or why it broke off."""
    listings: int
    """Listing pages looked at."""
    discovered: int
    """Addresses never seen before."""
    captured: int
    """Pages and listings written to WARC files."""
    new: int
    changed: int
    unchanged: int
    not_modified: int
    error: int
    """Articles that were gone, refused, blocked or failed."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """What a run came to."""

    run: str
    started: dt.datetime
    ended: dt.datetime
    interrupted: bool
    """Whether a signal ended it early; what was left stays pending."""
    sources: tuple[SourceReport, ...]

    @property
    def captured(self) -> int:
        """Pages and listings written to WARC files, over all sources."""
        return sum(one.captured for one in self.sources)

    @property
    def faults(self) -> tuple[tuple[str, Fault], ...]:
        """All faults, each with its source's slug."""
        return tuple((one.source, fault) for one in self.sources for fault in one.faults)


def read_report(ledger: Ledger, run: str, ended: dt.datetime, *, interrupted: bool = False) -> CrawlReport:
    """Return the report of a run."""
    started = ledger.query("SELECT started FROM runs WHERE id = ?", (run,))[0]["started"]
    rows = ledger.query("SELECT * FROM run_sources WHERE run = ? ORDER BY source", (run,))
    return CrawlReport(
        run=run,
        started=dt.datetime.fromisoformat(started),
        ended=ended,
        interrupted=interrupted,
        sources=tuple(_read_source(ledger, row) for row in rows),
    )


_COUNTS = ("listings", "discovered", "captured", "new", "changed", "unchanged", "not_modified", "error")
# An article that is gone, or that robots.txt keeps, is as its site wants it; a listing that is not read is a fault.
_FAULTS = """
    SELECT urls.kind, visits.state, visits.reason, count(*) AS count, min(urls.url) AS example
    FROM visits JOIN urls ON urls.id = visits.url
    WHERE visits.run = ? AND urls.source = ? AND (
        visits.state IN ('failed', 'blocked')
        OR (urls.kind = 'listing' AND (visits.state <> 'ok' OR visits.reason = ?)))
    GROUP BY urls.kind, visits.state, visits.reason ORDER BY urls.kind DESC, count DESC
"""


def _read_source(ledger: Ledger, row: sqlite3.Row) -> SourceReport:
    faults = [Fault(**dict(found)) for found in ledger.query(_FAULTS, (row["run"], row["source"], NO_ARTICLES))]
    if row["ended"] is None:
        faults.append(Fault(kind="source", state="failed", reason="broke off; see the log", count=1, example=""))
    counts = {name: row[name] for name in _COUNTS}
    return SourceReport(source=row["source"], ended=row["reason"] or "broke off", faults=tuple(faults), **counts)
