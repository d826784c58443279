"""`thidua run --report FILE`: the file that monitoring watches. The night itself is test_nightly's."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import thidua.commands.run
from thidua.cli import main
from thidua.judging import RunVerdict

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
VERDICT = RunVerdict(run="r1", started=NOW, ended=NOW, interrupted=False, verdict="ok", sources=(), faults=())


@pytest.fixture
def nights(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The nights that were worked."""
    worked: list[object] = []

    def night(*arguments: object, **_: object) -> tuple[RunVerdict, list[str]]:
        worked.append(arguments)
        return VERDICT, []

    monkeypatch.setattr(thidua.commands.run, "run_night", night)
    return worked


def run(home: Path, report: Path) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), "run", "langson-tdkt", "--report", str(report)])


def test_a_report_into_a_missing_folder_is_refused_before_the_night(tmp_path: Path, nights: list[object]) -> None:
    result = run(tmp_path, tmp_path / "nope" / "last-run.json")
    assert result.exit_code == 2
    assert f"{tmp_path / 'nope'} is no folder: make it first" in result.output
    assert nights == []


def test_a_pipe_in_a_folder_that_may_not_be_written_to_is_written_straight(
    tmp_path: Path, nights: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path / "dev" and own(path, mode))  # we may be root
    pipe = tmp_path / "dev" / "pipe"
    pipe.parent.mkdir()
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    result = run(tmp_path, pipe)
    told = os.read(reader, 10_000).decode()
    os.close(reader)
    assert (result.exit_code, told, len(nights)) == (0, VERDICT.as_json() + "\n", 1), result.output
    assert pipe.is_fifo()
    assert run(tmp_path, pipe.with_name("file.json")).exit_code == 2


def test_a_report_is_written_whole_or_the_old_one_stays(
    tmp_path: Path, nights: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "last-run.json"
    report.write_text("old")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        result = run(tmp_path, report)
    assert (result.exit_code, report.read_text()) == (2, "old")
    assert "No space left on device: free some space" in result.output
    assert run(tmp_path, report).exit_code == 0
    assert report.read_text() == VERDICT.as_json() + "\n"
    assert not [one.name for one in tmp_path.glob(".*.fresh")]
    assert len(nights) == 2
