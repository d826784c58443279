"""The ledger from captures: rebuilt when it is lost, completed when a crawl was killed.

What no capture tells is lost with the ledger: failures without a response, the times of the next tries, and that a
page answered "not modified".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.assess import assess, redirect_target
from crawler.ledger import Ledger
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
        for run in ledger.unfinished_runs():
            ledger.end_run(run, ledger.last_visit(run))
    draft.rename(path)
    return Ledger(path)


def absorb_unfinished(ledger: Ledger, captures: Path, sources: Mapping[str, Source]) -> list[Cut]:
    """Record what runs that were killed had captured but not recorded, end them, and return their files' cuts."""
    cuts: list[Cut] = []
    for run in ledger.unfinished_runs():
        for warc in sorted(captures.glob(f"{run}-*.warc.gz")):
            cuts += _absorb_file(ledger, warc, sources)
        for cut in cuts:
            # A kill cannot cut what the ledger knows, but a power cut can: to the disk, the two files have no order.
            ledger.forget_captures(cut.file, cut.offset)
        ledger.end_run(run, ledger.last_visit(run))
    return cuts


def _absorb_file(ledger: Ledger, warc: Path, sources: Mapping[str, Source]) -> list[Cut]:
    cuts: list[Cut] = []
    for capture in read_captures(warc, on_cut=cuts.append):
        ledger.start_run(capture.run, capture.fetched, {"rebuilt": True})
        ledger.start_source(capture.run, capture.source, capture.fetched, ())
        ledger.record_capture(
            capture.source, capture.key, capture.status, capture.digest, capture.fetched,
            Place(capture.file, capture.offset, capture.length),
        )  # fmt: skip
        source = sources.get(capture.source)
        known = ledger.has_visited(capture.run, capture.source, capture.key, capture.fetched)
        if source is not None and not known:
            _absorb_visit(ledger, source, capture)
    return cuts


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
    ledger.record_visit(capture.run, capture.source, assess(source, address, answer))
