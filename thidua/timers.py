"""The lines that run `thidua run` every night: a systemd service with its timer, or a crontab's line. Pure text.

Sites are not asked all at the same minute by everybody who runs this: systemd draws the start at random, and cron's
minute is drawn once, from the machine's and the folder's names, so that asking again gives the same line.
"""

from __future__ import annotations

import hashlib
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SPREAD = 120
"""Minutes over which the start is spread."""
_STOP = 180
"""Seconds in which a crawl that is asked to stop finishes what is under way: a response may take 60."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to run when."""

    home: Path
    """Absolute."""
    executable: Path
    """Of thidua."""
    hour: int
    """Of the day, local time: the earliest start."""
    user: str | None = None
    """Whose name a service of the whole machine takes; None for root's, or for a user's own services."""

    @property
    def command(self) -> str:
        """The command line, quoted for a shell."""
        return shlex.join([str(self.executable), "--home", str(self.home), "run", "--quiet"])


def draw_service(plan: Plan) -> str:
    """Return thidua.service."""
    return f"""\
[Unit]
Description=Thi Dua Archive: crawl, build and judge {plan.home}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart={_escape(plan.command)}
WorkingDirectory={_escape(str(plan.home))}
{f"User={plan.user}{chr(10)}" if plan.user is not None else ""}\
TimeoutStopSec={_STOP}
Nice=10
PrivateTmp=yes
NoNewPrivileges=yes
"""


def draw_timer(plan: Plan) -> str:
    """Return thidua.timer; a night that the machine slept through is made up for."""
    return f"""\
[Unit]
Description=Thi Dua Archive, every night

[Timer]
OnCalendar=*-*-* {plan.hour:02}:00:00
RandomizedDelaySec={SPREAD}min
Persistent=true

[Install]
WantedBy=timers.target
"""


def draw_cron(plan: Plan, machine: str) -> str:
    """Return the crontab's line; its minute depends on the machine's name and the folder."""
    drawn = int.from_bytes(hashlib.sha256(f"{machine}\n{plan.home}".encode()).digest()[:4], "big") % SPREAD
    hour, minute = (plan.hour + drawn // 60) % 24, drawn % 60
    return f"{minute} {hour} * * *  {plan.command.replace('%', chr(92) + '%')}"


def _escape(text: str) -> str:
    """Return text with systemd's own mark doubled; quoting is the shell's, which systemd shares."""
    return text.replace("%", "%%")
