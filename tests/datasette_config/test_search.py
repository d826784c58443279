from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract import text as project

LETTERS = st.text(
    st.sampled_from("aăâeêioôơuưyđAĐỲỹỵýỷùúủũụòóỏõọàáảãạèéẻẽẹìíỉĩị tsnghcmx.,-“”\u0300\u0301\u031b"), max_size=40
)


def found(reader: Any, typed: str) -> set[int]:
    rows = reader.json(f"/archive/articles.json?_shape=array&_search={typed}")
    return {int(row["id"], 16) for row in rows}


@pytest.mark.parametrize(
    ("typed", "articles"),
    [
        ("hoi nghi so ket", {1, 2, 3}),
        ('"hoi nghi so ket"', {1, 2}),
        ("hội nghị sơ kết", {1, 2}),
        ("thi dua", {1, 2, 3, 4}),
        ("thi đua", {1, 2, 3, 4}),
        ("hồi", {3}),
        ("hoi am", {3}),
        ('"hội âm"', set()),
        ('"van hoa cong so"', {1, 2}),
        ("văn hóa", {1, 2}),
        ("văn hoá", {1, 2}),
        ("tỉ đồng", {1}),
        ("tỷ đồng", {1}),
        ("ti dong", {1}),
        ("chiến sĩ", {3}),
        ("chiến sỹ", {3}),
        ("chien sy", {3}),
        ("chien si", {3}),
        ("QUANG CẢNH", {1}),
        ("dang uy", {3}),
        ("hội nghị AND OR ( *", set()),
        ("“thi đua”", {1, 2, 3, 4}),
        ('"', set()),
        ("không có từ này", set()),
    ],
)
def test_search_finds_with_and_without_accents(reader: Any, typed: str, articles: set[int]) -> None:
    assert found(reader, typed) == articles


def test_newest_come_first_and_snippets_mark_the_words_as_written(reader: Any) -> None:
    page = reader.page("/archive/articles?_search=%22van+hoa+cong+so%22")
    titles = [one.get_text() for one in page.select(".articles h2")]
    assert titles == [
        "Sơ kết phong trào thi đua khối kinh tế",
        "Khối thi đua kinh tế tổng hợp sơ kết 6 tháng đầu năm 2023",
    ]
    marked = {mark.get_text() for mark in page.select(".snippet mark")}
    assert {"văn hóa công sở", "văn hoá công sở"} <= marked


def test_snippets_are_escaped(reader: Any) -> None:
    page = reader.page("/archive/articles?_search=alert+hết")
    assert "<script>alert('x')</script>" in page.select_one(".snippet").get_text()
    assert not page.select("script")


@given(LETTERS)
@example("thuỷ hoà Đắk oẹ tỉ sỹ uỹ quý quỷ đoạn toán")
def test_foldings_are_the_projects_own(plugin: Any, typed: str) -> None:
    search = plugin("search")
    assert search.fold_spelling(typed) == project.fold_spelling(typed)
    assert search.fold_accents(typed) == project.fold_accents(typed)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_query(reader: Any, typed: str) -> None:
    sql = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH escape_fts(:typed)"
    asyncio.run(reader.datasette.get_database("archive").execute(sql, {"typed": typed.replace("\0", "")}))
