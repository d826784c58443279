"""Runs and sources' health, copied for readers from the crawl's memory: the tables hold what was handed in last.

The crawl's memory stays the only place where they are kept: a rebuilt archive is handed the same again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.rows import iso_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """How one source stood after one run."""

    source: str
    """The slug of a source that the archive holds."""
    verdict: str
    """ok, watch or broken."""
    reasons: Sequence[str]
    """A sentence each: what was looked at, what was found, what was expected."""
    new: int
    changed: int
    errors: int
    """Articles that failed or were blocked."""
    gone: int
    pages: int
    """Captured responses of article addresses."""
    articles: int
    """Those that were read as articles."""
    filled: Mapping[str, int]
    """By field how many articles have it."""
    words: float | None
    """Median length of the articles' bodies."""
    facts: int
    """Of these articles."""
    days_silent: int | None
    """Since the newest article was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What one run came to."""

    run: str
    started: dt.datetime
    ended: dt.datetime
    verdict: str
    """The worst of its sources'."""
    sources: Sequence[SourceHealth]


_RUN = """
    INSERT INTO runs (id, started, ended, captures, verdict, sources, new, changed, errors)
    VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET started = excluded.started, ended = excluded.ended, verdict = excluded.verdict,
        sources = excluded.sources, new = excluded.new, changed = excluded.changed, errors = excluded.errors
"""
_HEALTH = "INSERT INTO source_health VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def write_reports(conn: Connection, reports: Sequence[RunReport]) -> None:
    """Replace all reports; runs that no report tells of are as their captures say."""
    conn.execute("DELETE FROM source_health")
    conn.execute("DELETE FROM runs WHERE id NOT IN (SELECT run FROM captures)")
    conn.execute(
        "UPDATE runs SET (started, ended, captures, verdict, sources, new, changed, errors) ="
        " (SELECT min(fetched), max(fetched), count(*), NULL, NULL, NULL, NULL, NULL FROM captures WHERE run = runs.id)"
    )
    for report in reports:
        started, ended = iso_time(report.started), iso_time(report.ended)
        sums = [sum(getattr(one, name) for one in report.sources) for name in ("new", "changed", "errors")]
        conn.execute(_RUN, (report.run, started, ended, report.verdict, len(report.sources), *sums))
        conn.executemany(_HEALTH, [_health_row(report.run, ended, one) for one in report.sources])


def _health_row(run: str, judged: str, health: SourceHealth) -> tuple[object, ...]:
    return (
        run, health.source, judged, health.verdict, json.dumps(health.reasons, ensure_ascii=False),
        health.new, health.changed, health.errors, health.gone, health.pages, health.articles,
        json.dumps(health.filled), health.words,
        health.facts / health.articles if health.articles else None, health.days_silent,
    )  # fmt: skip
