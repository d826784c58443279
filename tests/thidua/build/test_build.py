from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from demo_captures import exchanges_of, write_run

import crawler
import thidua.build.stamp
from archive import dump
from archive.errors import SchemaVersionError
from crawler.ledger import Ledger
from crawler.warc import Place, read_captures
from thidua.build import build, copy_reports
from thidua.build.errors import BuildError, MissingCapturesError
from thidua.demo.server import DemoSites
from thidua.home import Home
from thidua.sites import demo_sources

EDITED = "bacson", "so-ket-khoi-van-hoa-xa-hoi-2023"
ONE_SITE = {"bacson": demo_sources()["bacson"]}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three runs' WARC files: the sites split in two, then again after one article was edited."""
    folder = tmp_path_factory.mktemp("runs")
    with DemoSites() as sites:
        first = list(exchanges_of(sites))
        blocks = sites[EDITED[0]].articles[EDITED[1]].blocks
        sites.edit(*EDITED, blocks=(*blocks, "Hội nghị cũng trao 03 suất quà cho gia đình chính sách."))
        again = [one for one in exchanges_of(sites, hours=24) if one.source == EDITED[0]]
    halves = first[::2], first[1::2]
    files = [write_run(folder, f"run{i}", part) for i, part in enumerate([*halves, again])]
    return list(files)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.captures.mkdir()
    return home


def add(home: Home, *files: Path) -> None:
    for file in files:
        shutil.copy(file, home.captures)


def text_of(home: Home) -> list[str]:
    return list(dump(home.archive))


def ask(home: Home, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(home.archive) as connection:
        rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


@pytest.fixture(scope="module")
def expected(runs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The archive that one build of everything makes."""
    home = Home(tmp_path_factory.mktemp("whole"))
    home.captures.mkdir()
    add(home, *runs)
    build(home, demo_sources())
    return text_of(home)


@pytest.mark.parametrize("order", [(0, 2, 1), (1, 2, 0), (2, 1, 0)], ids=str)
def test_any_order_of_arrival_gives_the_same_archive(
    home: Home, runs: list[Path], expected: list[str], order: tuple[int, ...]
) -> None:
    for number in order:
        add(home, runs[number])
        build(home, demo_sources())
    assert text_of(home) == expected


def test_rebuild_gives_the_same_archive_in_several_processes(home: Home, runs: list[Path], expected: list[str]) -> None:
    add(home, *runs)
    build(home, demo_sources(), rebuild=True, jobs=2)
    assert text_of(home) == expected


def test_second_build_has_nothing_to_do(home: Home, runs: list[Path], expected: list[str]) -> None:
    add(home, *runs)
    build(home, demo_sources())
    assert build(home, demo_sources()).addresses == 0
    assert text_of(home) == expected


def test_changed_stamp_is_built_again_to_the_same_archive(
    home: Home, runs: list[Path], expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(home, *runs)
    with monkeypatch.context() as patch:
        patch.setattr(thidua.build.stamp, "engine_stamp", lambda: "another engine")
        first = build(home, demo_sources())
        assert text_of(home) != expected, "pages carry the stamp"
    assert build(home, demo_sources()).addresses == first.addresses > 0
    assert text_of(home) == expected


def test_edited_article_has_two_versions_and_live_facts_from_the_last_alone(home: Home, runs: list[Path]) -> None:
    add(home, *runs)
    build(home, demo_sources())
    ((article,),) = ask(home, "SELECT id FROM articles WHERE versions = 2")
    assert ask(home, f"SELECT number, current FROM article_versions WHERE article = '{article}' ORDER BY 1") == [
        (1, 0),
        (2, 1),
    ]
    assert ask(home, f"SELECT DISTINCT live, number FROM facts JOIN article_versions v ON v.id = version"
                     f" WHERE facts.article = '{article}' ORDER BY 2") == [(0, 1), (1, 2)]  # fmt: skip


def test_every_quote_stands_in_the_stored_text(home: Home, runs: list[Path]) -> None:
    add(home, *runs)
    build(home, demo_sources())
    rows = ask(home, "SELECT field, start, end, quote, title, body, version FROM evidence JOIN facts f ON f.id = fact"
                     " JOIN article_versions v ON v.id = version")  # fmt: skip
    captions = {(v, n): text for v, n, text in ask(home, "SELECT version, number, text FROM captions")}
    assert len(rows) > 200
    for field, start, end, quote, title, body, version in rows:
        text = {"title": title, "body": body}.get(field) or captions[version, int(str(field).split(".")[1])]
        assert text[start:end] == quote


def test_bad_pages_are_told_with_their_reasons(home: Home, runs: list[Path]) -> None:
    add(home, *runs)
    report = build(home, demo_sources())
    assert report.faults == []
    assert {"article", "listing", "empty", "undated", "unreadable"} <= set(report.outcomes)
    assert ask(home, "SELECT count(*) FROM pages WHERE outcome <> 'article' AND reason IS NULL") == [(0,)]


def test_missing_captures_are_an_error_that_names_the_file_and_the_remedy(home: Home, runs: list[Path]) -> None:
    add(home, *runs)
    build(home, demo_sources())
    (home.captures / runs[0].name).unlink()
    with pytest.raises(MissingCapturesError, match=rf"{runs[0].name}: is missing.*--rebuild"):
        build(home, demo_sources())


def test_file_cut_off_is_used_to_the_cut_and_told(home: Home, runs: list[Path]) -> None:
    add(home, runs[0])
    path = home.captures / runs[0].name
    whole = build(home, demo_sources()).counts["articles"]
    home.archive.unlink()
    (home.path / "rest").write_bytes(path.read_bytes()[-2000:])
    path.write_bytes(path.read_bytes()[:-2000])
    report = build(home, demo_sources())
    assert len(report.faults) == 1
    assert "breaks off" in report.faults[0]
    assert report.counts["articles"] > 5
    assert build(home, demo_sources()).faults == [], "once is enough"
    path.write_bytes(path.read_bytes() + (home.path / "rest").read_bytes())
    assert build(home, demo_sources()).faults == []
    assert build(home, demo_sources()).counts["articles"] == whole, "a crawl was still writing it"


def test_what_is_lost_is_asked_for_again(home: Home, runs: list[Path]) -> None:
    add(home, runs[0])
    path = home.captures / runs[0].name
    one, two, *_ = read_captures(path, on_cut=print)
    with Ledger(home.ledger) as ledger:
        for capture in (one, two):
            place = Place(capture.file, capture.offset, capture.length)
            ledger.record_capture(capture.source, capture.key, 200, capture.digest, capture.fetched, place)
    data = bytearray(path.read_bytes())
    data[two.offset + 300 : two.offset + 400] = b"\0" * 100
    path.write_bytes(data)
    build(home, demo_sources())
    with Ledger(home.ledger) as ledger:
        assert [row["key"] for row in ledger.query("SELECT key FROM captured")] == [one.key]


def test_damage_in_a_file_costs_what_lies_there_and_nothing_that_was_built_before(
    home: Home, runs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(home, runs[0])
    whole = build(home, demo_sources()).counts["articles"]
    path, before = home.captures / runs[0].name, text_of(home)
    (offset,) = ask(home, "SELECT warc_offset FROM captures ORDER BY warc_offset LIMIT 1 OFFSET 5")[0]
    damaged = bytearray(path.read_bytes())
    damaged[int(str(offset)) + 20] ^= 0xFF
    path.write_bytes(damaged)
    monkeypatch.setattr("thidua.build.plan.make_stamp", lambda _: "another")
    report = build(home, demo_sources())
    assert [fault for fault in report.faults if "left as it was" in fault] == report.faults[:1]
    assert report.counts["articles"] == whole
    assert len(text_of(home)) == len(before)
    report = build(home, demo_sources(), rebuild=True)
    assert f"is damaged at byte {offset}" in report.faults[0]
    assert report.counts["articles"] == whole - 1


def test_captures_of_an_unknown_source_are_told_and_the_rest_is_built(home: Home, runs: list[Path]) -> None:
    add(home, *runs)
    known = {slug: source for slug, source in demo_sources().items() if slug != "bacson"}
    report = build(home, known)
    assert any(fault.startswith("bacson: ") and "sources/bacson.yml" in fault for fault in report.faults)
    assert report.counts["articles"] > 5


def answered(runs: list[Path], folder: Path, run: str, status: int, body: bytes, hours: int) -> Path:
    """Return a run in which the edited article's address answered otherwise."""
    with DemoSites() as sites:
        (one,) = [one for one in exchanges_of(sites, hours=hours) if one.url == sites[EDITED[0]].url(EDITED[1])]
    return write_run(folder, run, [replace(one, status=status, body=body)])


def gone(home: Home) -> list[tuple[object, ...]]:
    return ask(home, "SELECT gone FROM articles WHERE versions = 2")


def test_an_article_that_is_gone_is_kept_and_marked_until_it_is_back(
    home: Home, runs: list[Path], tmp_path: Path
) -> None:
    missing = answered(runs, tmp_path / "later", "run3", 404, b"", hours=48)
    still = answered(runs, tmp_path / "later", "run4", 410, b"", hours=72)
    add(home, runs[0], runs[1], runs[2])
    build(home, ONE_SITE)
    assert gone(home) == [(None,)]
    add(home, still)
    build(home, ONE_SITE)
    add(home, missing)
    build(home, ONE_SITE)
    assert gone(home)[0][0] == ask(home, "SELECT min(fetched) FROM captures WHERE status = 404")[0][0]
    assert ask(home, "SELECT count(*) FROM facts WHERE live")[0] > (100,), "nothing of it is lost"
    before = text_of(home)
    build(home, ONE_SITE, rebuild=True)
    assert text_of(home) == before
    with DemoSites() as sites:
        back = [one for one in exchanges_of(sites, hours=96) if one.source == EDITED[0]]
    add(home, write_run(tmp_path / "later", "run5", back))
    build(home, ONE_SITE)
    assert ask(home, "SELECT count(*) FROM articles WHERE gone NOT NULL") == [(0,)]


def test_a_wall_is_no_article_and_takes_none_away(home: Home, runs: list[Path], tmp_path: Path) -> None:
    add(home, *runs)
    build(home, ONE_SITE)
    articles = ask(home, "SELECT id, title, versions, gone FROM articles ORDER BY id")
    wall = b"<html><head><title>Just a moment...</title></head></html>"
    add(home, answered(runs, tmp_path / "later", "run3", 200, wall, hours=48))
    build(home, ONE_SITE)
    assert ask(home, "SELECT id, title, versions, gone FROM articles ORDER BY id") == articles
    assert ask(home, "SELECT outcome, reason FROM pages WHERE reason LIKE '%wall%'") == [
        ("unreadable", "stands behind a wall: Cloudflare challenge")
    ]


def test_what_a_wall_is_belongs_to_the_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(crawler.__path__[0])
    for name in ("walls.py", "walls.yml"):
        shutil.copy(folder / name, tmp_path)
    monkeypatch.setattr(thidua.build.stamp, "crawler", SimpleNamespace(__path__=[str(tmp_path)]))
    same = thidua.build.stamp.engine_stamp.__wrapped__()
    (tmp_path / "walls.yml").write_text("walls: []\n", "utf-8")
    assert thidua.build.stamp.engine_stamp.__wrapped__() != same


def test_no_captures_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="thidua crawl"):
        build(Home(tmp_path), demo_sources())


def test_sources_stand_in_the_archive_as_their_files_say_now(home: Home, runs: list[Path]) -> None:
    add(home, *runs)
    build(home, demo_sources())
    renamed = {slug: one.model_copy(update={"title": one.title + " mới"}) for slug, one in demo_sources().items()}
    build(home, renamed)
    incremental = text_of(home)
    build(home, renamed, rebuild=True)
    assert text_of(home) == incremental


def test_source_whose_file_is_gone_leaves_the_archive_as_in_a_rebuild(home: Home, runs: list[Path]) -> None:
    add(home, *runs)
    build(home, demo_sources())
    known = {slug: source for slug, source in demo_sources().items() if slug != "bacson"}
    build(home, known)
    incremental = text_of(home)
    build(home, known, rebuild=True)
    assert text_of(home) == incremental


def test_readers_keep_the_old_archive_until_a_build_is_done(home: Home, runs: list[Path]) -> None:
    add(home, runs[0])
    build(home, demo_sources())
    seen = []
    add(home, *runs)
    build(home, demo_sources(), progress=lambda done, total: seen.append(ask(home, "SELECT count(*) FROM articles")))
    assert len({tuple(one) for one in seen}) == 1, "no reader saw a build half done"
    assert ask(home, "SELECT count(*) FROM articles") > seen[0]


def test_killed_build_is_gone_on_with(home: Home, runs: list[Path], expected: list[str]) -> None:
    add(home, *runs)

    def kill(done: int, total: int) -> None:
        if done == total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(home, demo_sources(), progress=kill)
    assert not home.archive.exists()
    build(home, demo_sources())
    assert text_of(home) == expected
    assert [path.name for path in home.archive.parent.glob("archive.db*")] == ["archive.db"]


def test_a_broken_archive_is_told_by_its_own_name_and_left_where_it_is(home: Home, runs: list[Path]) -> None:
    add(home, runs[0])
    home.archive.write_bytes(b"no archive at all" * 500)
    with pytest.raises(SchemaVersionError, match=r"archive\.db cannot be read as an archive .*: move it away"):
        build(home, demo_sources())
    assert [path.name for path in home.archive.parent.glob("archive.db*")] == ["archive.db"]
    home.archive.rename(home.path / "away.db")
    build(home, demo_sources())
    assert ask(home, "SELECT count(*) > 0 FROM articles") == [(1,)]


def test_an_archive_damaged_inside_is_told_and_made_anew(home: Home, runs: list[Path]) -> None:
    add(home, runs[0])
    build(home, demo_sources())
    ((page,),) = ask(home, "SELECT rootpage FROM sqlite_master WHERE name = 'captures'")
    with home.archive.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\7" * 4096)
    with pytest.raises(SchemaVersionError, match=r"archive\.db is damaged .*: run `thidua build --rebuild`"):
        build(home, demo_sources())
    assert [path.name for path in home.archive.parent.glob("archive.db*")] == ["archive.db"]
    build(home, demo_sources(), rebuild=True)
    assert ask(home, "SELECT count(*) > 0 FROM articles") == [(1,)]


def test_what_a_killed_build_left_is_not_gone_on_with_when_it_is_damaged(home: Home, runs: list[Path]) -> None:
    add(home, runs[0])
    home.archive.with_name("archive.db.building").write_bytes(b"no archive at all" * 500)
    build(home, demo_sources())
    assert ask(home, "SELECT count(*) > 0 FROM articles") == [(1,)]


def test_copying_reports_leaves_what_a_killed_build_left_alone(home: Home, runs: list[Path]) -> None:
    add(home, runs[0])
    build(home, demo_sources())
    before = text_of(home)
    left = home.archive.with_name("archive.db.building")
    shutil.copyfile(home.archive, left)
    with sqlite3.connect(left) as half:
        half.execute("DELETE FROM meetings")
    half.close()
    as_left = left.read_bytes()
    copy_reports(home, demo_sources())
    assert text_of(home) == before
    assert left.read_bytes() == as_left
    assert not home.archive.with_name("archive.db.reports").exists()


def test_text_longer_than_any_article_is_told_and_not_read(
    home: Home, runs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua.build.worker.MAX_TEXT", 500)
    add(home, runs[0])
    report = build(home, demo_sources())
    assert report.outcomes["unreadable"] > 5
    ((reason,),) = ask(home, "SELECT DISTINCT substr(reason, -14) FROM pages WHERE reason LIKE 'text of%'")
    assert reason == ", more than 500"[-14:]


def test_title_and_captions_count_towards_the_longest_text(
    home: Home, runs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(home, runs[0])
    build(home, demo_sources())
    ((longest,),) = ask(home, "SELECT max(length(body)) FROM article_versions")
    monkeypatch.setattr("thidua.build.worker.MAX_TEXT", longest)
    report = build(home, demo_sources(), rebuild=True)
    assert report.outcomes["unreadable"] >= 1
