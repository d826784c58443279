"""What is no article says why; nothing that a server sends raises or takes long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from html_pages import NO_RULES, SELECTORS, TITLE, draw_page, read_page
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from extract.page import PageRules

TAGS = st.sampled_from(
    [
        "<h1>",
        "</h1>",
        "<p>",
        "</p>",
        "<br>",
        "<table>",
        "<td>",
        "<img src=a.jpg>",
        "<a href='/x'>",
        "</a>",
        "<div id=noidung>",
    ]
)
TEXTS = st.sampled_from(
    [
        "Tin khác",
        "13/01/2023 07:45",
        TITLE,
        "Hải Sương",
        "(",
        ")",
        "|",
        ">",
        "&amp;aacute;",
        "…",
        "\x00",
        "\ufffd",
        "a",
        "\u0301",
    ]
)
MARKUP = st.lists(TAGS | TEXTS | st.text(max_size=8), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"%PDF-1.4 ...", None, "another kind"),
        (b"<html></html>", "application/pdf", "application/pdf"),
        (bytes(range(256)) * 50, "text/html", "encoding"),
        (b"<p>" * 30_001, None, "tags"),
        (b"<div>" * 1_000, None, "nested"),
        (b" " * 8_000_001, None, "bytes"),
    ],
)
def test_unreadable(body: bytes, content_type: str | None, reason: str) -> None:
    page = read_page(body, content_type=content_type)
    assert page.outcome == "unreadable"
    assert reason in page.reason


@pytest.mark.parametrize(
    "body", [b"", b"no markup", b"https://a.example/", draw_page("").encode(), b"<?xml version='1.0'?><a/>"]
)
def test_empty(body: bytes) -> None:
    page = read_page(body)
    assert page.outcome == "empty"
    assert page.reason is not None


def test_an_undated_page_keeps_its_article() -> None:
    page = read_page(draw_page(stamp=""))
    assert page.outcome == "undated"
    assert (page.article.title, page.article.published, page.article.published_from) == (TITLE, None, "none")


def test_the_same_bytes_give_the_same_page() -> None:
    assert read_page(draw_page()) == read_page(draw_page())


def test_the_encoding_is_on_the_page() -> None:
    assert read_page(draw_page()).encoding.name == "utf-8"


@pytest.mark.parametrize("rules", [SELECTORS, NO_RULES], ids=["selectors", "no rules"])
@given(body=st.binary(max_size=600) | MARKUP.map(str.encode))
@settings(max_examples=60)
def test_never_raises(body: bytes, rules: PageRules) -> None:
    page = read_page(body, rules)
    assert (page.reason is None) == (page.outcome == "article")
    assert (page.article is not None) == (page.outcome in ("article", "undated"))


@pytest.mark.parametrize(
    "body",
    [
        "<a href='" + "x" * 2_000_000 + "'>y</a>",
        "<p style='" + "display:" * 200_000 + "'>x",
        "<h1>" + "a " * 400_000 + "</h1>",
        "<h1>Khối thi đua số 9</h1>" + "<p>12/03/2020 10:10" * 9_000,
        "<h1>Khối thi đua số 9</h1>" + "<p>Tin khác" * 9_000,
        "<h1>Khối thi đua số 9</h1><div>" + "<br>a" * 9_000,
        "<h1>Khối thi đua số 9</h1>" + "<li><a href=/x>Một liên kết khá dài (12/03/2020)</a>" * 5_000,
        "<h1>Khối thi đua số 9</h1><p>" + "12/03/2020 " * 100_000,
    ],
    ids=["attribute", "style", "heading", "stamps", "headings", "breaks", "links", "dates"],
)
def test_hostile_pages_take_seconds_at_most(body: str) -> None:
    start = time.process_time()
    read_page(body, NO_RULES)
    assert time.process_time() - start < 20
