"""What must hold whatever articles and facts arrive, in whatever order."""

from __future__ import annotations

import datetime as dt
import json
import random
import sqlite3
import tempfile
from pathlib import Path

import archive_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive, ArticleBundle, dump
from extract.exchange import VIETNAM
from extract.records import Article, Award, Campaign, Evidence, Fact, Facts, Figure, Person
from extract.text import clean_line

# Few words, so that names and offices meet across articles; odd characters that a page may hold.
WORDS = st.sampled_from(
    ["Lò", "Thị", "Mẩy", "Thuỷ", "thủy", "tỉ", "sỹ", "đồng", "“Dân", "vận”", "I\u0307", "ﬁ", "𝐀", "&lt;", "%"]
)
LINES = st.lists(WORDS, min_size=3, max_size=12).map(" ".join).map(clean_line)
TIMES = st.none() | st.datetimes(dt.datetime(2005, 1, 1), dt.datetime(2026, 1, 1))


@st.composite
def facts_of(draw: st.DrawFn, article: Article) -> Facts:
    def key() -> Evidence:
        field = draw(st.sampled_from(sorted(article.texts())))
        length = len(article.texts()[field])
        start = draw(st.integers(0, length - 1))
        return Evidence(field=field, start=start, end=draw(st.integers(start + 1, length)), slot="name")

    def one(model: type[Fact], name: str, **values: object) -> Fact:
        span = key()
        values[name] = article.texts()[span.field][span.start : span.end]
        return model(evidence=(span, key()), rule="any.rule", **values)

    many = st.integers(0, 3)
    offices = st.lists(WORDS, max_size=2).map(tuple)
    return Facts(
        people=tuple(one(Person, "name", positions=draw(offices), roles=("chair",)) for _ in range(draw(many))),
        campaigns=tuple(one(Campaign, "name", kind="drive") for _ in range(draw(many))),
        figures=tuple(one(Figure, "text", value=1.5, unit="triệu đồng/ha") for _ in range(draw(many))),
        awards=tuple(one(Award, "form", status="granted", recipients=draw(offices)) for _ in range(draw(many))),
    )


@st.composite
def bundles(draw: st.DrawFn) -> list[ArticleBundle]:
    made = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        published = draw(TIMES)
        zoned = published and published.replace(tzinfo=VIETNAM)
        texts = [
            Article(id=f"{number:016x}", title=draw(LINES), body=draw(LINES), published=zoned,
                    captions=tuple(draw(st.lists(LINES, max_size=2))))
            for _ in range(draw(st.integers(1, 2)))
        ]  # fmt: skip
        source = draw(st.sampled_from(samples.SOURCES)).slug
        made.append(samples.bundle(source, *((text, draw(facts_of(text))) for text in texts)))
    return made


def write(path: Path, made: list[ArticleBundle]) -> list[str]:
    with Archive.open(path) as archive:
        for source in samples.SOURCES:
            archive.write_source(source)
        for one in made:
            archive.write_article(one)
        archive.finish()
    return list(dump(path))


@settings(max_examples=25)
@given(made=bundles(), seed=st.integers(0, 9))
def test_archive_is_a_function_of_its_articles(made: list[ArticleBundle], seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = write(Path(folder) / "a.db", made)
        for name in ("b.db", "c.db"):
            random.Random(seed).shuffle(made)
            assert write(Path(folder) / name, made) == first
        assert write(Path(folder) / "a.db", made[:1]) == first, "writing an article again changes nothing"
        with sqlite3.connect(Path(folder) / "a.db") as conn:
            assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        check_evidence(first, made)


def check_evidence(lines: list[str], made: list[ArticleBundle]) -> None:
    rows = [(table, row) for table, row, *words in map(json.loads, lines) if not words]
    facts = {row["id"]: row for table, row in rows if table == "facts"}
    versions = {row["id"]: row for table, row in rows if table == "article_versions"}
    texts = {one.id: [version.article.texts() for version in one.versions] for one in made}
    for table, row in rows:
        if table == "evidence":
            version = versions[facts[row["fact"]]["version"]]
            text = texts[version["article"]][version["number"] - 1][row["field"]]
            assert text[row["start"] : row["end"]] == row["quote"]
