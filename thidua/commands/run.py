"""`thidua run`: crawl, build and judge under one lock: the line for cron or a systemd timer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from thidua.console import exit_with, quiet_option
from thidua.errors import CommandError
from thidua.nightly import run_night

if TYPE_CHECKING:
    from thidua.home import Home


@click.command("run")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object and nothing else.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the report to this file, too, as JSON.",
)
@quiet_option
@click.pass_obj
def command(home: Home, slugs: tuple[str, ...], as_json: bool, report: Path | None, quiet: bool) -> None:
    """Crawl all verified sources (or those named by SLUG), build, then judge each source by its own history.

    The line for cron or a systemd timer (`thidua schedule` writes either). Only one at a time works in a folder; a
    second one says who is at work and ends with status 2. Ctrl-C or SIGTERM lets what is under way finish; the next
    run goes on from there. Exit status 1: something went wrong, or a source is broken; alerts go where thidua.toml
    says.

    \b
    Examples:
      thidua run
      thidua --home /srv/thidua run --quiet --report /srv/thidua/last-run.json
      thidua run --json | jq '.sources[] | select(.verdict != "ok")'
    """
    from thidua.lock import hold
    from thidua.sites import crawled_sources

    if report is not None:
        _check_place(report)
    sources = crawled_sources(home, slugs)
    with hold(home, "thidua run"):
        verdict, untold = run_night(home, sources, quiet=quiet or as_json)
    if as_json:
        click.echo(verdict.as_json())
    if report is not None:
        _write_report(report, verdict.as_json() + "\n")
    broken = [one.source for one in verdict.sources if one.verdict == "broken"]
    exit_with([*verdict.faults, *broken, *untold])


def _check_place(report: Path) -> None:
    """Refuse a report that could not be written, before the night's work and not after it."""
    if _is_device(report):
        return
    folder = report.resolve().parent
    if not folder.is_dir():
        raise CommandError(f"{report}: {folder} is no folder: make it first, or name another file with --report")
    if not os.access(folder, os.W_OK):
        raise CommandError(f"{report}: {folder} may not be written to: name another file with --report")


def _is_device(report: Path) -> bool:
    """Tell whether a report is written straight into what is there: a pipe, a terminal, /dev/null."""
    return report.exists() and not report.is_file()


def _write_report(report: Path, text: str) -> None:
    """Write a report whole or not at all: what watches it must not read half of one."""
    if _is_device(report):
        report.write_text(text, "utf-8")
        return
    place = report.resolve()
    fresh = place.with_name(f".{place.name}.fresh")
    try:
        fresh.write_text(text, "utf-8")
        os.replace(fresh, place)  # noqa: PTH105 (Path.replace says nothing about being atomic)
    finally:
        fresh.unlink(missing_ok=True)
