from __future__ import annotations

import os
from typing import TYPE_CHECKING

from click.testing import CliRunner

from thidua.cli import main
from thidua.home import Home
from thidua.lock import hold

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_command_says_who_is_at_work_and_ends(tmp_path: Path) -> None:
    with hold(Home(tmp_path), "thidua run"):
        (tmp_path / "captures" / "a.warc.gz").touch()
        result = CliRunner().invoke(main, ["--home", str(tmp_path), "build"])
    assert result.exit_code == 2
    assert f"`thidua run` (process {os.getpid()}, since 20" in result.output
    with hold(Home(tmp_path), "thidua crawl"):
        pass


def test_a_folder_that_cannot_be_written_to_is_one_line_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "captures").touch()
    result = CliRunner().invoke(main, ["--home", str(tmp_path), "demo"])
    assert result.exit_code == 2
    assert "cannot be written to" in result.output
    assert "--home" in result.output
