"""NFC and white space, once: every offset of the project counts in the text that these functions return.

Nothing below this point may change a text again (rule 1 of docs/architecture.md).
"""

from __future__ import annotations

import re
import unicodedata

# What a reader sees as nothing at all: zero-width space/joiners, word joiner, soft hyphen, byte order mark.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\u00ad\ufeff]")
_TONE_VARIANTS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
# Only open syllables have two spellings: "hoà" is "hòa", but "đoạn" is never "đọan".
_TONE_VARIANT = re.compile(rf"(?:{'|'.join(_TONE_VARIANTS)})(?!\w)")
_SPELLINGS = {"tỉ": "tỷ", "sỹ": "sĩ"}
_SPELLING = re.compile(r"\b(?:tỉ|sỹ)\b")


def clean_line(raw: str) -> str:
    """Return one line of text: NFC, invisible characters dropped, runs of white space folded to one space."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", raw)).split())


def join_paragraphs(paragraphs: list[str]) -> str:
    """Return a body: each paragraph cleaned, empty ones dropped, parted by one blank line."""
    return "\n\n".join(line for line in map(clean_line, paragraphs) if line)


def fold_tones(text: str) -> str:
    """Return `text` in NFC and lower case with old and new tone-mark placement made one: thuỷ = thủy."""
    return _TONE_VARIANT.sub(lambda m: _TONE_VARIANTS[m[0]], unicodedata.normalize("NFC", text).lower())


def fold_spelling(text: str) -> str:
    """Return `text` in lower case with equal spellings made one: thuỷ = thủy, tỉ = tỷ, sỹ = sĩ.

    For comparing surfaces, never for storing them. The length stays the same, so offsets survive.
    """
    return _SPELLING.sub(lambda m: _SPELLINGS[m[0]], fold_tones(text))


def fold_accents(text: str) -> str:
    """Return `text` in lower case without any accent, đ as d: "Hội nghị" is "hoi nghi"."""
    decomposed = unicodedata.normalize("NFD", fold_spelling(text))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")
