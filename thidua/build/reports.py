"""What readers of the archive are told of runs: copied from the ledger at every build, so a rebuild has it, too."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from archive import RunReport, SourceHealth
from crawler.health_log import read_standings
from crawler.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from crawler.health_log import Standing


def read_reports(ledger: Path, known: Container[str]) -> list[RunReport]:
    """Return the reports of all judged runs, oldest first.

    Args:
        ledger: ledger.db; where there is none, there are no reports.
        known: the sources that have a file; of others nothing is told, as nothing of theirs is in the archive.
    """
    if not ledger.is_file():
        return []
    with Ledger(ledger) as opened:
        rows = opened.query("SELECT id, report FROM runs WHERE report IS NOT NULL ORDER BY started")
        return [_report(row["id"], json.loads(row["report"]), read_standings(opened, row["id"]), known) for row in rows]


def _report(run: str, told: dict[str, str], standings: list[Standing], known: Container[str]) -> RunReport:
    return RunReport(
        run=run,
        started=dt.datetime.fromisoformat(told["started"]),
        ended=dt.datetime.fromisoformat(told["ended"]),
        verdict=told["verdict"],
        sources=[_health(one) for one in standings if one.source in known],
    )


def _health(standing: Standing) -> SourceHealth:
    measure, content = standing.measure, standing.measure["content"]
    return SourceHealth(
        source=standing.source,
        verdict=standing.verdict,
        reasons=[f"{reason.verdict}: {reason.check}: {reason.text}" for reason in standing.reasons],
        new=measure["new"],
        changed=measure["changed"],
        errors=measure["failed"] + measure["blocked"],
        gone=measure["gone"],
        days_silent=measure["silence"][0],
        **{name: content[name] for name in ("pages", "articles", "filled", "words", "facts")},
    )
