"""What readers see instead of a page: said in Vietnamese, with Datasette's own message to unfold.

Datasette's handlers print a traceback with all variables for every wrong address, which takes a second, and put HTML
into some messages. Here only faults of ours are logged.
"""

from __future__ import annotations

import logging
import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple

from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.utils import add_cors_headers
from datasette.utils.asgi import Base400, Forbidden, Response
from datasette.views.base import DatasetteError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    Answer = Callable[[], Awaitable[Response]]

_LOG = logging.getLogger("datasette_config.errors")


class _Problem(NamedTuple):
    status: int
    error: str
    """The original message."""
    title: str | None = None
    sql: str | None = None
    """The query that took too long."""


@hookimpl(wrapper=True)
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Generator[None, object, list[Answer]]:
    """Answer in place of whoever else would; Datasette's own answer is never made."""
    yield
    return [_answer(datasette, request, _problem(exception, request, datasette))]


@hookimpl
def forbidden(datasette: Datasette, request: Request, message: str) -> Answer:
    """Answer what is forbidden like every other error."""
    return _answer(datasette, request, _Problem(Forbidden.status, message))


def _problem(exception: Exception, request: Request, datasette: Datasette) -> _Problem:
    for one in (exception, exception.__context__):
        if isinstance(one, QueryInterrupted):
            error = f"SQL query took more than {datasette.setting('sql_time_limit_ms')} ms"
            return _Problem(400, error, "SQL Interrupted", one.sql)
        if isinstance(one, (MemoryError, sqlite3.DataError)):
            return _Problem(400, str(one) or "out of memory", "SQL Too Large")
    if isinstance(exception, Base400):
        return _Problem(exception.status, str(exception))
    if isinstance(exception, DatasetteError):
        # 500 is what it says unless told otherwise, as of a column that cannot be sorted by: the asker's mistake.
        return _Problem(400 if exception.status == 500 else exception.status, exception.message, exception.title)
    _LOG.error("%s %s", request.method, request.full_path, exc_info=exception)
    return _Problem(500, str(exception))


def _answer(datasette: Datasette, request: Request, problem: _Problem) -> Answer:
    async def answer() -> Response:
        headers: dict[str, str] = {}
        if datasette.cors:
            add_cors_headers(headers)
        if request.path.endswith(".json"):
            told = {"ok": False, "error": problem.error, "status": problem.status, "title": problem.title}
            return Response.json(told, status=problem.status, headers=headers)
        context: dict[str, Any] = problem._asdict() | {
            "urls": datasette.urls,
            "limit_ms": datasette.setting("sql_time_limit_ms"),
        }
        # Not through Datasette.render_template: what it asks of plugins may be what failed.
        page = await datasette.jinja_env.get_template("error.html").render_async(context)
        return Response.html(page, status=problem.status, headers=headers)

    return answer
