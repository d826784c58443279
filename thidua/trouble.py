"""Disks that are full and files that may not be written: what to say of what the system and SQLite report."""

from __future__ import annotations

import errno
import sqlite3

_SPACE = "free some space there (`thidua doctor` says how much there is), then run the command again: it goes on"
_RIGHTS = "get the right to write to it and to its folder, then run the command again"
_DISK = "look at the disk and the system's log, then run the command again"
_BUSY = "end what else works with it, then run the command again"
_DAMAGED = (
    "`thidua doctor` tells which file is damaged: archive.db is made anew by `thidua build --rebuild`,"
    " captures/ledger.db by the next crawl once it is moved away"
)
_SYSTEM = {
    errno.ENOSPC: _SPACE, errno.EDQUOT: _SPACE, errno.EFBIG: _SPACE, errno.EACCES: _RIGHTS, errno.EPERM: _RIGHTS,
    errno.EROFS: _RIGHTS, errno.EIO: _DISK,
}  # fmt: skip
_SQLITE = {
    sqlite3.SQLITE_FULL: _SPACE, sqlite3.SQLITE_READONLY: _RIGHTS, sqlite3.SQLITE_CANTOPEN: _RIGHTS,
    sqlite3.SQLITE_PERM: _RIGHTS, sqlite3.SQLITE_IOERR: _DISK, sqlite3.SQLITE_BUSY: _BUSY, sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED, sqlite3.SQLITE_NOTADB: _DAMAGED,
}  # fmt: skip


def describe_trouble(problem: OSError | sqlite3.Error, folder: object) -> str | None:
    """Return one line on what kept a file from being read or written: where, what, what to do.

    Args:
        problem: what the system or SQLite reported.
        folder: where the command works: SQLite names no file.

    Returns:
        None for what no operator can mend.
    """
    if isinstance(problem, OSError):
        where, what = problem.filename or folder, problem.strerror
        remedy = _SYSTEM.get(problem.errno or 0)
    else:
        where, what = folder, str(problem)
        remedy = _SQLITE.get(getattr(problem, "sqlite_errorcode", 0) & 0xFF)
    return f"{where}: {what}: {remedy}" if remedy is not None else None
