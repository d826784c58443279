"""Bytes to text, with a record of how."""

from __future__ import annotations

from extract.page.records import Encoding


def decode(body: bytes, content_type: str | None) -> tuple[str | None, Encoding]:
    """Return the page's text and how it was read; no text where no codec reads the bytes."""
    del content_type
    return body.decode("utf-8", "replace"), Encoding(name="utf-8", found_by="utf8")
