"""kill -9 at ten moments drawn at random, each crawl resumed: the archive is that of an undisturbed crawl."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from typing import TYPE_CHECKING

from forks import FORKS

from archive import dump
from thidua.build import build
from thidua.demo.server import DemoSites, SiteServer
from thidua.home import Home
from thidua.sites import demo_sources

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    import pytest

CRAWL = """
import sys
from pathlib import Path
sys.stdout = sys.stderr = open(log, "a", buffering=1)
from crawler.crawl import crawl
from thidua.sites import demo_sources
crawl({slug: source.at(addresses[slug]) for slug, source in demo_sources().items()}, Path(home))
"""
_TIMES = {"first_fetched", "last_fetched", "capture"}  # which response it was, and when, differs between any two crawls
_KILLS = 10


def start(home: Path, sites: DemoSites) -> BaseProcess:
    addresses = {slug: f"{sites[slug].base_url}/" for slug in demo_sources()}
    named = {"home": str(home), "log": str(home / "log.txt"), "addresses": addresses}
    process = FORKS.Process(target=exec, args=(CRAWL, named))
    process.start()
    return process


def archive_of(home: Path) -> Counter[str]:
    """Return what the archive holds, but for when and where it was fetched."""
    build(Home(home), demo_sources())
    kept: Counter[str] = Counter()
    for table, *rest in map(json.loads, dump(home / "archive.db")):
        if table == "pages":
            kept[json.dumps([rest[0]["article"], rest[0]["outcome"], rest[0]["reason"]])] += 1
        elif table == "articles_fts":
            kept[json.dumps(rest)] += 1
        elif table not in ("runs", "captures", "warc_files"):
            kept[json.dumps([table, {name: value for name, value in rest[0].items() if name not in _TIMES}])] += 1
    return kept


def test_a_crawl_killed_ten_times_gives_the_same_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    for home in (undisturbed, killed):
        home.mkdir()
    true, asked = SiteServer.answer, Counter[str]()
    slow = 0.0

    def answer(self: SiteServer, target: str, *form: object) -> object:
        asked["all"] += 1
        time.sleep(slow)
        return true(self, target, *form)  # type: ignore[arg-type]

    monkeypatch.setattr(SiteServer, "answer", answer)
    draw = random.Random(7)
    with DemoSites() as sites:
        process = start(undisturbed, sites)
        process.join(60)
        assert process.exitcode == 0, (undisturbed / "log.txt").read_text("utf-8")
        slow, whole = 0.02, asked["all"]
        for _ in range(_KILLS):
            asked.clear()
            answered = draw.randint(1, whole // _KILLS)
            process = start(killed, sites)
            while asked["all"] < answered and process.is_alive():
                time.sleep(0.002)
            time.sleep(draw.random() * slow)
            assert process.is_alive(), "the crawl was over before it could be killed"
            process.kill()
            process.join()
        slow = 0.0
        process = start(killed, sites)
        process.join(60)
        assert process.exitcode == 0, (killed / "log.txt").read_text("utf-8")
    expected = archive_of(undisturbed)
    assert sum(expected.values()) > 500
    assert archive_of(killed) == expected
