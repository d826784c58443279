from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from forks import FORKS

import thidua.commands.build
from thidua.cli import main
from thidua.trouble import describe_trouble

if TYPE_CHECKING:
    from pathlib import Path

FULL = """
import sys
sys.stdout = sys.stderr = open(log, "a", buffering=1)
import crawler.ledger
opened = crawler.ledger.connect
def connect(*arguments, **named):
    db = opened(*arguments, **named)
    db.execute("PRAGMA max_page_count = 20")
    return db
crawler.ledger.connect = connect
from thidua.cli import main
main(["--home", home, "demo", "--quiet"])
"""


def test_a_disk_that_is_full_during_a_crawl_ends_it_with_one_line(tmp_path: Path) -> None:
    home, log = tmp_path / "home", tmp_path / "log.txt"
    process = FORKS.Process(target=exec, args=(FULL, {"home": str(home), "log": str(log)}))
    process.start()
    process.join(60)
    (told,) = log.read_text("utf-8").splitlines()
    assert told.startswith(f"Error: {home}: database or disk is full: free some space there")
    assert process.exitcode == 2


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "archive.db.building: No space left on device: free some space there"),
        (errno.EACCES, "archive.db.building: Permission denied: get the right to write"),
    ],
)
def test_files_that_cannot_be_written_are_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(tmp_path / "archive.db.building"))

    (tmp_path / "captures").mkdir()
    (tmp_path / "captures" / "a.warc.gz").touch()
    monkeypatch.setattr(thidua.commands.build, "run_build", fail)
    result = CliRunner().invoke(main, ["--home", str(tmp_path), "build"])
    assert result.exit_code == 2
    assert message in result.output
    assert len(result.output.splitlines()) == 1


def test_what_no_operator_can_mend_is_not_dressed_up() -> None:
    assert describe_trouble(OSError("a bug"), "home") is None
