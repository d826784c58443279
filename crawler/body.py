"""The content encoding of a response's body: undone with limits, since a few bytes may hold gigabytes."""

from __future__ import annotations

import hashlib
import re
import zlib

MAX_RECEIVED = 20_000_000
"""Most bytes taken from the network for one response."""
MAX_DECODED = 8_000_000
"""Most bytes a body may have once its content encoding is undone; the survey's largest pages have about 1 MB."""
MAX_TAGS = 500_000
"""Most tags a body may have: a parse takes up to half a kilobyte for each, and a few kilobytes of gzip hold millions.
A listing of 20,000 links has 80,000; a sitemap of 50,000 addresses, the most that it may hold, up to 500,000."""
MAX_ATTRIBUTES = 5_000
"""Most attributes of one tag: libxml2 holds each against all before it, so that 100,000 take it a minute."""
ACCEPT_ENCODING = "gzip, deflate"
"""What is asked for: what the standard library undoes in bounded memory."""

# As libxml2 reads them: a quote opens a value only behind "=", and what is in it ends no tag.
_TAG = re.compile(rb"<[A-Za-z](?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?)*+")
_VALUE = re.compile(rb"=\s*+(?:\"[^\"]*+\"|'[^']*+')?")
_IDENTITY = frozenset({"", "identity"})
_WINDOWS = {"gzip": 31, "x-gzip": 31}
_MAGIC = b"\x1f\x8b"
# RFC 1952 lets a gzip file be several, one after the other; each costs an inflater of its own.
_MOST_MEMBERS = 1000
_MOST_CODINGS = 3
# What is left of a chunk when a member ends is copied: of all that follows, a thousand times over, it took seconds.
_CHUNK = 1 << 16


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
        BodyError: too large to be parsed, cut off, or in a coding that nobody asked for.
    """
    codings = [coding for one in content_encoding.split(",") if (coding := one.strip().lower()) not in _IDENTITY]
    if len(codings) > _MOST_CODINGS:
        raise BodyError(f"{len(codings)} content encodings, one over the other; at most {_MOST_CODINGS} are undone")
    for coding in reversed(codings):
        received = _inflate(received, coding, limit)
    check_size(received, limit)
    return received


def check_size(body: bytes, limit: int = MAX_DECODED) -> None:
    """Let a body be parsed: HTML, a feed or a form.

    Raises:
        BodyError: it is larger than `limit` bytes, or has more than MAX_TAGS tags or MAX_ATTRIBUTES in one of them.
    """
    if len(body) > limit:
        raise BodyError(f"body of {len(body)} bytes exceeds the limit of {limit}")
    tags = body.count(b"<")
    if tags > MAX_TAGS:
        raise BodyError(f"body of {tags} tags exceeds the limit of {MAX_TAGS}")
    for tag in _TAG.finditer(body):
        if len(tag[0]) > MAX_ATTRIBUTES and _count_attributes(tag[0]) > MAX_ATTRIBUTES:
            raise BodyError(f"a tag at byte {tag.start()} has more than {MAX_ATTRIBUTES} attributes")


def _count_attributes(tag: bytes) -> int:
    return len(_VALUE.sub(b" ", tag).replace(b"/", b" ").split()) - 1


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
    decoded = bytearray()
    rest = memoryview(received)
    for _ in range(_MOST_MEMBERS):
        rest = _inflate_member(rest, coding, window, decoded, limit)
        # What else follows is padding, which browsers pass over, too.
        if coding not in _WINDOWS or rest[: len(_MAGIC)] != _MAGIC:
            return bytes(decoded)
    raise BodyError(f"content encoding {coding} has more than {_MOST_MEMBERS} members")


def _inflate_member(received: memoryview, coding: str, window: int, decoded: bytearray, limit: int) -> memoryview:
    """Add to `decoded` what is packed at the beginning of `received`, and return what follows it."""
    inflater = zlib.decompressobj(window)
    for start in range(0, len(received), _CHUNK):
        chunk = received[start : start + _CHUNK]
        try:
            decoded += inflater.decompress(chunk, limit + 1 - len(decoded))
        except zlib.error as problem:
            raise BodyError(f"content encoding {coding} is broken: {problem}") from None
        if len(decoded) > limit:
            raise BodyError(f"decoded body exceeds the limit of {limit} bytes")
        if inflater.eof:
            return received[start + len(chunk) - len(inflater.unused_data) :]
    if received:
        raise BodyError(f"content encoding {coding} breaks off after {len(decoded)} bytes")
    return received
