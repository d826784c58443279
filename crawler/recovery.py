"""The ledger from captures: rebuilt when it is lost, completed when a crawl was killed.

What no capture tells is lost with the ledger: failures without a response, the times of the next tries, and that a
page answered "not modified".
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from crawler.assess import assess, redirect_target
from crawler.ledger import Ledger
from crawler.ledger_file import stamp
from crawler.visits import Address, Answer
from crawler.warc import Place, list_warcs, read_captures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crawler.members import Cut
    from crawler.source import Source
    from crawler.warc import Capture


def open_ledger(captures: Path, sources: Mapping[str, Source]) -> Ledger:
    """Return the ledger of a folder of captures; a missing one is rebuilt from the WARC files there."""
    path = captures / "ledger.db"
    if path.exists() or not list_warcs(captures):
        return Ledger(path)
    return rebuild_ledger(captures, sources)


def rebuild_ledger(captures: Path, sources: Mapping[str, Source]) -> Ledger:
    """Return a ledger made from the WARC files alone; `captures` must not hold one.

    Killed on the way, it leaves no ledger.db behind, so that the next call begins again.
    """
    path, draft = captures / "ledger.db", captures / "ledger.db.rebuilding"
    draft.unlink(missing_ok=True)
    with Ledger(draft) as ledger:
        for warc in list_warcs(captures):
            _absorb_file(ledger, warc, sources)
        for run in _unfinished_runs(ledger):
            ledger.end_run(run, _last_visit(ledger, run))
    draft.rename(path)
    return Ledger(path)


def absorb_unfinished(ledger: Ledger, captures: Path, sources: Mapping[str, Source]) -> list[Cut]:
    """Record what runs that were killed had captured but not recorded, end them, and return their files' cuts."""
    cuts: list[Cut] = []
    for run in _unfinished_runs(ledger):
        for warc in sorted(captures.glob(f"{run}-*.warc.gz")):
            cuts += _absorb_file(ledger, warc, sources)
        for cut in cuts:
            # A kill cannot cut what the ledger knows, but a power cut can: to the disk, the two files have no order.
            ledger.forget_captures(cut.file, cut.offset, cut.offset + cut.lost)
        ledger.end_run(run, _last_visit(ledger, run))
    return cuts


def forget_cut_off(ledger: Ledger, captures: Path) -> None:
    """Make due again what the ledger takes for captured where a WARC file has lost its end, as in a power cut."""
    for row in ledger.query("SELECT file, max(offset + length) AS reach FROM captured GROUP BY file"):
        path = captures / row["file"]
        if path.exists() and (size := path.stat().st_size) < row["reach"]:
            ledger.forget_captures(row["file"], size, row["reach"])


def _unfinished_runs(ledger: Ledger) -> list[str]:
    """Return the runs that never ended: killed, or under way."""
    return [row["id"] for row in ledger.query("SELECT id FROM runs WHERE ended IS NULL ORDER BY started")]


def _last_visit(ledger: Ledger, run: str) -> dt.datetime:
    """Return when a run last recorded a visit, or began."""
    sql = "SELECT coalesce(max(visits.at), runs.started) AS at FROM runs LEFT JOIN visits ON run = runs.id"
    return dt.datetime.fromisoformat(ledger.query(f"{sql} WHERE runs.id = ?", (run,))[0]["at"])


def _has_visited(ledger: Ledger, capture: Capture) -> bool:
    """Tell whether a capture's run recorded a visit to its address, then or later."""
    sql = "SELECT 1 FROM visits JOIN urls ON urls.id = visits.url WHERE run = ? AND source = ? AND key = ?"
    at = stamp(capture.fetched)
    return bool(ledger.query(f"{sql} AND at >= ?", (capture.run, capture.source, capture.key, at)))


def _absorb_file(ledger: Ledger, warc: Path, sources: Mapping[str, Source]) -> list[Cut]:
    cuts: list[Cut] = []
    for capture in read_captures(warc, on_cut=cuts.append):
        ledger.start_run(capture.run, capture.fetched, {"rebuilt": True})
        ledger.start_source(capture.run, capture.source, capture.fetched)
        ledger.record_capture(
            capture.source, capture.key, capture.status, capture.digest, capture.fetched,
            Place(capture.file, capture.offset, capture.length),
        )  # fmt: skip
        source = sources.get(capture.source)
        known = _has_visited(ledger, capture)
        if source is not None and not known:
            _absorb_visit(ledger, source, capture)
    return cuts


def _since(ledger: Ledger, run: str) -> dt.date | None:
    """Return the day that a run was told to begin with; None also where the ledger that knew is lost."""
    options = json.loads(ledger.query("SELECT options FROM runs WHERE id = ?", (run,))[0]["options"])
    return dt.date.fromisoformat(options["since"]) if options.get("since") else None


def _absorb_visit(ledger: Ledger, source: Source, capture: Capture) -> None:
    if capture.kind not in ("listing", "article"):
        return
    answer = Answer(
        url=capture.url,
        status=capture.status,
        headers=capture.headers,
        body=capture.body,
        fault=capture.fault,
        fetched=capture.fetched,
    )
    target = redirect_target(answer)
    if target is not None and source.key(target) == capture.key:
        return  # the response that counts comes after it
    address = Address(key=capture.key, url=capture.url, kind="article" if capture.kind == "article" else "listing")
    ledger.record_visit(capture.run, capture.source, assess(source, address, answer, since=_since(ledger, capture.run)))
