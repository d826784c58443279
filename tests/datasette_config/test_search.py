from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.search import fold_for_search

LETTERS = st.text(
    st.sampled_from("aăâeêioôơuưyđAĐỲỹỵýỷùúủũụòóỏõọàáảãạèéẻẽẹìíỉĩị tsnghcmxkl.,-“”\u0300\u0301\u031b"), max_size=40
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
        ('"chien sy"', {3}),
        ('"chien si"', {3}),
        ('"chien sy thi dua"', {3}),
        ('"ti dong"', {1}),
        ('"ty dong"', {1}),
        ("ki giao uoc", {3}),
        ('"kí giao ước"', set()),
        ("hội nghi", {1, 2, 3}),
        ("hoi nghị", {1, 2, 3}),
        ("hồi nghi", {3}),
        ("hoi nghỉ", {3}),
        ("chien sĩ", {3}),
        ('"chien sĩ"', {3}),
        ('"hội nghi so ket"', {1, 2}),
        ('"hồi nghi so ket"', set()),
        ("công sở kinh te", {1, 2}),
        ('"', set()),
        ("không có từ này", set()),
    ],
)
def test_search_finds_with_and_without_accents(reader: Any, typed: str, articles: set[int]) -> None:
    assert found(reader, typed) == articles


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("hoi nghi so ket", [2, 1, 3]),
        ("Hội nghi sơ kêt", []),
        ("so ket cong tac", [2, 1, 3]),
        ("thi dua khoi kinh te", [2, 1]),
        ("kinh te thi dua", [2, 1]),
        ("thi đua", [3, 2, 1, 4]),
    ],
)
def test_whole_phrase_comes_first_then_the_newest(reader: Any, typed: str, order: list[int]) -> None:
    rows = reader.json(f"/archive/articles.json?_shape=array&_search={typed}")
    assert [int(row["id"], 16) for row in rows] == order
    links = reader.page(f"/archive/articles?_search={typed}").select(".articles h2 a")
    assert [int(link["href"][-16:], 16) for link in links] == order
    lines = reader.get(f"/archive/articles.csv?_search={typed}").text.splitlines()
    assert [int(line[:16], 16) for line in lines[1:]] == order


@pytest.mark.parametrize("size", [1, 2, 3, 4])
@pytest.mark.parametrize(
    ("typed", "articles"), [("thi dua", 4), ("hoi nghi so ket", 3), ("thi dua nam", 3), ("nam thi dua", 3)]
)
def test_pages_of_what_was_found_join_without_a_gap(reader: Any, size: int, typed: str, articles: int) -> None:
    whole = [row["id"] for row in reader.json(f"/archive/articles.json?_shape=array&_search={typed}")]
    joined, path = [], f"/archive/articles.json?_shape=objects&_size={size}&_search={typed}"
    while path:
        page = reader.json(path)
        assert page["filtered_table_rows_count"] == articles
        assert 0 < len(page["rows"]) <= size
        joined += [row["id"] for row in page["rows"]]
        path = (page["next_url"] or "").removeprefix("http://localhost")
    assert joined == whole
    assert len(whole) == articles


def test_streamed_csv_has_every_article_once(reader: Any) -> None:
    lines = reader.get("/archive/articles.csv?_stream=on&_search=hoi+nghi+so+ket").text.splitlines()
    assert [int(line[:16], 16) for line in lines[1:]] == [2, 1, 3]


def test_found_articles_are_narrowed_sorted_and_counted_as_any(reader: Any) -> None:
    rows = reader.json("/archive/articles.json?_shape=array&_search=hoi+nghi+so+ket&published_year=2025")
    assert [int(row["id"], 16) for row in rows] == [3]
    rows = reader.json("/archive/articles.json?_shape=array&_search=hoi+nghi+so+ket&_sort=docid")
    assert [int(row["id"], 16) for row in rows] == [1, 2, 3]
    page = reader.page("/archive/articles?_search=hoi+nghi+so+ket")
    assert page.select_one(".count").get_text().split()[:2] == ["3", "bài"]
    assert sum(int(n.get_text()) for n in page.select("#facet-source .n")) == 3
    assert [part.find_next("h2").a["href"][-1] for part in page.select(".articles .part")] == ["3"]


@pytest.mark.parametrize("typed", ["", "+", "%20%20"])
def test_blank_search_is_no_search(reader: Any, typed: str) -> None:
    rows = reader.json(f"/archive/articles.json?_shape=array&_search={typed}")
    assert [int(row["id"], 16) for row in rows] == [3, 2, 1, 4]
    page = reader.page(f"/archive/articles?_search={typed}")
    assert page.select_one(".count").get_text().split()[:2] == ["4", "bài"]
    assert not page.select(".snippet")


def test_newest_come_first_and_snippets_mark_the_words_as_written(reader: Any) -> None:
    page = reader.page("/archive/articles?_search=%22van+hoa+cong+so%22")
    titles = [one.get_text() for one in page.select(".articles h2")]
    assert titles == [
        "Sơ kết phong trào thi đua khối kinh tế",
        "Khối thi đua kinh tế tổng hợp sơ kết 6 tháng đầu năm 2023",
    ]
    marked = {mark.get_text() for mark in page.select(".snippet mark")}
    assert {"văn hóa công sở", "văn hoá công sở"} <= marked


@pytest.mark.parametrize(
    ("typed", "article", "marked"),
    [("hội nghi so ket", 2, "Hội nghị sơ kết"), ("thi đua", 4, "thi đua"), ("chien sĩ", 3, "chiến sỹ")],
)
def test_snippets_mark_the_whole_phrase(reader: Any, typed: str, article: int, marked: str) -> None:
    page = reader.page(f"/archive/articles?_search={typed}")
    link = page.select_one(f'.articles a[href$="{article:016x}"]')
    assert {mark.get_text() for mark in link.find_parent("li").select(".snippet mark")} == {marked}


def test_snippets_part_title_text_and_captions(reader: Any) -> None:
    snippet = reader.page('/archive/articles?_search="đầu năm 2023"').select_one('a[href$="1"]').find_parent("li")
    assert "đầu năm 2023 · Chiều 11/7" in snippet.select_one(".snippet").get_text()


def test_question_about_a_phrase_has_it_first(reader: Any) -> None:
    rows = reader.json("/archive/tim-trong-bai.json?_shape=array&cum_tu=hoi+nghi+so+ket")
    assert [int(row["Mã bài"], 16) for row in rows] == [2, 1, 3]


def test_snippets_are_escaped(reader: Any) -> None:
    page = reader.page("/archive/articles?_search=alert+hết")
    assert "<script>alert('x')</script>" in page.select_one(".snippet").get_text()
    assert not page.select("script")


@given(LETTERS)
@example("kỹ ký hy ty sy mỹ lý thuỷ hoà Đắk oẹ tỉ sỹ uỹ quý quỷ đoạn toán")
def test_foldings_are_the_indexs_own(plugin: Any, typed: str) -> None:
    search = plugin("search")
    assert (search.fold_spelling(typed), search.fold_accents(typed)) == fold_for_search(typed)


@pytest.mark.parametrize(
    ("typed", "words", "phrase"),
    [
        ("Đua", 'exact : "đua"', 'exact : "đua"'),
        ('"thi dua"', 'folded : "thi dua"', 'folded : "thi dua"'),
        ("ty le", '(folded : "ti" AND folded : "le")', 'folded : "ti le"'),
        ("tỉ le", '(exact : "tỷ" AND folded : "le")', '(folded : "ti le" AND exact : "tỷ")'),
        (" - ", '""', '""'),
        (None, '""', '""'),
    ],
)
def test_words_and_phrase_are_asked_for(plugin: Any, typed: str | None, words: str, phrase: str) -> None:
    search = plugin("search")
    assert search.fts_query(typed) == words
    assert search.phrase_query(typed) == phrase


@given(st.text(max_size=30))
@example('"thi\0đua')
@example("hoi nghi so ket")
@example("tỉ le")
def test_whatever_is_typed_is_a_query_whose_phrase_finds_no_more_than_its_words(reader: Any, typed: str) -> None:
    archive = reader.datasette.get_database("archive")
    query = (
        "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH phrase_fts(:typed) || ' NOT ' || escape_fts(:typed)"
    )
    assert asyncio.run(archive.execute(query, {"typed": typed})).single_value() == 0
