"""Administrative levels: what follows a place after a comma as the wider one must be of a wider level."""

from __future__ import annotations

import re

_LEVELS = (
    ("thôn", "bản", "làng", "ấp", "xóm", "buôn", "chùa", "khu phố", "htx"),
    ("xã", "phường", "thị trấn"),
    ("huyện", "quận", "thị xã", "thành phố"),
    ("tỉnh",),
)
_WIDTHS = {word: level for level, words in enumerate(_LEVELS, 1) for word in words}
_WORD = re.compile(rf"\b({'|'.join(_WIDTHS)}) ")

WIDEST = len(_LEVELS)
"""A province's level."""


def width(unit: str) -> int:
    """Return the level of an administrative unit's word ("huyện"), 0 for another word."""
    return _WIDTHS.get(unit, 0)


def widest(organisation: str) -> int:
    """Return how wide the place in an organisation's folded name is; 0 where it has none."""
    return max((_WIDTHS[word] for word in _WORD.findall(organisation)), default=0)
