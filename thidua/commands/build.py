"""`thidua build`: captures to archive.db."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from thidua.console import exit_with, print_table, progress_bar, quiet_option, tell_faults

if TYPE_CHECKING:
    from thidua.home import Home

_NAMES = {
    "articles": "articles", "meetings": "meetings", "people": "people in articles", "campaigns": "campaign mentions",
    "figures": "figures", "awards": "awards", "documents": "cited documents", "blocs": "blocs' leaderships",
}  # fmt: skip


@click.command("build")
@click.option("--rebuild", is_flag=True, help="Build everything anew; the old archive serves until it is done.")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count(), show_default="one a core", help="Processes.")
@quiet_option
@click.pass_obj
def command(home: Home, rebuild: bool, jobs: int, quiet: bool) -> None:
    """Bring archive.db up to date with the captures; only what is new or stale is built.

    May be killed at any moment and run again.

    \b
    Examples:
      thidua build
      thidua build --rebuild --jobs 4
    """
    from crawler.warc import list_warcs
    from thidua.errors import CommandError
    from thidua.lock import hold

    if not list_warcs(home.captures):
        raise CommandError(f"{home.captures}: no captures yet: run `thidua crawl` first, or `thidua demo`")
    with hold(home, "thidua build"):
        faults = run_build(home, rebuild=rebuild, jobs=jobs, quiet=quiet)
    exit_with(faults)


def run_build(home: Home, *, rebuild: bool = False, jobs: int = 1, quiet: bool) -> list[str]:
    """Build, print what was found, tell the faults and return them."""
    from thidua.build import build
    from thidua.sites import all_sources

    with progress_bar("building", quiet=quiet) as progress:
        report = build(home, all_sources(home), rebuild=rebuild, jobs=jobs, progress=progress)
    if not quiet:
        outcomes = ", ".join(f"{number} {name}" for name, number in sorted(report.outcomes.items())) or "nothing new"
        click.echo(f"Built {report.addresses} addresses: {outcomes}.")
        print_table(str(home.archive), ("in the archive", "number"), [(_NAMES[k], n) for k, n in report.counts.items()])
    tell_faults(report.faults)
    return report.faults
