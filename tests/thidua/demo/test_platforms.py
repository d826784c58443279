"""Every platform on its replica: what a crawl finds, and what is read with the platform's selectors and without any."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from crawler.platforms import load_platforms
from crawler.source import Listing, Source
from crawler.warc import list_warcs, read_captures
from extract.page import Page, parse_page
from thidua.demo.content import DemoArticle, load_sites
from thidua.demo.families import load_families
from thidua.demo.pages import draw
from thidua.demo.replicas import Replica, source_of
from thidua.demo.server import SiteServer
from thidua.scoring.pages import compare, mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FETCHED = dt.datetime(2026, 3, 9, 8, 30, tzinfo=dt.UTC)
FAMILIES = sorted(load_families())
SITES = sorted(load_sites())
FURNITURE = (
    "Chia sẻ", "Lượt xem", "lượt xem", "Cỡ chữ", "In bài viết", "Gửi Email", "Từ khóa", "Tin liên quan", "Các tin khác",
    "Bình luận", "Đánh giá", "Liên kết", "Khẩu hiệu", "Trang mô phỏng", "Trang chủ", "Bản quyền", "bình chọn",
    "Tin cùng chuyên mục", "Viết bởi", "Giấy phép", "Đọc nhiều", "Xem nhiều", "admin",
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """One article's page as it was read."""

    replica: Replica
    article: DemoArticle
    page: Page

    @property
    def scores(self) -> dict[str, float]:
        return compare(self.page.article, self.article, self.replica.related(self.article.slug))


def read_all(slug: str, family: str, platform: str | None = None) -> Iterator[Reading]:
    replica = Replica(slug, family)
    rules = source_of(replica.site, replica.base_url, platform=platform).rules
    for name, article in replica.articles.items():
        body = replica.draw(name, FETCHED.date())
        url, html = replica.url(name), "text/html; charset=utf-8"
        yield Reading(replica, article, parse_page(body, url=url, content_type=html, fetched=FETCHED, rules=rules))


def articles_of(readings: list[Reading]) -> list[Reading]:
    return [one for one in readings if one.article.outcome in ("article", "undated")]


def furniture_in(reading: Reading) -> list[str]:
    body = reading.page.article.body if reading.page.article is not None else ""
    adverts = [block.advert for block in reading.article.blocks if hasattr(block, "advert")]
    return [line for line in (*FURNITURE, *adverts) if line in body and line not in reading.article.body]


def site_for(family: str) -> str:
    """Return the site whose content a family is tested with: each serves some."""
    return SITES[FAMILIES.index(family) % len(SITES)]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_platforms_selectors_read_every_field(family: str) -> None:
    readings = list(read_all(site_for(family), family))
    scores = mean([one.scores for one in articles_of(readings)])
    assert {field: score for field, score in scores.items() if score < 0.98} == {}
    assert min(one.scores["body"] for one in articles_of(readings)) >= 0.98
    assert [found for one in readings for found in furniture_in(one)] == []
    for one in readings:
        is_article = one.article.outcome in ("article", "undated")
        assert (one.page.outcome == one.article.outcome) if is_article else (one.page.article is None), one.article.slug


@pytest.mark.parametrize("family", FAMILIES)
def test_the_generic_platform_reads_every_family(family: str) -> None:
    readings = list(read_all(site_for(family), family, "generic"))
    scores = mean([one.scores for one in articles_of(readings)])
    assert {field: score for field, score in scores.items() if score < 0.93} == {}
    assert min(one.scores["body"] for one in articles_of(readings)) >= 0.93
    assert [found for one in readings for found in furniture_in(one)] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_listings_give_their_rows_with_their_days(family: str) -> None:
    replica = Replica(site_for(family), family)
    rules = source_of(replica.site, replica.base_url).rules
    for path, page in replica.map.pages.items():
        if page.template != "listing":
            continue
        url, body = replica.base_url + path, draw(page, replica.map, FETCHED.date())
        read = parse_page(body, url=url, content_type="text/html", fetched=FETCHED, rules=rules)
        found = {link.url: link.published for link in read.links if link.kind == "item"}
        assert read.outcome == "listing", path
        for link in page.values["links"]:
            shown = found[replica.base_url + link.path]
            assert (shown and shown.date()) == (link.published and link.published.date()), link.path


def test_every_platform_has_a_replica() -> None:
    assert set(load_families()) == set(load_platforms())
    assert all(name == family.name for name, family in load_families().items())


def crawl_all(described: list[str], home: Path) -> None:
    """Crawl sources in a process of its own: Twisted's reactor runs once."""
    from crawler.crawl import crawl

    sources = [Source.model_validate_json(one) for one in described]
    crawl({source.slug: source for source in sources}, home)


CASES = {family: (family, "") for family in FAMILIES} | {
    f"{name} by {path}": (name, path) for name, family in load_families().items() for path in family.feeds
}
"""What is crawled: every family by its listings, and those with feeds by each feed alone."""


class Crawled:
    """Every case served and crawled, in one run.

    Attributes:
        servers: the sites by case.
        sources: by case.
        keys: the captured articles' keys by case, one a capture.
    """

    def __init__(self, home: Path) -> None:
        self.servers = {case: self._serve(family) for case, (family, _) in CASES.items()}
        self.sources = {case: self._describe(case, number) for number, case in enumerate(CASES)}
        described = [source.model_dump_json(exclude_unset=True) for source in self.sources.values()]
        process = multiprocessing.get_context("spawn").Process(target=crawl_all, args=(described, home))
        process.start()
        process.join(60)
        for server in self.servers.values():
            server.stop()
        assert process.exitcode == 0
        self.keys: dict[str, list[str]] = {case: [] for case in CASES}
        cases = {source.slug: case for case, source in self.sources.items()}
        for capture in (one for path in list_warcs(home / "captures") for one in read_captures(path, on_cut=print)):
            if capture.kind == "article" and capture.status == 200:
                self.keys[cases[capture.source]].append(capture.key)

    @staticmethod
    def _serve(family: str) -> SiteServer:
        replica = Replica(site_for(family), family)
        server = SiteServer(replica.site, replica.articles, FETCHED.date(), 0)
        server.start()
        return server

    def _describe(self, case: str, number: int) -> Source:
        source = source_of(self.servers[case].site, self.servers[case].base_url)
        feed = CASES[case][1]
        listings = (Listing(url=feed.lstrip("/")),) if feed else source.listings
        return source.model_copy(update={"slug": f"case-{number}", "listings": listings})

    def wanted(self, case: str) -> list[str]:
        """Return the keys of the articles that links lead to and robots.txt does not forbid."""
        server = self.servers[case]
        return sorted(
            self.sources[case].key(server.url(slug)) for slug, one in server.articles.items() if not one.private
        )


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return Crawled(tmp_path_factory.mktemp("platforms"))


@pytest.mark.parametrize("case", CASES)
def test_a_crawl_finds_every_article_exactly_once(crawled: Crawled, case: str) -> None:
    assert sorted(crawled.keys[case]) == crawled.wanted(case)
    log = crawled.servers[case].log
    asked = Counter(one.target for one in log if one.status == 200 and one.method == "GET")
    assert [target for target, count in asked.items() if count > 1] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_crawl_pages_through_every_listing(crawled: Crawled, family: str) -> None:
    server = crawled.servers[family]
    posted = [one for one in server.log if one.method == "POST" and one.status == 200]
    asked = {one.target for one in server.log if one.status == 200 and one.method == "GET"}
    pages = [path for path, page in server.map.pages.items() if page.template == "listing"]
    assert [path for path in pages if path not in asked and "__EVENTTARGET" not in path] == []
    assert len(posted) == sum("__EVENTTARGET" in path for path in pages)
