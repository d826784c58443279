"""One run of the crawl over a working folder: the ledger, the WARC files and the lock that all its sources share."""

from __future__ import annotations

import asyncio
import datetime as dt
import secrets
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from crawler.assess import says_the_same
from crawler.body import BodyError, decode_body, digest_of
from crawler.errors import CaptureError
from crawler.lock import hold
from crawler.recovery import absorb_unfinished, forget_cut_off, open_ledger
from crawler.source import known_sources
from crawler.warc import WarcWriter, find_header, read_capture

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType

    from crawler.ledger import Ledger
    from crawler.source import Source
    from crawler.visits import Answer, Recorded, Visit
    from crawler.warc import Exchange, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a run was asked for."""

    since: dt.date | None = None
    """Leave out what pages date before this day."""
    full: bool = False
    """Look at every known article and page on to the end of every listing."""
    limit: int | None = None
    """Most articles a source."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A response that has been taken in."""

    body: bytes
    """Content encoding undone; empty when that failed."""
    fault: str | None
    """Why the body could not be decoded."""
    place: Place | None
    """Where it was written; None when it is the same as the last one, or nothing but "not modified"."""
    before: Place | None = None
    """Where the last one lies that this one differs from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One address done with: what a progress display is told."""

    source: str
    visit: Visit
    recorded: Recorded


class Run:
    """An open run; a context manager. Everything but `take`'s writing happens in the crawl's one thread.

    Attributes:
        id: names the run in the ledger and its WARC files.
        options: how it was asked for.
        ledger: the working folder's.
        started: when it began.
        interrupted: whether a signal asks it to end.
        broken: what keeps captures or ledger from being written; nothing more is asked for then.
    """

    def __init__(
        self,
        home: Path,
        sources: Mapping[str, Source],
        options: Options,
        progress: Callable[[Step], None] | None = None,
    ) -> None:
        """Lock the working folder, mend what a killed run left, and begin.

        Raises:
            RunError: another process works in `home`, or it cannot be written to.
            LedgerError: the ledger cannot be used.
        """
        self.options = options
        self.interrupted = False
        self.broken: Exception | None = None
        self.started = dt.datetime.now(dt.UTC)
        # Sorts by time, to the millisecond; the random half tells apart runs whose clock was set back.
        self.id = f"{self.started:%Y%m%dT%H%M%S%f}"[:-3] + f"-{secrets.token_hex(3)}"
        self._progress = progress
        self._captures = captures = home / "captures"
        with ExitStack() as opened:
            opened.enter_context(hold(captures, "a crawl", join=True))
            # What has to be mended may be of any source, not only of those that are crawled now.
            known = {**known_sources(home), **sources}
            self.ledger: Ledger = opened.enter_context(open_ledger(captures, known))
            absorb_unfinished(self.ledger, captures, known)
            forget_cut_off(self.ledger, captures)
            described = {"since": options.since and options.since.isoformat(), "full": options.full}
            self.ledger.start_run(self.id, self.started, {**described, "limit": options.limit})
            self._opened = opened.pop_all()
        self._writer = WarcWriter(captures, self.id)
        # One thread, so that exchanges are written one after the other while the crawl goes on.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="captures")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the run; what was under way is finished first."""
        with self._opened:
            self._thread.shutdown()
            self._writer.close()
            self.ledger.end_run(self.id, dt.datetime.now(dt.UTC))

    async def take(self, exchange: Exchange) -> Taken:
        """Write a response, unless the page's last capture of the same status was the same, and decode its body."""
        last = self.ledger.last_capture(exchange.source, exchange.key, exchange.status)
        loop = asyncio.get_running_loop()
        try:
            taken, digest = await loop.run_in_executor(self._thread, self._write, exchange, last)
        except OSError as problem:
            self.broken = problem
            raise
        if taken.place is not None:
            self.ledger.record_capture(
                exchange.source, exchange.key, exchange.status, digest, exchange.fetched, taken.place
            )
        return taken

    def is_same_text(self, source: Source, place: Place, answer: Answer) -> bool:
        """Tell whether an article says what it said in the capture at `place`."""
        try:
            before = read_capture(self._captures / place.file, place.offset)
        except CaptureError:
            return False
        return says_the_same(source, before, answer)

    def record(self, source: Source, visit: Visit) -> Recorded:
        """Record a visit and tell the progress display."""
        recorded = self.ledger.record_visit(self.id, source.slug, visit)
        if self._progress is not None:
            self._progress(Step(source=source.slug, visit=visit, recorded=recorded))
        return recorded

    def _write(self, exchange: Exchange, last: tuple[str, Place] | None) -> tuple[Taken, str]:
        coding = find_header(exchange.headers, "content-encoding") or ""
        try:
            body, fault = decode_body(exchange.body, coding), None
        except BodyError as problem:
            body, fault = b"", str(problem)
        digest = digest_of(exchange.body if fault is not None else body)
        if last is not None and digest == last[0]:
            return Taken(body, fault, None), digest
        return Taken(body, fault, self._writer.write(exchange), before=last[1] if last is not None else None), digest
