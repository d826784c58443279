"""Pages a second of our crawl beside a bare Scrapy spider over the same site, in turn, in one run.

    python benchmarks/crawl.py [PAGES] [ROUNDS]        default: 2000 pages of about 90 kB, 3 rounds
    python benchmarks/crawl.py 20000 1                 memory: the peak beside that of 2000 pages

The site is served on loopback by a process of its own; each crawl has a process of its own, too. "bare" follows the
same links and keeps nothing; "ours" captures, keeps the ledger and finds the links; "bare 304" asks for every page
with its validator; "ours 304" crawls the unchanged site again, in full. The ratios of the medians are what counts.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

# Run as a script, this file's own folder would come first and hide the module crawl.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).parent]

import scrapy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.queues import Queue

REQUESTS = 16
LINKS = 40
SPAWN = multiprocessing.get_context("spawn")


class Site:
    """A listing of all articles, and articles of about 90 kB that link to each other; drawn when they are asked for."""

    def __init__(self, count: int) -> None:
        draw = random.Random(20260301)  # noqa: S311 (the same pages each time)
        syllables = ["".join(draw.choices("aăâbcdđeêghiklmnoôơpqrstuưvxy", k=draw.randint(2, 5))) for _ in range(900)]
        # Drawn text packs 2 to 1, harder than real pages; one sentence over and over would pack for nothing.
        paragraphs = [f"<p>{' '.join(draw.choices(syllables, k=180))}</p>\n" for _ in range(600)]
        self._texts = ["".join(draw.sample(paragraphs, 95)) for _ in range(50)]
        self._names = [f"/tin-{number}.html" for number in range(count)]
        self.paths = ["/muc", *self._names]

    def draw(self, path: str) -> bytes:
        """Return the page at `path`."""
        if path == "/robots.txt":
            return b"User-agent: *\nAllow: /\n"
        if path == "/muc":
            return _draw("Mục", self._names)
        number = int(path.removeprefix("/tin-").removesuffix(".html"))
        related = [self._names[(number * 7 + step) % len(self._names)] for step in range(1, LINKS)]
        return _draw(f"Tin {number}", related, self._texts[number % len(self._texts)])


def _draw(title: str, links: list[str], text: str = "") -> bytes:
    anchors = "".join(f'<li><a href="{link}">{link}</a></li>' for link in links)
    return f"<html><head><title>{title}</title></head><body>{text}<ul>{anchors}</ul></body></html>".encode()


def serve(count: int, ports: Queue[int]) -> None:
    """Serve the site until the process is ended; tell its port."""
    site = Site(count)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not reader.at_eof():
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                break
            path = head.split(b" ", 2)[1]
            tag = b'ETag: "' + path + b'"\r\n'
            if b'If-None-Match: "' + path + b'"' in head:
                writer.write(b"HTTP/1.1 304 Not Modified\r\n" + tag + b"\r\n")
                continue
            body = site.draw(path.decode())
            kind = b"Content-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
            writer.write(b"HTTP/1.1 200 OK\r\n" + tag + kind + body)
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        ports.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


class BareSpider(scrapy.Spider):
    """Follows every link once and keeps nothing."""

    name = "bare"
    custom_settings = {  # noqa: RUF012
        "CONCURRENT_REQUESTS": REQUESTS,
        "CONCURRENT_REQUESTS_PER_DOMAIN": REQUESTS,
        "CONCURRENT_ITEMS": 1,  # as ours: Scrapy's default of 100 would halve the bare spider's speed
    }

    def parse(self, response: Any) -> Iterator[scrapy.Request]:
        """Follow the page's links."""
        yield from response.follow_all(css="a")


class ValidatingSpider(BareSpider):
    """Asks for every page with its validator."""

    custom_settings = {**BareSpider.custom_settings, "HTTPERROR_ALLOW_ALL": True}  # noqa: RUF012
    count = 0

    async def start(self) -> Any:
        """Yield a conditional request for every page."""
        for path in Site(self.count).paths:
            yield scrapy.Request(self.start_urls[0].replace("/muc", path), headers={"If-None-Match": f'"{path}"'})

    def parse(self, response: Any) -> None:
        """Look at nothing."""


def crawl_bare(base_url: str, count: int, home: Path, *, unchanged: bool) -> None:
    """Run a bare spider."""
    from scrapy.crawler import AsyncCrawlerProcess

    del home
    process = AsyncCrawlerProcess(
        {"LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False}
    )
    process.crawl(ValidatingSpider if unchanged else BareSpider, start_urls=[f"{base_url}muc"], count=count)
    process.start()


def crawl_ours(base_url: str, count: int, home: Path, *, unchanged: bool) -> None:
    """Run our crawl; of an unchanged site, a full one."""
    from crawler.crawl import crawl
    from crawler.source import Source

    described = {
        "slug": "site", "title": "Site", "province": "Hà Giang", "kind": "emulation_board", "base_url": base_url,
        "listings": [{"url": "muc"}], "article_url": r"/tin-\d+\.html$", "allow_private_hosts": ["127.0.0.1"],
        "politeness": {"delay": 0, "throttle": False, "requests": REQUESTS, "max_pages": 10 * count},
    }  # fmt: skip
    (report,) = crawl({"site": Source.model_validate(described)}, home, full=unchanged).sources
    assert (report.not_modified if unchanged else report.new) == count, report


class Cost(NamedTuple):
    """What a crawl cost, imports left out of the times."""

    seconds: float
    cpu: float
    """Seconds of processor time, all threads: on a busy machine steadier than the clock."""
    memory: int
    """The process's peak in MB."""


def measure(work: Callable[..., None], results: Queue[Cost], *given: Any, unchanged: bool) -> None:
    """Put what a crawl cost."""
    import scrapy.core.downloader.handlers.http11  # noqa: F401

    import crawler.crawl  # noqa: F401

    start, cpu = time.perf_counter(), time.process_time()
    work(*given, unchanged=unchanged)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    results.put(Cost(time.perf_counter() - start, time.process_time() - cpu, peak))


def run_round(base_url: str, count: int) -> dict[str, Cost]:
    """Return what each crawl cost, run one after the other."""
    found: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, work, unchanged in (
            ("bare", crawl_bare, False),
            ("ours", crawl_ours, False),
            ("bare 304", crawl_bare, True),
            ("ours 304", crawl_ours, True),
        ):
            results: Queue[Cost] = SPAWN.Queue()
            given = (work, results, base_url, count, Path(folder))
            process = SPAWN.Process(target=measure, args=given, kwargs={"unchanged": unchanged})
            process.start()
            found[name] = results.get(timeout=3600)
            process.join()
    return found


def main() -> None:
    """Print pages a second, processor time and memory, and the two ratios."""
    count, rounds = (int(given) for given in (sys.argv[1:] + ["2000", "3"][len(sys.argv) - 1 :]))
    ports: Queue[int] = SPAWN.Queue()
    server = SPAWN.Process(target=serve, args=(count, ports), daemon=True)
    server.start()
    base_url = f"http://127.0.0.1:{ports.get(timeout=60)}/"
    found = [run_round(base_url, count) for _ in range(rounds)]
    server.terminate()
    rates = {name: median(count / one[name].seconds for one in found) for name in found[0]}
    works = {name: median(one[name].cpu / count for one in found) for name in found[0]}
    print(f"{count} pages of {len(Site(count).draw('/tin-1.html')) / 1000:.0f} kB, {rounds} rounds")
    for name, rate in rates.items():
        memory = max(one[name].memory for one in found)
        print(f"{name:10} {rate:7.0f} pages/s {1000 * works[name]:6.2f} ms CPU a page {memory:5} MB")
    print("                     by the clock   by CPU time")
    ours, unchanged = rates["ours"] / rates["bare"], rates["bare 304"] / rates["ours 304"]
    print(f"ours / bare              {ours:6.2f}        {works['bare'] / works['ours']:6.2f}   (at least 0.6)")
    cost = works["ours 304"] / works["bare 304"]
    print(f"cost of 304, ours / bare {unchanged:6.2f}        {cost:6.2f}   (at most 1.1)")


if __name__ == "__main__":
    main()
