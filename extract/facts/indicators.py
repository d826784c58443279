"""What a figure measures: a phrase before its number, after its unit, or that of the figure it compares with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.phrases import (
    Clue,
    clue_before,
    complement_after,
    is_base,
    is_comparing,
    is_weak,
    link_before,
    load_words,
    mask,
)
from extract.patterns import any_of
from extract.quantities import load_units
from extract.records import Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from extract.quantities import Quantity
    from extract.reading import Reading
    from extract.records import Mention

Piece = tuple[int, int]


class Indicator(NamedTuple):
    """The spans that together say what was measured, and by which rule they were found."""

    spans: tuple[Span, ...]
    rule: str


class Indicators:
    """The indicators of one text's figures, asked for in reading order: a figure may measure what the last one did."""

    def __init__(self, reading: Reading, field: str) -> None:
        self._reading, self._field = reading, field
        self._text = mask(reading, field)
        self._last: Indicator | None = None
        self._last_start = 0

    def find(self, figure: Mention, quantity: Quantity) -> Indicator | None:
        """Return what a figure measures, or None where the text doesn't say."""
        sentence = self._reading.sentence_of(figure)
        if self._last_start < sentence.start:
            self._last = None
        found = self._attendance(figure, quantity, sentence) or self._measured(figure, quantity, sentence)
        if found is not None:
            self._last, self._last_start = found, figure.start
        return found

    def _measured(self, figure: Mention, quantity: Quantity, sentence: Span) -> Indicator | None:
        text = self._text
        start = self._clause_start(figure, sentence)
        link_at = link_before(text, start, figure.start)
        link, clue = text[link_at : figure.start], clue_before(text, start, link_at)
        if clue and is_base(text, clue.start):
            clue = None
        after = None if is_base(text, figure.end) else complement_after(text, figure.end)
        if quantity.unit == "%":
            return self._percentage(clue, link, after)
        if quantity.amount is not None:
            return self._amount(clue, after)
        return self._count(figure, quantity, clue, link, after)

    def _percentage(self, clue: Clue | None, link: str, after: Piece | None) -> Indicator | None:
        if clue and (clue.kind != "words" or is_comparing(link)):
            return self._made((clue[:2],), "subject")
        if is_comparing(link) and self._last:
            return self._last._replace(rule="compared")
        if after:
            return self._made((after,), "complement")
        return self._last._replace(rule="compared") if self._last else self._made((clue[:2],), "words") if clue else None

    def _amount(self, clue: Clue | None, after: Piece | None) -> Indicator | None:
        if clue:
            return self._made((clue[:2],), "subject")
        if self._last:
            return self._last._replace(rule="listed")
        return self._made((after,), "complement") if after else None

    def _count(
        self, figure: Mention, quantity: Quantity, clue: Clue | None, link: str, after: Piece | None
    ) -> Indicator | None:
        noun = self._noun(figure) if quantity.is_count else None
        if clue and clue.kind == "noun":
            return self._made((clue[:2],), "subject")
        if clue and clue.kind == "verb" and not (is_weak(self._text[clue.start : clue.end]) and after):
            return self._made((clue[:2], noun or after), "deed")
        if clue is None and self._last and is_comparing(link):
            return self._last._replace(rule="compared")
        if after:
            return self._made(((noun[0], after[1]) if noun else after,), "complement")
        if clue is None and self._last:
            return self._last._replace(rule="listed")
        return self._made((noun or (clue[:2] if clue else None),), "noun")

    def _made(self, pieces: tuple[Piece | None, ...], rule: str) -> Indicator | None:
        spans = tuple(Span(field=self._field, start=p[0], end=p[1]) for p in pieces if p)
        return Indicator(spans, rule) if spans else None

    def _noun(self, figure: Mention) -> Piece | None:
        """Return where the counted noun of a figure stands."""
        match = re.search(r"[^\W\d]", self._text[figure.start : figure.end])
        return (figure.start + match.start(), figure.end) if match else None

    def _clause_start(self, figure: Mention, sentence: Span) -> int:
        """Return where the clause of a figure can begin: its sentence, or behind the number before it."""
        before = [m for m in self._reading.within(sentence, "QTY") if m.start < figure.start]
        start = before[-1].end if before else sentence.start
        semicolon = self._text.rfind(";", start, figure.start)
        return semicolon + 1 if semicolon >= 0 else start

    def _attendance(self, figure: Mention, quantity: Quantity, sentence: Span) -> Indicator | None:
        """Return the word for attending where people are counted behind it, or before it in a list of who came."""
        if not quantity.is_count or not _counts_people(quantity.unit):
            return None
        cue = _attends().search(self._text, sentence.start, sentence.end)
        if cue is None or self._clue_is_deed(figure, sentence):
            return None
        return self._made((cue.span(),), "attendance")

    def _clue_is_deed(self, figure: Mention, sentence: Span) -> bool:
        start = self._clause_start(figure, sentence)
        clue = clue_before(self._text, start, link_before(self._text, start, figure.start))
        return clue is not None and clue.kind == "verb"


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load_units().people)}(?!\w)")


def _counts_people(unit: str) -> bool:
    return _people().match(fold_spelling(unit)) is not None


@cache
def _attends() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(load_words().attendance)}(?!\w)")
