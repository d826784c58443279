"""The gzip members of a WARC file: appended whole or not at all, read by exchange with where each lies.

What is damaged is left out and told; reading goes on with the next exchange that is whole.
"""

from __future__ import annotations

import mmap
import re
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

_CHUNK = 1 << 18
_MAGIC = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_HEAD = 4096
"""Bytes of a member that are enough to unpack its beginning: deflate's tables take a few hundred."""


_KIND = re.compile(rb"^WARC-Type: (\w+)", re.MULTILINE)


class Member(NamedTuple):
    """One gzip member, unpacked: one WARC record."""

    offset: int
    length: int
    """As packed."""
    data: bytes

    @property
    def kind(self) -> str:
        """The record's WARC-Type, found without parsing all of it."""
        found = _KIND.search(self.data[:2000])
        return found[1].decode("ascii") if found is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A stretch of a file that is lost."""

    file: str
    offset: int
    lost: int
    """Bytes from the offset to what can be read again, or to the file's end."""
    reason: str
    at_end: bool = False
    """Whether nothing after it can be read: the file breaks off there."""

    def __str__(self) -> str:
        if self.at_end:
            return (
                f"{self.file}: breaks off at byte {self.offset} ({self.reason}); what stands before it was used, and "
                "the next crawl asks for the rest again"
            )
        return (
            f"{self.file}: is damaged at byte {self.offset} ({self.reason}): {self.lost} bytes are lost, what stands "
            "before and after them was used, and the next crawl asks for them again"
        )


def append(file: io.FileIO, data: bytes) -> int:
    """Write all of `data` at a file's end and return where it begins.

    Raises:
        OSError: it could not be written whole; the file is then as it was.
    """
    offset, rest = file.tell(), memoryview(data)
    try:
        while rest:  # a disk that is filling up takes a part, and says so only by the count
            rest = rest[file.write(rest) :]
    except OSError:
        file.truncate(offset)
        file.seek(offset)
        raise
    return offset


def read_exchanges(path: Path, offset: int) -> Iterator[list[Member] | Cut]:
    """Yield the records of each exchange from `offset` on, and a Cut for each stretch between two whole exchanges."""
    pending: list[Member] = []
    lost: Cut | None = None
    for part in _read_members(path, offset):
        if isinstance(part, Cut) or (lost is not None and part.kind not in ("request", "warcinfo")):
            lost = _widen(lost, [*pending, part])
            pending = []
            continue
        if lost is not None:
            yield replace(lost, at_end=False)
            lost = None
        pending.append(part)
        if part.kind == "metadata":
            yield pending
        if part.kind in ("metadata", "warcinfo"):
            pending = []
    if pending:
        length = sum(member.length for member in pending)
        lost = Cut(file=path.name, offset=pending[0].offset, lost=length, reason="a capture does not end")
    if lost is not None:
        yield replace(lost, at_end=True)


def _widen(lost: Cut | None, parts: Sequence[Member | Cut]) -> Cut:
    """Return a stretch that is lost, with the parts that follow it, of which the last may be damaged itself."""
    last = parts[-1]
    if lost is None:
        assert isinstance(last, Cut)
        lost = replace(last, offset=parts[0].offset)
    end = last.offset + (last.lost if isinstance(last, Cut) else last.length)
    return replace(lost, lost=end - lost.offset)


def _read_members(path: Path, offset: int) -> Iterator[Member | Cut]:
    """Yield the members of a file from `offset` on, and a Cut for each stretch where there is none to be read."""
    with path.open("rb") as file:
        file.seek(offset)
        rest = file.read(_CHUNK)
        while rest:
            inflater, pieces, length = zlib.decompressobj(31), [], 0
            fault = "a record does not end"
            try:
                while rest and not inflater.eof:
                    pieces.append(inflater.decompress(rest))
                    length += len(rest) - len(inflater.unused_data)
                    rest = inflater.unused_data or file.read(_CHUNK)
            except zlib.error as problem:
                fault = f"is no gzip any more: {problem}"
            if inflater.eof:
                yield Member(offset, length, b"".join(pieces))
                offset += length
                continue
            begin, offset = offset, _find_record(file, offset + 1)
            file.seek(offset)
            rest = file.read(_CHUNK)
            yield Cut(file=path.name, offset=begin, lost=offset - begin, reason=fault)


def _find_record(file: BinaryIO, start: int) -> int:
    """Return the offset of the next member that holds a WARC record; the file's size when there is none."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        found = data.find(_MAGIC, start)
        # A page that was received packed begins alike, but with no record's first line.
        while found >= 0 and not _begins_record(data[found : found + _HEAD]):
            found = data.find(_MAGIC, found + 1)
        return found if found >= 0 else len(data)


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed, len(_RECORD)) == _RECORD
    except zlib.error:
        return False
