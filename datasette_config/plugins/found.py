"""The list of articles that were found: those with the whole phrase first, each with a snippet.

Datasette can sort a table by its columns only, and bm25 takes seconds over words that nearly every article has. So the
list is read in two parts, each newest first: articles in which all that was typed stands together, then the others.
Pages, JSON and CSV have the same order; whoever asks for `_sort` gets that one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette import hookimpl
from datasette.filters import FilterArguments
from datasette.utils import path_with_replaced_args
from datasette.utils.asgi import Request
from datasette.views.table import TableView
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Response

    Page = tuple[dict[str, Any], Callable[[], Coroutine[Any, Any, dict[str, Any]]], tuple[str, ...]]

_PARTS = {
    "_phrase": "phrase_fts(:typed)",
    "_scattered": "escape_fts(:typed) || ' NOT ' || phrase_fts(:typed)",
}
_CONDITION = "docid in (select rowid from articles_fts where articles_fts match {})"
# A page's token within the second part; within the first part it is Datasette's own.
_REST = "rest"
# Control characters mark what was found: no page's text holds them, so the rest can be escaped after.
_SNIPPET = """
SELECT snippet(articles_fts, snippet_column({words}(:typed)), char(2), char(3), '…', 40)
FROM articles_fts WHERE articles_fts MATCH {words}(:typed) AND rowid = :docid
"""


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Serve the table of articles by the view below."""
    return [(r"/(?P<database>archive)/(?P<table>articles)(\.(?P<format>\w+))?$", _serve)]


@hookimpl
def filters_from_request(request: Request, database: str, table: str) -> FilterArguments | None:
    """Narrow the articles to one of the two parts."""
    if (database, table) == ("archive", "articles"):
        for name, words in _PARTS.items():
            if typed := request.args.get(name):
                return FilterArguments([_CONDITION.format(words)], {"typed": typed})
    return None


@hookimpl
def extra_template_vars(view_name: str, datasette: Datasette) -> dict[str, Any]:
    """Give the list of articles its snippets and the sources' titles."""
    if view_name != "table" or "archive" not in datasette.databases:
        return {}
    archive = datasette.get_database("archive")
    return {"snippet": _snippets(archive), "source_titles": lambda: _sources(archive)}


async def _serve(request: Request, datasette: Datasette) -> Response:
    return await _ArticlesView(datasette).dispatch_request(request)


class _ArticlesView(TableView):
    async def data(
        self, request: Request, default_labels: bool = False, _next: str | None = None, _size: int | str | None = None
    ) -> Page | Response:
        """Return a page of the table as TableView does; a blank search is none, and phrases come first."""
        if not request.args.get("_search", "").strip():
            return await super().data(_with(request, _search=None), default_labels, _next, _size)
        if not await self._has_parts(request):
            return await super().data(request, default_labels, _next, _size)
        whole = await super().data(_with(request, _next=None), default_labels, None, _size)
        if not isinstance(whole, tuple):
            return whole
        size = _size or request.args.get("_size") or self.ds.page_size
        size = self.ds.max_returned_rows if size == "max" else int(size)
        pages, after = await self._read_parts(request, default_labels, size, _next or request.args.get("_next") or "")
        return self._join(request, whole, pages, after)

    async def _has_parts(self, request: Request) -> bool:
        if {"_sort", "_sort_desc", "_searchmode"} & set(request.args) or request.args.get("_size") == "0":
            return False
        typed = {"typed": request.args["_search"]}
        asked = await self.ds.get_database("archive").execute("SELECT escape_fts(:typed) <> phrase_fts(:typed)", typed)
        return bool(asked.single_value())

    async def _read_parts(
        self, request: Request, default_labels: bool, size: int, token: str
    ) -> tuple[dict[str, Page], str | None]:
        """Return what one page shows of each part, and the token of the page after it."""
        pages: dict[str, Page] = {}
        part, _, after = token.partition(",")
        if part != _REST:
            pages["_phrase"] = page = await self._part(request, "_phrase", default_labels, size, token)
            size, after = size - len(page[0]["rows"]), ""
            if page[0]["next"]:
                return pages, page[0]["next"]
            if size == 0:
                page = await self._part(request, "_scattered", default_labels, 1, after)
                return pages, _REST if page[0]["rows"] else None
        pages["_scattered"] = page = await self._part(request, "_scattered", default_labels, size, after)
        return pages, f"{_REST},{page[0]['next']}" if page[0]["next"] else None

    async def _part(self, request: Request, name: str, default_labels: bool, size: int, token: str) -> Page:
        changes = {name: request.args["_search"], "_search": None, "_next": token or None, "_size": str(size)}
        page: Page = await super().data(_with(request, **changes, _nofacet="1", _nocount="1"), default_labels)
        return page

    def _join(self, request: Request, whole: Page, pages: dict[str, Page], after: str | None) -> Page:
        """Return the page of all that was found, with its rows replaced by those of the parts."""

        async def context() -> dict[str, Any]:
            shown = {name: (await page[1]())["display_rows"] for name, page in pages.items()}
            phrases, scattered = shown.get("_phrase", []), shown.get("_scattered", [])
            return {**await whole[1](), "display_rows": [*phrases, *scattered], "phrases": len(phrases)}

        following = path_with_replaced_args(request, {"_next": after})
        changes = {
            "rows": [row for page in pages.values() for row in page[0]["rows"]],
            "next": after,
            "next_url": self.ds.absolute_url(request, self.ds.urls.path(following)) if after else None,
        }
        return whole[0] | changes, context, whole[2]


def _with(request: Request, **changes: str | None) -> Request:
    """Return the request with arguments replaced; None takes one out."""
    kept = [(name, value) for name in request.args if name not in changes for value in request.args.getlist(name)]
    added = [(name, value) for name, value in changes.items() if value is not None]
    return Request({**request.scope, "query_string": urlencode(kept + added).encode()}, request.receive)


async def _sources(archive: Database) -> dict[str, str]:
    return {row["slug"]: row["title"] for row in (await archive.execute("SELECT slug, title FROM sources")).rows}


def _snippets(archive: Database) -> Callable[[int, str], Awaitable[Markup]]:
    async def snippet(docid: int, typed: str) -> Markup:
        """Return the part of an article in which the phrase was found, else its words, those marked."""
        for words in ("phrase_fts", "escape_fts"):
            found = (await archive.execute(_SNIPPET.format(words=words), {"typed": typed, "docid": docid})).first()
            if found:
                return Markup(re.sub("\x02([^\x03]*)\x03", r"<mark>\1</mark>", str(escape(found[0]))))  # noqa: S704 (escaped)
        return Markup("")

    return snippet
