"""A small web site that a test makes up, and a crawl of it in a process of its own (Twisted's reactor runs once)."""

from __future__ import annotations

import contextlib
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from forks import FORKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.process import BaseProcess
    from pathlib import Path

CRAWL = """
import dataclasses, json, os, sys, time
from pathlib import Path
sys.stderr = open(log, "a", buffering=1)
import logging; logging.basicConfig()  # as some libraries do on import
os.environ.update(environment)
exec(beforehand)
from crawler.crawl import crawl
from crawler.source import load_sources
report = crawl(load_sources(Path(sources)), Path(home), **options)
Path(out).write_text(json.dumps(dataclasses.asdict(report), default=str))
exec(afterwards)
"""


@dataclass
class Page:
    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None


def _html(title: str, *links: str) -> str:
    anchors = "".join(f'<li><a href="{link}">Tin {link}</a></li>' for link in links)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><ul>{anchors}</ul></body></html>"


class Site:
    """Pages by path (with query), all of which may be changed while it is served."""

    def __init__(self, pages: dict[str, Page]) -> None:
        self.pages = pages
        self.delay = 0.0
        self.asked: list[str] = []
        self.times: list[float] = []
        """When each was asked for."""
        self.agents: Counter[str] = Counter()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self._http.handle_error = lambda *_: None  # type: ignore[method-assign] # crawls are killed on purpose

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/"

    def __enter__(self) -> Site:
        Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def _handler(site) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.times.append(time.monotonic())
                site.agents[self.headers["User-Agent"]] += 1
                time.sleep(site.delay)
                page = site.pages.get(self.path, Page(_html("Không tìm thấy"), 404))
                known = page.etag is not None and self.headers.get("If-None-Match") == page.etag
                body = page.body if isinstance(page.body, bytes) else page.body.encode()
                headers = {"Content-Type": "text/html; charset=utf-8", **page.headers}
                if page.etag is not None:
                    headers["ETag"] = page.etag
                self.send_response(304 if known else page.status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0" if known else str(len(body)))
                self.end_headers()
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    self.wfile.write(b"" if known else body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def site_of(articles: int, *, per_page: int = 5, etags: bool = True) -> dict[str, Page]:
    """Return a site with one listing over several pages; every article links to the next three."""
    names = [f"/tin-{number}.html" for number in range(articles, 0, -1)]
    pages = {}
    for at, name in enumerate(names):
        pages[name] = Page(_html(f"Bài {name}", *names[at + 1 : at + 4]), etag=f'"{name}"' if etags else None)
    rows = [names[at : at + per_page] for at in range(0, articles, per_page)]
    pagers = [f"/muc?page={number}" for number in range(1, len(rows) + 1)]
    for number, row in enumerate(rows, 1):
        listing = Page(_html(f"Trang {number}", *row, *pagers), etag=f'"l{number}-{row[0]}"' if etags else None)
        pages[f"/muc?page={number}"] = listing
        if number == 1:
            pages["/muc"] = listing
    return pages


def describe(base_url: str, **more: Any) -> dict[str, Any]:
    """Return a source file's content for a test site."""
    return {
        "title": "Trang thử",
        "province": "Hà Giang",
        "kind": "emulation_board",
        "base_url": base_url,
        "listings": [{"url": "muc"}],
        "article_url": r"/tin-[\w-]+\.html$",
        "politeness": {"delay": 0, "throttle": False, "requests": 4, "timeout": 5},
        "allow_private_hosts": ["127.0.0.1"],
        **more,
    }


class Crawling:
    """A working folder, its source files, and crawls over them."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.captures = self.home / "captures"
        self.sources = folder / "sources"
        self.sources.mkdir()
        self.log = folder / "log.txt"
        self.out = folder / "report.json"
        self.environment: dict[str, str] = {}
        self.beforehand = self.afterwards = ""

    def add(self, slug: str, base_url: str, **more: Any) -> None:
        described = describe(base_url, **more)
        (self.sources / f"{slug}.yml").write_text(yaml.safe_dump(described, allow_unicode=True), "utf-8")

    def start(self, **options: Any) -> BaseProcess:
        """Begin a crawl in a process of its own; its standard error goes to `log`, its report to `out`."""
        self.out.unlink(missing_ok=True)
        named = {name: str(getattr(self, name)) for name in ("sources", "home", "log", "out")}
        more = {"options": options, "environment": self.environment, "afterwards": self.afterwards}
        more["beforehand"] = self.beforehand
        process = FORKS.Process(target=exec, args=(CRAWL, {**named, **more}))
        process.start()
        return process

    def finish(self, process: BaseProcess) -> dict[str, Any]:
        """Return the report of a crawl that must end well."""
        process.join(30)
        log = self.log.read_text("utf-8")
        assert process.exitcode == 0, log
        assert "Traceback" not in log, log
        assert "Scrapy" not in log, "cron mails whatever is written here"
        report: dict[str, Any] = json.loads(self.out.read_text("utf-8"))
        return report

    def run(self, **options: Any) -> dict[str, dict[str, Any]]:
        """Crawl and return the report's sources by slug."""
        return {one["source"]: one for one in self.finish(self.start(**options))["sources"]}


@pytest.fixture
def crawling(tmp_path: Path) -> Crawling:
    return Crawling(tmp_path)


class Web:
    """What the tests of whole crawls make their sites of."""

    Page = Page
    html = staticmethod(_html)
    site_of = staticmethod(site_of)

    def __init__(self, stack: contextlib.ExitStack) -> None:
        self._stack = stack

    def serve(self, pages: dict[str, Page]) -> Site:
        """Return a site that is served until the test ends."""
        return self._stack.enter_context(Site(pages))


@pytest.fixture
def web() -> Iterator[Web]:
    with contextlib.ExitStack() as stack:
        yield Web(stack)
