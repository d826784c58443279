"""One command at a time writes in a working folder; the second is told who holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler import lock

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from thidua.home import Home


def hold(home: Home, command: str) -> AbstractContextManager[None]:
    """Hold the folder's lock; a crawl in between is part of the command.

    Args:
        home: the folder.
        command: what a second command is told of this one.

    Raises:
        RunError: another process holds it, or the folder cannot be written to.
    """
    return lock.hold(home.captures, f"`{command}`")
