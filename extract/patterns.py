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

_DASH = re.compile(r"\s*[-–]\s*")


def any_of(phrases: Iterable[str]) -> str:
    """Return a group that matches the longest of `phrases` in a text that extract.text.fold_tones returned.

    A hyphen stands for any dash, spaced or not: "Thi đua - Khen thưởng" is also "thi đua-khen thưởng".
    """
    longest_first = sorted({fold_tones(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(map(_as_pattern, longest_first)) + ")"


def _as_pattern(phrase: str) -> str:
    return r"\s?[-–]\s?".join(re.escape(part) for part in _DASH.split(phrase))
