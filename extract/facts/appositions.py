"""Age, home and class between a name and what the person does: "ông A, 80 tuổi, thôn 3, xã Mai, phát biểu"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.records import Span

if TYPE_CHECKING:
    from extract.reading import Reading

_AGE = re.compile(r",? (?:sinh năm \d{4}|\d{1,3} tuổi|(?:người )?dân tộc [\w']+(?: [\w']+)?)(?=,)")
_CLASS = re.compile(r",? (?:học sinh )?lớp \d{1,2} ?\w{0,3}\b")


def behind_apposition(reading: Reading, sentence: Span, start: int) -> int:
    """Return where the places, or the class with its school, that follow a name at `start` end; `start` if none do.

    Args:
        reading: the article.
        sentence: where the person is named.
        start: the end of the name or of the person's last office.
    """
    text = reading.folded[sentence.field]
    while aged := _AGE.match(text, start, sentence.end):
        start = aged.end()
    pupil = _CLASS.match(text, start, sentence.end)
    at = pupil.end() if pupil is not None else start
    labels = ("LOC", "ORG") if pupil is not None else ("LOC",)
    for mark in reading.within(Span(field=sentence.field, start=at, end=sentence.end), "LOC", "ORG", "PER", "TITLE"):
        if mark.label not in labels or text[at : mark.start] not in (", ", " - ", " – ", " ở ", ", ở "):
            return at
        at = mark.end
    return at
