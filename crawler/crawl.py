"""Crawls sources into a working folder: all of them in one process, a few at a time."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import sqlite3
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings
from scrapy.utils.reactor import is_reactor_installed
from twisted.internet.error import ReactorNotRunning

from crawler.errors import RunError
from crawler.interrupts import handlers_restored
from crawler.report import read_report
from crawler.run import Options, Run
from crawler.spider import spider_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from twisted.python.failure import Failure

    from crawler.report import CrawlReport
    from crawler.run import Step
    from crawler.source import Source

_LANES = 8
"""Sources crawled at once: each waits for its site most of the time, and each holds one connection."""

_log = logging.getLogger(__name__)


def crawl(
    sources: Mapping[str, Source],
    home: Path,
    *,
    since: dt.date | None = None,
    full: bool = False,
    limit: int | None = None,
    progress: Callable[[Step], None] | None = None,
) -> CrawlReport:
    """Fetch what is new or changed of all `sources` into `home`/captures, and return what came of it.

    SIGINT and SIGTERM end it early: what is under way is finished, the rest stays pending; a second signal ends it at
    once. Twisted's reactor runs once a process, so this can be called once a process.

    Args:
        sources: by slug.
        home: the working folder.
        since: leave out what pages date before this day.
        full: look at every known article again and page on to the end of every listing.
        limit: most articles a source.
        progress: told of each address done with.

    Raises:
        RunError: another process works in `home`, or this process has crawled before.
        LedgerError: the ledger cannot be used.
        OSError, sqlite3.Error: it could not be written to any more: the disk is full, for instance. What was not
            recorded stays pending for the next run.
    """
    if is_reactor_installed():
        raise RunError("this process has crawled before: Twisted's reactor runs once; start another process")
    with Run(home, sources, Options(since=since, full=full, limit=limit), progress) as run:
        with handlers_restored():
            _run_spiders(sources, run)
        if run.broken is not None:
            raise run.broken
        return read_report(run.ledger, run.id, sources, dt.datetime.now(dt.UTC), interrupted=run.interrupted)


def _run_spiders(sources: Mapping[str, Source], run: Run) -> None:
    """Run all spiders to their end, to a signal, or to where captures or ledger cannot be written any more."""
    settings = Settings()
    settings.setmodule("crawler.settings")
    # Scrapy sets its loggers' level only for a log handler of its own. A robots.txt out of reach is a traceback to it,
    # and to us the same failure as that of the page that wanted it.
    logging.disable(logging.INFO)  # it greets at once, on whatever handler a library has installed
    process = AsyncCrawlerProcess(settings)
    logging.disable(logging.NOTSET)
    logging.getLogger("scrapy").setLevel(settings["LOG_LEVEL"])
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)
    waiting = iter(sources.values())
    lanes = asyncio.get_event_loop().create_task(_run_lanes(process, waiting, run))
    process.start(stop_after_crawl=False)
    if lanes.done():
        lanes.result()  # raises what broke the lanes themselves
    else:
        run.interrupted = True  # by a second signal, which lets no spider end


async def _run_lanes(process: AsyncCrawlerProcess, waiting: Iterator[Source], run: Run) -> None:
    from twisted.internet import reactor

    def stop_where_broken(failure: Failure) -> None:
        if isinstance(failure.value, (OSError, sqlite3.Error)):
            run.broken = run.broken or failure.value
            run.interrupted = True
            stopping.append(asyncio.ensure_future(process.stop()))

    stopping: list[asyncio.Future[None]] = []  # asyncio itself holds none
    await asyncio.gather(*(_run_lane(process, waiting, run, stop_where_broken) for _ in range(_LANES)))
    with contextlib.suppress(ReactorNotRunning):  # a signal stopped it
        reactor.stop()  # type: ignore[misc] # Twisted's reactor is a module to the type checker


async def _run_lane(
    process: AsyncCrawlerProcess, waiting: Iterator[Source], run: Run, on_error: Callable[[Failure], None]
) -> None:
    """Crawl one source after another while there are any."""
    for source in waiting:
        crawler = process.create_crawler(spider_class(source))
        crawler.signals.connect(on_error, signal=signals.spider_error)
        try:
            await process.crawl(crawler, run=run)
        except Exception:
            _log.exception("%s: the crawl of this source broke off", source.slug)
        if run.interrupted or run.broken is not None:
            return
