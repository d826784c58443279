"""`thidua demo`: the whole flow on the bundled replica sites."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from thidua.commands.build import run_build
from thidua.commands.serve import serve
from thidua.console import exit_with, quiet_option
from thidua.fetching import describe_faults, run_crawl

if TYPE_CHECKING:
    from thidua.home import Home


@click.command("demo")
@click.option("--serve", "and_serve", is_flag=True, help="Then open the archive in Datasette on port 8001.")
@quiet_option
@click.pass_obj
def command(home: Home, and_serve: bool, quiet: bool) -> None:
    """Serve three replica sites on loopback, crawl them with the real spider, build archive.db from the captures.

    Needs no network. Running it again is harmless: nothing is captured twice. Every person, figure and event in the
    replicas is invented.

    \b
    Examples:
      thidua demo
      thidua --home /tmp/try demo --serve
    """
    from thidua.demo.server import DemoSites
    from thidua.demo.sources import sources_of
    from thidua.lock import hold

    with hold(home, "thidua demo"):
        with DemoSites() as sites:
            report = run_crawl(home, sources_of(sites), quiet=quiet)
        faults = describe_faults(report)
        if report.interrupted:
            exit_with(faults)
        faults += run_build(home, jobs=os.cpu_count() or 1, quiet=quiet)
    if and_serve:
        serve(home, host="127.0.0.1", port=8001)
    elif not quiet:
        where = "" if home.path.resolve() == home.path.cwd() else f" --home {home.path}"
        click.echo(f"Browse it:  {sys.argv[0]}{where} serve     then open http://127.0.0.1:8001/")
    exit_with(faults)
