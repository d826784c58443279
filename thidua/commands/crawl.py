"""`thidua crawl`: what is new or changed on the sites, into captures/."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from thidua.console import exit_with, quiet_option
from thidua.fetching import describe_faults, run_crawl

if TYPE_CHECKING:
    import datetime as dt

    from thidua.home import Home


@click.command("crawl")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Leave out what pages date before this day.")
@click.option("--full", is_flag=True, help="Look at every known article again and page on to the end of every listing.")
@click.option("--limit", type=click.IntRange(1), help="Most articles a source.")
@quiet_option
@click.pass_obj
def command(
    home: Home, slugs: tuple[str, ...], since: dt.datetime | None, full: bool, limit: int | None, quiet: bool
) -> None:
    """Fetch what is new or changed on all verified sources, or on those named by SLUG, into captures/.

    Polite by default: robots.txt, one request at a time, a pause between two, a contact address in the user agent
    (set THIDUA_CONTACT to yours). May be killed at any moment and run again.

    \b
    Examples:
      thidua crawl                                      (what `thidua sources check` has verified)
      thidua crawl langson-tdkt --limit 20
      thidua crawl langson-tdkt --since 2023-01-01
    """
    from thidua.lock import hold
    from thidua.sites import crawled_sources

    sources = crawled_sources(home, slugs)
    with hold(home, "thidua crawl"):
        report = run_crawl(home, sources, since=since.date() if since else None, full=full, limit=limit, quiet=quiet)
    exit_with(describe_faults(report))
