"""What commands share at the terminal: progress on standard error, tables, faults."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

quiet_option = click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; faults are still told.")

SHOWN_FAULTS = 20
"""Most faults that a message spells out; a terminal gets them all."""
_PIPED_WIDTH = 1000
"""Characters a line of a table may take when it is not printed on a terminal."""


@contextmanager
def progress_bar(title: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Yield a function that shows how many of how many are done; silent when quiet or not at a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def progress_lines(title: str, *, quiet: bool) -> Iterator[Callable[[str, str], None]]:
    """Yield a function that shows what is done last, and how many there were; silent when quiet."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task(title, total=None)
        yield lambda who, what: bar.update(task, advance=1, description=f"{title} {who} {what[:80]}")


def print_table(title: str, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a table: text left, numbers right."""
    from rich.console import Console
    from rich.table import Table

    cells = [[("" if cell is None else cell) for cell in row] for row in rows]
    table = Table(title=title, title_justify="left", title_style="bold")
    for i, name in enumerate(header):
        numbers = bool(cells) and all(isinstance(row[i], (int, float)) or row[i] == "" for row in cells)
        table.add_column(name, justify="right" if numbers else "left", overflow="fold")
    for row in cells:
        table.add_row(*map(str, row))
    console = Console()
    # Piped, lines stay whole, so that an address can be found in them.
    (console if console.is_terminal else Console(width=_PIPED_WIDTH)).print(table)


def tell_faults(faults: list[str]) -> None:
    """Print faults on standard error, a line each."""
    for fault in faults:
        click.echo(f"fault: {fault}", err=True)


def exit_with(faults: list[str]) -> None:
    """End the command: status 0 where all went well, 1 where it finished with faults."""
    if faults:
        sys.exit(1)
