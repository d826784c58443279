"""The content encoding of a response's body: undone with limits, since a few bytes may hold gigabytes."""

from __future__ import annotations

import hashlib
import zlib

MAX_RECEIVED = 20_000_000
"""Most bytes taken from the network for one response; the survey's largest pages have about 1 MB."""
MAX_DECODED = 50_000_000
"""Most bytes a body may have once its content encoding is undone."""
ACCEPT_ENCODING = "gzip, deflate"
"""What is asked for: what the standard library undoes in bounded memory."""

_IDENTITY = frozenset({"", "identity"})
_WINDOWS = {"gzip": 31, "x-gzip": 31}
_MAGIC = b"\x1f\x8b"
# RFC 1952 lets a gzip file be several, one after the other. Each begins with a copy of all that follows it, so that a
# million empty ones, which fit into a response, would take hours.
_MOST_MEMBERS = 1000


class BodyError(ValueError):
    """A body that cannot be decoded; the message is the reason, as the ledger keeps it."""


def is_encoded(content_encoding: str) -> bool:
    """Tell whether a Content-Encoding header's value names any coding."""
    return content_encoding.strip().lower() not in _IDENTITY


def decode_body(received: bytes, content_encoding: str, limit: int = MAX_DECODED) -> bytes:
    """Return a body with its content encoding undone.

    Args:
        received: as it came over the network.
        content_encoding: the header's value; several codings are undone last first.
        limit: most bytes of any stage.

    Raises:
        BodyError: too large, cut off, or in a coding that nobody asked for.
    """
    codings = [coding.strip().lower() for coding in content_encoding.split(",")]
    for coding in reversed([one for one in codings if one not in _IDENTITY]):
        received = _inflate(received, coding, limit)
    if len(received) > limit:
        raise BodyError(f"body of {len(received)} bytes exceeds the limit of {limit}")
    return received


def digest_of(decoded: bytes) -> str:
    """Return what tells one decoded body from another, as algorithm:hexadecimal."""
    return f"sha256:{hashlib.sha256(decoded).hexdigest()}"


def _inflate(received: bytes, coding: str, limit: int) -> bytes:
    if coding == "deflate":
        # RFC 9110 means the zlib format; many servers send the bare stream.
        window = 15 if received[:1] == b"\x78" else -15
    elif coding in _WINDOWS:
        window = _WINDOWS[coding]
    else:
        raise BodyError(f"content encoding {coding!r} was not asked for")
    decoded = b""
    for _ in range(_MOST_MEMBERS):
        inflater = zlib.decompressobj(window)
        try:
            decoded += inflater.decompress(received, limit + 1 - len(decoded))
        except zlib.error as problem:
            raise BodyError(f"content encoding {coding} is broken: {problem}") from None
        if len(decoded) > limit:
            raise BodyError(f"decoded body exceeds the limit of {limit} bytes")
        if not inflater.eof and received:
            raise BodyError(f"content encoding {coding} breaks off after {len(decoded)} bytes")
        received = inflater.unused_data
        # What else follows is padding, which browsers pass over, too.
        if coding not in _WINDOWS or not received.startswith(_MAGIC):
            return decoded
    raise BodyError(f"content encoding {coding} has more than {_MOST_MEMBERS} members")
