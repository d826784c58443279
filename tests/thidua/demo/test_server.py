"""The replica's servers: validators, compression, edits, and the log that politeness is judged by."""

from __future__ import annotations

import datetime as dt
import gzip
import http.client
import time
from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

import pytest
from pydantic import ValidationError

from thidua.demo.content import DemoArticle, DemoError
from thidua.demo.server import DemoSites

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from thidua.demo.server import SiteServer

SLUG = "so-ket-khoi-van-hoa-xa-hoi-2023"


@pytest.fixture
def sites() -> Iterator[DemoSites]:
    with DemoSites(today=dt.date(2026, 3, 9)) as served:
        yield served


def ask(site: SiteServer, target: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    connection = http.client.HTTPConnection(site.base_url.removeprefix("http://"), timeout=5)
    try:
        connection.request(method, target, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_starts_within_a_second_on_ports_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    start = time.monotonic()
    with DemoSites() as sites:
        addresses = {sites[slug].base_url for slug in sites}
        assert ask(sites["bacson"], "/")[0] == 200
    assert time.monotonic() - start < 1.5
    assert len(addresses) == 3
    assert capfd.readouterr() == ("", "")


def test_known_versions_are_not_sent_again(sites: DemoSites) -> None:
    site = sites["bacson"]
    path = site.map.path(SLUG)
    status, headers, body = ask(site, path)
    assert (status, headers["Last-Modified"]) == (200, "Wed, 19 Jul 2023 01:42:00 GMT")
    assert "Văn hóa" in body.decode()
    assert ask(site, path, If_None_Match=headers["ETag"])[::2] == (304, b"")
    assert ask(site, path, If_Modified_Since=headers["Last-Modified"])[::2] == (304, b"")
    assert ask(site, path, If_None_Match='W/"other"', If_Modified_Since=headers["Last-Modified"])[0] == 200
    assert ask(site, path, If_Modified_Since="yesterday")[0] == 200
    assert site.requests[path] == 5


def test_etag_outlives_the_day_though_the_banner_does_not() -> None:
    seen = []
    for day in (dt.date(2026, 3, 9), dt.date(2026, 3, 10)):
        with DemoSites(today=day) as sites:
            _, headers, body = ask(sites["honchong"], sites["honchong"].map.path("suy-ngam-ve-thi-dua-ai-quoc-hom-nay"))
            seen.append((headers["ETag"], body))
    assert seen[0][0] == seen[1][0]
    assert seen[0][1] != seen[1][1]


def test_head_has_the_headers_and_no_body(sites: DemoSites) -> None:
    site = sites["songchau"]
    status, headers, body = ask(site, "/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) == len(ask(site, "/")[2])


def test_gzip_only_when_accepted(sites: DemoSites) -> None:
    site = sites["songchau"]
    _, headers, body = ask(site, "/", Accept_Encoding="gzip, deflate")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == ask(site, "/")[2]
    assert ask(site, "/")[1]["Content-Encoding"] is None


def test_robots_forbid_the_private_article(sites: DemoSites) -> None:
    site = sites["bacson"]
    rules = RobotFileParser()
    rules.parse(ask(site, "/robots.txt")[2].decode().splitlines())
    assert not rules.can_fetch("any", site.url("noi-bo-danh-sach-du-kien"))
    assert rules.can_fetch("any", site.url(SLUG))
    assert str(rules.crawl_delay("any")) == "0"


def test_missing_moved_and_session_addresses(sites: DemoSites) -> None:
    site = sites["songchau"]
    assert ask(site, "/khong-co")[0] == 404
    for dead in site.site.dead:
        assert ask(site, dead.path)[0] == 404
    slug = "khoi-thi-dua-cac-truong-thpt-ky-ket-giao-uoc-nam-hoc-2017-2018"
    status, headers, _ = ask(site, "/tin-tuc/cum-khoi-thi-dua/khoi-thi-dua-truong-thpt-ky-giao-uoc-171.html")
    assert (status, headers["Location"]) == (301, site.map.path(slug))
    path = site.map.path(slug)
    assert ask(site, site.map.family.with_session(path))[2] == ask(site, path)[2]


def test_an_edit_makes_a_new_version_of_one_page(sites: DemoSites) -> None:
    site = sites["bacson"]
    other = site.map.path("hoi-dong-hop-xet-2023")
    before, other_before = ask(site, site.map.path(SLUG))[1], ask(site, other)[1]
    sites.edit("bacson", SLUG, blocks=("Bài viết đã được đính chính.",))
    status, after, body = ask(site, site.map.path(SLUG), If_None_Match=before["ETag"])
    assert status == 200
    assert after["Last-Modified"] != before["Last-Modified"]
    assert "đã được đính chính" in body.decode()
    assert ask(site, other)[1]["ETag"] == other_before["ETag"]
    with pytest.raises(ValidationError, match="colour"):
        sites.edit("bacson", SLUG, colour="red")
    with pytest.raises(DemoError, match="has no article"):
        sites.edit("bacson", "x", title="y")


def test_a_new_article_leads_its_listing_and_a_removed_one_is_gone(sites: DemoSites) -> None:
    site = sites["bacson"]
    listing = site.map.family.listing_path("tin-cum-khoi", 1)
    etag = ask(site, listing)[1]["ETag"]
    new = {"site": "bacson", "slug": "moi", "number": 1500, "title": "Tin mới đăng", "blocks": ["Sáng 2/10, Khối họp."]}
    new |= {"published": "2023-10-02T08:00", "category": "Tin hoạt động cụm, khối thi đua"}
    sites.publish(DemoArticle.model_validate(new))
    status, _, body = ask(site, listing, If_None_Match=etag)
    assert status == 200
    assert body.decode().index("Tin mới đăng") < body.decode().index("Hội thao")
    sites.remove("bacson", SLUG)
    assert ask(site, "/tin-cum-khoi/Pages/chi-tiet.aspx?ItemID=1423")[0] == 404
    assert "ItemID=1423" not in ask(site, listing)[2].decode()


def test_pictures_are_drawn(sites: DemoSites) -> None:
    status, headers, body = ask(sites["bacson"], "/images/DSC05833.JPG")
    assert (status, headers["Content-Type"]) == (200, "image/svg+xml")
    assert body.startswith(b"<svg")
