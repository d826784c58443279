"""docs/data-dictionary.md: the tables as they are, with what datasette_config/metadata.yaml tells readers about them.

Written again by `python -m archive.dictionary`; a test fails when it is out of date.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from archive.errors import ArchiveError
from archive.schema import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

_ROOT = Path(__file__).parent.parent
METADATA = _ROOT / "datasette_config" / "metadata.yaml"
DICTIONARY = _ROOT / "docs" / "data-dictionary.md"
_INTRODUCTION = """\
# Data dictionary

The tables of `archive.db`, as researchers and the served pages see them; descriptions are the pages' own,
in Vietnamese. Made by `python -m archive.dictionary` from the schema and `datasette_config/metadata.yaml`:
edit those, never this file.

Fact tables (`meetings`, `appearances`, `campaign_mentions`, `figures`, `awards`, `citations`,
`bloc_leaderships`) hold what the current version of each article says; their `id` is that of `facts`, whose
`evidence` quotes the text. Times are Asia/Ho_Chi_Minh, dates ISO 8601. Lists are child tables to join, and
JSON beside their fact to read.
"""


def describe_tables() -> str:
    """Return the dictionary's text.

    Raises:
        ArchiveError: a table or column has no description, or a description no table or column.
    """
    told = yaml.safe_load(METADATA.read_text("utf-8"))["databases"]["archive"]["tables"]
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "archive.db")
        try:
            tables = _columns(database)
        finally:
            database.close()
    _compare("tables", set(tables), set(told))
    sections = [_section(name, columns, told[name]) for name, columns in sorted(tables.items())]
    return "\n".join([_INTRODUCTION, *sections])


def _columns(database: Database) -> dict[str, list[tuple[str, str, str]]]:
    """Return name, type and reference of every column, by table."""
    named = [*database.table_names(), *database.view_names()]
    shown = [name for name in named if name == "articles_fts" or not name.startswith(("articles_fts", "sqlite_"))]
    return {name: list(_columns_of(database, name)) for name in shown}


def _columns_of(database: Database, name: str) -> Iterator[tuple[str, str, str]]:
    references = {row[3]: f"{row[2]}.{row[4]}" for row in database.execute(f"PRAGMA foreign_key_list({name})")}
    for row in database.execute(f"PRAGMA table_info({name})"):
        needed = "" if row[3] or not row[2] else ", may be empty"
        yield row[1], f"{row[2] or 'TEXT'}{needed}", references.get(row[1], "")


def _section(name: str, columns: list[tuple[str, str, str]], told: dict[str, Any]) -> str:
    _compare(f"columns of {name}", {column for column, _, _ in columns}, set(told["columns"]))
    lines = [f"## {name}", f"**{told['title']}.** {told['description']}", ""]
    lines += ["| column | type | refers to | Tên | ý nghĩa | ví dụ |", "|---|---|---|---|---|---|"]
    for column, kind, reference in columns:
        title, _, rest = told["columns"][column].partition(" – ")
        meaning, _, example = rest.rpartition("Ví dụ: ")
        lines.append(f"| `{column}` | {kind} | {reference} | {title} | {meaning.strip()} | `{example}` |")
    return "\n".join([*lines, ""])


def _compare(what: str, found: set[str], told: set[str]) -> None:
    if found != told:
        raise ArchiveError(
            f"{METADATA.name} and the schema differ in {what}: undescribed {sorted(found - told)}, "
            f"described but missing {sorted(told - found)}"
        )


if __name__ == "__main__":
    DICTIONARY.write_text(describe_tables(), "utf-8")
