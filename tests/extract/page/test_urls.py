"""Which addresses are one article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.page.rules import PageRules
from extract.page.urls import absolute_url, article_id, canonical_path, same_site

ONE = "https://thidua.example/tin-tuc/hop-khoi-12.html"


@pytest.mark.parametrize(
    "other",
    [
        "http://thidua.example/tin-tuc/hop-khoi-12.html",
        "https://www.thidua.example/tin-tuc/hop-khoi-12.html/",
        "https://thidua.example:443//tin-tuc/hop-khoi-12.html#binh-luan",
        "https://thidua.example/tin-tuc/hop-khoi-12.html;jsessionid=0A1B2C",
        "https://thidua.example/tin-tuc/hop-khoi-12.html?utm_source=zalo&fbclid=x1",
        "https://thidua.example/tin-tuc/print/hop-khoi-12.html",
        "https://thidua.example/tin-tuc/savefile/hop-khoi-12.html",
        "https://thidua.example/tin-tuc/hop-khoi-12.html?print=1&tmpl=component",
        "https://thidua.example/tin-tuc/hop%2Dkhoi-12.html?PHPSESSID=77",
    ],
)
def test_other_addresses_of_the_same_article(other: str) -> None:
    assert article_id("hoanhson", other) == article_id("hoanhson", ONE)


def test_the_order_of_a_query_makes_no_difference_and_its_values_do() -> None:
    assert canonical_path("https://a.example/v?b=2&a=1") == canonical_path("https://a.example/v?a=1&b=2")
    assert canonical_path("https://a.example/v?ItemID=1") != canonical_path("https://a.example/v?ItemID=2")


def test_sources_keep_their_articles_apart() -> None:
    assert article_id("hoanhson", ONE) != article_id("lamson", ONE)


def test_an_id_is_sixteen_hexadecimal_digits() -> None:
    assert len(article_id("hoanhson", ONE)) == 16
    assert int(article_id("hoanhson", ONE), 16) >= 0


def test_identity_outlives_a_changed_slug() -> None:
    rules = PageRules(identity=r"-(\d+)\.html$")
    renamed = "https://thidua.example/tin-tuc/hop-khoi-thi-dua-12.html"
    assert canonical_path(renamed, rules) == canonical_path(ONE, rules) == "12"


def test_only_the_named_parameters_are_kept() -> None:
    rules = PageRules(keep_query=("ItemID",))
    assert canonical_path("https://a.example/ct.aspx?Page=3&ItemID=8", rules) == "/ct.aspx?ItemID=8"


@pytest.mark.parametrize("href", ["javascript:void(0)", "mailto:a@b.example", "#", "", "http://[", "tel:0900"])
def test_links_that_lead_nowhere(href: str) -> None:
    assert absolute_url(ONE, href) is None


def test_a_relative_link_is_made_absolute_without_fragment() -> None:
    assert absolute_url(ONE, "../van-ban/7?x=1#y") == "https://thidua.example/van-ban/7?x=1"


def test_www_is_the_same_site() -> None:
    assert same_site("https://www.thidua.example/a", "http://thidua.example/b")
    assert not same_site("https://thidua.example/a", "https://other.example/a")


@given(st.text(max_size=80))
def test_any_text_is_canonical_once(url: str) -> None:
    assert canonical_path(url) == canonical_path(url)
    assert len(article_id("a", url)) == 16
