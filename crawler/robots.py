"""A robots.txt that cannot be read forbids everything for now (RFC 9309, 2.3.1.4); Scrapy would allow everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self, cast
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest, NotConfigured, StopDownload
from scrapy.http import TextResponse

from crawler.source import Source

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class Asking(Protocol):
    """A spider that asks one source."""

    robots_fault: str | None
    """Why its robots.txt cannot be read; None while it can."""


class UnreadableRobots:
    """Puts "disallow everything" in the place of a robots.txt that a server does not give; after all retries."""

    def __init__(self, spider: Asking) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware for a crawl of one source; other spiders (scrapy shell) go without."""
        if not isinstance(getattr(crawler.spider, "source", None), Source):
            raise NotConfigured
        return cls(cast("Asking", crawler.spider))

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return the response; of a robots.txt that the server could not give, one that forbids everything."""
        if response.status < 500 or not _is_robots(request):
            return response
        return self._forbid(request, f"robots.txt answers HTTP {response.status}")

    async def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """Return a response that forbids everything in the place of a robots.txt that the network did not give."""
        if not _is_robots(request) or isinstance(exception, (IgnoreRequest, StopDownload)):
            return None
        return self._forbid(request, f"robots.txt cannot be read: {type(exception).__name__}: {exception}".strip(": "))

    def _forbid(self, request: Request, why: str) -> Response:
        self._spider.robots_fault = why
        return TextResponse(request.url, body=b"User-agent: *\nDisallow: /\n", headers={"Content-Type": "text/plain"})


def _is_robots(request: Request) -> bool:
    return urlsplit(request.url).path == "/robots.txt"
