"""What only a browser sees: the pages load over a socket, with their style, and without a word on the console."""

from __future__ import annotations

import html
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
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
STYLE = (CONFIG / "static" / "style.css").read_text("utf-8")
# Chromium has no window narrower than 500 pixels, but frames are; and pages run no script, their frame's owner does.
PHONE = """<!DOCTYPE html><title></title><iframe width="400" height="900" frameborder="0" srcdoc="{}"></iframe><script>
document.querySelector("iframe").onload = event => {{
  const page = event.target.contentDocument, root = page.documentElement;
  const blank = [...page.querySelectorAll("td")].filter(td => td.offsetHeight && !td.innerText.trim()).length;
  document.title = [root.clientWidth, root.scrollWidth, blank].join(" ");
}};
</script>"""

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

    def open(self, url: str, *options: str) -> tuple[BeautifulSoup, list[str]]:
        """Return the page as the browser built it, and what it wrote on the console."""
        command = [CHROMIUM, *QUIET, *options, f"--user-data-dir={self.profile}", "--dump-dom", url]
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


@pytest.mark.parametrize(
    "path",
    [
        "/archive/articles?_search=hoi+nghi",
        "/archive/articles/0000000000000001",
        "/archive/figures",
        "/archive/tim-trong-bai?cum_tu=hoi+nghi",
        "/archive/so-sanh-cac-tinh",
    ],
)
def test_phones_show_pages_without_scrolling_sideways_and_without_empty_cells(
    browser: Browser, reader: Any, tmp_path: Path, path: str
) -> None:
    page = reader.page(path)
    page.select_one("link[rel=stylesheet]").replace_with(page.new_tag("style", string=STYLE))
    copy = tmp_path / "copy.html"
    copy.write_text(PHONE.format(html.escape(str(page))), "utf-8")
    measured, _ = browser.open(copy.as_uri())
    width, needed, blank = map(int, measured.title.get_text().split())
    assert 380 <= width == needed <= 400
    assert blank == 0
