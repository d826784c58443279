"""The recogniser's tokens: numbers with their separators, runs of letters, and every other character by itself.

Words (models.segment) are no tokens here: segmentation joins "trao Bằng | khen", and 3% of the gold mentions begin or
end inside a word; none does inside a piece (docs/recogniser.md). Where words begin is a feature instead.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\S")

PIECES_VERSION = 1
"""Part of every trained model's card: raise it when the pattern changes, and train anew."""


def cut_pieces(text: str) -> list[tuple[int, int]]:
    """Return the spans of a text's pieces, in order; between them is white space alone."""
    return [match.span() for match in _PIECE.finditer(text)]
