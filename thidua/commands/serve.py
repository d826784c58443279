"""`thidua serve`: Datasette on archive.db."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from thidua.errors import CommandError

if TYPE_CHECKING:
    from thidua.home import Home

CONFIG = Path(__file__).parent.parent.parent / "datasette_config"


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 serves other machines, too.")
@click.option("--open", "open_browser", is_flag=True, help="Open the front page in a browser.")
@click.pass_obj
def command(home: Home, port: int, host: str, open_browser: bool) -> None:
    """Serve the archive with Datasette: browse, search, facet, query.

    The archive is opened read-only; a build that finishes meanwhile is served after a restart.

    \b
    Examples:
      thidua serve
      thidua --home /srv/thidua serve --port 8080
    """
    serve(home, host=host, port=port, open_browser=open_browser)


def serve(home: Home, *, host: str, port: int, open_browser: bool = False) -> None:
    """Serve until interrupted.

    Raises:
        CommandError: there is no archive.
        ArchiveError: the file is none, or another version's.
    """
    from datasette.cli import cli

    from archive import Archive

    if not home.archive.is_file():
        raise CommandError(f"{home.archive}: no archive yet: run `thidua build` first, or `thidua demo`")
    with Archive.open(home.archive):  # what is wrong with it is told before Datasette finds it
        pass
    _check_port(host, port)
    arguments = ["serve", str(CONFIG), "--immutable", str(home.archive), "--host", host, "--port", str(port)]
    cli.main(arguments + ["--open"] * open_browser, prog_name="datasette", standalone_mode=False)


def _check_port(host: str, port: int) -> None:
    """Refuse a port that is taken before Datasette fills the screen with it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise CommandError(f"port {port} on {host}: {problem.strerror}: choose another with --port") from None
