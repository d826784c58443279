"""`thidua sources`: which sites are described, whether they hold, and how one is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from thidua.console import exit_with, print_table, progress_lines, quiet_option, tell_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crawler.probing.check import CheckReport
    from thidua.home import Home


@click.group("sources", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the described sites, hold them against the live sites, add one.

    A site is one file: those that ship with the crawler, and over them the files in the working folder's sources/.

    \b
    Examples:
      thidua sources                              (the same as `thidua sources list`)
      thidua sources list --catalogue --province "Hà Giang"
      thidua sources check langson-tdkt
      thidua sources add https://thidua.example.gov.vn/
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@command.command("list")
@click.argument("text", required=False)
@click.option("--catalogue", is_flag=True, help="All sites that are known to exist, described or not.")
@click.option("--province", help="Only those of this province, by its name before or after July 2025.")
@click.pass_obj
def show(home: Home, text: str | None = None, catalogue: bool = False, province: str | None = None) -> None:
    """List the described sites, or those whose slug, title, address or notes hold TEXT (accents may be left out).

    \b
    Examples:
      thidua sources list
      thidua sources list "so noi vu"
      thidua sources list --catalogue --province "Hà Giang"
    """
    rows = list(_catalogue_rows(home) if catalogue else _source_rows(home))
    kept = [row for row, provinces, words in rows if _matches(province, provinces) and _matches(text, [words])]
    header = ("slug", "title", "province", "CMS", "seen", "file")
    print_table(
        f"{len(kept)} {'sites of the catalogue' if catalogue else 'sources'}",
        header if catalogue else ("slug", "title", "province", "platform", "verified"),
        kept,
    )


Row = tuple[tuple[object, ...], list[str], str]
"""What is shown, the provinces' names, the text that is searched."""


def _source_rows(home: Home) -> Iterator[Row]:
    from crawler.catalogue import shipped_catalogue
    from thidua.sites import real_sources

    for slug, one in real_sources(home).items():
        entry = shipped_catalogue().get(slug)
        provinces = [one.province, *([entry.province_2025] if entry is not None else [])]
        words = f"{slug} {one.title} {one.base_url} {one.notes or ''}"
        yield (slug, one.title, one.province, one.platform, str(one.verified)), provinces, words


def _catalogue_rows(home: Home) -> Iterator[Row]:
    from crawler.catalogue import shipped_catalogue
    from thidua.sites import real_sources

    described = real_sources(home)
    for slug, one in shipped_catalogue().items():
        shown = (slug, one.title, one.province, one.cms, one.last_year, "yes" if slug in described else "")
        yield shown, [one.province, one.province_2025], f"{slug} {one.title} {one.base_url} {one.notes or ''}"


def _matches(wanted: str | None, texts: Iterable[str]) -> bool:
    from extract.text import fold_accents

    return wanted is None or any(fold_accents(wanted).lower() in fold_accents(text).lower() for text in texts)


@command.command("check")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@quiet_option
@click.pass_obj
def check(home: Home, slugs: tuple[str, ...], quiet: bool) -> None:
    """Hold source files against their live sites: robots.txt, one listing, three articles, each field.

    As polite as a crawl. Where all that is essential was found, the day and what later crawls may be held against are
    written into the source's file; a file that ships with the crawler is copied into sources/ first. Ends with status
    1 when something essential is missing.

    \b
    Examples:
      thidua sources check langson-tdkt
      thidua sources check                        (every described site)
    """
    from functools import partial

    from crawler.probing.check import check_source
    from crawler.probing.fetch import run_probes
    from thidua.sites import real_sources

    sources = real_sources(home, slugs)
    with progress_lines("looking at", quiet=quiet) as step:
        reports = run_probes([(one, partial(check_source, one)) for one in sources.values()], step)
    for report in reports:
        if not quiet:
            _print_check(report)
        if not report.faults:
            _note_check(home, report, quiet=quiet)
    faults = [f"{report.slug}: {fault}" for report in reports for fault in report.faults]
    tell_faults(faults)
    exit_with(faults)


def _print_check(report: CheckReport) -> None:
    click.echo(f"{report.slug}: robots.txt {report.robots}; listing {report.listing}")
    for address in report.articles:
        click.echo(f"  {address}")
    rows = [(one.field, f"{one.found} of {one.read}", one.detail) for one in report.findings]
    if rows:
        print_table(report.slug, ("field", "found in", "what"), rows)


def _note_check(home: Home, report: CheckReport, *, quiet: bool) -> None:
    """Write the day and the expectations into the source's file in the working folder."""
    import datetime as dt

    from crawler.definition import with_keys, write_source
    from extract.exchange import VIETNAM
    from thidua.sites import source_path

    text = source_path(home, report.slug).read_text("utf-8")
    today = dt.datetime.now(VIETNAM).date()
    path = home.sources / f"{report.slug}.yml"
    write_source(path, with_keys(text, {"verified": today, "expectations": report.expectations}))
    if not quiet:
        click.echo(f"{report.slug}: verified {today}, written to {path}")
