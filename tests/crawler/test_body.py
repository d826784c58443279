from __future__ import annotations

import gzip
import os
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from crawler.body import MAX_ATTRIBUTES, MAX_DECODED, MAX_TAGS, BodyError, check_size, decode_body

if TYPE_CHECKING:
    from collections.abc import Callable

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
        (gzip.compress(gzip.compress(gzip.compress(TEXT))), "gzip, identity, gzip, gzip"),
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
        (TEXT, ", ".join(["gzip"] * 400), "400 content encodings, one over the other; at most 3 are undone"),
    ],
)
def test_what_cannot_be_decoded_says_why(received: bytes, coding: str, reason: str) -> None:
    with pytest.raises(BodyError, match=reason):
        decode_body(received, coding, 1_000_000)


def test_a_body_of_more_tags_than_a_parse_has_room_for_is_none() -> None:
    with pytest.raises(BodyError, match="body of 500001 tags exceeds the limit of 500000"):
        decode_body(gzip.compress(b"<br>" * (MAX_TAGS + 1)), "gzip")
    assert len(decode_body(gzip.compress(b"<br>" * MAX_TAGS), "gzip")) == 4 * MAX_TAGS


def test_the_largest_listings_are_within_the_limits() -> None:
    row = "<url><loc>http://tdkt.example/tin/hoi-nghi-so-ket-{}.html</loc><lastmod>2023-07-21</lastmod></url>\n"
    check_size(f"<urlset>{row * 50_000}</urlset>".encode())
    check_size(
        b'<li><a href="/tin/hoi-nghi-so-ket-phong-trao-thi-dua-123456.html">A title as long as most</a></li>' * 50_000
    )


def test_members_are_not_copied_one_after_the_other() -> None:
    body = os.urandom(MAX_DECODED - 1000)
    received = gzip.compress(b"") * 998 + gzip.compress(body, 0)
    plain = time_of(lambda: decode_body(gzip.compress(body, 0), "gzip"))
    assert time_of(lambda: decode_body(received, "gzip")) < 4 * plain + 0.1


def time_of(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


@pytest.mark.parametrize(
    ("opening", "attribute", "closing"),
    [
        (b"<p ", b"a%d ", b">"),
        (b"<p/", b"a%d/", b">"),
        (b"<p", b' a%d=">"', b">"),
        (b"<p", b"a%d='<'", b">"),
        (b'<p " ', b'a%d=">" ', b">"),
        (b"<p ", b'a%d=x" ', b""),
    ],
)
def test_a_tag_of_very_many_attributes_is_not_parsed(opening: bytes, attribute: bytes, closing: bytes) -> None:
    many = b"".join(attribute % number for number in range(MAX_ATTRIBUTES + 10))
    with pytest.raises(BodyError, match="a tag at byte 3 has more than 5000 attributes"):
        check_size(b"<p>" + opening + many + closing)


def test_long_values_and_much_text_are_no_attributes() -> None:
    state, words = b"/wEPDwUKLTk" * 90_000, b"a b = c / " * 20_000
    check_size(
        b'<form><input type="hidden" name="__VIEWSTATE" value="' + state + b'"><p title="' + words + b'">' + words
    )
