"""Captures: WARC files written as responses arrive, and read back. The only importer of warcio.

An exchange is three records, each a gzip member of its own: request, response with the body as received, metadata
with the source, the run and what the page is to the crawl. The three are written at once and flushed; a file that
kill -9 cut off is read up to the last whole exchange, a damaged one around the damage. No file is ever appended to
by another run.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import uuid
import zlib
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal, NamedTuple

from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.body import BodyError, decode_body, digest_of, is_encoded
from crawler.errors import CaptureError
from crawler.members import Cut, append, read_exchanges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from warcio.recordloader import ArcWarcRecord

    from crawler.members import Member

PageKind = Literal["listing", "article", "robots", "other"]
"""What a page is to the crawl, by its address; what it turned out to be is for the build to say."""
Headers = tuple[tuple[str, str], ...]

MAX_FILE = 1_000_000_000
"""Bytes after which the next exchange begins a new file: what archives' guidelines recommend (1 GB)."""
# zlib's fastest level: on 90 kB pages level 6 takes three times as long for files a fifth smaller, and the crawl
# waits for it. What a server has compressed is stored as it is.
_LEVEL, _LEVEL_ENCODED = 1, 0
_FIELDS = "application/warc-fields"
# Hop-by-hop headers say how this one connection was used; the body has been freed of any transfer encoding.
_HOP_BY_HOP = frozenset({"transfer-encoding", "connection", "keep-alive"})
_NOTE = (
    "HTTP headers are a reconstruction: names are re-cased, order within a name is kept, hop-by-hop headers are "
    "dropped. Bodies are as received, content encoding included."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its response, before anything has looked at it."""

    source: str
    """The source's slug."""
    kind: PageKind
    key: str
    """What names the page within the source: see Source.key."""
    url: str
    method: str = "GET"
    fetched: dt.datetime
    """Aware."""
    request_headers: Headers
    status: int
    headers: Headers
    """The response's."""
    body: bytes
    """As received."""
    ip: str | None = None
    """The address that answered."""
    note: str | None = None
    """What a reader should know of how it was fetched: certificate not checked."""


class Place(NamedTuple):
    """Where an exchange lies: file name, offset of its first record, length of all three, in bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One exchange, read back."""

    source: str
    run: str
    kind: PageKind
    key: str
    """What names the page within its source; the archive's article id hashes the source's slug and this."""
    url: str
    """The address that answered."""
    fetched: dt.datetime
    """UTC."""
    status: int
    headers: Headers
    """The response's, reconstructed."""
    content_type: str | None
    body: bytes
    """Content encoding undone; empty when that failed."""
    fault: str | None
    """Why the body could not be decoded."""
    digest: str
    """Of the decoded body; of the received one when decoding failed."""
    file: str
    """The WARC file's name."""
    offset: int
    length: int
    """The three records' bytes in the file, from `offset`."""
    note: str | None = None
    """What a reader should know of how it was fetched."""


class WarcWriter:
    """Writes exchanges of one run to files of its own; the first file is made with the first exchange."""

    def __init__(self, folder: Path, run: str, *, max_file: int = MAX_FILE) -> None:
        self.run = run
        self._folder = folder
        self._max_file = max_file
        self._count = 0
        self._file: io.FileIO | None = None
        self._builder = WARCWriter(io.BytesIO(), gzip=False, warc_version="WARC/1.1")

    def write(self, exchange: Exchange) -> Place:
        """Write an exchange and return where it lies; it is with the operating system when this returns."""
        file = self._open_file()
        level = _LEVEL_ENCODED if is_encoded(find_header(exchange.headers, "content-encoding") or "") else _LEVEL
        request, response, metadata = self._build_records(exchange)
        data = self._pack(request, _LEVEL) + self._pack(response, level) + self._pack(metadata, _LEVEL)
        return Place(self._name(), append(file, data), len(data))

    def close(self) -> None:
        """Close the current file and have it on the disk."""
        if self._file is not None:
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None

    def _name(self) -> str:
        return f"{self.run}-{self._count:05}.warc.gz"

    def _open_file(self) -> io.FileIO:
        if self._file is not None and self._file.tell() >= self._max_file:
            self.close()
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._count += 1
            # Exclusive: appending to what another run left could bury its cut-off end.
            file = io.FileIO(self._folder / self._name(), "xb")
            info = {"software": "thidua", "format": "WARC File Format 1.1", "run": self.run, "description": _NOTE}
            append(file, self._pack(self._builder.create_warcinfo_record(self._name(), info), _LEVEL))
            self._file = file
        return self._file

    def _build_records(self, exchange: Exchange) -> tuple[ArcWarcRecord, ArcWarcRecord, ArcWarcRecord]:
        date = exchange.fetched.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        response_id = f"<urn:uuid:{uuid.uuid4()}>"
        both = {"WARC-Date": date, "WARC-Concurrent-To": response_id}
        own = {"WARC-Date": date, "WARC-Record-ID": response_id}
        if exchange.ip is not None:
            own["WARC-IP-Address"] = exchange.ip
        fields = {"source": exchange.source, "run": self.run, "kind": exchange.kind, "key": exchange.key}
        if exchange.note is not None:
            fields["note"] = exchange.note
        payload = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode("utf-8")
        return (
            self._build(exchange.url, "request", b"", both, _request_head(exchange)),
            self._build(exchange.url, "response", exchange.body, own, _response_head(exchange)),
            self._build(exchange.url, "metadata", payload, both, None),
        )

    def _build(
        self, url: str, kind: str, payload: bytes, headers: dict[str, str], head: StatusAndHeaders | None
    ) -> ArcWarcRecord:
        return self._builder.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(payload),
            length=len(payload),
            warc_content_type=_FIELDS if head is None else "",
            warc_headers_dict=dict(headers),
            http_headers=head,
        )

    def _pack(self, record: ArcWarcRecord, level: int) -> bytes:
        """Return a record as one gzip member. warcio's own gzip is fixed at level 9, most of its time."""
        plain = io.BytesIO()
        WARCWriter(plain, gzip=False, warc_version="WARC/1.1").write_record(record)
        return zlib.compress(plain.getbuffer(), level, wbits=31)


def find_header(headers: Iterable[tuple[str, str]], name: str) -> str | None:
    """Return the first header of that name, in lower case given; None when there is none."""
    return next((value for one, value in headers if one.lower() == name), None)


def _request_head(exchange: Exchange) -> StatusAndHeaders:
    _, _, host, *path = exchange.url.split("/", 3)
    headers = [("Host", host), *exchange.request_headers]
    return StatusAndHeaders(f"{exchange.method} /{''.join(path)} HTTP/1.1", headers, is_http_request=True)


def _response_head(exchange: Exchange) -> StatusAndHeaders:
    try:
        phrase = HTTPStatus(exchange.status).phrase
    except ValueError:
        phrase = "Unknown"
    headers = [(name, value) for name, value in exchange.headers if name.lower() not in _HOP_BY_HOP]
    return StatusAndHeaders(f"{exchange.status} {phrase}", headers, protocol="HTTP/1.1")


def list_warcs(folder: Path) -> list[Path]:
    """Return a folder's WARC files, oldest run first."""
    return sorted(folder.glob("*.warc.gz"))


def read_captures(path: Path, *, on_cut: Callable[[Cut], None], start: int = 0) -> Iterator[Capture]:
    """Yield the captures of a WARC file in the order in which they were written.

    Args:
        path: the file.
        on_cut: told of each stretch that is lost, from the first capture that it spoils to the next whole one.
        start: offset at which to begin: 0, or where an earlier capture ends (its offset + length).
    """
    for part in read_exchanges(path, start):
        if isinstance(part, Cut):
            on_cut(part)
        else:
            yield _read_exchange(path.name, part)


def read_capture(path: Path, offset: int) -> Capture:
    """Return the capture at `offset` of a WARC file.

    Raises:
        CaptureError: nothing that begins there is a whole capture.
    """
    cuts: list[Cut] = []
    try:
        found = next(read_captures(path, on_cut=cuts.append, start=offset), None)
    except OSError as problem:
        reason = str(problem)
    else:
        if found is not None and found.offset == offset:
            return found
        reason = cuts[0].reason if cuts else "nothing begins there"
    raise CaptureError(f"{path}: no capture at offset {offset}: {reason}; `thidua build --rebuild` does without it")


def _read_exchange(file: str, members: Sequence[Member]) -> Capture:
    if [member.kind for member in members] != ["request", "response", "metadata"]:
        place = f"{file}, offset {members[0].offset}"
        raise CaptureError(f"{place}: expected request, response and metadata: this file was not written by thidua")
    response, metadata = (_parse(member) for member in members[1:])
    fields = dict(line.split(": ", 1) for line in metadata.raw_stream.read().decode("utf-8").splitlines())
    headers: Headers = tuple(response.http_headers.headers)
    received = response.raw_stream.read()
    body, fault = _decode(received, find_header(headers, "content-encoding") or "")
    return Capture(
        **fields,
        url=response.rec_headers.get_header("WARC-Target-URI"),
        fetched=dt.datetime.fromisoformat(response.rec_headers.get_header("WARC-Date")),
        status=int(response.http_headers.get_statuscode()),
        headers=headers,
        content_type=find_header(headers, "content-type"),
        body=body,
        fault=fault,
        digest=digest_of(received if fault is not None else body),
        file=file,
        offset=members[0].offset,
        length=sum(member.length for member in members),
    )


def _decode(received: bytes, coding: str) -> tuple[bytes, str | None]:
    try:
        return decode_body(received, coding), None
    except BodyError as problem:
        return b"", str(problem)


def _parse(member: Member) -> ArcWarcRecord:
    return ArcWarcRecordLoader().parse_record_stream(io.BytesIO(member.data), known_format="warc")
