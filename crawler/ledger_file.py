"""Opens ledger.db: to write, brought up to date, or only to look at it."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from pathlib import Path

from crawler.errors import LedgerError

_MIGRATIONS = Path(__file__).parent / "migrations"
# ERROR is what SQL says of tables that are not the ledger's.
_DAMAGED = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection to a ledger of this version.

    Args:
        path: the file; made where it is missing, unless it is only looked at.
        read_only: only look at it; one of an older version is brought up to date all the same.

    Raises:
        LedgerError: the file is no ledger, a newer version wrote it, or it cannot be used now.
    """
    try:
        if read_only:
            db = _look_at(path)
            if _version(db, path) == len(_scripts()):
                return db
            db.close()
        return _migrated(path)
    except (OSError, sqlite3.DatabaseError) as problem:
        raise LedgerError(f"{path}: {problem}: {_remedy(problem)}") from None


def stamp(at: dt.datetime) -> str:
    """Return a time as the ledger writes it: UTC, to the microsecond."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def _migrated(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path)
    try:
        # WAL without a sync a commit: a kill loses nothing, a power cut at most the last pages, which the WARC files
        # of the unfinished run give back (crawler/recovery.py).
        db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON")
        for number, script in enumerate(_scripts()[_version(db, path) :], _version(db, path) + 1):
            sql = script.read_text("utf-8")
            db.executescript(f"BEGIN; {sql} PRAGMA user_version = {number}; COMMIT")
    except BaseException:
        db.close()
        raise
    return db


def _look_at(path: Path) -> sqlite3.Connection:
    # Reading beside a writer takes files beside the ledger. Where they are not and cannot be made, nobody writes.
    alone = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if alone else ''}", uri=True)


def _scripts() -> list[Path]:
    return sorted(_MIGRATIONS.glob("*.sql"))


def _version(db: sqlite3.Connection, path: Path) -> int:
    """Return how many migrations have run: `user_version` counts them."""
    done: int = db.execute("PRAGMA user_version").fetchone()[0]
    if done > len(_scripts()):
        raise LedgerError(f"{path}: was written by a newer version of thidua: install that version")
    return done


def _remedy(problem: OSError | sqlite3.DatabaseError) -> str:
    """Return what to do: only what is no ledger, or a damaged one, must go; other troubles pass."""
    if isinstance(problem, sqlite3.DatabaseError) and problem.sqlite_errorcode & 0xFF in _DAMAGED:
        return "move it away; the next crawl rebuilds it from the WARCs"
    return "leave it there: end what else uses it, get the right to write to it and its folder, or free some space"
