"""One night's work: crawl, build, judge every source, tell whoever has to know."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from thidua.alerts import send_alerts
from thidua.commands.build import run_build
from thidua.console import print_table, tell_faults
from thidua.fetching import describe_faults, run_crawl
from thidua.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crawler.source import Source
    from thidua.home import Home
    from thidua.judging import RunVerdict


def run_night(home: Home, sources: Mapping[str, Source], *, quiet: bool) -> tuple[RunVerdict, list[str]]:
    """Crawl, build, judge, remember and alert; return the run's report, and what alerts could not be sent.

    A crawl that a signal ended is neither built nor judged: the next run does both.

    Raises:
        CommandError: the settings are malformed, or nothing can be crawled or built.
    """
    from thidua.build import copy_reports
    from thidua.judging import judge_run
    from thidua.sites import all_sources

    settings = load_settings(home.path)
    report = run_crawl(home, sources, quiet=quiet)
    faults = describe_faults(report)
    captured = any(home.captures.glob("*.warc.gz"))
    if captured and not report.interrupted:
        faults += run_build(home, jobs=os.cpu_count() or 1, quiet=quiet)
    verdict = judge_run(home, sources, report, faults)
    if home.archive.is_file():
        copy_reports(home, all_sources(home))
    if not quiet:
        _print_verdict(verdict)
    untold = send_alerts(verdict, settings.alerts)
    tell_faults(untold)
    return verdict, untold


def _print_verdict(verdict: RunVerdict) -> None:
    rows = [
        (one.source, reason.verdict, reason.check, reason.text) for one in verdict.sources for reason in one.reasons
    ]
    well = sum(one.verdict == "ok" for one in verdict.sources)
    if rows:
        print_table("Sources that are not well", ("source", "verdict", "check", "why"), rows)
    click.echo(f"Verdict: {verdict.verdict}; {well} of {len(verdict.sources)} sources are well.")
