"""What is parsed from the replica's served bytes is what its content files say."""

from __future__ import annotations

import datetime as dt
import urllib.request
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from extract.page import Link, Page, parse_page
from thidua.demo.content import DemoArticle, load_articles
from thidua.demo.server import DemoSites
from thidua.demo.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FETCHED = dt.datetime(2026, 3, 9, 8, 30, tzinfo=dt.UTC)
ARTICLES = load_articles()
READABLE = [one for one in ARTICLES if one.outcome in ("article", "undated")]
LEAST_BODY_F1 = 0.98
FURNITURE = (
    "Gửi Email", "In trang", "Lượt xem", "lượt xem", "Xem cỡ chữ", "Xem với cỡ chữ", "Tin khác", "Các tin khác",
    "Những tin", "Ý kiến bạn đọc", "reset captcha", "Tác giả bài viết", "Bản quyền", "Chia sẻ bài viết", "Quảng cáo",
    "Giấy phép", "Người phát ngôn", "NGƯỜI PHÁT NGÔN", "Trang mô phỏng", "Trang chủ", "Trang nhất", "Người đăng",
)  # fmt: skip


class Replica:
    """Running sites, read with their source files' rules."""

    def __init__(self, sites: DemoSites) -> None:
        self.sites = sites
        self.rules = {slug: source.rules for slug, source in sources_of(sites).items()}
        self.pages: dict[str, Page] = {}

    def read(self, slug: str, path: str) -> Page:
        """Return a page of a site as parsed."""
        url = self.sites[slug].base_url + path
        if url not in self.pages:
            self.pages[url] = self.fetch(slug, url)
        return self.pages[url]

    def fetch(self, slug: str, url: str) -> Page:
        """Return what the server gives at `url`, parsed."""
        with urllib.request.urlopen(url, timeout=5) as response:
            body, content_type = response.read(), response.headers["Content-Type"]
        return parse_page(body, url=url, content_type=content_type, fetched=FETCHED, rules=self.rules[slug])

    def read_article(self, article: DemoArticle) -> Page:
        """Return an article's page as parsed."""
        return self.read(article.site, self.sites[article.site].map.path(article.slug))


@pytest.fixture(scope="module")
def replica() -> Iterator[Replica]:
    with DemoSites(today=FETCHED.date()) as sites:
        yield Replica(sites)


def by_slug(article: DemoArticle) -> str:
    return article.slug


@pytest.mark.parametrize("article", ARTICLES, ids=by_slug)
def test_outcome_and_reason(replica: Replica, article: DemoArticle) -> None:
    page = replica.read_article(article)
    assert page.outcome == article.outcome, page.reason
    assert (page.reason is None) == (article.outcome == "article")


@pytest.mark.parametrize("article", READABLE, ids=by_slug)
def test_fields_are_exact(replica: Replica, article: DemoArticle) -> None:
    read = replica.read_article(article).article
    assert read is not None
    assert read.title == article.title
    assert read.published == article.published
    assert read.category == article.category
    assert read.author == article.byline
    assert read.captions == article.captions
    assert read.flags == ()


@pytest.mark.parametrize("article", READABLE, ids=by_slug)
def test_body_is_the_articles_and_no_furniture(replica: Replica, article: DemoArticle) -> None:
    read = replica.read_article(article).article
    assert read is not None
    assert token_f1(read.body, article.body) >= LEAST_BODY_F1
    assert [phrase for phrase in FURNITURE if phrase in read.body and phrase not in article.body] == []
    adverts = [block.advert for block in article.blocks if hasattr(block, "advert")]
    assert [advert for advert in adverts if advert in read.body] == []
    if article.encoding != "cut":
        assert read.body == article.body


@pytest.mark.parametrize("article", READABLE, ids=by_slug)
def test_related_links_with_their_dates(replica: Replica, article: DemoArticle) -> None:
    read = replica.read_article(article).article
    assert read is not None
    site = replica.sites[article.site]
    shown = [(link.title, site.base_url + link.path, day(link.published)) for link in site.map.related(article.slug)]
    assert [(link.title, link.url, day(link.published)) for link in read.related] == shown


@pytest.mark.parametrize("slug", sorted({article.site for article in ARTICLES}))
def test_listings_give_every_row_and_the_pager(replica: Replica, slug: str) -> None:
    site_map = replica.sites[slug].map
    for path, page in site_map.pages.items():
        if page.template != "listing":
            continue
        assert page.values is not None
        read = replica.read(slug, path)
        assert read.outcome == "listing"
        rows = [(link.path, day(link.published)) for link in page.values["links"]]  # type: ignore[attr-defined]
        rows += [(link.path, None) for link in page.values["dead"]]  # type: ignore[attr-defined]
        assert [(local(link, replica, slug), day(link.published)) for link in of_kind(read, "item")] == rows
        others = {address for _, address in page.values["pager"]} - {path}  # type: ignore[attr-defined]
        assert {local(link, replica, slug) for link in of_kind(read, "pager")} == others


def of_kind(page: Page, kind: str) -> list[Link]:
    return [link for link in page.links if link.kind == kind]


def local(link: Link, replica: Replica, slug: str) -> str:
    return link.url.removeprefix(replica.sites[slug].base_url)


def day(time: dt.datetime | None) -> dt.date | None:
    return time.date() if time is not None else None


def token_f1(one: str, other: str) -> float:
    ours, theirs = Counter(one.split()), Counter(other.split())
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())
