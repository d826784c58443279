"""Pagers that are no plain links."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from crawler.pagers import fill_form, find_pagers, form_address, is_postback, read_form
from thidua.demo.replicas import Replica
from thidua.demo.server import SiteServer

if TYPE_CHECKING:
    from conftest import Crawling

URL = "http://tdkt.example/tin/default.aspx?Cat=A"
POSTED = f"{URL}&__EVENTTARGET=ctl00%24pager&__EVENTARGUMENT=Page%243&__PAGE=3"


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("""<a href="javascript:__doPostBack('ctl00$pager','Page$3')">3</a>""", POSTED),
        ("""<a href="javascript:__doPostBack(&#39;ctl00$pager&#39;,&#39;Page$3&#39;)">tiếp</a>""", POSTED),
        (
            """<a href="javascript:__doPostBack('rpt$ctl02$lnk','')"> 3 </a>""",
            f"{URL}&__EVENTTARGET=rpt%24ctl02%24lnk&__EVENTARGUMENT=&__PAGE=3",
        ),
        (
            """<a href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("p","2",true))'>2</a>""",
            f"{URL}&__EVENTTARGET=p&__EVENTARGUMENT=2&__PAGE=2",
        ),
        (
            """<button type="button" data-url="/tin/them?trang=2">Xem thêm</button>""",
            "http://tdkt.example/tin/them?trang=2",
        ),
        ("""<link rel="next" href="?Cat=A&amp;Page=2">""", "http://tdkt.example/tin/default.aspx?Cat=A&Page=2"),
    ],
)
def test_a_pager_has_an_address(markup: str, wanted: str) -> None:
    assert find_pagers(f"<html><body>{markup}</body></html>".encode(), URL) == (wanted,)


@pytest.mark.parametrize(
    "markup",
    [
        """<a href="javascript:__doPostBack('ctl00$login','')">Đăng nhập</a>""",
        """<a href="javascript:__doPostBack('ctl00$sort','Title')">Sắp xếp</a>""",
        '<a href="/tin?Page=2">2</a>',
        '<img data-url="/anh.jpg">',
    ],
)
def test_other_events_and_links_are_none(markup: str) -> None:
    assert find_pagers(markup.encode(), URL) == ()


def test_the_event_of_the_page_itself_is_left_out_of_the_next() -> None:
    markup = b"""<a href="javascript:__doPostBack('ctl00$pager','Page$4')">4</a>"""
    assert find_pagers(markup, POSTED) == (POSTED.replace("243", "244").replace("PAGE=3", "PAGE=4"),)


def test_a_form_is_sent_back_with_its_state_and_the_event() -> None:
    form = read_form(
        b'<form><input type="hidden" name="__VIEWSTATE" value="/wEP"><input type="hidden" name="__EVENTTARGET">'
        b'<input name="q" value="tim"><input type="hidden" value="x"></form>'
    )
    assert (is_postback(POSTED), is_postback(URL), form_address(POSTED)) == (True, False, URL)
    assert fill_form(form, POSTED) == {
        "__VIEWSTATE": "/wEP", "__EVENTTARGET": "ctl00$pager", "__EVENTARGUMENT": "Page$3",
    }  # fmt: skip


def test_a_page_without_state_has_no_form() -> None:
    assert read_form(b'<input type="hidden" name="csrf" value="1">') == {}


def test_a_crawl_that_goes_on_later_fetches_the_form_again(crawling: Crawling) -> None:
    replica = Replica("songchau", "dnn")
    server = SiteServer(replica.site, replica.articles, dt.date(2026, 3, 9), 0)
    server.start()
    listings = [{"url": section} for section in replica.site.sections]
    crawling.add(
        "dnn", f"{server.base_url}/", platform="dnn", listings=listings, article_url=r"/ArticleID/\d+", page={}
    )
    crawling.run(limit=1)
    assert [one.method for one in server.log if one.method == "POST"] == [], "the second pages are left pending"
    crawling.run()
    server.stop()
    posted = [one.target for one in server.log if one.method == "POST" and one.status == 200]
    pages = [path for path, page in server.map.pages.items() if page.template == "listing" and "__EVENT" in path]
    assert len(posted) == len(set(posted)) == len(pages) > 0
    formed = {path.partition("?")[0] for path in pages}
    asked = [one.target for one in server.log if one.status == 200 and one.method == "GET"]
    assert {path for path in asked if asked.count(path) > 1} - {"/robots.txt"} == formed, (
        "once as a listing, once for its form"
    )
    articles = {one.target for one in server.log if one.status == 200 and "/ArticleID/" in one.target}
    assert len(articles) >= len(replica.articles)
