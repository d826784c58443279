"""The replica's pages: what lies where, what the lists show, and bytes spoilt on purpose."""

from __future__ import annotations

import datetime as dt
import unicodedata
from functools import cache

import pytest

from thidua.demo.content import DemoError, load_articles, load_sites
from thidua.demo.pages import SiteMap, draw

SITES = load_sites()
ARTICLES = load_articles()
TODAY = dt.date(2026, 3, 9)


@cache
def _map(slug: str) -> SiteMap:
    return SiteMap(SITES[slug], {one.slug: one for one in ARTICLES if one.site == slug}, {})


@pytest.mark.parametrize("slug", sorted(SITES))
def test_every_listed_article_is_on_exactly_one_listing_page(slug: str) -> None:
    site_map = _map(slug)
    shown = [
        link.path
        for page in site_map.pages.values()
        if page.template == "listing"
        for link in page.values["links"]  # type: ignore[union-attr, index]
    ]
    listed = [one for one in ARTICLES if one.site == slug and one.listed]
    assert len(shown) == len(set(shown)) == len(listed)


@pytest.mark.parametrize("slug", sorted(SITES))
def test_pages_weigh_what_real_ones_do_and_carry_the_banner_of_the_day(slug: str) -> None:
    site_map = _map(slug)
    for path, page in site_map.pages.items():
        if page.template == "article" and page.encoding == "utf-8":
            raw = draw(page, site_map, TODAY)
            assert 20_000 < len(raw) < 95_000, path
            assert site_map.family.banner(TODAY) in raw.decode()


def test_unlisted_article_is_reached_from_a_related_list_only() -> None:
    site_map = _map("songchau")
    path = site_map.path("nguoi-truong-thon-lam-duong-hoa")
    with_link = [
        where
        for where, page in site_map.pages.items()
        if page.template and path in draw(page, site_map, TODAY).decode("utf-8", "replace")
    ]
    assert with_link
    assert all(site_map.pages[where].template == "article" for where in with_link)


def test_spoilt_bytes_are_not_utf8() -> None:
    for article in ARTICLES:
        site_map = _map(article.site)
        raw = draw(site_map.pages[site_map.path(article.slug)], site_map, TODAY)
        if article.encoding == "utf-8":
            raw.decode()
        else:
            with pytest.raises(UnicodeDecodeError):
                raw.decode()


def test_windows_1258_says_the_same_once_composed() -> None:
    site_map = _map("bacson")
    article = next(one for one in ARTICLES if one.encoding == "windows-1258")
    raw = draw(site_map.pages[site_map.path(article.slug)], site_map, TODAY)
    text = unicodedata.normalize("NFC", raw.decode("cp1258"))
    assert article.title in text
    assert article.byline is not None
    assert article.byline in text


def test_unknown_article_is_named() -> None:
    with pytest.raises(DemoError, match="bacson has no article 'x'"):
        _map("bacson").path("x")
