from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extract.page import parse_page
from extract.page.rules import PageRules


@pytest.mark.parametrize(
    ("value", "column", "reads"),
    [
        ("2023-07-24T10:27:00+07:00", "published", "24/7/2023 10:27"),
        ("2023-07-24T00:00:00+07:00", "published", "24/7/2023"),
        ("2014-04-07", "date", "7/4/2014"),
        ("2014-13-07", "date", None),
        ("2014-04-07 là ngày", "text", None),
        ("mid_year_review", "kind", "Sơ kết"),
        ("mid_year_review", "Loại", "Sơ kết"),
        ("mid_year_review", "text", None),
        (60946.0, "value", "60.946"),
        (57.974, "value", "57,974"),
        (1.2345e15, "amount", "1.234.500.000.000.000"),
        (51524, "Số lượng", "51.524"),
        (2023, "published_year", None),
        (2023, "Từ năm", None),
        (7, "count", None),
        (None, "count", None),
    ],
)
def test_values_read_as_vietnamese_readers_write_them(
    reader: Any, plugin: Any, value: object, column: str, reads: str | None
) -> None:
    assert plugin("wording").shown(value, column, reader.datasette) == reads


RULES = PageRules()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"%PDF-1.7", "text/html"),
        (b"<p>" * 3000, "text/html"),
        (b"", "text/html"),
        ("<title>Hội thi</title><h1>Hội thi</h1>".encode(), "text/html"),
        ("<h1>Hội thi thợ giỏi</h1><p>Sáng nay, đội bạn thắng trận đầu.</p>".encode(), "text/html"),
    ],
)
def test_why_pages_are_no_articles_reads_vietnamese(reader: Any, plugin: Any, body: bytes, content_type: str) -> None:
    at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    page = parse_page(body, url="https://snv.example/a", content_type=content_type, fetched=at, rules=RULES)
    assert page.reason is not None
    for column in ("reason", "Lý do"):
        reads = plugin("wording").shown(page.reason, column, reader.datasette)
        assert reads is not None
        assert reads != page.reason


def test_what_differs_in_a_reason_is_kept(reader: Any, plugin: Any) -> None:
    shown = plugin("wording").shown
    assert shown("HTTP 404", "reason", reader.datasette) == "trang trả lời mã HTTP 404"
    assert shown("has 90 tags, over 50", "reason", reader.datasette) == "có 90 thẻ, quá 50"
    assert shown("a reason of tomorrow", "reason", reader.datasette) is None


def test_lists_are_lists_and_look_alikes_are_text(reader: Any, plugin: Any) -> None:
    def cell(value: str, column: str) -> object:
        return plugin("wording").render_cell(value, column, "archive", reader.datasette)

    assert cell('["chair", "<b>"]', "roles") == '<ul class="cell-list"><li>Chủ trì</li><li>&lt;b&gt;</li></ul>'
    assert cell("[thi đua] yêu nước [đại hội]", "Đoạn trích") is None


def test_ids_lead_to_pages_with_names_for_screen_readers(reader: Any, plugin: Any) -> None:
    link = plugin("wording").render_cell('"><script>', "Mã bài", "archive", reader.datasette)
    assert "<script>" not in link
    assert 'class="unseen"' in link
