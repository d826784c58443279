"""The gzip members of a file, one by one, with where each lies; a file that breaks off is read up to there."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 1 << 18


class Member(NamedTuple):
    """One gzip member, unpacked."""

    offset: int
    length: int
    """As packed."""
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A file that breaks off: everything from `offset` on is lost."""

    file: str
    offset: int
    lost: int
    """Bytes from the offset to the file's end."""
    reason: str


def read_members(path: Path, offset: int) -> Iterator[Member | Cut]:
    """Yield the members of a file from `offset` on; when the file breaks off, a Cut comes last."""
    with path.open("rb") as file:
        file.seek(offset)
        rest = file.read(_CHUNK)
        while rest:
            inflater, pieces, length = zlib.decompressobj(31), [], 0
            fault = "ends inside a record"
            try:
                while rest and not inflater.eof:
                    pieces.append(inflater.decompress(rest))
                    length += len(rest) - len(inflater.unused_data)
                    rest = inflater.unused_data or file.read(_CHUNK)
            except zlib.error as problem:
                fault = f"is no gzip any more: {problem}"
            if not inflater.eof:
                yield Cut(file=path.name, offset=offset, lost=path.stat().st_size - offset, reason=fault)
                return
            yield Member(offset, length, b"".join(pieces))
            offset += length
