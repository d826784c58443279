"""The ledger's memory of sources' health: what was measured and judged after each run."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from crawler.health import Reason, Verdict
from crawler.ledger_file import stamp
from crawler.measure import Content

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from crawler.ledger import Ledger
    from crawler.measure import Measure

_REMEMBERED = 100
"""Runs of a source that its next one is held against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One source judged after one run."""

    source: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a source stood after one run, read back."""

    run: str
    source: str
    at: str
    """UTC, as the ledger writes times."""
    verdict: Verdict
    reasons: tuple[Reason, ...]
    measure: dict[str, Any]


def remember(ledger: Ledger, run: str, at: dt.datetime, judged: Iterable[Judged], report: str) -> None:
    """Record a run's report (JSON) and how each of its sources stands."""
    rows = [
        (
            run,
            one.source,
            stamp(at),
            one.verdict,
            _as_json([asdict(r) for r in one.reasons]),
            _as_json(asdict(one.measure)),
        )
        for one in judged
    ]
    ledger.write("INSERT OR REPLACE INTO health VALUES (?, ?, ?, ?, ?, ?)", rows)
    ledger.write("UPDATE runs SET report = ? WHERE id = ?", [(report, run)])


def read_past(ledger: Ledger, source: str) -> list[Content]:
    """Return what the articles of a source's past runs held, newest first; of broken runs, nothing counts."""
    rows = ledger.query(
        "SELECT json_extract(measure, '$.content') AS content FROM health WHERE source = ? AND verdict <> 'broken'"
        " AND json_extract(measure, '$.content.pages') > 0 ORDER BY at DESC LIMIT ?",
        (source, _REMEMBERED),
    )
    return [Content(**json.loads(row["content"])) for row in rows]


def read_last(ledger: Ledger, source: str) -> Standing | None:
    """Return how a source stood after the last run that judged it."""
    rows = ledger.query("SELECT * FROM health WHERE source = ? ORDER BY at DESC LIMIT 1", (source,))
    return _read(dict(rows[0])) if rows else None


def read_standings(ledger: Ledger, run: str | None = None) -> list[Standing]:
    """Return how sources stood after a run; without one, how each stood when it was judged last."""
    if run is not None:
        rows = ledger.query("SELECT * FROM health WHERE run = ? ORDER BY source", (run,))
    else:
        rows = ledger.query(
            "SELECT health.* FROM health JOIN (SELECT source, max(at) AS at FROM health GROUP BY source)"
            " USING (source, at) ORDER BY source"
        )
    return [_read(dict(row)) for row in rows]


def read_since(ledger: Ledger, source: str) -> str | None:
    """Return since which run's time a source has not been well; None when it is."""
    rows = ledger.query(
        "SELECT min(at) AS at FROM health WHERE source = ?1 AND verdict <> 'ok'"
        " AND at > coalesce((SELECT max(at) FROM health WHERE source = ?1 AND verdict = 'ok'), '')",
        (source,),
    )
    found: str | None = rows[0]["at"]
    return found


def _read(row: dict[str, Any]) -> Standing:
    reasons = tuple(Reason(**one) for one in json.loads(row["reasons"]))
    return Standing(**{**row, "reasons": reasons, "measure": json.loads(row["measure"])})


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
