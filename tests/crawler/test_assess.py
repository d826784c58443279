from __future__ import annotations

import datetime as dt

import pytest

from crawler.assess import INDEX, NO_ARTICLES, assess
from crawler.source import Source
from crawler.visits import Address, Answer, Visit

AT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
SOURCE = Source.model_validate(
    {
        "slug": "mau",
        "title": "Trang mẫu",
        "province": "Hà Giang",
        "kind": "emulation_board",
        "base_url": "http://tdkt.example/",
        "hosts": ["cu.tdkt.example"],
        "listings": [{"url": "muc"}],
        "article_url": r"/tin-[\w-]+\.html$",
        "page": {"layouts": [{"items": "li", "item_date": ".ngay"}]},
    }
)
LISTING = Address(key="/muc", url="http://tdkt.example/muc", kind="listing")
ARTICLE = Address(key="/tin-1.html", url="http://tdkt.example/tin-1.html", kind="article")


def answer(body: str = "", status: int = 200, fault: str | None = None, **headers: str) -> Answer:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(
        url="http://tdkt.example/muc", status=status, headers=named, body=body.encode(), fault=fault, fetched=AT
    )


def visit(address: Address, answer: Answer, **options: object) -> Visit:
    return assess(SOURCE, address, answer, **options)  # type: ignore[arg-type]


def test_a_listing_leads_to_articles_and_its_next_page() -> None:
    body = """<a href="/tin-2.html">Hai</a> <a href="tin-3.html?fbclid=x#y">Ba</a> <a href="/gioi-thieu">Giới thiệu</a>
        <a href="/tin-2.html">Ảnh</a> <a href="http://khac.example/tin-9.html">Khác</a> <a href="/muc?page=2">2</a>"""
    found = visit(LISTING, answer(body, etag='"a"', last_modified="Sun, 01 Mar 2026 00:00:00 GMT"))
    assert (found.state, found.reason, found.etag) == ("ok", None, '"a"')
    assert [one.key for one in found.articles] == ["/tin-2.html", "/tin-3.html"]
    assert [page.key for page in found.pages] == ["/muc?page=2"]


def test_a_sitemap_of_sitemaps_leads_to_listings_of_the_same_site() -> None:
    names = ("http://tdkt.example/a.xml", "http://khac.example/b.xml", "http://cu.tdkt.example/c.xml")
    index = "".join(f"<sitemap><loc>{name}</loc></sitemap>" for name in names)
    found = visit(LISTING, answer(f'<?xml version="1.0"?><sitemapindex>{index}</sitemapindex>'))
    assert [(page.kind, page.key) for page in found.pages] == [("listing", "/a.xml"), ("listing", "/c.xml")]
    assert (found.state, found.reason, found.articles, found.follow) == ("ok", INDEX, (), True)


def test_a_button_that_loads_more_leads_to_the_next_page() -> None:
    found = visit(LISTING, answer('<a href="/tin-2.html">Hai</a><button data-url="/muc?page=2">Xem thêm</button>'))
    assert [page.key for page in found.pages] == ["/muc?page=2"]


def test_an_article_leads_to_related_ones_but_not_to_itself() -> None:
    found = visit(ARTICLE, answer('<a href="/tin-1.html">Tin này</a><a href="/tin-4.html">Tin khác</a>'))
    assert [one.key for one in found.articles] == ["/tin-4.html"]
    assert found.pages == ()


def test_a_listing_without_articles_says_so_and_ends_there() -> None:
    found = visit(LISTING, answer('<a href="/muc?page=2">2</a>'))
    assert (found.state, found.reason, found.pages) == ("ok", NO_ARTICLES, ())


@pytest.mark.parametrize(
    ("given", "state", "reason"),
    [
        (answer(status=304), "ok", None),
        (answer(status=404), "gone", "HTTP 404"),
        (answer(status=410), "gone", "HTTP 410"),
        (answer(status=500), "failed", "HTTP 500"),
        (answer(status=418), "failed", "HTTP 418"),
        (answer(status=403), "blocked", "HTTP 403"),
        (answer(status=429), "blocked", "HTTP 429"),
        (answer(fault="decoded body exceeds the limit"), "failed", "decoded body exceeds the limit"),
        (answer("<title>Just a moment...</title>", status=403), "blocked", "Cloudflare challenge"),
        (answer("<h1>Hệ thống đang được bảo trì</h1>"), "blocked", "maintenance"),
        (answer("<h1>Website is under maintenance</h1>", status=503), "blocked", "maintenance"),
        (answer("<script>document.cookie='D1N=1';location.reload()</script>"), "blocked", "cookie challenge"),
        (answer("<h1>Khối thi đua họp</h1><p>Hệ thống điện đang được bảo trì.</p>"), "ok", None),
    ],
)
def test_states(given: Answer, state: str, reason: str | None) -> None:
    found = visit(ARTICLE, given)
    assert (found.state, found.reason) == (state, reason)


def test_a_moved_article_leads_to_where_it_went() -> None:
    found = visit(ARTICLE, answer(status=301, location="/tin-1-moi.html"))
    assert (found.state, found.reason) == ("gone", "moved to http://tdkt.example/tin-1-moi.html")
    assert [one.key for one in found.articles] == ["/tin-1-moi.html"]


@pytest.mark.parametrize(
    ("status", "state"), [(301, "gone"), (308, "gone"), (302, "failed"), (303, "failed"), (307, "failed")]
)
def test_only_an_article_sent_elsewhere_for_good_is_gone(status: int, state: str) -> None:
    found = visit(ARTICLE, answer(status=status, location="/bao-tri"))
    assert (found.state, found.reason, found.articles) == (state, "moved to http://tdkt.example/bao-tri", ())


def test_an_article_under_another_slug_has_moved_however_the_site_says_it() -> None:
    found = visit(ARTICLE, answer(status=302, location="/tin-1-moi.html"))
    assert (found.state, [one.key for one in found.articles]) == ("gone", ["/tin-1-moi.html"])


def test_a_moved_listing_is_looked_at_where_it_went() -> None:
    found = visit(LISTING, answer(status=301, location="http://cu.tdkt.example/chuyen-muc"))
    assert (found.state, found.follow) == ("ok", True)
    assert [page.url for page in found.pages] == ["http://cu.tdkt.example/chuyen-muc"]


def test_a_redirect_off_the_sources_hosts_is_refused() -> None:
    found = visit(ARTICLE, answer(status=302, location="http://khac.example/tin-1.html"))
    assert (found.state, found.articles) == ("refused", ())
    assert found.reason is not None
    assert "khac.example" in found.reason


DATED = """<ul><li><a href="/tin-8.html">Khối thi đua số 8 họp sơ kết</a> <span class="ngay">20/02/2026</span></li>
    <li><a href="/tin-7.html">Khối thi đua số 7 họp sơ kết</a> <span class="ngay">10/01/2026</span></li>
    <li><a href="/tin-6.html">Khối thi đua số 6 họp sơ kết</a></li></ul><a href="/muc?page=2">2</a>"""


def test_since_leaves_out_what_a_listing_dates_before() -> None:
    found = visit(LISTING, answer(DATED), since=dt.date(2026, 2, 1))
    assert [one.key for one in found.articles] == ["/tin-8.html", "/tin-6.html"]
    assert len(found.pages) == 1


def test_since_ends_the_paging_where_everything_is_older() -> None:
    body = DATED.replace('<li><a href="/tin-6.html">Khối thi đua số 6 họp sơ kết</a></li>', "")
    found = visit(LISTING, answer(body), since=dt.date(2026, 3, 1))
    assert (found.state, found.articles, found.pages) == ("ok", (), ())
