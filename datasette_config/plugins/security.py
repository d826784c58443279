"""Headers that hold even where a page slips (nothing from elsewhere, no script, no framing), and no look inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Forbidden

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import NoReturn

    Message = dict[str, Any]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]

_HEADERS = [
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        b" frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    """Add the headers to every response."""
    return _with_headers


@hookimpl
def register_routes() -> list[tuple[str, Callable[[], Awaitable[None]]]]:
    """Close the pages that Datasette has about itself (threads, plugins …): every reader could see them."""
    return [(r"/-/(?!static/|static-plugins/)", _refuse)]


async def _refuse() -> NoReturn:
    raise Forbidden("Pages about the server itself are closed")


def _with_headers(app: App) -> App:
    async def wrapped(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *_HEADERS]}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped
