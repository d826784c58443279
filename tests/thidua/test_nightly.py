"""Nights over the replica sites: healthy ones, and those after a redesign, each of which must be told by its name."""

from __future__ import annotations

import json
import re
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from forks import FORKS

from archive import dump
from crawler.ledger import Ledger
from thidua.build import build
from thidua.cli import main
from thidua.demo.content import DemoArticle
from thidua.demo.server import DemoSites, SiteServer
from thidua.home import Home
from thidua.sites import demo_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from thidua.demo.web import Reply

    Change = Callable[[str], str]

NIGHT = """
import os, sys
from pathlib import Path
os.cpu_count = lambda: 1  # a dozen articles are not worth more processes
sys.stdout = sys.stderr = open(log, "a", buffering=1)
from crawler.source import Source
from thidua.home import Home
from thidua.nightly import run_night
from thidua.sites import demo_sources
source = Source.model_validate({**dict(demo_sources()["bacson"]), "base_url": base_url,
                                "expectations": {"quiet_days": 100_000}})
verdict, untold = run_night(Home(Path(home)), {"bacson": source}, quiet=False)
Path(out).write_text(verdict.as_json(), "utf-8")
"""


@contextmanager
def served(monkeypatch: pytest.MonkeyPatch, change: Change, news: int = 0) -> Iterator[str]:
    """Serve the replica with every page changed and some new articles; yield the address of one site."""
    true = SiteServer.answer

    def answer(self: SiteServer, target: str, *form: Any) -> Reply:
        reply = true(self, target, *form)
        body = change(reply.body.decode("utf-8", "surrogateescape")) if reply.status == 200 else None
        return reply if body is None else type(reply)(
            status=reply.status, body=body.encode("utf-8", "surrogateescape"), content_type=reply.content_type
        )  # fmt: skip

    monkeypatch.setattr(SiteServer, "answer", answer)
    with DemoSites() as sites:
        model = sites["bacson"].articles["so-ket-khoi-van-hoa-xa-hoi-2023"]
        for number in range(news):
            told = {"slug": f"tin-moi-{number}", "number": 9000 + number, "title": f"{model.title}, tin số {number}"}
            sites.publish(DemoArticle.model_validate({**model.model_dump(), **told}))
        yield f"{sites['bacson'].base_url}/"


def begin(home: Path, base_url: str) -> BaseProcess:
    named = {"home": str(home), "base_url": base_url, "log": str(home / "log.txt"), "out": str(home / "report.json")}
    process = FORKS.Process(target=exec, args=(NIGHT, named))
    process.start()
    return process


def night(home: Path, base_url: str) -> dict[str, Any]:
    """Return the report of one night."""
    return finish(home, begin(home, base_url))


def finish(home: Path, process: BaseProcess) -> dict[str, Any]:
    process.join(200)
    assert process.exitcode == 0, (home / "log.txt").read_text("utf-8")
    report: dict[str, Any] = json.loads((home / "report.json").read_text("utf-8"))
    return report


def told_of_runs(home: Path) -> list[tuple[str, dict[str, Any]]]:
    rows = ((table, row) for table, row, *_ in map(json.loads, dump(home / "archive.db")))
    return [(table, row) for table, row in rows if table in ("runs", "source_health")]


def same(page: str) -> str:
    return page


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder after one healthy night."""
    home = tmp_path_factory.mktemp("healthy")
    with pytest.MonkeyPatch.context() as patch, served(patch, same) as base_url:
        report = night(home, base_url)
    (source,) = report["sources"]
    assert report["faults"] == []
    assert (source["verdict"], source["reasons"]) == ("ok", [])
    assert source["measure"]["content"]["filled"]["published"] >= 10
    return home


def without_dates(page: str) -> str:
    return re.sub(r'(<span class="ngay\w*">)[^<]*', r"\1", page)


def without_selectors(page: str) -> str:
    return page.replace("noidungtin", "bai-viet").replace("ngaydang", "thoi-gian")


def without_items(page: str) -> str:
    return page.replace("chi-tiet.aspx?", "bai.aspx#") if "danhsach" in page else page


def wall(page: str) -> str:
    return "<html><head><title>Just a moment...</title></head></html>"


@pytest.mark.parametrize(
    ("change", "checks"),
    [
        (same, set()),
        (without_dates, {"published", "stamp"}),
        (without_selectors, {"body", "stamp"}),
        (without_items, {"listing"}),
        (wall, {"wall"}),
    ],
)
def test_a_redesign_is_told_by_name_after_one_night(
    healthy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Change, checks: set[str]
) -> None:
    home = shutil.copytree(healthy, tmp_path / "home")
    with served(monkeypatch, change, news=5) as base_url:
        report = night(home, base_url)
    (source,) = report["sources"]
    broken = {reason["check"] for reason in source["reasons"] if reason["verdict"] == "broken"}
    assert broken == checks, source
    assert report["verdict"] == source["verdict"] == ("broken" if checks else "ok")
    told = told_of_runs(home)
    assert [(table, row["verdict"]) for table, row in told] == [
        (table, verdict) for table in ("runs", "source_health") for verdict in ("ok", source["verdict"])
    ]
    shown = CliRunner().invoke(main, ["--home", str(home), "status"], env={"COLUMNS": "200"}).output
    assert all(f"{check}: " in shown for check in checks)
    if change is without_dates:
        before = told_of_runs(home)
        build(Home(home), demo_sources(), rebuild=True)
        assert told_of_runs(home) == before, "a rebuild is handed the same reports"


def test_a_night_that_cannot_build_is_broken_and_an_archive_of_another_version_is_made_anew(
    healthy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = shutil.copytree(healthy, tmp_path / "home")
    (home / "archive.db").write_bytes(b"no archive at all" * 500)
    with served(monkeypatch, wall) as base_url:
        assert night(home, base_url)["sources"][0]["reasons"][0]["check"] == "wall"
        assert len(told_of_runs(home)) == 4
        first = min((home / "captures").glob("*.warc.gz"))
        first.rename(home / first.name)
        report = night(home, base_url)
    assert report["verdict"] == "broken"
    assert any("the build failed" in fault and "is missing" in fault for fault in report["faults"])


def test_a_night_that_is_asked_to_stop_finishes_what_is_under_way_and_is_not_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def slow(page: str) -> str:
        asked.append(page)
        time.sleep(0.1)
        return page

    with served(monkeypatch, slow) as base_url:
        process = begin(tmp_path, base_url)
        while len(asked) < 5:
            time.sleep(0.01)
        process.terminate()
        report = finish(tmp_path, process)
    assert (report["interrupted"], report["sources"], report["verdict"]) == (True, [], "watch")
    assert any("stays pending for the next run" in fault for fault in report["faults"])
    assert not (tmp_path / "archive.db").exists()
    with Ledger(tmp_path / "captures" / "ledger.db") as ledger:
        (row,) = ledger.query("SELECT ended, json_extract(report, '$.interrupted') AS interrupted FROM runs")
    assert row["ended"] is not None
    assert row["interrupted"] == 1
