"""Writes every response before anything looks at it: a downloader middleware at the very edge.

There the body is as it came over the network. A handler of the signal response_downloaded would not do: its errors
are only logged, while an error here stops the page.
"""

from __future__ import annotations

import datetime as dt
from http import HTTPStatus
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy.exceptions import NotConfigured

from crawler.run import Taken
from crawler.spider import SourceSpider
from crawler.warc import Exchange

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers as ScrapyHeaders
    from scrapy.http import Response

    from crawler.source import Source
    from crawler.warc import Headers, PageKind


class CaptureMiddleware:
    """Hands each response to the run, and a response with the content encoding undone on to the others."""

    def __init__(self, spider: SourceSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware for a crawl of one source; other spiders (scrapy shell) go without."""
        if not isinstance(crawler.spider, SourceSpider):
            raise NotConfigured
        return cls(crawler.spider)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return the response, captured and decoded, with what came of it under the request's meta key `taken`."""
        if response.status == HTTPStatus.NOT_MODIFIED:
            request.meta["taken"] = Taken(b"", None, None)  # says only that the last capture still holds
            response.headers.pop("Content-Encoding", None)
            return response
        source = self._spider.source
        exchange = Exchange(
            source=source.slug,
            kind=_page_kind(source, request),
            key=source.key(request.url),
            url=request.url,
            method=request.method,
            fetched=dt.datetime.now(dt.UTC),
            request_headers=_read_headers(request.headers),
            status=response.status,
            headers=_read_headers(response.headers),
            body=response.body,
            ip=str(response.ip_address) if response.ip_address is not None else None,
            note=None if source.check_certificate else "certificate not checked",
        )
        taken = await self._spider.run.take(exchange)
        request.meta["taken"] = taken
        headers = response.headers.copy()
        headers.pop("Content-Encoding", None)
        return response.replace(body=taken.body, headers=headers)


def _page_kind(source: Source, request: Request) -> PageKind:
    due = request.meta.get("due")
    if due is not None and source.key(request.url) == due.key:
        kind: PageKind = due.kind
        return kind
    return "robots" if urlsplit(request.url).path == "/robots.txt" else "other"


def _read_headers(headers: ScrapyHeaders) -> Headers:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
