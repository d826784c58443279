"""Replica sites to look at: as any CMS family would serve them, and asked without Scrapy, as a probe asks."""

from __future__ import annotations

import datetime as dt
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.errors import ProbeError
from crawler.source import Source
from crawler.visits import Answer
from thidua.demo.content import load_articles, load_sites
from thidua.demo.server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def serve(slug: str, family: str | None = None) -> Iterator[SiteServer]:
    """Serve a replica site, drawn by another CMS family where one is given."""
    site = load_sites()[slug]
    drawn = site.model_copy(update={"family": family}) if family is not None else site
    server = SiteServer(drawn, {one.slug: one for one in load_articles() if one.site == slug}, None, 0)
    server.start()
    try:
        yield server
    finally:
        server.stop()


async def ask(url: str) -> Answer:
    """Return the response to a request, in a fraction of a crawl's time; the forbidden folder is refused."""
    if urlsplit(url).path.startswith("/noi-bo/"):
        raise ProbeError("Forbidden by robots.txt")
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return _answer(response.geturl(), response.status, response)
    except urllib.error.HTTPError as error:
        return _answer(url, error.code, error)
    except urllib.error.URLError as error:
        raise ProbeError(str(error.reason)) from error


def _answer(url: str, status: int, response: object) -> Answer:
    headers = tuple((name.lower(), value) for name, value in response.headers.items())  # type: ignore[attr-defined]
    body = response.read()  # type: ignore[attr-defined]
    return Answer(url=url, status=status, headers=headers, body=body, fault=None, fetched=dt.datetime.now(dt.UTC))


def seed(server: SiteServer) -> Source:
    """Return what is known of a served site before it was looked at."""
    return Source.model_validate({
        "slug": "mau", "title": "Trang mẫu", "province": "Hà Giang", "kind": "emulation_board",
        "base_url": f"{server.base_url}/", "listings": [{"url": "/"}],
        "allow_private_hosts": ["127.0.0.1"], "politeness": {"delay": 0, "throttle": False},
    })  # fmt: skip
