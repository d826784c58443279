"""An article's page: its text with the facts marked in place, and the facts with their values."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from datasette import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

# The tables of facts by kind, in the order in which pages show them.
_TABLES = {
    "meetings": "meetings", "people": "appearances", "campaigns": "campaign_mentions", "figures": "figures",
    "awards": "awards", "documents": "citations", "blocs": "bloc_leaderships",
}  # fmt: skip
_SHARED = frozenset({"id", "article", "source", "province", "province_2025", "published_year", "published_month"})
_ACROSS = {
    "event": "events", "person": "people", "campaign": "campaigns", "document": "documents", "bloc": "blocs",
    "meeting": "meetings",
}  # fmt: skip
_KEYS = frozenset({"name", "text", "form", "number"})
_VERSIONS = (
    "SELECT id, number, current, first_fetched, title, body FROM article_versions WHERE article = ? ORDER BY number"
)
_ROWS = "SELECT * FROM {table} WHERE article = (SELECT article FROM article_versions WHERE id = ?)"
_EVIDENCE = """
SELECT f.kind, f.flags, e.fact, e.number, e.slot, e.field, e.start, e.end, e.quote
FROM evidence e JOIN facts f ON f.id = e.fact WHERE f.version = ? ORDER BY f.id, e.number
"""


class Mark(NamedTuple):
    """A piece of text, with the facts whose evidence covers it."""

    text: str
    facts: tuple[tuple[str, str], ...]
    """(kind, fact id), the innermost first; empty for plain text."""
    first_of: tuple[str, ...]
    """Facts whose key surface begins here: where links from the table of facts lead."""


@hookimpl
def extra_template_vars(
    view_name: str, database: str | None, table: str | None, request: Request, datasette: Datasette
) -> dict[str, Any]:
    """Give the page of an article everything it shows, as `article()`."""
    if view_name != "row" or (database, table) != ("archive", "articles"):
        return {}
    return {"article": lambda: _article(datasette, request)}


async def _article(datasette: Datasette, request: Request) -> dict[str, Any]:
    archive, id_ = datasette.get_database("archive"), request.url_vars["pks"]
    versions = (await archive.execute(_VERSIONS, (id_,))).rows
    asked = request.args.get("ban")
    version = next((one for one in versions if str(one["number"]) == asked), versions[-1])
    evidence = (await archive.execute(_EVIDENCE, (version["id"],))).rows
    captions = await archive.execute("SELECT text FROM captions WHERE version = ? ORDER BY number", (version["id"],))
    source = "SELECT s.* FROM sources s JOIN articles a ON a.source = s.slug WHERE a.id = ?"
    return {
        "versions": versions,
        "version": version,
        "source": (await archive.execute(source, (id_,))).first(),
        "title": mark(version["title"], _of(evidence, "title")),
        "paragraphs": list(paragraphs(mark(version["body"], _of(evidence, "body")))),
        "captions": [mark(row["text"], _of(evidence, f"captions.{n}")) for n, row in enumerate(captions.rows)],
        "groups": await _groups(datasette, archive, version, evidence),
    }


def _of(evidence: Iterable[Any], field: str) -> list[Any]:
    return [one for one in evidence if one["field"] == field]


def mark(text: str, evidence: Iterable[Any]) -> list[Mark]:
    """Return `text` in pieces, cut wherever evidence begins or ends; joined they are the text again."""
    spans = sorted(evidence, key=lambda e: (e["end"] - e["start"], e["fact"], e["number"]))
    cuts = sorted({0, len(text), *(e["start"] for e in spans), *(e["end"] for e in spans)})
    return [_piece(text, start, end, spans) for start, end in pairwise(cuts)]


def _piece(text: str, start: int, end: int, spans: list[Any]) -> Mark:
    covering = [e for e in spans if e["start"] <= start and end <= e["end"]]
    facts = tuple(dict.fromkeys((e["kind"], e["fact"]) for e in covering))
    first_of = tuple(e["fact"] for e in covering if e["number"] == 0 and e["start"] == start)
    return Mark(text[start:end], facts, first_of)


def paragraphs(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Yield the pieces of each paragraph; a piece that runs over a paragraph's end is cut there."""
    paragraph: list[Mark] = []
    for one in marks:
        head, *rest = one.text.split("\n\n")
        paragraph.append(one._replace(text=head))
        for part in rest:
            yield paragraph
            paragraph = [Mark(part, one.facts, ())]
    yield paragraph


async def _groups(datasette: Datasette, archive: Database, version: Any, evidence: list[Any]) -> list[dict[str, Any]]:
    """Return for every kind that occurs its table, the table's columns to show and its facts in reading order."""
    groups = []
    for kind, table in _TABLES.items():
        keys = sorted((e for e in evidence if e["kind"] == kind and e["number"] == 0), key=_place)
        if not keys:
            continue
        rows = (await archive.execute(_ROWS.format(table=table), (version["id"],))).rows
        values = {row["id"]: dict(row) for row in rows}
        facts = [
            {"id": e["fact"], "quote": e["quote"], "flags": json.loads(e["flags"]), "row": values.get(e["fact"])}
            for e in keys
        ]
        told = datasette.table_metadata("archive", table)
        columns = [name for name in _columns(facts) if name not in told.get("hide", [])]
        groups.append({"kind": kind, "table": table, "title": told["title"], "told": told["columns"],
                       "columns": columns, "across": _ACROSS, "facts": facts, "size": len(facts)})  # fmt: skip
    return groups


def _columns(facts: list[dict[str, Any]]) -> list[str]:
    """Return the facts' columns that say something: not empty throughout, not what the quotes say already."""
    rows = [(one["row"], one["quote"]) for one in facts if one["row"] is not None]
    names = [name for name in (rows[0][0] if rows else {}) if name not in _SHARED]
    said = [name for name in names if name in _KEYS and all(row[name] == quote for row, quote in rows)]
    return [name for name in names if name not in said and any(row[name] not in (None, "[]") for row, _ in rows)]


def _place(evidence: Any) -> tuple[bool, bool, str, int]:
    """Title first, then the body, then captions."""
    field = evidence["field"]
    return field != "title", field != "body", field, evidence["start"]
