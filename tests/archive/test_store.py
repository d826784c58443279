from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING

import archive_samples as samples
import pytest
import yaml

from archive import Archive, ArchiveError, ArticleBundle, BundleError, SchemaVersionError, UnknownProvinceError, dump
from archive.dictionary import METADATA
from archive.rows import article_rows
from extract.records import Evidence

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.build_sample(tmp_path_factory.mktemp("archive") / "archive.db")


def ask(path: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as conn:
        return conn.execute(query, values).fetchall()


def test_every_evidence_quotes_its_versions_text(built: Path) -> None:
    texts = {(version, "title"): title for version, title in ask(built, "SELECT id, title FROM article_versions")}
    texts |= {(version, "body"): body for version, body in ask(built, "SELECT id, body FROM article_versions")}
    texts |= {(v, f"captions.{n}"): text for v, n, text in ask(built, "SELECT version, number, text FROM captions")}
    rows = ask(
        built, "SELECT f.version, e.field, e.start, e.end, e.quote FROM evidence e JOIN facts f ON f.id = e.fact"
    )
    assert len(rows) > 40
    for version, field, start, end, quote in rows:
        assert texts[version, field][start:end] == quote


def test_every_fact_has_evidence_for_its_key_first(built: Path) -> None:
    keyless = "SELECT f.id FROM facts f LEFT JOIN evidence e ON e.fact = f.id AND e.number = 0 WHERE e.quote IS NULL"
    assert ask(built, keyless) == []


def test_foreign_keys_hold(built: Path) -> None:
    assert ask(built, "PRAGMA foreign_key_check") == []
    assert ask(built, "PRAGMA integrity_check") == [("ok",)]


def test_every_foreign_key_and_facet_is_indexed(built: Path) -> None:
    told = yaml.safe_load(METADATA.read_text("utf-8"))["databases"]["archive"]["tables"]
    for (table,) in ask(built, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"):
        led = {ask(built, f"PRAGMA index_info({row[1]})")[0][2] for row in ask(built, f"PRAGMA index_list({table})")}
        led |= {column[1] for column in ask(built, f"PRAGMA table_info({table})") if column[5] == 1}
        referring = {key[3] for key in ask(built, f"PRAGMA foreign_key_list({table})") if key[2] != "provinces"}
        facets = {facet for facet in told.get(table, {}).get("facets", []) if isinstance(facet, str)}
        if table != "provinces":
            assert referring | facets <= led, table


@pytest.mark.parametrize("order", list(permutations(range(4)))[5:22:8])
def test_arrival_order_makes_no_difference(built: Path, tmp_path: Path, order: tuple[int, ...]) -> None:
    path = tmp_path / "other.db"
    bundles, pages = samples.bundles(), samples.other_pages()
    for number in order:  # a build of its own for each article, as if they had arrived on different days
        with Archive.open(path) as archive:
            for source in reversed(samples.SOURCES):
                archive.write_source(source)
            for page in pages[number : number + 1]:
                archive.write_page(page)
            archive.write_article(first_version(bundles[number]))
            archive.write_article(bundles[number])
            archive.finish()
    assert list(dump(path)) == list(dump(built))


def first_version(bundle: ArticleBundle) -> ArticleBundle:
    return replace(bundle, pages=bundle.pages[:1], versions=bundle.versions[:1])


def test_writing_again_changes_nothing(built: Path, tmp_path: Path) -> None:
    path = samples.build_sample(tmp_path / "archive.db")
    with Archive.open(path) as archive:
        samples.write_sample(archive)
    assert list(dump(path)) == list(dump(built))


def test_removed_article_leaves_no_trace(built: Path, tmp_path: Path) -> None:
    path = samples.build_sample(tmp_path / "archive.db")
    extra = replace(samples.second_report()[0], id="f" * 16), samples.second_report()[1]
    with Archive.open(path) as archive:
        archive.write_article(samples.bundle("thidua-tw", extra, first_day=9))
        archive.finish()
        archive.remove("f" * 16)
        archive.remove("f" * 16)
        archive.finish()
    assert list(dump(path)) == list(dump(built))


def test_facts_are_live_from_the_last_version_alone(built: Path) -> None:
    lives = ask(built, "SELECT v.number, f.live, count(*) FROM facts f JOIN article_versions v ON v.id = f.version"
                       " WHERE f.article = ? GROUP BY 1, 2", f"{1:016x}")  # fmt: skip
    assert lives == [(1, 0, 12), (2, 1, 9)]
    assert ask(built, "SELECT count(*) FROM awards WHERE article = ?", f"{1:016x}") == [(0,)]


def test_fact_keeps_its_id_when_a_new_version_states_it_again(tmp_path: Path) -> None:
    path, whole = tmp_path / "archive.db", samples.bundles()[0]
    named = "SELECT id FROM meetings"
    with Archive.open(path) as archive:
        archive.write_source(samples.SOURCES[0])
        archive.write_article(first_version(whole))
    before = ask(path, named)
    with Archive.open(path) as archive:
        archive.write_article(whole)
    assert ask(path, named) == before


def test_text_that_returns_is_a_version_again(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.write_source(samples.SOURCES[0])
        first, second = samples.mid_year_review(), samples.edited_review()
        archive.write_article(samples.bundle("snv-hagiang", first, second, first))
    versions = ask(path, "SELECT number, current, text_digest FROM article_versions ORDER BY number")
    assert [row[:2] for row in versions] == [(1, 0), (2, 0), (3, 1)]
    assert versions[0][2] == versions[2][2] != versions[1][2]


def test_facts_carry_their_articles_facets(built: Path) -> None:
    scope = (
        "SELECT DISTINCT source, province, province_2025, published_year, published_month FROM meetings ORDER BY 4, 1"
    )
    assert ask(built, scope) == [
        ("bao-tuyenquang", "Tuyên Quang", "Tuyên Quang", 2023, 7),
        ("snv-hagiang", "Hà Giang", "Tuyên Quang", 2023, 7),
        ("bao-tuyenquang", "Tuyên Quang", "Tuyên Quang", 2025, 12),
    ]


def test_lists_are_rows_and_json(built: Path) -> None:
    named = (
        "SELECT a.positions, a.roles, group_concat(r.role) FROM appearances a"
        " JOIN appearance_roles r ON r.appearance = a.id"
    )
    assert ask(built, f"{named} WHERE a.article = ? AND a.name = 'Lò Thị Mẩy' GROUP BY a.id", f"{1:016x}") == [
        ('["Giám đốc Sở Tài chính"]', '["chair", "speaker"]', "chair,speaker")
    ]
    assert ask(built, "SELECT per FROM figures WHERE unit = 'triệu đồng/người'") == [("người",)]


def test_only_what_has_another_stamp_is_stale(built: Path) -> None:
    stamps = {page.capture: page.stamp for bundle in samples.bundles() for page in bundle.pages}
    changed = next(iter(stamps))
    with Archive.open(built) as archive:
        assert archive.stale(stamps | {changed: "second", "urn:uuid:new": "first"}) == {changed, "urn:uuid:new"}


def test_pages_are_counted_by_what_they_are(built: Path) -> None:
    with Archive.open(built) as archive:
        assert ("thidua-tw", "unreadable", "no encoding reads it", 1) in archive.page_counts()
        assert archive.counts()["meetings"] == 3


def test_capture_that_turns_out_to_be_no_article_takes_its_article_away(tmp_path: Path) -> None:
    path = samples.build_sample(tmp_path / "archive.db")
    page = replace(samples.bundles()[1].pages[0], outcome="listing", reason="many leads", text_digest=None)
    with Archive.open(path) as archive:
        archive.write_page(page)
        archive.finish()
    assert ask(path, "SELECT count(*) FROM articles WHERE id = ?", f"{2:016x}") == [(0,)]
    assert ask(path, "SELECT article, outcome FROM pages WHERE capture = ?", page.capture) == [(None, "listing")]


def test_killed_build_leaves_whole_articles_and_is_finished_by_the_next(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    archive = Archive.open(path)
    for source in samples.SOURCES:
        archive.write_source(source)
    archive.write_article(samples.bundles()[0])
    archive._database.commit()  # the end of a batch
    archive.write_article(samples.bundles()[1])
    archive._conn.close()  # the kill: neither committed nor finished
    assert ask(path, "SELECT count(*), count(event) FROM meetings") == [(1, 0)]
    samples.build_sample(path)
    assert list(dump(path)) == list(dump(built))


def test_bundle_that_contradicts_itself_changes_nothing(built: Path, tmp_path: Path) -> None:
    path = samples.build_sample(tmp_path / "archive.db")
    article, facts = samples.mid_year_review()
    outside = replace(facts.people[0], evidence=(Evidence(field="captions.7", start=0, end=3, slot="name"),))
    with Archive.open(path) as archive:
        for wrong, said in (
            (samples.bundle("snv-hagiang", (article, replace(facts, people=(outside,)))), r"captions\.7\[0:3\]"),
            (replace(samples.bundles()[0], versions=()), "has no version"),
            (replace(samples.bundles()[0], pages=samples.bundles()[1].pages), "expected the same article"),
        ):
            with pytest.raises(BundleError, match=said):
                archive.write_article(wrong)
    assert list(dump(path)) == list(dump(built))


def test_archive_of_another_version_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with sqlite3.connect(path) as conn:
        conn.executescript("CREATE TABLE t (a); PRAGMA user_version = 7")
    with pytest.raises(SchemaVersionError, match="thidua build --rebuild"):
        Archive.open(path)
    path.write_text("no database at all, but long enough to be looked at as one" * 20)
    with pytest.raises(SchemaVersionError, match="move it away"):
        Archive.open(path)


def test_archive_that_another_program_has_locked_is_not_to_be_moved_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path):
        pass
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0))
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ArchiveError, match=r"locked.*leave it there") as caught:
        Archive.open(path)
    assert not isinstance(caught.value, SchemaVersionError)
    other.close()


def test_archive_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="does its folder exist"):
        Archive.open(tmp_path / "nowhere" / "archive.db")


def test_article_of_an_unwritten_source_is_refused(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive, pytest.raises(BundleError, match="write_source"):
        archive.write_article(samples.bundles()[0])


def test_unknown_province_is_refused(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive, pytest.raises(UnknownProvinceError, match="'Hà Tây'"):
        archive.write_source(replace(samples.SOURCES[0], province="Hà Tây"))


def test_rows_are_made_without_a_database() -> None:
    tables = [table for table, _ in article_rows(samples.bundles()[0], "Hà Giang")]
    assert tables[0] == "articles"
    assert tables.count("article_versions") == 2
