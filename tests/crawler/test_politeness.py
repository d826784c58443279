"""What a site asks of a crawl: robots.txt, delays, to be left alone, its hours."""

from __future__ import annotations

import datetime as dt
import gzip
import sqlite3
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Crawling, Web

FORBIDDEN = "User-agent: *\nDisallow: /\n"
ONE = {"delay": 0, "throttle": False, "requests": 1}


def urls(crawling: Crawling, columns: str, where: str) -> list[tuple[str, ...]]:
    db = sqlite3.connect(crawling.captures / "ledger.db")
    try:
        return db.execute(f"SELECT {columns} FROM urls WHERE {where}").fetchall()
    finally:
        db.close()


@pytest.mark.parametrize("content_type", ["application/octet-stream", "image/png", ""])
def test_a_robots_txt_counts_whatever_its_type(crawling: Crawling, web: Web, content_type: str) -> None:
    site = web.serve(web.site_of(3))
    site.pages["/robots.txt"] = web.Page(FORBIDDEN, headers={"Content-Type": content_type})
    crawling.add("mau", site.base_url)
    (fault,) = crawling.run()["mau"]["faults"]
    assert (fault["state"], fault["reason"]) == ("refused", "Forbidden by robots.txt")
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        (429, {"Retry-After": "3600"}, b"", "robots.txt answers HTTP 429"),
        (302, {"Location": "http://khac.example/robots.txt"}, b"", "khac.example is none of the source's hosts"),
        (302, {"Location": "/hong.txt"}, b"", "robots.txt answers HTTP 500"),
        (200, {"Content-Encoding": "br"}, b"?", "content encoding 'br' was not asked for"),
        (200, {"Content-Encoding": "gzip"}, gzip.compress(b"#" * 9_000_000), "exceeds the limit of 8000000 bytes"),
        (200, {}, b"#" * 20_000_001, "larger than the limit of 20000000 bytes"),
    ],
)
def test_whatever_stops_a_robots_txt_forbids_everything(
    crawling: Crawling, web: Web, status: int, headers: dict[str, str], body: bytes, reason: str
) -> None:
    site = web.serve(web.site_of(3))
    site.pages["/robots.txt"] = web.Page(body, status, headers)
    site.pages["/hong.txt"] = web.Page("hỏng", 500)
    crawling.add("mau", site.base_url)
    report = crawling.run()["mau"]
    (fault,) = report["faults"]
    assert (report["ended"], fault["state"]) == ("robots.txt", "failed")
    assert reason in fault["reason"]
    assert set(site.asked) <= {"/robots.txt", "/hong.txt"}


def test_of_an_endless_robots_txt_the_beginning_counts(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(3))
    endless = f"User-agent: *\nDisallow: /tin-2.html\n{'Allow: /x' * 100_000}\nDisallow: /\n"
    site.pages["/robots.txt"] = web.Page(endless, headers={"Content-Type": "text/plain"})
    crawling.add("mau", site.base_url)
    assert crawling.run()["mau"]["new"] == 2


@pytest.mark.parametrize("throttle", [False, True])
def test_a_delay_is_the_least_time_between_two_requests(crawling: Crawling, web: Web, throttle: bool) -> None:
    site, slow = web.serve(web.site_of(6)), web.serve(web.site_of(6))
    slow.pages["/robots.txt"] = web.Page("User-agent: *\nCrawl-delay: 0.4\n", headers={"Content-Type": "text/plain"})
    crawling.add("mau", site.base_url, politeness={"delay": 0.3, "throttle": throttle, "requests": 2})
    crawling.add("cham", slow.base_url, politeness={"delay": 0.1, "throttle": throttle, "requests": 2})
    crawling.run()
    for asked, least in ((site, 0.3), (slow, 0.4)):
        assert len(asked.times) > 8
        assert min(later - earlier for earlier, later in pairwise(asked.times)) > least - 0.05


@pytest.mark.parametrize(("status", "wait"), [(429, "172800"), (503, "172800"), (429, None)])
def test_a_site_that_says_too_often_is_left_alone(crawling: Crawling, web: Web, status: int, wait: str | None) -> None:
    site = web.serve(web.site_of(30))
    for name in [name for name in site.pages if name.startswith("/tin-")]:
        site.pages[name] = web.Page("chậm lại", status, {"Retry-After": wait} if wait is not None else {})
    crawling.add("mau", site.base_url, politeness=ONE)
    assert crawling.run()["mau"]["ended"] == "blocked"
    assert len([name for name in site.asked if name.startswith("/tin-")]) <= 4, "one may be under way"
    blocked = urls(crawling, "reason, next_try, last_visit", "state = 'blocked'")
    assert {reason for reason, *_ in blocked} == {f"HTTP {status}"}
    waits = [dt.datetime.fromisoformat(again) - dt.datetime.fromisoformat(last) for _, again, last in blocked]
    assert all((one == dt.timedelta(days=2)) == (wait is not None) for one in waits)


def test_a_failure_that_says_nothing_of_waiting_is_asked_again_at_once(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(1))
    site.pages["/tin-1.html"] = web.Page("hỏng", 503)
    crawling.add("mau", site.base_url, politeness=ONE)
    crawling.run()
    assert site.asked.count("/tin-1.html") == 3


def test_when_a_sites_hours_end_what_was_not_asked_for_waits(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(20, per_page=20))
    crawling.add("mau", site.base_url, politeness={**ONE, "hours": "1-2"})
    patch = "import crawler.spider; left = iter([True] * 8); crawler.spider.is_open = lambda *_: next(left, False)"
    crawling.beforehand = patch
    report = crawling.run()["mau"]
    asked = [name for name in site.asked if name.startswith("/tin-")]
    assert (report["ended"], report["faults"]) == ("outside its hours", [])
    assert 0 < len(asked) < 8
    assert len(urls(crawling, "key", "state = 'pending' AND kind = 'article'")) == 20 - len(asked)
    crawling.beforehand = "import crawler.spider; crawler.spider.is_open = lambda *_: True"
    assert crawling.run()["mau"]["new"] == 20 - len(asked)
    asked = [name for name in site.asked if name.startswith("/tin-")]
    assert len(asked) == len(set(asked)), "no article is asked for twice"


def test_hours_that_end_before_robots_txt_is_asked_for_are_no_fault(crawling: Crawling, web: Web) -> None:
    site = web.serve(web.site_of(3))
    crawling.add("mau", site.base_url, politeness={**ONE, "hours": "1-2"})
    crawling.beforehand = "import crawler.spider; crawler.spider.is_open = lambda *_, left=iter([1]): next(left, 0)"
    report = crawling.run()["mau"]
    assert (report["ended"], report["faults"], site.asked) == ("outside its hours", [], [])
