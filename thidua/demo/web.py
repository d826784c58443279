"""HTTP for the replica: GET, HEAD and forms, conditional requests, compression; what is answered is the caller's."""

from __future__ import annotations

import datetime as dt
import gzip
import sys
from dataclasses import dataclass
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from email.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and what became of it."""

    method: str
    target: str
    """Path with query."""
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A response before conditional requests and compression."""

    status: HTTPStatus
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    location: str | None = None
    """Where the page has moved, for redirects."""
    etag: str | None = None
    modified: dt.datetime | None = None

    def headers(self) -> dict[str, str]:
        """Return the headers that do not depend on the request."""
        said = {
            "Content-Type": self.content_type,
            "Vary": "Accept-Encoding",
            "Location": self.location,
            "ETag": self.etag,
            "Last-Modified": format_datetime(self.modified.astimezone(dt.UTC), usegmt=True) if self.modified else None,
        }
        return {name: value for name, value in said.items() if value is not None}

    def is_known(self, asked: Message) -> bool:
        """Return whether the client has this version: If-None-Match decides where given (RFC 9110, 13.2.2)."""
        if self.status is not HTTPStatus.OK:
            return False
        if (tags := asked.get("If-None-Match")) is not None:
            return self.etag is not None and self.etag in [tag.strip() for tag in tags.split(",")]
        since = asked.get("If-Modified-Since")
        if since is None or self.modified is None:
            return False
        try:
            return self.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
        except ValueError:
            return False


class HttpServer(ThreadingHTTPServer):
    """A server on loopback, a thread a connection."""

    request_queue_size = 64

    def __init__(
        self, port: int, answer: Callable[[str, Mapping[str, str] | None], Reply], record: Callable[[Exchange], None]
    ) -> None:
        """Take the port; requests are answered once `serve_forever` runs.

        Args:
            port: 0 for any free one.
            answer: gives the reply for a path with query, and for the fields that a form sends there.
            record: is told of every exchange before it is sent.
        """
        super().__init__(("127.0.0.1", port), _Handler)
        self.answer = answer
        self.record = record

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up; a crawler under test is killed on purpose."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    """Answers GET, HEAD and POST."""

    protocol_version = "HTTP/1.1"
    server_version = "DemoSites"
    disable_nagle_algorithm = True  # headers and body go out in two writes: Nagle would wait 40 ms between them
    server: HttpServer

    def do_GET(self) -> None:
        """Answer with headers and body."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with headers only."""
        self._answer(with_body=False)

    def do_POST(self) -> None:
        """Answer to a form that is sent."""
        sent = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self._answer(with_body=True, form=dict(parse_qsl(sent.decode("ascii", "replace"), keep_blank_values=True)))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the exchanges are in the site's log."""

    def _answer(self, *, with_body: bool, form: Mapping[str, str] | None = None) -> None:
        reply = self.server.answer(self.path, form)
        known = reply.is_known(self.headers)
        status = HTTPStatus.NOT_MODIFIED if known else reply.status
        self.server.record(Exchange(method=self.command, target=self.path, status=status))
        headers, body = reply.headers(), reply.body
        if body and "gzip" in self.headers.get("Accept-Encoding", ""):
            headers["Content-Encoding"], body = "gzip", gzip.compress(body, 6, mtime=0)
        self.send_response(status)
        if known:
            headers.pop("Content-Encoding", None)
        else:
            headers["Content-Length"] = str(len(body))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body and not known:
            self.wfile.write(body)
