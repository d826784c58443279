"""A few requests to sites, one after the other, through the crawl's own safety, robots.txt and politeness."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings
from scrapy.utils.reactor import is_reactor_installed
from twisted.internet.error import ReactorNotRunning

from crawler.answers import answer_of, explain
from crawler.assess import redirect_target
from crawler.body import check_size
from crawler.errors import ProbeError, RunError
from crawler.hours import is_open
from crawler.interrupts import handlers_restored
from crawler.settings import source_settings
from crawler.visits import Answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from scrapy.settings import BaseSettings

    from crawler.source import Source

Fetch = Callable[[str], Awaitable[Answer]]
"""Asks for an address and returns the response, redirects followed; raises ProbeError where there is none."""
Found = TypeVar("Found")
Work = Callable[[Fetch], Awaitable[Found]]
"""Looks at one site with a few requests."""

_LANES = 8
"""Sites looked at at once."""
_MOST_HOPS = 5


def run_probes(jobs: Sequence[tuple[Source, Work[Found]]], tell: Callable[[str, str], None]) -> list[Found]:
    """Do all jobs, a few at a time, and return their results in order.

    Twisted's reactor runs once a process, so this can be called once a process.

    Args:
        jobs: for each site its source, which says how politely and where it may be asked, and what to do there.
        tell: told slug and address of each request.

    Raises:
        RunError: this process has crawled before, or was interrupted.
    """
    if is_reactor_installed():
        raise RunError("this process has crawled before: Twisted's reactor runs once; start another process")
    settings = Settings()
    settings.setmodule("crawler.settings")
    process = AsyncCrawlerProcess(settings)
    logging.getLogger("scrapy").setLevel(logging.CRITICAL)  # what fails is in the result
    task = asyncio.get_event_loop().create_task(_run_jobs(process, jobs, tell))
    with handlers_restored():
        process.start(stop_after_crawl=False)
    if not task.done():
        raise RunError("interrupted: nothing was written")
    return task.result()


async def _run_jobs(
    process: AsyncCrawlerProcess, jobs: Sequence[tuple[Source, Work[Found]]], tell: Callable[[str, str], None]
) -> list[Found]:
    from twisted.internet import reactor

    lanes = asyncio.Semaphore(_LANES)

    async def run(source: Source, work: Work[Found]) -> Found:
        async with lanes:
            outcome: asyncio.Future[Found] = asyncio.get_running_loop().create_future()
            spider = type(f"Probe_{source.slug}", (_ProbeSpider,), {"name": source.slug, "source": source})
            await process.crawl(spider, work=work, outcome=outcome, tell=tell)
            if not outcome.done():
                raise RunError(f"{source.slug}: the look at this site broke off: run it again")
            return outcome.result()

    try:
        return await asyncio.gather(*(run(source, work) for source, work in jobs))
    finally:
        with contextlib.suppress(ReactorNotRunning):  # a signal stopped it
            reactor.stop()  # type: ignore[misc] # Twisted's reactor is a module to the type checker


class _ProbeSpider(scrapy.Spider, Generic[Found]):
    """Does one job; its requests pass the downloader's middlewares like those of a crawl."""

    source: ClassVar[Source]

    def __init__(
        self, work: Work[Found], outcome: asyncio.Future[Found], tell: Callable[[str, str], None], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._work = work
        self._outcome = outcome
        self._tell = tell
        self.robots_fault: str | None = None

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Add the source's politeness to the settings; nothing is captured."""
        super().update_settings(settings)
        settings.setdict({**source_settings(cls.source), "LOG_LEVEL": "CRITICAL"}, priority="spider")
        middlewares = dict(settings.getdict("DOWNLOADER_MIDDLEWARES"))
        settings.set("DOWNLOADER_MIDDLEWARES", {**middlewares, "crawler.capture.CaptureMiddleware": None}, "spider")

    async def start(self) -> AsyncIterator[Any]:
        """Do the job; it makes its requests itself."""
        try:
            self._outcome.set_result(await self._work(self.fetch))
        except Exception as problem:
            self._outcome.set_exception(problem)
        return
        yield  # never reached: Scrapy asks for a generator

    async def fetch(self, url: str) -> Answer:
        """Return the response to a request for `url`, redirects on the source's own hosts followed.

        Raises:
            ProbeError: there is none; the message says why.
        """
        for _ in range(_MOST_HOPS + 1):
            self._tell(self.source.slug, url)
            answer = await self._ask(url)
            target = redirect_target(answer)
            if target is None:
                return answer
            url = target
        raise ProbeError(f"more than {_MOST_HOPS} redirects, the last to {url}")

    async def _ask(self, url: str) -> Answer:
        hours = self.source.politeness.hours
        if not is_open(hours, dt.datetime.now(dt.UTC)):
            raise ProbeError(f"its file lets it be asked only at {hours}")
        request = scrapy.Request(url, meta={"dont_redirect": True}, dont_filter=True)
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(request)
            check_size(response.body)
        except Exception as problem:
            state, reason = explain(problem)
            raise ProbeError((self.robots_fault if state == "refused" else None) or reason) from problem
        return answer_of(response)
