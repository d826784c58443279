from __future__ import annotations

import pytest

from crawler.platforms import load_platforms

ARTICLES = {
    "sharepoint": ["/tin/Pages/chi-tiet.aspx?ItemID=1390", "/Pages/hoi-nghi-tong-ket-khoi-thi-dua.aspx"],
    "nukeviet": ["/vi/news/thi-dua/khoi-so-6-12.html", "/index.php?nv=news&op=thi-dua/khoi-so-6-12"],
    "liferay": ["/web/guest/tin/-/asset_publisher/aB3/content/khoi-so-6", "/tin?articleId=44"],
    "drupal": ["/node/5790", "/content/kien-toan", "/index.php/vi/tintucsukien/cum-thi-dua-5-huyen-hop", "/a-b-c-d-e"],
    "wordpress": [
        "/khoi-thi-dua-10-phat-dong",
        "/2022/02/25/ky-ket",
        "/tin/trong-tinh/cum-thi-dua-so-1-ky-ket",
        "/?p=12",
    ],
    "dnn": [
        "/tin/ArtMID/551/ArticleID/44/ky-ket",
        "/vi-vn/tin-chi-tiet/id/5596",
        "/Default.aspx?tabid=1&Group=8&NID=14",
    ],
    "joomla": ["/index.php/tin/chinh-quyn/2230-2020-10-20", "/chinh-tri/11487-tong-ket.html", "/?id=3:a&view=article"],
    "webcenter": ["/webcenter/portal/bentre/chitiettin?dDocName=TAND329193"],
    "vnptportal": [
        "/tin-tuc/cum-thi-dua-ky-ket-676275",
        "/kinh-te-63073/ket-qua-nam-365267",
        "/12/27/45/29/gioi-thieu/so-noi-vu",
    ],
    "generic": ["/tin/hoi-nghi-so-ket-khoi-6", "/node/5790", "/xem.php?id=3", "/a-b-tin1234.html"],
}
OTHERS = {
    "sharepoint": ["/Pages/default.aspx", "/tin/Pages/default.aspx?Page=2"],
    "nukeviet": ["/vi/news/thi-dua/", "/vi/news/thi-dua/page-2/"],
    "liferay": ["/web/guest/tin", "/web/guest/tin?_x_cur=2"],
    "drupal": ["/tin-tuc", "/chuyen-muc/cum-khoi-thi-dua", "/taxonomy/term/cum-khoi-thi-dua-tinh", "/tin?page=2"],
    "wordpress": [
        "/gioi-thieu",
        "/category/tin-cum-khoi-thi-dua-tinh",
        "/tag/giao-uoc-thi-dua-khen-thuong",
        "/2022/02",
    ],
    "dnn": ["/Default.aspx?tabid=721", "/tin-tuc", "/tin/pgrid/591/pageid/2"],
    "joomla": [
        "/index.php/tin-tuc",
        "/index.php/tin-tuc?start=20",
        "/index.php?Itemid=5&option=com_content&view=category",
    ],
    "webcenter": ["/webcenter/portal/tdkt/pages_tin-tuc", "/webcenter/portal/tdkt?_afrLoop=419"],
    "vnptportal": ["/kinh-te-xa-hoi-63073", "/tin-tuc/trang-2"],
    "generic": ["/tin-tuc", "/gioi-thieu/co-cau", "/muc?page=2"],
}
POSTED = "/tin?__EVENTTARGET=p&__EVENTARGUMENT=Page_2&__PAGE=2"
PAGERS = [
    ("sharepoint", "/t/default.aspx", ["/t/default.aspx?Page=3", "/t/default.aspx?Page=2"], "/t/default.aspx?Page=2"),
    ("sharepoint", "/t.aspx?Cat=A", ["/t.aspx?Cat=B&Page=2", "/t.aspx?Cat=A&Page=2"], "/t.aspx?Cat=A&Page=2"),
    ("sharepoint", "/t.aspx?Page=4", ["/t.aspx?Page=3", "/t.aspx?Page=5", "/t.aspx?Page=9"], "/t.aspx?Page=5"),
    ("nukeviet", "/tin/", ["/tin/", "/tin/page-2/", "/khac/page-2/", "/tin/page-3/"], "/tin/page-2/"),
    ("nukeviet", "/tin/page-2/", ["/tin/", "/tin/page-3/"], "/tin/page-3/"),
    ("liferay", "/tin", ["/tin?p_p_id=1&_1_delta=4&_1_cur=2"], "/tin?p_p_id=1&_1_delta=4&_1_cur=2"),
    ("drupal", "/muc", ["/muc?page=0", "/muc?page=1", "/muc?page=4"], "/muc?page=1"),
    ("drupal", "/muc?page=1", ["/muc?page=0%2C2", "/muc?page=0%2C5"], "/muc?page=0%2C2"),
    ("wordpress", "/category/tin/", ["/category/tin/page/2/", "/category/khac/page/2/"], "/category/tin/page/2/"),
    ("wordpress", "/category/tin/page/2/", ["/category/tin/", "/category/tin/page/3/"], "/category/tin/page/3/"),
    ("dnn", "/tin", ["/tin/pgrid/591/pageid/3", "/tin/pgrid/591/pageid/2"], "/tin/pgrid/591/pageid/2"),
    ("dnn", "/tin", [f"/tin?__EVENTTARGET=p&__EVENTARGUMENT=Page_{n}&__PAGE={n}" for n in (3, 2)], POSTED),
    ("sharepoint", "/tin.aspx", ["/tin.aspx?__EVENTTARGET=a$02&__EVENTARGUMENT=&__PAGE=2"], None),  # the only one
    ("joomla", "/index.php/tin", ["/index.php/tin?start=20", "/index.php/tin?start=10"], "/index.php/tin?start=10"),
    ("webcenter", "/webcenter/portal/t", ["/webcenter/portal/t?startRow=4"], "/webcenter/portal/t?startRow=4"),
    ("vnptportal", "/tin-tuc/trang-2", ["/tin-tuc/trang-3", "/tin-tuc"], "/tin-tuc/trang-3"),
    ("generic", "/muc?start=10", ["/muc?start=0", "/muc?start=20", "/muc?start=30"], "/muc?start=20"),
    ("generic", "/muc/trang-2", ["/muc/trang-1", "/muc/trang-3"], "/muc/trang-3"),
]


@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in ARTICLES.items() for path in paths])
def test_articles(name: str, path: str) -> None:
    assert load_platforms()[name].article_url.search(path)


@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in OTHERS.items() for path in paths])
def test_other_pages(name: str, path: str) -> None:
    assert not load_platforms()[name].article_url.search(path)


@pytest.mark.parametrize(("name", "here", "links", "wanted"), PAGERS)
def test_the_next_page(name: str, here: str, links: list[str], wanted: str | None) -> None:
    host = "http://tdkt.example"
    found = load_platforms()[name].next_pages(host + here, [host + link for link in links])
    assert found == (host + (wanted or links[0]),)


def test_after_an_address_without_a_number_page_one_may_be_the_same_again() -> None:
    links = [f"http://a.example/muc?page={number}" for number in (3, 1, 2)]
    generic = load_platforms()["generic"]
    assert generic.next_pages("http://a.example/muc", links) == (links[1], links[2])
    assert generic.next_pages(links[1], links) == (links[2],)


def test_the_last_page_has_none() -> None:
    assert (
        load_platforms()["nukeviet"].next_pages("http://a.example/tin/page-3/", ["http://a.example/tin/page-2/"]) == ()
    )


def test_a_platform_file_is_named_as_its_platform() -> None:
    assert set(load_platforms()) >= {"sharepoint", "nukeviet", "liferay", "generic"}
    assert all(name == platform.name for name, platform in load_platforms().items())
