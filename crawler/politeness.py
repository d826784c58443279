"""The Crawl-delay of a site's robots.txt, which Scrapy reads but does not keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle

from crawler.settings import BOT_NAME
from crawler.source import Source

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.robotstxt import RobotParser

LONGEST_DELAY = 60.0
"""Seconds; a site that asks for more is asked this often, so that a crawl comes to an end."""


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
        assert self._crawler.engine is not None
        downloader = self._crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        if slot is None or asked <= slot.delay:
            return
        slot.delay = asked
        throttle = self._crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, asked)
