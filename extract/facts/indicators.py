"""What a figure measures: a phrase before its number, after its unit, or that of the figure it compares with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.measure_words import (
    is_base,
    is_change,
    is_comparing,
    is_existence,
    is_list,
    is_spending,
    is_weak,
    one_of,
)
from extract.facts.phrases import Clue, clue_before, complement_after, is_plan, link_before, mask, purpose_after
from extract.patterns import any_of
from extract.quantities import load_units
from extract.records import Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from extract.quantities import Quantity
    from extract.reading import Reading
    from extract.records import Mention

# Who is stood for does not come: "120 đại biểu | đại diện cho | 4.500 hội viên".
_STANDS_FOR = re.compile(r"(?<!\w)(?:đại diện|thay mặt)(?: cho)?(?: hơn| trên| gần)?\s$")
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
        self._ends = [0]

    def find(self, figure: Mention, quantity: Quantity) -> Indicator | None:
        """Return what a figure measures, or None where the text doesn't say."""
        sentence = self._reading.sentence_of(figure)
        if self._last_start < sentence.start:
            self._last = None
        found = self._measured(figure, quantity, sentence)
        self.pass_over(figure)
        if found is not None:
            self._last, self._last_start = found, figure.start
        return found

    def pass_over(self, quantity: Mention) -> None:
        """Note a quantity that is no figure: the phrase before it belongs to it all the same."""
        self._ends.append(quantity.end)

    def _measured(self, figure: Mention, quantity: Quantity, sentence: Span) -> Indicator | None:
        text, start = self._text, self._clause_start(figure, sentence)
        link_at = link_before(text, start, figure.start)
        link = text[link_at : figure.start]
        clue = clue_before(text, start, link_at, is_state=is_comparing(link))
        after = None
        if not is_base(text, figure.end):
            is_predicate = quantity.unit == "%" and text.startswith(" là ", figure.end)
            at = figure.end + 3 if is_predicate else figure.end
            after = complement_after(text, at, is_thing=not quantity.is_count and quantity.unit != "%")
        if self._last and text[figure.start - 1 : figure.start] == "(":
            return self._last._replace(rule="compared")
        if clue and (is_plan(text, clue) or self._is_anothers(clue, link_at, figure, after)):
            clue = None
        if quantity.unit == "%":
            return self._percentage(clue, link, after)
        if quantity.amount is not None:
            return self._amount(figure, clue, after)
        return self._gathering(figure, quantity, clue, sentence) or self._count(figure, quantity, clue, link, after)

    def _percentage(self, clue: Clue | None, link: str, after: Piece | None) -> Indicator | None:
        if clue and after and (clue.kind == "verb" or not link.strip()):
            return self._made((_deed_of(self._text, clue)[:2], after), "deed")
        if clue and (clue.kind != "words" or (is_comparing(link) and not (after and is_change(link)))):
            return self._made((clue[:2],), "subject")
        if is_comparing(link) and self._last and not (after and is_change(link)):
            return self._last._replace(rule="compared")
        if after:
            return self._made((after,), "complement")
        if self._last:
            return self._last._replace(rule="compared")
        return self._made((clue[:2],), "words") if clue else None

    def _amount(self, figure: Mention, clue: Clue | None, after: Piece | None) -> Indicator | None:
        if clue and is_spending(self._text[clue.start : clue.end]):
            return self._made((clue[:2], purpose_after(self._text, figure.end)), "deed")
        if clue and clue.kind == "verb" and is_weak(self._text[clue.start : clue.end]):
            return self._made((clue[:2], complement_after(self._text, figure.end, is_thing=False)), "deed")
        if clue:
            return self._made((clue[:2],), "subject")
        if after:
            return self._made((after,), "complement")
        return self._last._replace(rule="listed") if self._last else None

    def _count(
        self, figure: Mention, quantity: Quantity, clue: Clue | None, link: str, after: Piece | None
    ) -> Indicator | None:
        noun = (figure.start + quantity.noun_at, figure.end) if quantity.noun_at is not None else None
        if noun and after and is_existence(link):
            return self._made(((noun[0], after[1]),), "complement")
        if clue and clue.kind == "noun":
            return self._made((clue[:2],), "subject")
        if clue and (clue.kind == "verb" or not is_comparing(link)):
            return self._made((_deed_of(self._text, clue)[:2], after or self._thing(noun)), "deed")
        if clue is None and self._last and is_comparing(link) and not after:
            return self._last._replace(rule="compared")
        if clue is None and self._last and self._last.rule == "deed" and noun and is_list(self._text, figure.start):
            return Indicator((self._last.spans[0], Span(field=self._field, start=noun[0], end=noun[1])), "deed")
        if after:
            return self._made(((noun[0], after[1]) if noun else after,), "complement")
        if clue is None and noun is None and self._last:
            return self._last._replace(rule="listed")
        return self._made(self._bare(clue, noun), "noun")

    def _thing(self, noun: Piece | None) -> Piece | None:
        """Return a counted noun that names a thing; "căn" alone only shapes it."""
        return None if noun and self._text[noun[0] : noun[1]] in _classifiers() else noun

    def _is_anothers(self, clue: Clue, link: int, figure: Mention, after: Piece | None) -> bool:
        """Whether a phrase before a number belongs to the figure before it."""
        if re.search(r"[,(;:]| và ", self._text[clue.end : link]) is not None:
            return self._last is not None or after is not None
        is_complement = self._last is not None and clue.kind != "noun" and clue.start <= self._ends[-1] + 1
        return is_complement and self._text[link : figure.start].startswith("với")

    def _bare(self, clue: Clue | None, noun: Piece | None) -> tuple[Piece | None, ...]:
        """Return the counted noun, with whose it is where that is said shortly: "toàn tỉnh … doanh nghiệp"."""
        if clue is None or noun is None:
            return (clue[:2] if clue else noun,)
        if self._text[noun[0] : noun[1]] in _classifiers():
            return (clue[:2],)
        words = self._text[clue.start : clue.end].count(" ") + 1, self._text[noun[0] : noun[1]].count(" ") + 1
        return (clue[:2], noun) if words[0] <= words[1] and words[1] > 1 else (noun,)

    def _made(self, pieces: tuple[Piece | None, ...], rule: str) -> Indicator | None:
        spans = tuple(Span(field=self._field, start=p[0], end=p[1]) for p in pieces if p)
        return Indicator(spans, rule) if spans else None

    def _clause_start(self, figure: Mention, sentence: Span) -> int:
        """Return where the clause of a figure can begin: its sentence, or behind the number before it."""
        start = max(sentence.start, self._ends[-1])
        semicolon = self._text.rfind(";", start, figure.start)
        return semicolon + 1 if semicolon >= 0 else start

    def _gathering(self, figure: Mention, quantity: Quantity, clue: Clue | None, sentence: Span) -> Indicator | None:
        """Return who attends, or learns what, where people are counted behind a word for it."""
        if quantity.noun_at is None or not _people().match(fold_spelling(quantity.unit)):
            return None
        text, noun = self._reading.folded[self._field], (figure.start + quantity.noun_at, figure.end)
        lessons = list(_teaches().finditer(text, sentence.start, figure.start))
        if lessons and "cho " in text[lessons[-1].end() : figure.start]:
            return self._made((noun, lessons[-1].span()), "attendance")
        if (clue is not None and clue.kind != "words") or _STANDS_FOR.search(text, sentence.start, figure.start):
            return None
        cues = list(_attends().finditer(text, sentence.start, figure.start))
        cue = cues[-1] if cues else _comes().search(text, figure.end, sentence.end)
        return self._made((noun, cue.span()), "attendance") if cue else None


def _deed_of(text: str, clue: Clue) -> Clue:
    """Return a deed of no list: the last two words of a longer phrase that leads right up to a number."""
    words = list(re.finditer(r"\w+", text[clue.start : clue.end]))
    if clue.kind == "verb" or len(words) <= 3:
        return clue
    return clue._replace(start=clue.start + words[-2].start())


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(map(fold_spelling, load_units().classifiers))


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"{any_of((*load_units().people, 'doanh nghiệp'))}(?!\w)")


@cache
def _attends() -> re.Pattern[str]:
    return re.compile(rf"(?!{one_of('no_attendance')}){one_of('attendance')}")


@cache
def _teaches() -> re.Pattern[str]:
    return re.compile(one_of("lessons"))


@cache
def _comes() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:đến|tham|tới|về) dự(?!\w)")
