"""What a run came to, read from the ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.assess import NO_ARTICLES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

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
    """finished, limit, page limit, outside its hours, blocked, robots.txt, shutdown, not begun, broke off."""
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


def read_report(
    ledger: Ledger, run: str, slugs: Iterable[str], ended: dt.datetime, *, interrupted: bool = False
) -> CrawlReport:
    """Return the report of a run over the sources that it was asked to crawl, each of which is in it."""
    started = ledger.query("SELECT started FROM runs WHERE id = ?", (run,))[0]["started"]
    rows = {row["source"]: row for row in ledger.query("SELECT * FROM run_sources WHERE run = ?", (run,))}
    return CrawlReport(
        run=run,
        started=dt.datetime.fromisoformat(started),
        ended=ended,
        interrupted=interrupted,
        sources=tuple(
            _read_source(ledger, rows[slug]) if slug in rows else _never_begun(slug, interrupted=interrupted)
            for slug in sorted(slugs)
        ),
    )


_COUNTS = ("listings", "discovered", "captured", "new", "changed", "unchanged", "not_modified", "error")
# Past the end of a listing there is an empty page, or none: no fault where another page of it showed articles.
_AT_END = """
    urls.listing IS NOT NULL AND (visits.state = 'gone' OR visits.reason = :empty) AND EXISTS (
        SELECT 1 FROM visits AS other JOIN urls AS page ON page.id = other.url
        WHERE other.run = visits.run AND page.source = urls.source AND urls.listing IN (page.key, page.listing)
            AND page.kind = 'listing' AND other.state = 'ok' AND other.reason IS NULL)
"""
# An article that is gone, or that robots.txt keeps, is as its site wants it; a listing that is not read is a fault.
_FAULTS = f"""
    SELECT urls.kind, visits.state, visits.reason, count(*) AS count, min(urls.url) AS example
    FROM visits JOIN urls ON urls.id = visits.url
    WHERE visits.run = :run AND urls.source = :source AND (
        visits.state IN ('failed', 'blocked')
        OR (urls.kind = 'listing' AND (visits.state <> 'ok' OR visits.reason = :empty) AND NOT ({_AT_END})))
    GROUP BY urls.kind, visits.state, visits.reason ORDER BY urls.kind DESC, count DESC
"""  # noqa: S608 (no value is put into it)

# Asked for, and never heard of again, though the crawl did not end early: an error of ours, which only the log tells.
_UNANSWERED = """
    SELECT kind, 'failed' AS state, 'was asked for and never answered; see the log' AS reason, count(*) AS count,
        min(url) AS example
    FROM urls WHERE claimed = :run AND source = :source
        AND NOT EXISTS (SELECT 1 FROM visits WHERE visits.url = urls.id AND visits.run = :run)
    GROUP BY kind
"""
_BROKE_OFF = Fault(kind="source", state="failed", reason="broke off; see the log", count=1, example="")


def _never_begun(slug: str, *, interrupted: bool) -> SourceReport:
    """Return the report of a source that the run did not come to."""
    faults = () if interrupted else (_BROKE_OFF,)
    return SourceReport(source=slug, ended="not begun", faults=faults, **dict.fromkeys(_COUNTS, 0))


def _read_source(ledger: Ledger, row: sqlite3.Row) -> SourceReport:
    named = {"run": row["run"], "source": row["source"]}
    faults = [Fault(**dict(found)) for found in ledger.query(_FAULTS, {**named, "empty": NO_ARTICLES})]
    if row["reason"] == "finished":
        faults += [Fault(**dict(found)) for found in ledger.query(_UNANSWERED, named)]
    if row["ended"] is None:
        faults.append(_BROKE_OFF)
    counts = {name: row[name] for name in _COUNTS}
    return SourceReport(source=row["source"], ended=row["reason"] or "broke off", faults=tuple(faults), **counts)
