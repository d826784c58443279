"""The owner's own page, from a server to archive.db. Skipped, and said so, where the shared folder is missing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from crawler.source import load_sources
from thidua.build import build
from thidua.home import Home

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = """
title: Trang mẫu
province: Hà Giang
kind: emulation_board
platform: generic
base_url: {base}/
allow_private_hosts: [127.0.0.1]
listings:
  - url: tin-hoat-dong
article_url: ^/tin-hoat-dong/.+
page:
  layouts:
    - title: h1.title
      body: .content
      published: .date
      category: .breadcrumb a:last-child
      related: .others
politeness: {{delay: 0, throttle: false, timeout: 10}}
"""
LISTING = (
    '<html><body><h1>Tin</h1><ul><li><a href="/tin-hoat-dong/so-ket-2023">Hội nghị Sơ kết</a></li></ul></body></html>'
)
CRAWL = """
import sys
from pathlib import Path
from crawler.crawl import crawl
from crawler.source import load_sources
crawl(load_sources(Path(sys.argv[1])), Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def base_url(seed_page_html: str) -> Iterator[str]:
    pages = {"/tin-hoat-dong": LISTING, "/tin-hoat-dong/so-ket-2023": seed_page_html, "/robots.txt": ""}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="module")
def archive(base_url: str, home: Home) -> Iterator[sqlite3.Connection]:
    sources = home.path / "sources"
    sources.mkdir()
    (sources / "seed.yml").write_text(SOURCE.format(base=base_url), "utf-8")
    subprocess.run([sys.executable, "-c", CRAWL, str(sources), str(home.path)], check=True, timeout=60)
    report = build(home, load_sources(sources))
    assert report.faults == []
    with closing(sqlite3.connect(home.archive)) as connection:
        yield connection


def rows(archive: sqlite3.Connection, sql: str) -> list[tuple[object, ...]]:
    return archive.execute(sql).fetchall()


def test_article(archive: sqlite3.Connection) -> None:
    ((title, published, category, author),) = rows(archive, "SELECT title, published, category, author FROM articles")
    assert str(title).startswith("Hội nghị Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2023 - Khối thi đua")
    assert published == "2023-07-24T10:27:00+07:00", "the stamp, not the banner's 1 May 2024"
    assert (category, author) == ("Tin hoạt động cụm, khối thi đua", "Hải Yến")
    assert rows(archive, "SELECT count(*) FROM captions") == [(3,)]


def test_related_links_are_discovered_and_no_body(archive: sqlite3.Connection, home: Home) -> None:
    ((body,),) = rows(archive, "SELECT body FROM article_versions")
    assert "Tin khác" not in str(body)
    assert "Khối thi đua Tổng hợp triển khai" not in str(body)
    with closing(sqlite3.connect(home.ledger)) as ledger:
        found = ledger.execute("SELECT state, count(*) FROM urls WHERE kind = 'article' GROUP BY state").fetchall()
    assert found == [("gone", 5), ("ok", 1)], "the page itself; five related ones, which this server does not have"


def test_meeting(archive: sqlite3.Connection) -> None:
    ((kind, day, part, place),) = rows(archive, "SELECT kind, date, part_of_day, place FROM meetings")
    assert (kind, day, part) == ("mid_year_review", "2023-07-21", "morning")
    assert str(place).startswith("phòng họp tầng 4, Trạm kiểm soát liên ngành")
    assert str(place).endswith("tỉnh Hà Giang")


def test_facts_by_number(archive: sqlite3.Connection) -> None:
    counts = dict(rows(archive, "SELECT kind, count(*) FROM facts WHERE live GROUP BY kind"))
    expected = {"meetings": 1, "people": 3, "campaigns": 7, "figures": 12, "awards": 4, "documents": 1, "blocs": 1}
    assert counts == expected


def test_people_with_positions_and_roles(archive: sqlite3.Connection) -> None:
    names = dict(rows(archive, "SELECT name, roles FROM appearances"))
    assert names == {
        "Bùi Văn Mẫn": '["chair", "speaker"]',
        "Hoàng A Chinh": '["chair", "speaker"]',
        "Nguyến Văn Hòa": '["attendee"]',
    }


def test_campaigns_with_their_periods(archive: sqlite3.Connection) -> None:
    periods = rows(
        archive,
        "SELECT period_start, period_end FROM campaign_mentions WHERE period_start IS NOT NULL ORDER BY 1",
    )
    assert periods == [(2019, 2025), (2021, 2025), (2022, 2030)]


def test_amounts_are_normalised(archive: sqlite3.Connection) -> None:
    amounts = {row[0] for row in rows(archive, "SELECT amount FROM figures WHERE currency = 'VND'")}
    assert {60_946_000_000_000, 57_974_000_000, 343_210_000_000} <= amounts


def test_two_awards_that_are_alike_both_stay(archive: sqlite3.Connection) -> None:
    found = rows(archive, "SELECT form, count, recipient_kind FROM awards ORDER BY form, count")
    assert found == [
        ("Bằng khen", 2, "collective"),
        ("Bằng khen", 2, "collective"),
        ("Bằng khen", 10, "individual"),
        ("Cờ thi đua", 1, "collective"),
    ]


def test_directive_and_bloc(archive: sqlite3.Connection) -> None:
    assert rows(archive, "SELECT number, date, issuer FROM citations") == [("34-CT/TW", "2014-04-07", "Bộ Chính trị")]
    ((leader, deputies),) = rows(archive, "SELECT leader, deputies FROM bloc_leaderships")
    assert leader == "Ban Quản lý khu kinh tế cửa khẩu Đồng Đăng, tỉnh Lạng Sơn"
    assert "Ban Quản lý khu kinh tế tỉnh Hà Giang" in str(deputies)
