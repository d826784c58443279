"""The home page: what there is, what is new, which movements are spoken of most; and snippets of what was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from datasette.app import Datasette
    from datasette.database import Database

_COUNTED = (
    "articles", "meetings", "appearances", "campaign_mentions", "figures", "awards", "citations", "bloc_leaderships",
)  # fmt: skip
_NEWEST = """
SELECT a.id, a.title, a.published, a.province, s.title AS source FROM articles a JOIN sources s ON s.slug = a.source
ORDER BY a.docid DESC LIMIT 8
"""
_CAMPAIGNS = (
    "SELECT id, name, kind, articles, provinces FROM campaigns ORDER BY articles DESC, provinces DESC, name LIMIT 8"
)
_SPAN = (
    "SELECT min(published_year) AS first, max(published_year) AS last, count(DISTINCT source) AS sources FROM articles"
)
# Control characters mark what was found: no page's text holds them, so the rest can be escaped after.
_SNIPPET = """
SELECT snippet(articles_fts, {column}, char(2), char(3), '…', 40)
FROM articles_fts WHERE articles_fts MATCH escape_fts(:typed) AND rowid = :docid
"""


@hookimpl
def extra_template_vars(view_name: str, datasette: Datasette) -> dict[str, Any]:
    """Give the home page its contents, and the list of articles its snippets."""
    if "archive" not in datasette.databases:
        return {}
    archive = datasette.get_database("archive")
    if view_name == "index":
        return {"home": lambda: _home(datasette, archive)}
    return {"snippet": _snippets(archive), "source_titles": lambda: _sources(archive)} if view_name == "table" else {}


async def _home(datasette: Datasette, archive: Database) -> dict[str, Any]:
    tables = (datasette.metadata("tables", database="archive") or {}).items()
    titles = {name: table["title"] for name, table in tables}
    counts = await archive.execute("SELECT " + ", ".join(f"(SELECT count(*) FROM {name})" for name in _COUNTED))  # noqa: S608
    queries = await datasette.get_canned_queries("archive", None)
    return {
        "counts": [(name, titles[name], count) for name, count in zip(_COUNTED, counts.first(), strict=True)],
        "span": (await archive.execute(_SPAN)).first(),
        "newest": (await archive.execute(_NEWEST)).rows,
        "campaigns": (await archive.execute(_CAMPAIGNS)).rows,
        "queries": list(queries.values()),
    }


async def _sources(archive: Database) -> dict[str, str]:
    return {row["slug"]: row["title"] for row in (await archive.execute("SELECT slug, title FROM sources")).rows}


def _snippets(archive: Database) -> Callable[[int, str], Awaitable[Markup]]:
    async def snippet(docid: int, typed: str) -> Markup:
        """Return the part of an article in which words were found, those marked."""
        # The columns' texts are the same; only the one that was searched knows where its words stand.
        plain = (await archive.execute("SELECT escape_fts(?)", (typed,))).single_value().startswith("folded")
        sql = _SNIPPET.format(column=int(plain))
        found = (await archive.execute(sql, {"typed": typed, "docid": docid})).first()
        text = str(escape(found[0] if found else ""))
        return Markup(re.sub("\x02([^\x03]*)\x03", r"<mark>\1</mark>", text))  # noqa: S704 (escaped above)

    return snippet
