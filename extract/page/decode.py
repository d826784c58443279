"""Bytes to text, with a record of how.

What a page says of its own encoding is often wrong. Bytes that are valid UTF-8 are UTF-8 whatever is said;
otherwise the meta element counts, then the header, then what the bytes look like, and charset-normalizer last.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from typing import TYPE_CHECKING

import charset_normalizer

from extract.page.legacy import Script, detect_script, is_unicode, looks_like, to_unicode
from extract.page.records import Encoding, FoundBy

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
# Browsers read these as windows-1252 too (WHATWG Encoding Standard); so do those who wrote them.
_LATIN = {"iso8859-1", "ascii", "cp1252"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_DECOMPOSED = re.compile(f"[{_TONES}\u0302\u0306\u031b]")
_TONED = re.compile(f"(?<=[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[{_TONES}]")
# What is left of a letter that was cut in two where the text around it goes on without it.
_LEFTOVER = re.compile(r"(?<!\w)\ufffd+(?!\w)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 50_000
_TAG = re.compile(r"(<[^<>]*>)")
# An entity escaped twice: the reader of the page sees "h&ocirc;".
_DOUBLE_ESCAPED = re.compile(
    r"&amp;(#\d{2,5}|#x[0-9a-fA-F]{2,4}|[A-Za-z](?:acute|grave|circ|tilde|uml)|nbsp|[lr]dquo);"
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(body: bytes, content_type: str | None) -> tuple[str | None, Encoding]:
    """Return the page's text in NFC and how it was read; no text where no codec reads the bytes.

    Args:
        body: the bytes as served, content encoding undone.
        content_type: the HTTP header's value.
    """
    for name, found_by in _candidates(body, content_type):
        text = _read(body, name)
        if text is not None and not _is_noise(text):
            return _repair(text, name, found_by)
    return None, Encoding(name=None, found_by="none")


def _is_noise(text: str) -> bool:
    """Tell whether a text has control characters that no page has: its bytes are no text."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > len(sample) // 100


def _candidates(body: bytes, content_type: str | None) -> Iterator[tuple[str, FoundBy]]:
    """Yield encodings to try, the best evidence first."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            yield name, "bom"
    declared = list(_declared(body, content_type))
    yield "utf-8", next((by for name, by in declared if name == "utf-8"), "utf8")
    if _is_damaged_utf8(body):
        yield "utf-8:replace", "utf8"
    if _is_cp1258(body):
        yield "cp1258", next((by for name, by in declared if name == "cp1258"), "guess")
    yield from ((name, by) for name, by in declared if name != "cp1258")
    if detect_script(body.decode("latin-1")) is not None:
        yield "latin-1", "guess"
    best = charset_normalizer.from_bytes(body[:100_000]).best()
    if best is not None:
        yield best.encoding, "guess"


def _declared(body: bytes, content_type: str | None) -> Iterator[tuple[str, FoundBy]]:
    meta = _META.search(body, 0, 4096)
    header = _HEADER.search(content_type or "")
    said: list[tuple[str, FoundBy]] = []
    if meta is not None:
        said.append((meta[1].decode("ascii", "replace"), "meta"))
    if header is not None:
        said.append((header[1], "header"))
    for name, found_by in said:
        try:
            known = codecs.lookup(name).name
        except (LookupError, UnicodeError):
            continue
        yield ("latin-1" if known in _LATIN else known), found_by


def _read(body: bytes, name: str) -> str | None:
    codec, _, errors = name.partition(":")
    if codec == "latin-1":
        return _read_latin(body)
    try:
        text = body.decode(codec, errors or "strict")
    except (UnicodeError, LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _read_latin(body: bytes) -> str:
    """Return the text of windows-1252 bytes; the five that it leaves undefined stay as they are."""
    return "".join(_LATIN_LETTERS[byte] for byte in body)


_LATIN_LETTERS = [bytes([i]).decode("cp1252", "ignore") or chr(i) for i in range(256)]


def _is_damaged_utf8(body: bytes) -> bool:
    """Tell whether `body` is UTF-8 with a few broken letters: cut off, or glued from two sources."""
    good = sum(1 for _ in _MULTIBYTE.finditer(body))
    bad = sum(1 for byte in _MULTIBYTE.sub(b"", body) if byte >= 0x80)
    return good > 0 and bad <= good // 20 + 1


def _is_cp1258(body: bytes) -> bool:
    """Tell whether `body` reads as windows-1258: its tone marks stand after vowels."""
    text = body.decode("cp1258", "replace")
    marks = sum(text.count(tone) for tone in _TONES)
    return marks >= 5 and sum(1 for _ in _TONED.finditer(text)) >= 0.9 * marks


def _repair(text: str, name: str, found_by: FoundBy) -> tuple[str, Encoding]:
    """Return the text with what was typed or stored wrongly put right, and what that was."""
    repairs = []
    if name.endswith(":replace"):
        text = _LEFTOVER.sub("", text)
        repairs.append("replaced")
    if _DOUBLE_ESCAPED.search(text) is not None:
        text = _DOUBLE_ESCAPED.sub(r"&\1;", text)
        repairs.append("double_escaped")
    if _DECOMPOSED.search(text) is not None:
        repairs.append("decomposed")
    text = unicodedata.normalize("NFC", text)
    script = detect_script(html.unescape(text))
    if script is not None:
        text = _rewrite(text, script)
        repairs.append(script)
    return text, Encoding(name=name.partition(":")[0], found_by=found_by, repairs=tuple(repairs))


def _rewrite(markup: str, script: Script) -> str:
    """Return the markup with its legacy texts in Unicode; attributes and Unicode texts stay."""
    plain = not is_unicode(markup)
    return "".join(
        piece if i % 2 else _rewrite_text(piece, script, plain) for i, piece in enumerate(_TAG.split(markup))
    )


def _rewrite_text(piece: str, script: Script, plain: bool) -> str:
    """Return one text; where the page also has Unicode text, only what looks like the script is rewritten."""
    text = html.unescape(piece)
    if is_unicode(text) or not (plain or looks_like(text, script)):
        return piece
    return html.escape(to_unicode(text, script), quote=False)
