"""The tables of schema.sql, their indexes, and the version that an archive carries."""

from __future__ import annotations

import sqlite3
import zlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from archive.errors import ArchiveError, SchemaVersionError
from archive.provinces import provinces
from archive.search import fold_for_search

if TYPE_CHECKING:
    from sqlite_utils.db import Table

_SCHEMA = (Path(__file__).parent / "schema.sql").read_text("utf-8")
# The index in articles_fts can only be kept up with the folding that filled it: another one is another version.
_FOLDED_ALIKE = "Thuỷ thủy tỉ tỷ sỹ sĩ hoà Đắk Lắk ỲỴÝẶẤỖỘỚỮ nghỉ Hội đồng ẩn kỹ ký lý Mỹ hy ty sy quy"

FACT_TABLES = {
    "meetings": "meetings", "people": "appearances", "campaigns": "campaign_mentions", "figures": "figures",
    "awards": "awards", "documents": "citations", "blocs": "bloc_leaderships",
}  # fmt: skip
"""The table of each kind of fact (extract.records.KINDS)."""

# Foreign keys are indexed all but those to provinces, which never go; these besides, for facets and the sort orders of
# the served pages: a facet over an unindexed column costs 30 times as much at a million rows.
_OF_FACTS = ("province", "published_year")
_INDEXED: dict[str, tuple[str, ...]] = {
    "runs": ("verdict",),
    "source_health": ("verdict", "judged"),
    "captures": ("key", "status"),
    "pages": ("outcome", "reason", "encoding"),
    "articles": ("published", "published_year", "category", "province", "province_2025", "gone"),
    "facts": ("kind", "live", "rule"),
    "sources": ("province", "platform"),
    "people": ("name_folded", "province", "articles"),
    "campaigns": ("name_folded", "kind", "articles"),
    "documents": ("number", "kind", "articles"),
    "blocs": ("name_folded", "province", "articles"),
    "events": ("kind", "date", "articles"),
    "meetings": ("kind", "date", "part_of_day"),
    "appearances": ("name",),
    "appearance_positions": ("position",),
    "appearance_roles": ("role",),
    "campaign_mentions": ("kind",),
    "figures": ("unit", "per", "currency", "qualifier"),
    "awards": ("form_folded", "grade", "status", "recipient_kind", "achievement_year"),
    "citations": ("kind",),
    "bloc_leaderships": ("term_year",),
}


def schema_version() -> int:
    """Return the number that PRAGMA user_version of a fitting archive holds: it changes with schema.sql by itself."""
    stated = _SCHEMA + repr(_INDEXED) + repr(fold_for_search(_FOLDED_ALIKE)) + repr(provinces())
    return zlib.crc32(stated.encode()) & 0x7FFFFFFF


def open_database(path: Path) -> Database:
    """Return the archive at `path`, created where there is none.

    Raises:
        SchemaVersionError: the file is no archive, or of another version.
        ArchiveError: it cannot be opened or created.
    """
    # Transactions are opened by hand: the driver's own would end wherever it likes.
    try:
        database = Database(sqlite3.connect(path, isolation_level=None))
    except sqlite3.OperationalError as problem:
        raise ArchiveError(
            f"{path} cannot be opened ({problem}): does its folder exist, may you write there?"
        ) from None
    try:
        database.conn.execute("PRAGMA foreign_keys = ON")
        # Ids are hashes: their indexes are written all over the file, and SQLite's own 2 MB hold too little of them.
        database.conn.execute("PRAGMA cache_size = -65536")
        found = database.conn.execute("PRAGMA user_version").fetchone()[0]
        empty = not found and not database.table_names()
    except sqlite3.DatabaseError as problem:
        database.close()
        if problem.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            remedy = "leave it there: end what else uses it, get the right to write to it and its folder"
            raise ArchiveError(f"{path} cannot be used now ({problem}): {remedy}") from None
        raise SchemaVersionError(f"{path} cannot be read as an archive ({problem}): move it away") from None
    if not empty and found != schema_version():
        database.close()
        raise SchemaVersionError(
            f"{path} was built by another version of this program (its tables are version {found}, expected "
            f"{schema_version()}): run `thidua build --rebuild`; nothing is lost, the captures hold everything"
        )
    if empty:
        _create(database)
    return database


def _create(database: Database) -> None:
    database.conn.executescript(f"BEGIN; {_SCHEMA}")
    for province in provinces().values():
        row = {
            name: value.isoformat() if isinstance(value, date) else value for name, value in province._asdict().items()
        }
        database.table("provinces").insert(row)
    for name in database.table_names():
        _index(database.table(name))
    database.conn.execute(f"PRAGMA user_version = {schema_version()}")
    database.commit()


def _index(table: Table) -> None:
    wanted = {str(key.column) for key in table.foreign_keys if key.other_table != "provinces"}
    wanted.update(_INDEXED.get(table.name, ()), _OF_FACTS if table.name in FACT_TABLES.values() else ())
    led = {table.pks[0], *(index.columns[0] for index in table.indexes)}
    for column in sorted(wanted - led):
        table.create_index([column])
