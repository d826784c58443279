"""What all kinds of things across articles have in common: names compared, seen when and how often, stored."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from sqlite3 import Connection

Value = TypeVar("Value", str, int)


class Seen(NamedTuple):
    """In which articles a thing was seen."""

    articles: int
    first_published: str | None
    last_published: str | None


@lru_cache(maxsize=100_000)
def fold_name(name: str) -> str:
    """Return what two spellings of one name share: case, tone marks' places and punctuation make no difference."""
    return re.sub(r"[\W_]+", " ", fold_spelling(name)).strip()


def commonest(values: Iterable[Value | None]) -> Value | None:
    """Return the value met most often, of equals the smallest; None where there is none."""
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def seen_in(articles: Mapping[str, str | None]) -> Seen:
    """Return when and how often a thing was seen; `articles` gives each one's publication time."""
    days = sorted(time[:10] for time in articles.values() if time is not None)
    return Seen(len(articles), days[0] if days else None, days[-1] if days else None)


def store_entities(
    conn: Connection,
    table: str,
    entities: Iterable[dict[str, object]],
    refers: Mapping[tuple[str, str], Iterable[tuple[object, ...]]],
) -> None:
    """Make `table` hold exactly `entities`, and the rows that belong to one refer to it; write only what changed.

    Args:
        conn: inside a transaction.
        table: people, campaigns …
        entities: rows with an id each.
        refers: for a table and its column that refers here: the entity's id, then the row's primary key.
    """
    rows = list(entities)
    conn.execute("CREATE TEMP TABLE keep (id TEXT PRIMARY KEY)")
    conn.executemany("INSERT INTO keep VALUES (?)", [(row["id"],) for row in rows])
    for row in rows:
        _upsert(conn, table, row)
    for (referring, column), ids in refers.items():
        _refer(conn, referring, column, ids)
    conn.execute(f"DELETE FROM {table} WHERE id NOT IN (SELECT id FROM keep)")  # noqa: S608 (our own table's name)
    conn.execute("DROP TABLE keep")


def _upsert(conn: Connection, table: str, row: dict[str, object]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    held = ", ".join(f"{table}.{name}" for name in row)
    new = ", ".join(f"excluded.{name}" for name in row)
    conn.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 (our own names)
        f" ON CONFLICT (id) DO UPDATE SET ({names}) = ({new}) WHERE ({held}) IS NOT ({new})",
        tuple(row.values()),
    )


def _refer(conn: Connection, table: str, column: str, ids: Iterable[tuple[object, ...]]) -> None:
    keys = [row[1] for row in conn.execute(f"PRAGMA table_info({table})") if row[5]]
    where = " AND ".join(f"{key} = ?" for key in keys)
    conn.executemany(
        f"UPDATE {table} SET {column} = ? WHERE {where} AND {column} IS NOT ?",  # noqa: S608 (our own names)
        [(*row, row[0]) for row in ids],
    )
