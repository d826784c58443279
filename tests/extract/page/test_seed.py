"""The owner's sample page, read with no rules at all and with a source's selectors."""

from __future__ import annotations

import datetime as dt

import pytest
import seed_page

from extract.exchange import VIETNAM
from extract.page import Page, PageRules, parse_page
from models.gold import GoldArticle, read_articles

FETCHED = dt.datetime(2024, 5, 1, 9, 30, tzinfo=VIETNAM)
SELECTORS = PageRules.model_validate(
    {"layouts": [{"title": "h1", "body": ".content", "published": ".date"}], "date_formats": "%d/%m/%Y %H:%M"}
)


@pytest.fixture(params=[PageRules(), SELECTORS], ids=["no rules", "selectors"])
def page(seed_page_html: str, request: pytest.FixtureRequest) -> Page:
    return parse_page(
        seed_page_html.encode(), url=seed_page.URL, content_type="text/html", fetched=FETCHED, rules=request.param
    )


@pytest.fixture
def gold() -> GoldArticle:
    folder = seed_page.SHARED / "facts" / "gold" / "seed"
    if not folder.is_dir():
        pytest.skip(f"the sample's gold article is not here: no folder {folder}")
    return read_articles(folder)[0]


def test_is_an_article(page: Page) -> None:
    assert (page.outcome, page.reason) == ("article", None)


def test_title(page: Page, gold: GoldArticle) -> None:
    assert page.article.title == gold.texts["title"]


def test_published_is_the_stamp_and_not_the_banner(page: Page) -> None:
    assert page.article.published == dt.datetime(2023, 7, 24, 10, 27, tzinfo=VIETNAM)
    assert page.article.published_raw == "24/07/2023 10:27"


def test_category(page: Page, gold: GoldArticle) -> None:
    assert page.article.category == gold.meta["category"]


def test_author(page: Page) -> None:
    assert page.article.author == "Hải Yến"


def test_captions(page: Page, gold: GoldArticle) -> None:
    assert list(page.article.captions) == [text for name, text in gold.texts.items() if name.startswith("captions.")]
    assert len(page.article.captions) == 3


def test_body(page: Page, gold: GoldArticle) -> None:
    assert page.article.body == gold.texts["body"]


def test_related_links_are_discovered_with_their_dates(page: Page) -> None:
    assert len(page.article.related) == 5
    assert page.links == page.article.related
    first = page.links[0]
    assert first.url == "https://seed.example/tin-hoat-dong/tin-khac-1"
    assert first.title.startswith("Khối các Tổ chức Hội, sơ kết")
    assert first.published == dt.datetime(2023, 6, 30, 15, 3, tzinfo=VIETNAM)
