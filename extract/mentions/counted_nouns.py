"""Where a counted noun ends: between the words that models.segment finds, never inside one ("4 bản sao").

All functions work on an article's text as it is written.
"""

from __future__ import annotations

import re
from functools import cache

from extract.patterns import LOWER
from extract.quantities import load_units
from extract.text import fold_spelling
from models.segment import segment

# "8 HKH", "24 DN": capitals without accents; with accents they are a word of a headline ("6 THÁNG").
_ABBREVIATION = re.compile(r" [A-ZĐ]{2,6}(?!\w)")
_SYLLABLES = re.compile(rf"[{LOWER}]+(?:\s[{LOWER}]+){{0,6}}(?!\w)")
_ONE = re.compile(r" \w+")


def noun_end(text: str, at: int) -> int | None:
    """Return where a noun ends that units.yml does not know and that follows at `at`; None where none does.

    One word of several syllables is a noun by itself; one of a single syllable takes the next ("mái gươl").
    """
    words = _words(text, at + 1) if text.startswith(" ", at) else []
    if not words or _stops(words[0][0]):
        abbreviation = _ABBREVIATION.match(text, at)
        return abbreviation.end() if abbreviation else None
    is_head = len(words) > 1 and " " not in words[0][0] and not _stops(words[1][0])
    return words[1 if is_head else 0][1]


def whole_noun_end(text: str, start: int, end: int) -> int:
    """Return where a known noun ends, its last word read to the end: "11 đội | tuyển", "300 chị | em"."""
    more = _ONE.match(text, end)
    known = text[start:end].lower().split(" ")
    is_shaped = len(known) == 2 and known[0] in load_units().open_classifiers
    if more is None or (len(known) > 1 and not is_shaped) or known[-1] in load_units().loose:
        return end
    first = start + len(known[0]) + 1 if is_shaped else start
    words = _words(text, first)
    is_cut = bool(words) and words[0][1] == more.end() and not _stops(more[0].strip())
    return more.end() if is_cut else end


def _words(text: str, at: int) -> list[tuple[str, int]]:
    """Return the words that begin at `at` and are written small, folded, each with where it ends."""
    run = _SYLLABLES.match(text, at)
    return [(fold_spelling(run[0][a:b]), at + b) for a, b in segment(run[0])] if run else []


def _stops(word: str) -> bool:
    """Whether a word is no noun, as its first syllable tells."""
    return word.split(" ", 1)[0] in _stop_syllables()


@cache
def _stop_syllables() -> frozenset[str]:
    units = load_units()
    return frozenset(map(fold_spelling, (*units.stops, *units.times)))
