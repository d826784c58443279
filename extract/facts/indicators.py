"""What a figure measures: a phrase before its number, after its unit, or that of the figure it compares with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.measure_words import (
    MASK,
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

Piece = tuple[int, int]
# Who is stood for does not come: "120 đại biểu | đại diện cho | 4.500 hội viên".
_STANDS_FOR = re.compile(r"(?<!\w)(?:đại diện|thay mặt)(?: cho)?(?: hơn| trên| gần)?\s$")
# "(kế hoạch 45%)", "cao hơn năm 2020 5,1 điểm %": said of what the figure before measured.
_RESTATES = re.compile(r"(?:\(|(?<!\w)(?:cao|thấp|nhiều|ít) hơn [^,;.\n]{0,20})$")
_COMES = re.compile(r"(?<!\w)(?:đến|tham|tới|về) dự(?!\w)")


class Indicator(NamedTuple):
    """The spans that together say what was measured, and by which rule they were found."""

    spans: tuple[Span, ...]
    rule: str


class Around(NamedTuple):
    """What stands around a figure, in a masked text."""

    figure: Mention
    quantity: Quantity
    link: str
    """The words that link the phrase before the number to it; may be empty."""
    clue: Clue | None
    after: Piece | None
    """The words behind the unit that say what it is of."""
    noun: Piece | None
    """The counted noun."""


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
        around = self._look_around(figure, quantity, sentence)
        if self._last and _RESTATES.search(self._text, max(0, figure.start - 40), figure.start):
            found: Indicator | None = self._last._replace(rule="compared")
        elif quantity.unit == "%":
            found = self._percentage(around)
        elif quantity.amount is not None:
            found = self._amount(around)
        else:
            found = self._gathering(around, sentence) or self._count(around)
        self.pass_over(figure)
        if found is not None:
            self._last, self._last_start = found, figure.start
        return found

    def pass_over(self, quantity: Mention) -> None:
        """Note a quantity that is no figure: the phrase before it belongs to it all the same."""
        self._ends.append(quantity.end)

    def _look_around(self, figure: Mention, quantity: Quantity, sentence: Span) -> Around:
        text, start = self._text, max(sentence.start, self._ends[-1])
        start = max(start, text.rfind(";", start, figure.start) + 1)
        link_at = link_before(text, start, figure.start)
        clue = clue_before(text, start, link_at, is_state=is_comparing(text[link_at : figure.start]))
        after = None if is_base(text, figure.end) else self._complement(figure, quantity)
        if clue and (is_plan(text, clue) or self._is_anothers(clue, link_at, figure, after)):
            clue = None
        noun = (figure.start + quantity.noun_at, figure.end) if quantity.noun_at is not None else None
        return Around(figure, quantity, text[link_at : figure.start], clue, after, noun)

    def _complement(self, figure: Mention, quantity: Quantity) -> Piece | None:
        """Return what a unit is of: words, or a name in quotation marks ("1.318 mô hình | “Dân vận khéo”")."""
        is_measure = not quantity.is_count and quantity.unit not in {"%", "lần"}
        is_predicate = quantity.unit == "%" and self._text.startswith(" là ", figure.end)
        found = complement_after(self._text, figure.end + (3 if is_predicate else 0), is_thing=is_measure)
        if found or not quantity.is_count:
            return found
        quoted = re.compile(rf" (?P<name>[“\"«‘]?{MASK}+[”\"»’]?)").match(self._text, figure.end)
        opens = self._reading.texts[self._field][figure.end + 1 : figure.end + 2] in {"“", '"', "«", "‘"}
        return quoted.span("name") if quoted and opens else None

    def _is_anothers(self, clue: Clue, link: int, figure: Mention, after: Piece | None) -> bool:
        """Whether a phrase before a number belongs to something else: the figure or the name before it."""
        between = self._text[clue.end : link]
        if re.search(r"[,(;:]| và ", between) is not None:
            return self._last is not None or after is not None
        if clue.kind == "words" and MASK in between:
            return after is not None
        is_complement = self._last is not None and clue.kind != "noun" and clue.start <= self._ends[-1] + 1
        return is_complement and self._text[link : figure.start].startswith("với")

    def _percentage(self, around: Around) -> Indicator | None:
        clue, after = around.clue, around.after
        shrinks = after is not None and is_change(around.link)
        if clue and clue.kind == "words" and self._last and self._is_part(clue):
            is_share = "chiếm" in around.link  # "trong đó đồng bào Khmer chiếm …": what has the share
            return self._made("subject", clue[:2]) if is_share else self._last._replace(rule="compared")
        if clue and after and not shrinks and (clue.kind == "verb" or not around.link.strip()):
            return self._made("deed", self._deed(clue), after)
        if clue and (clue.kind == "noun" or (not shrinks and (clue.kind == "verb" or is_comparing(around.link)))):
            return self._made("subject", clue[:2])
        if is_comparing(around.link) and self._last and not shrinks:
            return self._last._replace(rule="compared")
        if after:
            return self._made("complement", after)
        if self._last:
            return self._last._replace(rule="compared")
        return self._made("words", clue[:2]) if clue else None

    def _is_part(self, clue: Clue) -> bool:
        """Whether a phrase names a part of what the figure before it measured: "trong đó vùng cao còn 3,9%"."""
        return "trong đó" in self._text[max(0, clue.start - 24) : clue.start]

    def _amount(self, around: Around) -> Indicator | None:
        clue, end = around.clue, around.figure.end
        deed = self._text[clue.start : clue.end] if clue else ""
        if clue and is_spending(deed):
            return self._made("deed", clue[:2], purpose_after(self._text, end))
        if clue and clue.kind == "verb" and is_weak(deed):
            return self._made("deed", clue[:2], complement_after(self._text, end, is_thing=False))
        if clue:
            return self._made("subject", clue[:2])
        if around.after:
            return self._made("complement", around.after)
        return self._last._replace(rule="listed") if self._last else None

    def _count(self, around: Around) -> Indicator | None:
        clue, after, noun = around.clue, around.after, around.noun
        if after and (is_existence(around.link) or self._stands_for(around)):
            return self._made("complement", (noun[0], after[1]) if noun else after)
        if self._stands_for(around):
            return self._made("noun", noun)
        if clue and clue.kind == "noun":
            return self._made("subject", clue[:2])
        is_state = is_comparing(around.link) or is_existence(around.link)
        if clue and (clue.kind == "verb" or not is_state):
            return self._made("deed", self._deed(clue), self._object(noun, after))
        if clue is None and self._last and is_comparing(around.link) and not after:
            return self._last._replace(rule="compared")
        if clue is None and self._last and self._last.rule == "deed" and noun and self._goes_on(around):
            start, end = self._object(noun, after) or noun
            return Indicator((self._last.spans[0], Span(field=self._field, start=start, end=end)), "deed")
        if after:
            return self._made("complement", (noun[0], after[1]) if noun else after)
        if clue is None and noun is None and self._last:
            return self._last._replace(rule="listed")
        return self._made("noun", *self._bare(clue, noun))

    def _stands_for(self, around: Around) -> bool:
        at = around.figure.start
        return _STANDS_FOR.search(self._text, max(0, at - 24), at) is not None

    def _goes_on(self, around: Around) -> bool:
        return is_list(self._text, around.figure.start)

    def _deed(self, clue: Clue) -> Piece:
        """Return a deed; of a longer phrase that holds none of the list the last two words."""
        words = list(re.finditer(r"[^\W\d]+", self._text[clue.start : clue.end]))
        if clue.kind == "verb" or len(words) <= 3:
            return clue[:2]
        return clue.start + words[-2].start(), clue.end

    def _object(self, noun: Piece | None, after: Piece | None) -> Piece | None:
        """Return what a deed is done to: what the unit is of, else the counted noun if it names a thing.

        "căn" alone names none, it only shapes what it counts; one word behind a noun only describes it ("hộ nghèo").
        """
        is_shape = noun is not None and self._text[noun[0] : noun[1]] in _classifiers()
        if noun and after and not is_shape and " " not in self._text[after[0] : after[1]]:
            return noun[0], after[1]
        return after or (None if is_shape else noun)

    def _bare(self, clue: Clue | None, noun: Piece | None) -> tuple[Piece | None, ...]:
        """Return the counted noun, with whose it is where that is said shortly: "toàn tỉnh … doanh nghiệp"."""
        if clue is None or noun is None:
            return (clue[:2] if clue else noun,)
        if self._text[noun[0] : noun[1]] in _classifiers():
            return (clue[:2],)
        words = self._text[clue.start : clue.end].count(" ") + 1, self._text[noun[0] : noun[1]].count(" ") + 1
        return (clue[:2], noun) if words[0] <= words[1] and words[1] > 1 else (noun,)

    def _gathering(self, around: Around, sentence: Span) -> Indicator | None:
        """Return who attends, or learns what, where people are counted behind a word for it."""
        if around.noun is None or not _people().match(fold_spelling(around.quantity.unit)):
            return None
        text, at = self._reading.folded[self._field], around.figure.start
        lessons = list(_teaches().finditer(text, sentence.start, at))
        if lessons and "cho " in text[lessons[-1].end() : at]:
            return self._made("attendance", around.noun, lessons[-1].span())
        if (around.clue is not None and around.clue.kind != "words") or self._stands_for(around):
            return None
        cues = list(_attends().finditer(text, sentence.start, at))
        cue = cues[-1] if cues else _COMES.search(text, around.figure.end, sentence.end)
        return self._made("attendance", around.noun, cue.span()) if cue else None

    def _made(self, rule: str, *pieces: Piece | None) -> Indicator | None:
        spans = tuple(Span(field=self._field, start=p[0], end=p[1]) for p in pieces if p)
        return Indicator(spans, rule) if spans else None


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
