"""One night's work: crawl, build, judge every source, tell whoever has to know."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from archive.errors import ArchiveError, SchemaVersionError
from thidua.alerts import send_alerts, send_failure
from thidua.commands.build import run_build
from thidua.console import print_table, tell_faults
from thidua.errors import CommandError
from thidua.fetching import describe_faults, run_crawl
from thidua.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crawler.source import Source
    from thidua.home import Home
    from thidua.judging import RunVerdict


def run_night(home: Home, sources: Mapping[str, Source], *, quiet: bool) -> tuple[RunVerdict, list[str]]:
    """Crawl, build, judge, remember and alert; return the run's report, and what alerts could not be sent.

    A crawl that a signal ended is neither built nor judged: the next run does both. A run that breaks off is told, too.

    Raises:
        CommandError: the settings are malformed, or nothing can be crawled.
        CrawlerError: the crawl cannot be started.
    """
    alerts = load_settings(home.path).alerts
    try:
        verdict = _work(home, sources, quiet=quiet)
    except Exception as problem:
        tell_faults(send_failure(problem, alerts))
        raise
    untold = send_alerts(verdict, alerts)
    tell_faults(untold)
    return verdict, untold


def _work(home: Home, sources: Mapping[str, Source], *, quiet: bool) -> RunVerdict:
    from thidua.build import copy_reports
    from thidua.judging import judge_run
    from thidua.sites import all_sources

    report = run_crawl(home, sources, quiet=quiet)
    faults = describe_faults(report)
    built = report.interrupted or _build(home, faults, quiet=quiet)
    verdict = judge_run(home, sources, report, faults, built=built)
    if built and home.archive.is_file():
        copy_reports(home, all_sources(home))
    if not quiet:
        _print_verdict(verdict)
    return verdict


def _build(home: Home, faults: list[str], *, quiet: bool) -> bool:
    """Build, add to the faults, and tell whether it could be done: a night that cannot build is judged and told, too.

    An archive that another version made, or that is damaged, is made anew: nobody is there to ask.
    """
    if not any(home.captures.glob("*.warc.gz")) and not home.archive.is_file():
        return True  # nothing was ever captured
    jobs = os.cpu_count() or 1
    try:
        try:
            faults += run_build(home, jobs=jobs, quiet=quiet)
        except SchemaVersionError as problem:
            click.echo(f"rebuilding: {problem}", err=True)
            faults += run_build(home, rebuild=True, jobs=jobs, quiet=quiet)
    except (ArchiveError, CommandError) as problem:
        faults.append(f"the build failed: {problem}")
        tell_faults(faults[-1:])
        return False
    return True


def _print_verdict(verdict: RunVerdict) -> None:
    rows = [
        (one.source, reason.verdict, reason.check, reason.text) for one in verdict.sources for reason in one.reasons
    ]
    well = sum(one.verdict == "ok" for one in verdict.sources)
    if rows:
        print_table("Sources that are not well", ("source", "verdict", "check", "why"), rows)
    click.echo(f"Verdict: {verdict.verdict}; {well} of {len(verdict.sources)} sources are well.")
