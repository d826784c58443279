"""Canned queries: one file of queries/ each, with title, description, sql and its parameters' labels.

A parameter is a label, or a label with choices (code: what it is called). A left-out parameter is an empty text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from datasette import hookimpl

if TYPE_CHECKING:
    from datasette.app import Datasette

_FOLDER = Path(__file__).parent.parent / "queries"


@hookimpl
def canned_queries(database: str) -> dict[str, dict[str, Any]]:
    """Return the queries of the archive by name; the name is the file's."""
    return {name: dict(query) for name, query in _read().items()} if database == "archive" else {}


@hookimpl
def extra_template_vars(datasette: Datasette) -> dict[str, Any]:
    """Give the queries' pages the provinces to choose from."""

    async def province_names() -> list[str]:
        found = await datasette.get_database("archive").execute("SELECT name FROM provinces ORDER BY name")
        return [row["name"] for row in found.rows]

    return {"province_names": province_names}


@cache
def _read() -> dict[str, dict[str, Any]]:
    queries = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.yml"))}
    for query in queries.values():
        stated = query.pop("params", {})
        query["params"] = list(stated)
        query["labels"] = {name: one["label"] if isinstance(one, dict) else one for name, one in stated.items()}
        query["choices"] = {name: one["choices"] for name, one in stated.items() if isinstance(one, dict)}
        query["hide_sql"] = True
    return queries
