"""The lock of a folder of captures: one command at a time writes there; the second is told who holds it."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from crawler.errors import RunError
from extract.exchange import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def hold(captures: Path, who: str, *, join: bool = False) -> Iterator[None]:
    """Hold the lock; the operating system frees it when the process ends, however it ends.

    Args:
        captures: the folder, made where it is missing.
        who: what a second command is told of this one.
        join: be content where this process holds it already: a crawl is a part of the command that began it.

    Raises:
        RunError: another process holds it, or the folder cannot be written to.
    """
    lock = FileLock(captures / ".lock", timeout=0, is_singleton=True)
    holder = captures / ".lock-holder"
    try:
        captures.mkdir(parents=True, exist_ok=True)
        joined = lock.is_locked
        if joined and not join:
            raise Timeout(lock.lock_file)
        lock.acquire()
    except Timeout:
        at_work = holder.read_text("utf-8") if holder.exists() else "another process"
        where = captures.parent.resolve()
        raise RunError(f"{where}: {at_work} is at work here: wait for it to end, or use another --home") from None
    except OSError as problem:
        remedy = "get the right to write there, or use another --home"
        raise RunError(f"{captures}: cannot be written to: {problem.strerror}: {remedy}") from None
    try:
        if not joined:
            now = dt.datetime.now(VIETNAM)
            holder.write_text(f"{who} (process {os.getpid()}, since {now:%Y-%m-%d %H:%M})", "utf-8")
        yield
    finally:
        lock.release()
