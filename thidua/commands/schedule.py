"""`thidua schedule`: `thidua run` every night, by systemd or cron."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from thidua.errors import CommandError
from thidua.timers import Plan, draw_cron, draw_service, draw_timer

if TYPE_CHECKING:
    from thidua.home import Home


@click.command("schedule")
@click.option("--hour", type=click.IntRange(0, 23), default=1, show_default=True, help="Earliest start, local time.")
@click.option("--cron", is_flag=True, help="A crontab's line instead of a systemd service and timer.")
@click.option("--install", is_flag=True, help="Write it where it belongs instead of printing it.")
@click.pass_obj
def command(home: Home, hour: int, cron: bool, install: bool) -> None:
    """Print a systemd service and timer (or, with --cron, a crontab's line) that run `thidua run` every night.

    The start is spread over two hours after --hour, so that no site is asked by everybody at once. --install writes
    the units (as root for the whole machine, to run as the folder's owner; else for your user), or adds the line to
    your crontab; what an earlier --install wrote is replaced.

    \b
    Examples:
      thidua --home /srv/thidua schedule
      thidua --home /srv/thidua schedule --hour 22 --install
      thidua --home /srv/thidua schedule --cron --install
    """
    plan = Plan(home=home.path.resolve(), executable=_executable(), hour=hour, user=_owner(home))
    if cron:
        line = draw_cron(plan, socket.gethostname())
        if install:
            _install_cron(line, plan)
        else:
            click.echo(line)
    elif install:
        _install_units(plan)
    else:
        click.echo(f"# thidua.service\n{draw_service(plan)}\n# thidua.timer\n{draw_timer(plan)}", nl=False)


def _owner(home: Home) -> str | None:
    """Return whose folder it is, where that matters: to root, and it is not root's."""
    folder = home.path if home.path.exists() else Path()
    return folder.owner() if os.geteuid() == 0 and folder.stat().st_uid != 0 else None


def _executable() -> Path:
    """Return the program that runs now, or the one that was installed beside this Python."""
    beside = Path(sys.executable).with_name("thidua")
    found = beside if beside.exists() else Path(shutil.which("thidua") or sys.argv[0])
    return found.absolute()


def _install_units(plan: Plan) -> None:
    root = os.geteuid() == 0
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    folder = Path("/etc/systemd/system") if root else config / "systemd" / "user"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("thidua.service", draw_service(plan)), ("thidua.timer", draw_timer(plan))):
        (folder / name).write_text(text, "utf-8")
        click.echo(f"wrote {folder / name}")
    systemctl = "systemctl" if root else "systemctl --user"
    click.echo(f"Now: {systemctl} daemon-reload && {systemctl} enable --now thidua.timer")
    if not root:
        click.echo("A user's timers run only while the user is logged in, unless: loginctl enable-linger")


def _install_cron(line: str, plan: Plan) -> None:
    crontab = shutil.which("crontab")
    if crontab is None:
        raise CommandError("crontab: no such program here: install cron, or leave out --cron for systemd")
    listed = subprocess.run([crontab, "-l"], capture_output=True, text=True, check=False)  # noqa: S603 (found on PATH)
    kept = [one for one in listed.stdout.splitlines() if not one.endswith(line.split("  ", 1)[1])]
    told = "\n".join([*kept, line, ""])
    done = subprocess.run([crontab, "-"], input=told, capture_output=True, text=True, check=False)  # noqa: S603 (as above)
    if done.returncode:
        raise CommandError(f"crontab did not take the line for {plan.home}: {done.stderr.strip()}")
    click.echo(f"added to your crontab: {line}")
