"""`thidua doctor`: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from thidua.console import exit_with

if TYPE_CHECKING:
    from thidua.home import Home


@click.command("doctor")
@click.pass_obj
def command(home: Home) -> None:
    """Look at the installation and the working folder; say what is wrong and how to mend it. Changes nothing.

    Python, SQLite's full-text search, disk space, the contact address, source files, gazetteers and weights, whether
    ledger and captures fit together, the archive's schema.

    \b
    Examples:
      thidua doctor
      thidua --home /srv/thidua doctor
    """
    from thidua.doctor import examine

    faults = []
    for found in examine(home):
        if found.fault is None:
            click.echo(f"ok     {found.what}")
        else:
            click.echo(f"WRONG  {found.what}: {found.fault}\n       mend it: {found.remedy}")
            faults.append(found.what)
    exit_with(faults)
