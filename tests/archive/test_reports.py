from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import archive_samples as samples
import pytest

from archive import Archive, dump

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return samples.build_sample(tmp_path / "archive.db")


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


def test_reports_are_those_handed_in_last(path: Path) -> None:
    run = str(ask(path, "SELECT min(id) FROM runs")[0][0])
    before = list(dump(path))
    with Archive.open(path) as archive:
        archive.write_reports([samples.report("old", "thidua-tw", "ok")])
        archive.finish([
            samples.report(run, "snv-hagiang", "broken", "broken: published: 0 of 6"),
            samples.report("quiet", "thidua-tw", "ok", day=2),
        ])  # fmt: skip
    told = ask(path, "SELECT id, verdict, sources, new, changed, errors, captures > 0 FROM runs WHERE verdict NOT NULL")
    assert sorted(told, key=str) == sorted([(run, "broken", 1, 6, 1, 2, 1), ("quiet", "ok", 1, 6, 1, 2, 0)], key=str)
    assert ask(path, "SELECT run, source, verdict, reasons, facts_per_article FROM source_health ORDER BY judged") == [
        (run, "snv-hagiang", "broken", '["broken: published: 0 of 6"]', 15.0),
        ("quiet", "thidua-tw", "ok", "[]", 15.0),
    ]
    with Archive.open(path) as archive:
        archive.finish()
    assert list(dump(path)) == before, "without reports, runs are as their captures say"


def test_what_a_runs_captures_hold_is_counted(path: Path) -> None:
    counted = (
        "SELECT count(*) FROM captures JOIN pages ON capture = captures.id WHERE run = '{}' AND source = 'snv-hagiang'"
    )
    for (run,) in ask(path, "SELECT id FROM runs"):
        with Archive.open(path) as archive:
            found = archive.content_of_run(str(run), "snv-hagiang")
        assert found.pages == ask(path, counted.format(run))[0][0]
        assert found.articles <= found.pages
        if found.articles:
            assert found.filled["published"] == found.filled["stamp"] == found.filled["body"] == 1
            assert (
                found.facts == ask(path, "SELECT count(*) FROM facts WHERE live AND article = '0000000000000001'")[0][0]
            )
            assert found.words is not None


def test_a_missed_selector_counts_against_the_bodies(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.write_article(replace(samples.bundles()[0], flags=("selector_missed",), published_from="near_title"))
        archive.finish()
        runs = [str(run) for (run,) in ask(path, "SELECT run FROM captures JOIN pages ON capture = id"
                                                 " WHERE article = '0000000000000001'")]  # fmt: skip
        found = archive.content_of_run(runs[0], "snv-hagiang")
    assert (found.filled["body"], found.filled["stamp"], found.filled["published"]) == (0, 0, 1)


def test_silence_is_counted_from_the_newest_day_and_needs_a_history_to_compare(path: Path) -> None:
    newest = str(ask(path, "SELECT max(published) FROM articles WHERE source = 'bao-tuyenquang'")[0][0])
    with Archive.open(path) as archive:
        days, usual = archive.silence_of("bao-tuyenquang", samples.at(int(newest[:4]) + 1, 1, 1))
        assert days is not None
        assert 0 < days <= 366
        assert usual is None
        assert archive.silence_of("thidua-tw", samples.at(2026, 1, 1)) == (None, None), "it has no dated article"


def test_an_article_that_is_gone_is_kept_and_says_since_when(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.write_article(replace(samples.bundles()[1], gone=samples.at(2026, 3, 9)))
    assert ask(path, "SELECT gone FROM articles WHERE gone IS NOT NULL") == [("2026-03-09T09:00:00+07:00",)]
