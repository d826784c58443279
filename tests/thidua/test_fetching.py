from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from crawler.report import CrawlReport
from crawler.source import Source
from thidua.cli import main
from thidua.fetching import run_crawl
from thidua.home import Home

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
BEGUN = CrawlReport(run="r1", started=NOW, ended=NOW, interrupted=True, sources=())
WARNING = "warning: sites are told to write to postmaster@"


@pytest.fixture(autouse=True)
def no_crawl(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every crawl interrupted before it has asked for anything."""
    monkeypatch.delenv("THIDUA_CONTACT", raising=False)
    monkeypatch.setattr("crawler.crawl.crawl", lambda *_, **__: BEGUN)


def source(**more: object) -> Source:
    return Source.model_validate({
        "slug": "mau", "title": "Trang mẫu", "province": "Hà Giang", "kind": "emulation_board",
        "base_url": "http://tdkt.example/", "listings": [{"url": "tin"}], **more,
    })  # fmt: skip


def test_a_crawl_without_a_contact_address_is_warned_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_crawl(Home(tmp_path), {"mau": source()}, quiet=True)
    said = capsys.readouterr().err
    assert WARNING in said
    assert "thidua.toml" in said


@pytest.mark.parametrize("more", [{"contact": "ai@tdkt.example"}, {"allow_private_hosts": ["127.0.0.1"]}])
def test_nobody_is_warned_who_is_named_or_at_home(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: dict[str, object]
) -> None:
    run_crawl(Home(tmp_path), {"mau": source(**more)}, quiet=True)
    assert WARNING not in capsys.readouterr().err


def test_the_operators_address_is_enough(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIDUA_CONTACT", "ai@tdkt.example")
    run_crawl(Home(tmp_path), {"mau": source()}, quiet=True)
    assert WARNING not in capsys.readouterr().err


def test_a_demo_that_was_interrupted_builds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.commands.demo.run_build", lambda *_, **__: pytest.fail("it was built"))
    result = CliRunner().invoke(main, ["--home", str(tmp_path), "demo", "--quiet"])
    assert result.exit_code == 1
    assert "interrupted: what was left stays pending" in result.stderr
