"""`thidua status`: how each source stands, and everything that is not as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from thidua.console import print_table
from thidua.errors import CommandError

if TYPE_CHECKING:
    from thidua.home import Home


_TROUBLES = """
    SELECT source, state, reason, substr(next_try, 1, 16), url FROM urls
    WHERE state NOT IN ('ok', 'pending') ORDER BY source, state, url
"""


@click.command("status")
@click.pass_obj
def command(home: Home) -> None:
    """Show how each source stands: its verdict and since when, addresses by state, every page that is no dated article.

    \b
    Examples:
      thidua status
      thidua --home /srv/thidua status
    """
    if not home.ledger.is_file():
        raise CommandError(f"{home.ledger}: no crawl has been here yet: run `thidua crawl` first, or `thidua demo`")
    _show_health(home)
    _show_addresses(home)
    if home.archive.is_file():
        _show_pages(home)
    else:
        click.echo(f"{home.archive}: not built yet: run `thidua build`")


def _show_health(home: Home) -> None:
    from crawler.health_log import read_since, read_standings
    from crawler.ledger import Ledger

    with Ledger(home.ledger, read_only=True) as ledger:
        standings = read_standings(ledger)
        since = {one.source: (read_since(ledger, one.source) or "")[:10] for one in standings}
    rows = [
        (one.source, one.verdict, since[one.source], one.at[:16], one.measure["new"], why)
        for one in standings
        for why in [f"{reason.check}: {reason.text}" for reason in one.reasons] or [""]
    ]
    if rows:
        columns = ("source", "verdict", "not well since", "judged (UTC)", "new", "why")
        print_table("Sources as the last run judged them", columns, rows)


def _show_addresses(home: Home) -> None:
    from crawler.ledger import Ledger

    with Ledger(home.ledger, read_only=True) as ledger:
        states = ledger.query("SELECT source, state, count(*) FROM urls GROUP BY 1, 2 ORDER BY 1, 2")
        troubles = ledger.query(_TROUBLES)
    print_table("Addresses of articles and listings by state", ("source", "state", "addresses"), states)
    if troubles:
        print_table("Addresses in trouble", ("source", "state", "reason", "next try", "address"), troubles)


def _show_pages(home: Home) -> None:
    from archive import Archive

    with Archive.open(home.archive) as archive:
        counts = archive.page_counts()
        odd = archive.odd_pages()
    print_table("What the captures turned out to be", ("source", "outcome", "reason", "pages"), counts)
    if odd:
        print_table("Pages that are no dated article", ("source", "outcome", "reason", "address"), odd)
