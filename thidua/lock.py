"""One command at a time writes in a working folder; the second is told who holds it."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from extract.exchange import VIETNAM
from thidua.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thidua.home import Home


@contextmanager
def hold(home: Home, command: str) -> Iterator[None]:
    """Hold the folder's lock; the operating system frees it when the process ends, however it ends.

    Args:
        home: the folder.
        command: what a second command is told of this one.

    Raises:
        CommandError: another process holds it.
    """
    home.captures.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home.lock, timeout=0)
    holder = home.lock.with_name(".lock-holder")
    try:
        lock.acquire()
    except Timeout:
        who = holder.read_text("utf-8") if holder.exists() else "another process"
        raise CommandError(f"{home.path.resolve()}: {who} is at work here: wait for it to end, or stop it") from None
    try:
        now = dt.datetime.now(VIETNAM)
        holder.write_text(f"`{command}` (process {os.getpid()}, since {now:%Y-%m-%d %H:%M})", "utf-8")
        yield
    finally:
        lock.release()
