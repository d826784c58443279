"""Parts of regular expressions for Vietnamese: letters by case, and lists of phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.text import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterable

_LATIN = [chr(code) for code in range(0x41, 0x1EFA) if chr(code).isalpha() and (code < 0x250 or code >= 0x1E00)]
UPPER = "".join(c for c in _LATIN if c.isupper())
"""Every capital that NFC Vietnamese and the minority languages' names use, for a character class."""
LOWER = "".join(c for c in _LATIN if c.islower())
"""The small letters to UPPER."""

_TOKEN = re.compile(r"\s*[-–]\s*|.", re.DOTALL)
_DASH = r"\s?[-–]\s?"


def any_of(phrases: Iterable[str]) -> str:
    """Return a group that matches the longest of `phrases` in a text that extract.text.fold_tones returned.

    A hyphen stands for any dash, spaced or not: "Thi đua - Khen thưởng" is also "thi đua-khen thưởng". The pattern is
    a tree of the phrases' letters, so that hundreds of phrases cost about as much as a few.
    """
    tree: _Tree = {}
    for phrase in phrases:
        node = tree
        for token in _TOKEN.findall(fold_tones(phrase)):
            node = node.setdefault(_DASH if token.strip() in ("-", "–") else re.escape(token), {})
        node[_END] = {}
    return f"(?:{_pattern(tree)})"


_Tree = dict[str, "_Tree"]
_END = ""


def _pattern(node: _Tree) -> str:
    branches = [token + _pattern(child) for token, child in sorted(node.items()) if token != _END]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if _END in node else body
