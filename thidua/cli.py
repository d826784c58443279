"""The command line. Commands are found in thidua/commands; heavy libraries are imported when one runs."""

from __future__ import annotations

import logging
import pkgutil
import sqlite3
from importlib import import_module
from pathlib import Path

import click

from archive.errors import ArchiveError
from crawler.errors import CrawlerError
from extract.errors import ExtractError
from models.errors import ModelsError
from thidua import commands
from thidua.errors import CommandError
from thidua.home import Home
from thidua.trouble import describe_trouble


class CommandFolder(click.Group):
    """A group whose commands are the modules of thidua/commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names in alphabetical order."""
        return sorted(info.name for info in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, or None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of our own packages, or a full disk, becomes one line and exit status 2."""
        try:
            return super().invoke(ctx)
        except (ArchiveError, CrawlerError, ExtractError, ModelsError) as problem:
            raise CommandError(str(problem)) from problem
        except (OSError, sqlite3.Error) as problem:
            told = describe_trouble(problem, ctx.obj.path.resolve() if ctx.obj is not None else Path.cwd())
            if told is None:
                raise
            raise CommandError(told) from problem


@click.group(cls=CommandFolder, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Working folder with captures/ and archive.db (default: the current one).",
)
@click.version_option(package_name="thidua")
@click.pass_context
def main(ctx: click.Context, home: Path) -> None:
    """Thi Đua Archive: Vietnam's emulation and commendation news, crawled, read, and queryable.

    \b
    Try it:              thidua demo
    A real crawl:        thidua run            (crawl + build; the line for cron)
    Browse the archive:  thidua serve

    Exit status: 0 all well, 1 finished with faults, 2 could not do what was asked.
    """
    # A spider's errors would be lost else: Scrapy's counter of log lines is a handler, and the only one.
    told = logging.StreamHandler()
    told.setLevel(logging.WARNING)  # the handler's: Scrapy sets its loggers to the level DEBUG
    logging.basicConfig(handlers=[told], format="%(levelname)s: %(name)s: %(message)s")
    ctx.obj = Home(home)
