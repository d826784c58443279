"""The lines of one element's text: which breaks part them, and where two runs of text would grow together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

Piece = tuple[str, bool]
"""A run of text, and whether it is italic."""
_SENTENCE_END = re.compile(r"[.!?:;…][”\"'»)\]]*$")
_ENUMERATED = re.compile(r"^(?:[-–+*•]|\d{1,2}[.)]|[a-zđ][.)])\s")
# "22/12/2022", "10:05" in an element of its own
_STAMP_BEGINS = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}:\d{2}")


def would_glue(before: Piece | None, after: str, *, link: bool) -> bool:
    """Tell whether a text makes one number or word with that before an element's edge: "… năm 2022" and "22/12/2022".

    Args:
        before: the run before.
        after: the text behind the edge.
        link: the edge is a link's; others run through words and numbers, and part only stamps.
    """
    edge = (before[0][-1:] if before is not None else "") + after[:1]
    if len(edge) < 2 or not edge.isalnum() or not any(one.isdigit() for one in edge):
        return False
    return link or _STAMP_BEGINS.match(after) is not None


def split_lines(pieces: list[Piece | None]) -> list[Piece]:
    """Return the lines of one element: two breaks always part lines, one does unless it only wraps a sentence."""
    lines: list[Piece] = []
    breaks = 0
    for run in _runs(pieces):
        if run is None:
            breaks += 1
            continue
        if lines and breaks == 1 and is_wrapped(lines[-1][0], run[0]):
            lines[-1] = (f"{lines[-1][0]} {run[0]}", lines[-1][1] and run[1])
        else:
            lines.append(run)
        breaks = 0
    return lines


def _runs(pieces: list[Piece | None]) -> Iterator[Piece | None]:
    """Yield the cleaned texts between breaks, and None for each break."""
    gathered: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None:
            gathered.append(piece)
            continue
        text = clean_line("".join(raw for raw, _ in gathered))
        if text:
            yield text, all(italic for raw, italic in gathered if not raw.isspace())
        gathered = []
        yield None


def is_wrapped(before: str, after: str) -> bool:
    """Tell whether `after` goes on with the sentence of `before`: no end, and a small letter first."""
    if _SENTENCE_END.search(before) is not None or _ENUMERATED.match(after) is not None:
        return False
    return after[0].islower() or before[-1] in ",–"
