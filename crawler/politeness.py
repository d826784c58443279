"""What a site asks of those who ask it, and Scrapy does not keep: Crawl-delay, Retry-After, its hours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle

from crawler.hours import OutsideHoursError
from crawler.retry_after import wait_until
from crawler.settings import BOT_NAME, LONGEST_DELAY
from crawler.source import Source
from crawler.spider import SourceSpider

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser


class CrawlDelay:
    """Waits between two requests to a host as long as its robots.txt asks, where that is longer than we would."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the extension, listening for robots.txt files; other spiders (scrapy shell) go without."""
        if not isinstance(getattr(crawler.spider, "source", None), Source):
            raise NotConfigured
        extension = cls(crawler)
        crawler.signals.connect(extension.apply, signal=signals.robots_parsed)
        return extension

    def apply(self, robotparser: RobotParser, request: Request) -> None:
        """Make the delay of `request`'s host at least what its robots.txt asks for."""
        asked = min(robotparser.crawl_delay(BOT_NAME) or 0.0, LONGEST_DELAY)
        if asked <= self._crawler.settings.getfloat("DOWNLOAD_DELAY"):
            return
        assert self._crawler.engine is not None
        downloader = self._crawler.engine.downloader
        key = downloader.get_slot_key(request)
        downloader.per_slot_settings[key] = {"delay": asked}  # for when it forgets the host, after an idle minute
        if key in downloader.slots:
            downloader.slots[key].delay = max(downloader.slots[key].delay, asked)
        throttle = self._crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, asked)


class HeedRetryAfter:
    """Keeps Scrapy from asking at once again a server that says when it may be: 503 with Retry-After."""

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return the response, its request marked."""
        header = (response.headers.get("Retry-After") or b"").decode("latin-1")
        if wait_until(response.status, header, dt.datetime.now(dt.UTC)) is not None:
            request.meta["dont_retry"] = True
        return response


class OpenHoursHandler(HTTP11DownloadHandler):
    """Sends a request, unless the site's hours have ended since it was made: it waits its turn, and the delay."""

    async def download_request(self, request: Request) -> Response:
        """Return the response.

        Raises:
            OutsideHoursError: the site may not be asked now.
        """
        spider = self._crawler.spider
        if isinstance(spider, SourceSpider) and not spider.may_ask():
            raise OutsideHoursError
        return await super().download_request(request)
