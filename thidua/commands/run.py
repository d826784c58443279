"""`thidua run`: crawl and build under one lock: the line for cron or a systemd timer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from thidua.commands.build import run_build
from thidua.console import exit_with, quiet_option
from thidua.fetching import run_crawl

if TYPE_CHECKING:
    from thidua.home import Home


@click.command("run")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@quiet_option
@click.pass_obj
def command(home: Home, slugs: tuple[str, ...], quiet: bool) -> None:
    """Crawl all sources (or those named by SLUG), then build: the line for cron or a systemd timer.

    Only one at a time works in a folder; a second one says so and ends with status 2.

    \b
    Examples:
      thidua run
      15 2 * * *  thidua --home /srv/thidua run --quiet     (a crontab's line)
    """
    from thidua.lock import hold
    from thidua.sites import real_sources

    sources = real_sources(slugs)
    with hold(home):
        faults = run_crawl(home, sources, quiet=quiet)
        faults += run_build(home, jobs=os.cpu_count() or 1, quiet=quiet)
    exit_with(faults)
