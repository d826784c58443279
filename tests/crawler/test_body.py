from __future__ import annotations

import gzip
import zlib

import pytest

from crawler.body import BodyError, decode_body

TEXT = "Hội nghị sơ kết phong trào thi đua".encode() * 50


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("received", "coding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT), " X-GZIP "),
        (zlib.compress(TEXT), "deflate"),
        (raw_deflate(TEXT), "deflate"),
        (gzip.compress(zlib.compress(TEXT)), "deflate, gzip"),
        (gzip.compress(TEXT[:700]) + gzip.compress(b"") + gzip.compress(TEXT[700:]), "gzip"),
        (gzip.compress(TEXT) + bytes(16), "gzip"),
    ],
)
def test_codings(received: bytes, coding: str) -> None:
    assert decode_body(received, coding) == TEXT


def test_an_empty_body_needs_no_decoding() -> None:
    assert decode_body(b"", "gzip") == b""


@pytest.mark.parametrize(
    ("received", "coding", "reason"),
    [
        (gzip.compress(b"0" * 2_000_000), "gzip", "exceeds the limit of 1000000"),
        (b"0" * 2_000_000, "", "exceeds the limit"),
        (gzip.compress(TEXT)[:-20], "gzip", "breaks off"),
        (TEXT, "gzip", "is broken"),
        (gzip.compress(TEXT) + gzip.compress(TEXT)[:-20], "gzip", "breaks off"),
        (gzip.compress(TEXT) + gzip.compress(TEXT)[:10] + b"?" * 20, "gzip", "is broken"),
        (gzip.compress(b"0" * 700_000) * 2, "gzip", "exceeds the limit of 1000000"),
        (gzip.compress(b"") * 5000, "gzip", "more than 1000 members"),
        (TEXT, "br", "not asked for"),
    ],
)
def test_what_cannot_be_decoded_says_why(received: bytes, coding: str, reason: str) -> None:
    with pytest.raises(BodyError, match=reason):
        decode_body(received, coding, 1_000_000)
