"""The home page: what there is, what is new, which movements are spoken of most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette import hookimpl

if TYPE_CHECKING:
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


@hookimpl
def extra_template_vars(view_name: str, datasette: Datasette) -> dict[str, Any]:
    """Give the home page its contents."""
    if view_name != "index" or "archive" not in datasette.databases:
        return {}
    return {"home": lambda: _home(datasette, datasette.get_database("archive"))}


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
