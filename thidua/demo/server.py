"""Serves the replica sites on loopback, one port a site, with the manners of a well-kept web server.

Validators: every page has a weak ETag and a Last-Modified that follow the article's version and the links in its lists.
The banner's day and the view counter change without them, as on real sites that validate by version.
"""

from __future__ import annotations

import datetime as dt
import gzip
from collections import Counter
from dataclasses import dataclass
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Self

from extract.exchange import VIETNAM
from thidua.demo.content import DemoArticle, DemoError, load_articles, load_sites
from thidua.demo.pages import SiteMap, draw, draw_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import Message
    from types import TracebackType

    from thidua.demo.content import DemoSite
    from thidua.demo.pages import Page

ROBOTS = "User-agent: *\nCrawl-delay: 0\nDisallow: /noi-bo/\n"
_PICTURES = ("/images/", "/uploads/", "/documents/")
_MISSING = (
    "<!DOCTYPE html><html lang='vi'><head><title>404</title></head><body><h1>Không tìm thấy trang</h1></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and what became of it."""

    method: str
    target: str
    """Path with query."""
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A response before conditional requests and compression."""

    status: HTTPStatus
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None
    modified: dt.datetime | None = None


class SiteServer:
    """One replica site on a port of its own.

    Attributes:
        base_url: address without trailing slash.
        log: all exchanges since the start, in order of their answers.
    """

    def __init__(self, site: DemoSite, articles: Mapping[str, DemoArticle], today: dt.date | None, port: int) -> None:
        self.site = site
        self.articles = dict(articles)
        self.log: list[Exchange] = []
        self._today = today
        self._modified: dict[str, dt.datetime] = {}
        self._lock = Lock()
        self.map = SiteMap(site, self.articles, self._modified)
        self._http = ThreadingHTTPServer(("127.0.0.1", port), _handler_for(self))
        self._thread = Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def base_url(self) -> str:
        """The site's address, without trailing slash."""
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def requests(self) -> Counter[str]:
        """How often each path (with query) was asked for."""
        with self._lock:
            return Counter(exchange.target for exchange in self.log)

    def url(self, slug: str) -> str:
        """Return an article's full address."""
        return self.base_url + self.map.path(slug)

    def put(self, article: DemoArticle) -> None:
        """Publish an article, or replace the one of the same slug; its Last-Modified is now."""
        self._modified[article.slug] = dt.datetime.now(VIETNAM)
        self._rebuild({**self.articles, article.slug: article})

    def remove(self, slug: str) -> None:
        """Take an article off the site: its address answers 404 and no list shows it."""
        self._rebuild({name: article for name, article in self.articles.items() if name != slug})

    def answer(self, target: str) -> Reply:
        """Return the full answer to a request for `target` (path with query)."""
        if target == "/robots.txt":
            return Reply(status=HTTPStatus.OK, body=ROBOTS.encode(), content_type="text/plain; charset=utf-8")
        if target.startswith(_PICTURES):
            return Reply(status=HTTPStatus.OK, body=draw_picture(target), content_type="image/svg+xml")
        page = self.map.pages.get(target)
        if page is None:
            return Reply(status=HTTPStatus.NOT_FOUND, body=_MISSING.encode())
        return self._page_reply(page)

    def record(self, exchange: Exchange) -> None:
        """Add to the log."""
        with self._lock:
            self.log.append(exchange)

    def start(self) -> None:
        """Serve in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving and free the port."""
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def _rebuild(self, articles: dict[str, DemoArticle]) -> None:
        self.map = SiteMap(self.site, articles, self._modified)
        self.articles = articles

    def _page_reply(self, page: Page) -> Reply:
        if page.moved_to is not None:
            return Reply(status=HTTPStatus.MOVED_PERMANENTLY, headers=(("Location", page.moved_to),))
        today = self._today or dt.datetime.now(VIETNAM).date()
        return Reply(status=HTTPStatus.OK, body=draw(page, self.map, today), etag=page.etag, modified=page.modified)


def _handler_for(server: SiteServer) -> type[BaseHTTPRequestHandler]:
    """Return the request handler class of one site; http.server wants a class, not an object."""

    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD."""

        protocol_version = "HTTP/1.1"
        server_version = "DemoSites"

        def do_GET(self) -> None:
            """Answer with headers and body."""
            self._answer()

        def do_HEAD(self) -> None:
            """Answer with headers only."""
            self._answer()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the exchanges are in the site's log."""

        def _answer(self) -> None:
            reply = server.answer(self.path)
            status = HTTPStatus.NOT_MODIFIED if _is_known(reply, self.headers) else reply.status
            server.record(Exchange(method=self.command, target=self.path, status=status))
            zipped = "gzip" in self.headers.get("Accept-Encoding", "") and bool(reply.body)
            body = gzip.compress(reply.body, 6, mtime=0) if zipped else reply.body
            self.send_response(status)
            for name, value in _headers(reply):
                self.send_header(name, value)
            if zipped and status is not HTTPStatus.NOT_MODIFIED:
                self.send_header("Content-Encoding", "gzip")
            if status is not HTTPStatus.NOT_MODIFIED:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET" and status is not HTTPStatus.NOT_MODIFIED:
                self.wfile.write(body)

    return Handler


def _headers(reply: Reply) -> list[tuple[str, str]]:
    headers = [("Content-Type", reply.content_type), ("Vary", "Accept-Encoding"), *reply.headers]
    if reply.etag is not None:
        headers.append(("ETag", reply.etag))
    if reply.modified is not None:
        headers.append(("Last-Modified", format_datetime(reply.modified.astimezone(dt.UTC), usegmt=True)))
    return headers


def _is_known(reply: Reply, asked: Message) -> bool:
    """Return whether the client has this version: If-None-Match decides where given (RFC 9110, 13.2.2)."""
    if reply.status is not HTTPStatus.OK:
        return False
    if (tags := asked.get("If-None-Match")) is not None:
        return reply.etag is not None and reply.etag in [tag.strip() for tag in tags.split(",")]
    since = asked.get("If-Modified-Since")
    if since is None or reply.modified is None:
        return False
    try:
        return reply.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
    except ValueError:
        return False


class DemoSites:
    """All replica sites, served while the `with` block lasts.

    >>> with DemoSites() as sites:
    ...     sites["bacson"].base_url
    """

    def __init__(self, *, today: dt.date | None = None, ports: Mapping[str, int] | None = None) -> None:
        """Prepare the sites; the ports are taken here, the first request is answered inside `with`.

        Args:
            today: the banner's day; default the current day in Vietnam.
            ports: fixed ports by site slug; default any free one.
        """
        articles = load_articles()
        self._servers = {
            slug: SiteServer(
                site, {one.slug: one for one in articles if one.site == slug}, today, (ports or {}).get(slug, 0)
            )
            for slug, site in load_sites().items()
        }

    def __getitem__(self, slug: str) -> SiteServer:
        """Return a site by its slug."""
        return self._servers[slug]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the slugs."""
        return iter(self._servers)

    def __enter__(self) -> Self:
        for server in self._servers.values():
            server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers.values():
            server.stop()

    def edit(self, site: str, slug: str, **changes: object) -> DemoArticle:
        """Change fields of an article and return it; unknown fields are errors."""
        server = self._servers[site]
        if slug not in server.articles:
            raise DemoError(f"{site} has no article {slug!r}; it has {', '.join(sorted(server.articles))}")
        edited = DemoArticle.model_validate({**server.articles[slug].model_dump(), **changes})
        server.put(edited)
        return edited

    def publish(self, article: DemoArticle) -> None:
        """Add an article to its site."""
        self._servers[article.site].put(article)

    def remove(self, site: str, slug: str) -> None:
        """Take an article off its site."""
        self._servers[site].remove(slug)


def main() -> None:
    """Print the sites' addresses and serve until Ctrl-C."""
    with DemoSites() as sites:
        for slug in sites:
            print(f"{slug}: {sites[slug].base_url}/")
        try:
            Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
