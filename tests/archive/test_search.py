from __future__ import annotations

import sqlite3

import archive_samples as samples
import pytest


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    return sqlite3.connect(samples.build_sample(tmp_path_factory.mktemp("archive") / "archive.db"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('folded : "hoi nghi so ket"', {1, 2}),
        ('folded : "dong chi" OR folded : "dan van kheo"', {3}),
        ('folded : "ti dong"', {1}),
        ('folded : "ki giao uoc"', {3}),
        ('exact : "văn hóa công sở"', {1, 2}),
        ('exact : "tỷ đồng"', {1}),
        ('exact : "chiến sĩ thi đua"', {3}),
        ('exact : "hồi"', {3}),
        ('exact : "quang cảnh"', {1}),
    ],
)
def test_index_holds_both_foldings(conn: sqlite3.Connection, query: str, found: set[int]) -> None:
    rows = conn.execute(
        "SELECT article FROM articles_text WHERE docid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)",
        (query,),
    )
    assert {int(article, 16) for (article,) in rows} == found


def test_snippet_shows_the_text_as_written(conn: sqlite3.Connection) -> None:
    query = "SELECT snippet(articles_fts, 1, '[', ']', '…', 6) FROM articles_fts WHERE articles_fts MATCH ?"
    assert "[chiến sỹ thi đua]" in conn.execute(query, ('folded : "chien si thi dua"',)).fetchone()[0]


def test_later_articles_have_larger_numbers(conn: sqlite3.Connection) -> None:
    assert [int(row[0], 16) for row in conn.execute("SELECT id FROM articles ORDER BY docid")] == [4, 1, 2, 3]


def test_text_of_an_older_version_is_not_found(conn: sqlite3.Connection) -> None:
    assert conn.execute("SELECT * FROM articles_fts WHERE articles_fts MATCH 'exact : \"cờ thi đua\"'").fetchall() == []
