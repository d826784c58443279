"""A robots.txt that cannot be read forbids everything for now (RFC 9309, 2.3.1.4); Scrapy would allow everything."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol, Self, cast

from scrapy.exceptions import NotConfigured
from scrapy.http import TextResponse

from crawler.answers import explain
from crawler.hours import OutsideHoursError
from crawler.source import Source

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_LONGEST = 512_000
"""Bytes that are read of a robots.txt; RFC 9309, 2.5 asks for at least 500 KiB."""


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
        """Return the response; of a robots.txt that the server did not give, one that forbids everything."""
        if not is_robots(request):
            return response
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status == HTTPStatus.TOO_MANY_REQUESTS:
            return self._forbid(request, f"robots.txt answers HTTP {response.status}")
        taken = request.meta.get("taken")
        if response.status == HTTPStatus.OK and taken is not None and taken.fault is not None:
            return self._forbid(request, f"robots.txt cannot be read: {taken.fault}")
        if len(response.body) > _LONGEST:
            return response.replace(body=response.body[:_LONGEST].rpartition(b"\n")[0])
        return response

    async def process_exception(self, request: Request, exception: Exception) -> Response | None:
        """Return a response that forbids everything in the place of a robots.txt whose download anything stopped."""
        if not is_robots(request) or isinstance(exception, OutsideHoursError):
            return None
        return self._forbid(request, f"robots.txt cannot be read: {explain(exception)[1]}")

    def _forbid(self, request: Request, why: str) -> Response:
        self._spider.robots_fault = why
        return TextResponse(request.url, body=b"User-agent: *\nDisallow: /\n", headers={"Content-Type": "text/plain"})


def is_robots(request: Request) -> bool:
    """Tell whether a request is for a robots.txt, or for where one redirects to: Scrapy's mark of its own requests."""
    return bool(request.meta.get("dont_obey_robotstxt"))
