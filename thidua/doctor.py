"""What may be wrong with an installation or a working folder, each with how to mend it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive import Archive, ArchiveError
from crawler.errors import CrawlerError
from crawler.ledger import Ledger
from crawler.warc import list_warcs
from extract.errors import ExtractError
from models.errors import ModelsError
from thidua.errors import CommandError
from thidua.settings import FILE, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thidua.home import Home

_LEAST_FREE = 5_000_000_000
"""Bytes: a first crawl of a large site, and a rebuild beside the archive that it replaces."""
_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    fault: str | None = None
    """What is wrong; None when nothing is."""
    remedy: str | None = None
    """How to mend it."""


def examine(home: Home) -> Iterator[Finding]:
    """Yield what was looked at; whatever is wrong with one thing, the others are looked at, too."""
    for look in _LOOKS:
        yield look(home)


def _look_at_python(home: Home) -> Finding:
    del home
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= _PYTHON:
        return Finding(f"Python {version}")
    return Finding(f"Python {version}", "is older than 3.11", "install Python 3.11 or newer and thidua in it")


def _look_at_sqlite(home: Home) -> Finding:
    del home
    what = f"SQLite {sqlite3.sqlite_version} with full-text search"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'unicode61 remove_diacritics 0')")
        connection.execute("CREATE TABLE s (x TEXT) STRICT")
    except sqlite3.OperationalError as problem:
        return Finding(what, str(problem), "use a Python whose SQLite is 3.37 or newer and has FTS5 (python.org's has)")
    finally:
        connection.close()
    return Finding(what)


def _look_at_disk(home: Home) -> Finding:
    folder = home.path.resolve()
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        return Finding(f"disk at {folder}", "may not be written to", f"chown -R $USER {folder}, or use another --home")
    free = shutil.disk_usage(folder).free
    what = f"disk at {folder}, {free / 1e9:.1f} GB free"
    if free >= _LEAST_FREE:
        return Finding(what)
    return Finding(what, "is nearly full", "free some space, or move the folder (docs/operating.md says how)")


def _look_at_contact(home: Home) -> Finding:
    what = "contact address, for the keepers of crawled sites"
    try:
        found = load_settings(home.path)
    except CommandError as problem:
        return Finding("settings", problem.message, f"mend {home.path / FILE}, or the variable")
    if found.contact is None:
        remedy = f'put contact = "you@your-office.example" into {home.path / FILE}, or set THIDUA_CONTACT'
        return Finding(what, "is not set", remedy)
    return Finding(f"{what}: {found.contact}")


def _look_at_sources(home: Home) -> Finding:
    from thidua.sites import all_sources

    try:
        number = len(all_sources(home))
    except CrawlerError as problem:
        return Finding("source files", str(problem), "mend that file")
    return Finding(f"{number} source files")


def _look_at_models(home: Home) -> Finding:
    del home
    from extract.records import Article
    from thidua.extraction import extract_article

    article = Article(id="doctor", title="Hội nghị", body="Sáng 21/7, Khối thi đua số 6 tổ chức Hội nghị sơ kết.")
    try:
        extract_article(article)
    except (ExtractError, ModelsError, OSError) as problem:
        return Finding("gazetteers and weights", str(problem), "install thidua again: files of the package are missing")
    return Finding("gazetteers and weights")


def _look_at_captures(home: Home) -> Finding:
    """Hold the ledger against the WARC files: every place that it knows must be inside a file that is there."""
    files = {path.name: path.stat().st_size for path in list_warcs(home.captures)}
    what = f"captures: {len(files)} files, {sum(files.values()) / 1e9:.2f} GB"
    if not home.ledger.is_file():
        if not files:
            return Finding(f"{what} (no crawl has been here yet)")
        return Finding(what, "have no ledger", "nothing to do: the next crawl rebuilds it from the captures")
    try:
        with Ledger(home.ledger, read_only=True) as ledger:
            healthy = ledger.query("PRAGMA quick_check")[0][0]
            ends = ledger.query("SELECT file, max(offset + length) AS end FROM captured GROUP BY file ORDER BY file")
    except CrawlerError as problem:
        return _finding_of(problem, what)
    if healthy != "ok":
        remedy = "move captures/ledger.db away; the next crawl rebuilds it from the captures"
        return Finding(what, f"ledger.db is damaged: {healthy}", remedy)
    missing = [row["file"] for row in ends if row["file"] not in files]
    if missing:
        remedy = (
            "restore it from the backup; without one, move captures/ledger.db away, so that the next crawl asks again"
        )
        return Finding(what, f"{len(missing)} of the files that the ledger knows are missing: {missing[0]}", remedy)
    short = [row["file"] for row in ends if files[row["file"]] < row["end"]]
    if short:
        remedy = "restore it from the backup; without one, the next crawl asks again for what is lost"
        return Finding(what, f"{len(short)} of the files that the ledger knows have lost their end: {short[0]}", remedy)
    return Finding(what)


def _look_at_archive(home: Home) -> Finding:
    if not home.archive.is_file():
        return Finding("archive.db (not built yet)")
    try:
        with Archive.open(home.archive) as archive:
            what = f"archive.db, {archive.counts()['articles']} articles"
    except ArchiveError as problem:
        return _finding_of(problem, "archive.db")
    except sqlite3.DatabaseError as problem:
        return Finding("archive.db", f"is damaged: {problem}", "run `thidua build --rebuild`")
    return Finding(what)


def _finding_of(problem: Exception, what: str) -> Finding:
    """Return what an error of our own says: its message ends with the remedy."""
    fault, _, remedy = str(problem).rpartition(": ")
    return Finding(what, fault, remedy)


_LOOKS: tuple[Callable[[Home], Finding], ...] = (
    _look_at_python, _look_at_sqlite, _look_at_disk, _look_at_contact, _look_at_sources, _look_at_models,
    _look_at_captures, _look_at_archive,
)  # fmt: skip
