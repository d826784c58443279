"""What the crawl will not ask for or take in: foreign hosts, private addresses, what is no text."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest, NotConfigured, StopDownload
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.error import DNSLookupError

from crawler.robots import is_robots
from crawler.source import Source

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers, Response

_TEXT = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/json")
# The only IPv6 addresses that IANA gives out for use on the internet. What lies elsewhere (v4-compatible ::127.0.0.1,
# translated ::ffff:0:127.0.0.1, site-local fec0::) Python may call global all the same.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# RFC 6052's prefix, behind which a NAT64 gateway reaches the IPv4 address in the last four bytes.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Refused(IgnoreRequest):
    """A request that must not be made; the message is the reason, as the ledger keeps it."""


class SafetyMiddleware:
    """Refuses requests that lead off the source's hosts or to addresses inside somebody's network.

    It comes before everything else and sees each hop of a redirect. The address that it looks at is the one that
    will be connected to: Scrapy's resolver remembers names for the life of the process.
    """

    def __init__(self, source: Source) -> None:
        self._source = source

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the middleware for a crawl of one source; other spiders (scrapy shell) go without."""
        source = getattr(crawler.spider, "source", None)
        if not isinstance(source, Source):
            raise NotConfigured
        return cls(source)

    async def process_request(self, request: Request) -> None:
        """Let a request pass.

        Raises:
            Refused: it must not be made.
        """
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            raise Refused(f"scheme {parts.scheme!r} is neither http nor https")
        if not self._source.owns(request.url):
            raise Refused(f"{parts.hostname} is none of the source's hosts; add it to hosts if it belongs to the site")
        host = parts.hostname or ""
        if host not in self._source.allow_private_hosts:
            _check_address(host, await _resolve(host))


class AnswerGuard:
    """Refuses what an address inside somebody's network answered, whatever the name had resolved to before.

    It is the first to see a response, so that nothing of it is captured.
    """

    def __init__(self, source: Source) -> None:
        self._source = source

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the guard for a crawl of one source; other spiders (scrapy shell) go without."""
        source = getattr(crawler.spider, "source", None)
        if not isinstance(source, Source):
            raise NotConfigured
        return cls(source)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Let a response pass; one without a body may come without the address that it came from.

        Raises:
            Refused: it came from inside a network.
        """
        host = urlsplit(request.url).hostname or ""
        if response.ip_address is not None and host not in self._source.allow_private_hosts:
            _check_address(host, str(response.ip_address))
        return response


class ContentTypeGuard:
    """Stops downloads whose headers announce anything but text: the archive holds pages.

    A robots.txt counts whatever it is called: many servers have no type for it.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the guard, listening to a crawl's response headers."""
        guard = cls()
        crawler.signals.connect(guard.check_headers, signal=signals.headers_received)
        return guard

    def check_headers(self, headers: Headers, request: Request) -> None:
        """Let a response with these headers be read.

        Raises:
            StopDownload: it is no text.
        """
        if not is_robots(request) and not is_text(headers.get("Content-Type")):
            raise StopDownload(fail=True)


def is_public(address: str) -> bool:
    """Tell whether an IP address is on the public internet: not private, loopback, link-local, reserved, multicast.

    Of an IPv6 address that stands for an IPv4 one, the latter counts: a gateway would carry the request there.
    """
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = _inner_address(found)
        if inner is None:
            return found in _GLOBAL_UNICAST and found.is_global
        found = inner
    return found.is_global and not found.is_multicast


def _inner_address(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for: mapped, 6to4 or NAT64; None when it stands for none."""
    if address in _NAT64:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour


def _check_address(host: str, address: str) -> None:
    if not is_public(address):
        raise Refused(f"{host} is at {address}, inside a network; add it to allow_private_hosts if that is meant")


def is_text(content_type: bytes | None) -> bool:
    """Tell whether a Content-Type header's value is text; so is a response without one."""
    return content_type is None or content_type.decode("latin-1").strip().lower().startswith(_TEXT)


async def _resolve(host: str) -> str:
    """Return the address that a connection to `host` will go to.

    Raises:
        CannotResolveHostError: the name has none; Scrapy tries again.
    """
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        from twisted.internet import reactor  # the reactor is installed on import: only inside a crawl
    try:
        return await maybe_deferred_to_future(reactor.resolve(host))  # type: ignore[arg-type] # its interface is outdated
    except DNSLookupError as problem:
        raise CannotResolveHostError(str(problem)) from problem
