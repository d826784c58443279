from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from datasette.app import Datasette

if TYPE_CHECKING:
    from pathlib import Path

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


@pytest.mark.parametrize(
    ("path", "status", "heading", "original"),
    [
        ("/archive/nope", 404, "Không tìm thấy", "Table not found"),
        ("/nope", 404, "Không tìm thấy", "Database not found"),
        ("/archive/articles/ffffffffffffffff", 404, "Không tìm thấy", "Record not found"),
        ("/archive.db", 403, "Không được phép", "forbidden"),
        ("/archive?sql=delete+from+articles", 400, "Yêu cầu chưa đúng", "Statement must be a SELECT"),
        ("/archive/articles?_sort=nope", 400, "Yêu cầu chưa đúng", "Cannot sort table by nope"),
        ("/archive/meetings?_size=many", 400, "Yêu cầu chưa đúng", "_size must be"),
    ],
)
def test_errors_are_said_in_vietnamese_with_the_original_to_unfold(
    reader: Any, capfd: Any, path: str, status: int, heading: str, original: str
) -> None:
    page = reader.page(path, status=status)
    assert page.h1.get_text() == heading
    assert page.title.get_text() == f"{heading} · Kho tin thi đua"
    assert original in page.select_one("details pre").get_text()
    assert original not in page.select_one(".note.error").get_text()
    written = capfd.readouterr()
    assert "Traceback" not in written.out + written.err


def test_query_that_takes_too_long_is_told_with_the_limit(archive: Path, reader: Any) -> None:
    hasty = Datasette(
        [], immutables=[str(archive)], config_dir=reader.datasette.config_dir, settings={"sql_time_limit_ms": 50}
    )
    for form in ("", ".csv"):
        answer = asyncio.run(hasty.client.get(f"/archive{form}", params={"sql": ENDLESS}))
        assert answer.status_code == 400
        assert "nhiều nhất 0,05 giây" in answer.text
        assert ENDLESS in answer.text.replace("&#39;", "'")
        assert "<textarea" not in answer.text
        assert "SQL query took too long" not in answer.text
    told = asyncio.run(hasty.client.get("/archive.json", params={"sql": ENDLESS})).json()
    assert told == {"ok": False, "error": "SQL query took more than 50 ms", "status": 400, "title": "SQL Interrupted"}


def test_wrong_statement_is_said_in_vietnamese_beside_it(reader: Any) -> None:
    page = reader.page("/archive?sql=select+nope", status=400)
    assert page.select_one("form .note.error").get_text() == (
        "Câu lệnh không chạy được. SQLite báo: no such column: nope"
    )


def test_addresses_that_climb_are_not_found(reader: Any) -> None:
    url = httpx.URL("http://localhost/").copy_with(raw_path=b"/archive/articles/../../x")

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(reader.datasette.app())) as client:
            return await client.get(url)

    answer = asyncio.run(ask())
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.text


def test_errors_are_told_as_json_where_json_was_asked_for(reader: Any) -> None:
    told = reader.get("/archive/nope.json", status=404).json()
    assert told == {"ok": False, "error": "Table not found", "status": 404, "title": None}


def test_faults_of_our_own_are_logged_once_and_shown_as_such(
    reader: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(reader.datasette.get_database("archive"), "execute", fail)
    with caplog.at_level(logging.ERROR):
        page = reader.page("/", status=500)
    assert page.h1.get_text() == "Máy chủ gặp lỗi"
    assert [record.getMessage() for record in caplog.records] == ["GET /"]
    assert caplog.records[0].exc_info is not None


@pytest.mark.parametrize("name", ["threads", "plugins", "metadata", "versions", "settings", "databases", "actor"])
def test_pages_about_the_server_are_closed(reader: Any, name: str) -> None:
    assert reader.page(f"/-/{name}", status=403).h1.get_text() == "Không được phép"
    assert reader.get(f"/-/{name}.json", status=403).json()["ok"] is False
