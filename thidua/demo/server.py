"""Serves the replica sites on loopback, one port a site, with the manners of a well-kept web server.

Validators: every page has a weak ETag and a Last-Modified that follow the article's version and the links in its lists.
The banner's day and the view counter change without them, as on real sites that validate by version.

For developers: `python -m thidua.demo.server` prints the addresses and serves until Ctrl-C.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from http import HTTPStatus
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

from extract.exchange import VIETNAM
from thidua.demo.content import DemoArticle, DemoError, load_articles, load_sites
from thidua.demo.pages import SiteMap, draw, draw_picture
from thidua.demo.web import Exchange, HttpServer, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from thidua.demo.content import DemoSite
    from thidua.demo.pages import Page

ROBOTS = "User-agent: *\nCrawl-delay: 0\nDisallow: /noi-bo/\n"
_PICTURES = ("/images/", "/uploads/", "/documents/")
_EVENT = "__EVENTTARGET"
_MISSING = "<!DOCTYPE html><html lang='vi'><title>404</title><body><h1>Không tìm thấy trang</h1></body></html>"


class SiteServer:
    """One replica site on a port of its own.

    Attributes:
        site: identity and furniture.
        articles: what is published now, by slug.
        map: the pages made of them.
        log: all exchanges since the start, in order of their answers.
    """

    def __init__(self, site: DemoSite, articles: Mapping[str, DemoArticle], today: dt.date | None, port: int) -> None:
        self.site = site
        self.log: list[Exchange] = []
        self._today = today
        self._modified: dict[str, dt.datetime] = {}
        self._lock = Lock()
        self._lay_out(articles)
        self._http = HttpServer(port, self.answer, self._record)
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
        self._lay_out({**self.articles, article.slug: article})

    def remove(self, slug: str) -> None:
        """Take an article off the site: its address answers 404 and no list shows it."""
        self._lay_out({name: article for name, article in self.articles.items() if name != slug})

    def answer(self, target: str, form: Mapping[str, str] | None = None) -> Reply:
        """Return the full answer to a request for `target` (path with query), and to what a form sends there."""
        if target == "/robots.txt":
            return Reply(status=HTTPStatus.OK, body=ROBOTS.encode(), content_type="text/plain; charset=utf-8")
        if target.startswith(_PICTURES):
            return Reply(status=HTTPStatus.OK, body=draw_picture(target), content_type="image/svg+xml")
        page = self.map.pages.get(_page_address(target, form))
        if page is None:
            return Reply(status=HTTPStatus.NOT_FOUND, body=_MISSING.encode())
        return self._show(page)

    def start(self) -> None:
        """Serve in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop serving and free the port."""
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def _lay_out(self, articles: Mapping[str, DemoArticle]) -> None:
        self.map = SiteMap(self.site, articles, self._modified)
        self.articles = articles

    def _show(self, page: Page) -> Reply:
        if page.moved_to is not None:
            return Reply(status=HTTPStatus.MOVED_PERMANENTLY, location=page.moved_to)
        today = self._today or dt.datetime.now(VIETNAM).date()
        kind = "application/xml" if page.template.endswith(".xml") else "text/html"
        return Reply(
            status=HTTPStatus.OK,
            body=draw(page, self.map, today),
            content_type=f"{kind}; charset=utf-8",
            etag=page.etag,
            modified=page.modified,
        )

    def _record(self, exchange: Exchange) -> None:
        with self._lock:
            self.log.append(exchange)


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
        self._servers = {
            slug: SiteServer(
                site, {one.slug: one for one in load_articles() if one.site == slug}, today, (ports or {}).get(slug, 0)
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
        """Change fields of an article and return it.

        Raises:
            DemoError: the site has no such article.
            ValidationError: articles have no such field, or not with such a value.
        """
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


def _page_address(target: str, form: Mapping[str, str] | None) -> str:
    """Return the address that the site's map knows: an event of ASP.NET only counts in a form with the page's state."""
    bare = target.partition("?")[0] if _EVENT in target else target
    if form is None or _EVENT not in form or not form.get("__VIEWSTATE"):
        return bare
    return f"{bare}?{urlencode({_EVENT: form[_EVENT], '__EVENTARGUMENT': form.get('__EVENTARGUMENT', '')})}"


def main() -> None:
    """Print the sites' addresses and serve until Ctrl-C."""
    with DemoSites() as sites:
        for slug in sites:
            print(f"{slug}: {sites[slug].base_url}/", flush=True)
        try:
            Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
