"""Texts as they were stored before Unicode: the inverse of what extract.page.decode undoes."""

from __future__ import annotations

import unicodedata

from extract.page.legacy import _TCVN3, _VNI

TONES = "\u0300\u0301\u0303\u0309\u0323"


def to_tcvn3(text: str) -> str:
    """Return `text` in the letters of TCVN 5712 (ABC fonts)."""
    letters = {chr(new): chr(old) for old, new in _TCVN3.items()}
    return "".join(letters.get(char, char) for char in text)


def to_vni(text: str) -> str:
    """Return `text` in the letters of VNI fonts."""
    letters = {new: old for old, new in reversed(_VNI.items())}
    return "".join(letters.get(char, char) for char in text)


def to_cp1258(text: str) -> bytes:
    """Return `text` in windows-1258, where tone marks stand behind their vowel."""
    parts = []
    for char in text:
        loose = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(c for c in loose if c not in TONES))
        parts.append(base + "".join(c for c in loose if c in TONES))
    return "".join(parts).encode("cp1258")
