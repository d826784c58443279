"""What only a browser sees: the pages load over a socket, with their style, and without a word on the console."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG = Path(__file__).parents[2] / "datasette_config"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
    "--virtual-time-budget=3000",
)  # fmt: skip

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium is installed: whether pages raise console errors goes untested"
)


@pytest.fixture(scope="module")
def address(archive: Path) -> Iterator[str]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [sys.executable, "-m", "datasette", "serve", str(CONFIG), "-i", str(archive), "--port", str(port)]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url).close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{url} did not answer within 30 s")


class Browser:
    """Headless Chromium with a profile of its own; one start a page."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile

    def open(self, url: str) -> tuple[BeautifulSoup, list[str]]:
        """Return the page as the browser built it, and what it wrote on the console."""
        command = [CHROMIUM, *QUIET, f"--user-data-dir={self.profile}", "--dump-dom", url]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return BeautifulSoup(done.stdout, "lxml"), [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(tmp_path_factory.mktemp("chromium"))


def test_console_is_heard(browser: Browser) -> None:
    _, console = browser.open("data:text/html,<script>console.error('a fault')</script>")
    assert any("a fault" in line for line in console)


def test_search_facet_and_article_open_without_console_errors(browser: Browser, address: str) -> None:
    found, console = browser.open(f"{address}/archive/articles?_search=hoi+nghi+so+ket")
    assert console == []
    assert len(found.select(".articles li")) == 3

    facet = next(link for link in found.select("#facet-source a") if link.get_text() == "Sở Nội vụ Hà Giang")
    narrowed, console = browser.open(urljoin(address, facet["href"]))
    assert console == []
    assert len(narrowed.select(".articles li")) == 1

    link = narrowed.select_one(".articles h2 a")
    article, console = browser.open(urljoin(address, link["href"]))
    assert console == []
    assert article.h1.get_text().strip() == link.get_text()
    assert len(article.select(".text a.fact")) > 8
