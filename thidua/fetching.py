"""Crawling from the command line: a run with its summary, its faults told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from thidua.console import print_table, progress_lines, tell_faults
from thidua.errors import CommandError
from thidua.settings import FILE, load_settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from crawler.report import CrawlReport
    from crawler.source import Source
    from thidua.home import Home

_COLUMNS = ("source", "listings", "new", "changed", "unchanged", "304", "gone, refused, failed", "ended")


def run_crawl(
    home: Home,
    sources: Mapping[str, Source],
    *,
    since: dt.date | None = None,
    full: bool = False,
    limit: int | None = None,
    quiet: bool,
) -> CrawlReport:
    """Crawl, print what was found, tell the faults, and return the report.

    Raises:
        CommandError: there is nothing to crawl, or the settings are malformed.
        CrawlerError: the crawl cannot be started.
    """
    from crawler.crawl import crawl

    if not sources:
        raise CommandError("no sources: add a file to crawler/sources (CONTRIBUTING.md says how)")
    _refuse_mixing(home, sources)
    sources = _with_contact(sources, load_settings(home.path).contact)
    _warn_of_contact(sources)
    with progress_lines("crawling", quiet=quiet) as step:
        report = crawl(
            sources,
            home.path,
            since=since,
            full=full,
            limit=limit,
            progress=lambda one: step(one.source, one.visit.url),
        )
    if not quiet:
        _print_report(report)
    tell_faults(describe_faults(report))
    return report


def _refuse_mixing(home: Home, sources: Mapping[str, Source]) -> None:
    """Keep the replicas' invented articles and real ones in different folders.

    Raises:
        CommandError: the folder holds captures of the other sort.
    """
    from crawler.ledger import Ledger
    from thidua.sites import demo_sources

    if not home.ledger.is_file():
        return
    with Ledger(home.ledger) as ledger:
        known = {row["source"] for row in ledger.query("SELECT DISTINCT source FROM urls")}
    demo = set(demo_sources())
    if known & demo and not set(sources) <= demo:
        raise CommandError(f"{home.captures}: holds the demo's invented articles: use another --home, or remove it")
    if known - demo and set(sources) <= demo:
        raise CommandError(f"{home.captures}: holds real captures: run the demo in another folder, with --home")


def describe_faults(report: CrawlReport) -> list[str]:
    """Return a line for each fault of a run: where, what, how often."""
    lines = [
        f"{slug}: {fault.kind} {fault.state}: {fault.reason}"
        + (f" ({fault.count} times)" if fault.count > 1 else "")
        + (f", {fault.example}" if fault.example else "")
        for slug, fault in report.faults
    ]
    return [*lines, "interrupted: what was left stays pending for the next run"] if report.interrupted else lines


def _with_contact(sources: Mapping[str, Source], contact: str | None) -> Mapping[str, Source]:
    """Return the sources with the operator's contact, where their own files name none."""
    if contact is None:
        return sources
    return {
        slug: source
        if source.contact is not None
        else type(source).model_validate({**dict(source), "contact": contact})
        for slug, source in sources.items()
    }


def _warn_of_contact(sources: Mapping[str, Source]) -> None:
    """Say so when keepers of sites outside one's own network have nobody to write to."""
    from crawler.settings import fallback_contact

    if any(source.contact is None and not source.allow_private_hosts for source in sources.values()):
        click.echo(
            f"warning: sites are told to write to {fallback_contact()}: name yourself in {FILE} "
            '(contact = "you@your-office.example") or in THIDUA_CONTACT',
            err=True,
        )


def _print_report(report: CrawlReport) -> None:
    rows = [
        (s.source, s.listings, s.new, s.changed, s.unchanged, s.not_modified, s.error, s.ended) for s in report.sources
    ]
    seconds = (report.ended - report.started).total_seconds()
    print_table(f"Run {report.run}: {report.captured} captures in {seconds:.0f} s", _COLUMNS, rows)
    if not report.captured:
        click.echo("Nothing new.")
