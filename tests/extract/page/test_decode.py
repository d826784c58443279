"""Bytes to text: what a page says of its encoding, what its bytes say, and what was mended."""

from __future__ import annotations

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_letters import to_cp1258, to_tcvn3, to_vni

from extract.page.decode import decode
from extract.page.legacy import detect_script, to_unicode

TEXT = (
    "Sáng ngày 21 tháng 7, Khối thi đua số 9 đã tổ chức hội nghị sơ kết; đẩy mạnh phong trào, quyết tâm vượt mức các "
    "chỉ tiêu, giúp nhiều hộ nghèo vươn lên, sửa chữa đường ở xã, hỗ trợ kỹ thuật và nghĩa vụ."
)


def page(text: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><h1>{text}</h1></body></html>"


def test_valid_utf8_is_utf8_whatever_the_header_says() -> None:
    text, encoding = decode(page(TEXT).encode(), "text/html; charset=iso-8859-1")
    assert TEXT in text
    assert encoding.name == "utf-8"
    assert encoding.repairs == ()


def test_the_evidence_is_recorded() -> None:
    declared = page(TEXT, '<meta charset="utf-8">').encode()
    assert decode(declared, None)[1].found_by == "meta"
    assert decode(page(TEXT).encode(), "text/html; charset=UTF-8")[1].found_by == "header"
    assert decode(page(TEXT).encode(), None)[1].found_by == "utf8"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_byte_order_mark(codec: str) -> None:
    text, encoding = decode(page(TEXT).encode(codec), "text/html; charset=iso-8859-1")
    assert TEXT in text
    assert encoding.found_by == "bom"


@pytest.mark.parametrize("content_type", [None, "text/html; charset=windows-1258", "text/html; charset=utf-8"])
def test_windows_1258(content_type: str | None) -> None:
    text, encoding = decode(to_cp1258(page(TEXT)), content_type)
    assert TEXT in text
    assert encoding.name == "cp1258"


def test_decomposed_letters_are_composed() -> None:
    text, encoding = decode(unicodedata.normalize("NFD", page(TEXT)).encode(), None)
    assert TEXT in text
    assert encoding.repairs == ("decomposed",)


@pytest.mark.parametrize("content_type", [None, "text/html; charset=utf-8", "text/html; charset=iso-8859-1"])
def test_tcvn3_bytes(content_type: str | None) -> None:
    text, encoding = decode(page(to_tcvn3(TEXT)).encode("latin-1"), content_type)
    assert TEXT in text
    assert encoding.repairs == ("tcvn3",)


def test_vni_bytes() -> None:
    text, encoding = decode(page(to_vni(TEXT)).encode("cp1252"), None)
    assert TEXT in text
    assert encoding.repairs == ("vni",)


def test_vni_capitals() -> None:
    assert to_unicode("ÑAÏI HOÄI THI ÑUA", "vni") == "ĐẠI HỘI THI ĐUA"


def test_old_letters_inside_a_unicode_page() -> None:
    mixed = page("Thông báo của Sở Nội vụ") + f"<p>{to_tcvn3(TEXT)}</p><p>Tin khác</p>"
    text, encoding = decode(mixed.encode(), None)
    assert TEXT in text
    assert "Thông báo của Sở Nội vụ" in text
    assert "<p>Tin khác</p>" in text
    assert encoding.repairs == ("tcvn3",)


def test_old_letters_written_as_entities() -> None:
    entities = "".join(f"&#{ord(char)};" if ord(char) > 127 else char for char in to_tcvn3(TEXT))
    text, _ = decode(page(entities).encode(), None)
    assert TEXT in html.unescape(text)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Kế toán, khoán, hoán đổi, loá mắt, toán học",
        "Copyright © 2020 «Báo» · Zoë, Müller, señor",
        "a\u00adb c\u00add",
    ],
)
def test_other_texts_are_no_old_script(text: str) -> None:
    assert detect_script(text) is None


def test_entities_escaped_twice() -> None:
    text, encoding = decode(b"<p>th&amp;ocirc;ng b&amp;aacute;o &amp; tin</p>", None)
    assert html.unescape(text) == "<p>thông báo & tin</p>"
    assert encoding.repairs == ("double_escaped",)


def test_a_letter_cut_in_two_costs_nothing_else() -> None:
    text, encoding = decode((page(TEXT) + "<p>Hết.").encode() + "ế".encode()[:2] + b"</p>", None)
    assert TEXT in text
    assert encoding.repairs == ("replaced",)


@pytest.mark.parametrize("body", [bytes(range(256)) * 20, b"\x00\x01\x02" * 500])
def test_what_is_no_text_has_no_encoding(body: bytes) -> None:
    assert decode(body, None) == (None, decode(body, None)[1])
    assert decode(body, None)[1].found_by == "none"


def test_an_unknown_charset_is_passed_over() -> None:
    text, _ = decode(page(TEXT).encode(), "text/html; charset=x-nonsense")
    assert TEXT in text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_in_nfc_or_none(body: bytes) -> None:
    text, encoding = decode(body, "text/html; charset=utf-8")
    assert (text is None) == (encoding.name is None)
    assert text is None or encoding.repairs or unicodedata.is_normalized("NFC", text)
