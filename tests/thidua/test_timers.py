from __future__ import annotations

import configparser
import shlex
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from thidua.cli import main
from thidua.timers import Plan, draw_cron, draw_service, draw_timer

PLAN = Plan(home=Path("/srv/thi đua 100%"), executable=Path("/opt/thidua/bin/thidua"), hour=23)


def read(unit: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit)
    return parser


def test_the_service_runs_the_folder_and_has_time_to_stop() -> None:
    service = read(draw_service(PLAN))["Service"]
    words = shlex.split(service["ExecStart"].replace("%%", "%"))
    assert words == ["/opt/thidua/bin/thidua", "--home", "/srv/thi đua 100%", "run", "--quiet"]
    assert int(service["TimeoutStopSec"]) > 60
    assert "User" not in service
    assert read(draw_service(replace(PLAN, user="thidua")))["Service"]["User"] == "thidua"


def test_the_timers_start_is_random_and_a_missed_night_is_made_up_for() -> None:
    timer = read(draw_timer(PLAN))["Timer"]
    assert timer["OnCalendar"] == "*-*-* 23:00:00"
    assert timer["RandomizedDelaySec"] == "120min"
    assert timer["Persistent"] == "true"


def test_crons_minute_differs_by_machine_and_is_the_same_each_time() -> None:
    lines = [draw_cron(PLAN, machine) for machine in ("a", "b", "c", "a")]
    assert lines[0] == lines[3]
    assert len({line.split()[0] for line in lines}) > 1
    for line in lines:
        minute, hour, *days = line.split()[:5]
        assert 0 <= int(minute) < 60
        assert int(hour) in (23, 0)
        assert days == ["*", "*", "*"]
        assert r"100\%" in line, "cron reads a bare % as a line's end"


def test_install_writes_the_users_units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    shown = CliRunner().invoke(main, ["--home", str(tmp_path), "schedule", "--install"])
    assert shown.exit_code == 0, shown.output
    assert "systemctl --user enable" in shown.output.replace("daemon-reload && systemctl --user ", "")
    folder = tmp_path / "systemd" / "user"
    assert {path.name for path in folder.iterdir()} == {"thidua.service", "thidua.timer"}
    assert str(tmp_path) in (folder / "thidua.service").read_text("utf-8")


def test_install_keeps_a_crontabs_other_lines_and_replaces_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "table"
    table.write_text("0 5 * * 1  tar zcf /var/backups/home.tgz /home/\n")
    program = tmp_path / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nif [ "$1" = -l ]; then cat {table}; else cat > {table}; fi\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    for hour in ("1", "3"):
        shown = CliRunner().invoke(main, ["--home", str(tmp_path), "schedule", "--cron", "--install", "--hour", hour])
        assert shown.exit_code == 0, shown.output
    other, ours = table.read_text("utf-8").splitlines()
    assert other.startswith("0 5 * * 1")
    assert ours.split()[1] in ("3", "4")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    plan = Plan(home=tmp_path, executable=Path("/bin/true"), hour=1)
    for name, text in (("thidua.service", draw_service(plan)), ("thidua.timer", draw_timer(plan))):
        (tmp_path / name).write_text(text, "utf-8")
    command = ["systemd-analyze", "verify", *(str(tmp_path / name) for name in ("thidua.service", "thidua.timer"))]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
