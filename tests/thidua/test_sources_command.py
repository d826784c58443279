"""`thidua sources check` and `add` as an operator runs them, against replica sites on loopback."""

from __future__ import annotations

import asyncio
import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING

import probed_site
import pytest
from click.testing import CliRunner

from crawler.definition import with_keys
from crawler.probing import fetch
from crawler.source import Politeness, load_source
from extract.exchange import VIETNAM
from thidua.cli import main
from thidua.demo.server import DemoSites
from thidua.sites import DEMO_SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from click.testing import Result

    from crawler.probing.fetch import Work
    from crawler.source import Source


def thidua(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "thidua", "--home", str(home), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


def put(home: Path, slug: str, base_url: str, like: str, **values: object) -> Path:
    """Write a replica's source file as an operator's own."""
    text = with_keys((DEMO_SOURCES / f"{like}.yml").read_text("utf-8"), {"base_url": base_url, **values})
    path = home / "sources" / f"{slug}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture(scope="module")
def today() -> dt.date:
    return dt.datetime.now(VIETNAM).date()


def test_check_writes_into_right_files_and_names_what_is_wrong_in_the_others(tmp_path: Path, today: dt.date) -> None:
    with DemoSites() as sites:
        urls = {slug: f"{sites[slug].base_url}/" for slug in sites}
        right = put(tmp_path, "right", urls["bacson"], "bacson")
        broken = put(tmp_path, "broken", urls["songchau"], "songchau", article_url="/tin-tuc/no-such/")
        refused = put(tmp_path, "refused", urls["bacson"], "bacson", listings=[{"url": "noi-bo/danh-sach.aspx"}])
        inside = put(tmp_path, "inside", urls["honchong"], "honchong", allow_private_hosts=None)
        hour = dt.datetime.now(VIETNAM).hour
        later = {"hours": f"{(hour + 2) % 24}-{(hour + 4) % 24}"}
        closed = put(tmp_path, "closed", urls["bacson"], "bacson", politeness=later)
        before = {path: path.read_text("utf-8") for path in (right, broken, refused, inside, closed)}
        result = thidua(tmp_path, "sources", "check", *(path.stem for path in before))
    assert result.returncode == 1, result.stderr
    for said in (
        "broken: listing",
        "no article",
        "refused: listing",
        "robots.txt",
        "inside: listing",
        "inside a network",
        "closed: listing",
        "asked only at",
    ):
        assert said in result.stderr
    assert "right:" not in result.stderr
    checked = load_source(right)
    assert checked.verified == today
    assert checked.expectations.fill["body"] > 0
    written = right.read_text("utf-8")
    assert with_keys(written, {"verified": None, "expectations": None}) == before.pop(right)
    assert all(path.read_text("utf-8") == text for path, text in before.items())
    for name in ("title", "published", "category", "byline", "captions", "related", "body"):
        assert f"│ {name}" in result.stdout


@pytest.fixture
def fast_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the requests, and only them, by ones that need no process of their own."""

    def run(jobs: Sequence[tuple[Source, Work[object]]], tell: Callable[[str, str], None]) -> list[object]:
        return [asyncio.run(work(probed_site.ask)) for _, work in jobs]

    monkeypatch.setattr(fetch, "run_probes", run)


@pytest.mark.usefixtures("fast_fetch")
def test_add_shows_a_draft_and_writes_it_when_it_is_accepted(tmp_path: Path, today: dt.date) -> None:
    def run(*arguments: str, given: str = "") -> Result:
        return CliRunner().invoke(main, ["--home", str(tmp_path), "sources", *arguments], input=given)

    with probed_site.serve("honchong", "generic") as server:
        slug = "127-0-0-1-" + server.base_url.rpartition(":")[2]
        add = ("add", f"{server.base_url}/", "--private", "--province", "khanh hoa")
        declined = run(*add, given="n\n")
        assert "Nothing was written." in declined.output
        assert not (tmp_path / "sources").exists()
        accepted = run(*add, given="y\n")
        for said in ("as the draft reads it", "title: ", "platform: generic", f"thidua sources check {slug}"):
            assert said in accepted.output
        again = run(*add, "--yes")
        assert (again.exit_code, "is there already" in again.output) == (2, True)
        assert run("check", slug).exit_code == 0
    source = load_source(tmp_path / "sources" / f"{slug}.yml")
    assert (source.province, source.verified) == ("Khánh Hòa", today)
    assert source.politeness == Politeness(), "a pace that suited the draft is not for every night"


def test_add_of_a_site_that_does_not_answer_writes_nothing(tmp_path: Path) -> None:
    with probed_site.serve("bacson") as server:
        url = f"{server.base_url}/"
    gone = thidua(tmp_path, "sources", "add", url, "--province", "Lạng Sơn", "--yes", "--private")
    assert gone.returncode == 2
    assert "refused" in gone.stderr.lower()
    assert len(gone.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "sources").exists()
