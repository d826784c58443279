"""What a figure measures: a phrase before its number, after its unit, or that of the figure it compares with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.around import (
    Around,
    Piece,
    counted,
    deed_of,
    goes_on,
    object_of,
    owned,
    owns,
    reached,
    restates,
    shortened,
    stands_for,
    told,
)
from extract.facts.complements import complement_after, purpose_after
from extract.facts.gatherings import activity_of, attendance_around, lesson_before
from extract.facts.measure_words import (
    MASK,
    entries,
    is_base,
    is_change,
    is_comparing,
    is_existence,
    is_spending,
    is_weak,
)
from extract.facts.phrases import (
    Clue,
    activity_before,
    clue_before,
    deed_at_end,
    deed_of_list,
    is_plan,
    link_before,
    mask,
)
from extract.records import Span

if TYPE_CHECKING:
    from extract.quantities import Quantity
    from extract.reading import Reading
    from extract.records import Mention


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
        self._owner: Piece | None = None
        """Who has the things that a list counts: "trường | có 36 lớp, 1.512 học sinh"."""
        self._last_start = 0
        self._ends = [0]

    def find(self, figure: Mention, quantity: Quantity) -> Indicator | None:
        """Return what a figure measures, or None where the text doesn't say."""
        sentence = self._reading.sentence_of(figure)
        if self._last_start < sentence.start:
            self._last = self._owner = None
        around = self._look_around(figure, quantity, sentence)
        is_owner = quantity.is_count and owns(self._text, figure.start)
        if self._last and (is_owner or restates(self._text, figure.start)):
            found: Indicator | None = self._last._replace(rule="compared")
        elif quantity.unit == "%":
            found = self._percentage(around)
        elif quantity.amount is not None:
            found = self._amount(around)
        else:
            found = self._gathering(around, sentence) or self._count(around)
        self.pass_over(figure)
        if found is not None and not self._is_aside(found):
            self._last, self._last_start = found, figure.start
        return found

    def _is_aside(self, found: Indicator) -> bool:
        """Whether a figure says what each of the things counted is worth: "50 suất quà, | mỗi suất 1 triệu đồng"."""
        return self._last_deed() is not None and self._text.startswith("mỗi ", found.spans[0].start)

    def pass_over(self, quantity: Mention) -> None:
        """Note a quantity that is no figure: the phrase before it belongs to it all the same."""
        if not owns(self._text, quantity.start):
            self._ends.append(quantity.end)

    def _look_around(self, figure: Mention, quantity: Quantity, sentence: Span) -> Around:
        text, start = self._text, max(sentence.start, self._ends[-1])
        start = max(start, text.rfind(";", start, figure.start) + 1)
        link_at = link_before(text, start, figure.start)
        if not quantity.is_count and text.endswith(" thực hiện ", start, link_at):  # "sản lượng | thực hiện 4.817 tấn"
            link_at -= len("thực hiện ")
        clue = self._clue(start, link_at, figure, quantity)
        after = None if is_base(text, figure.end) else self._complement(figure, quantity)
        if clue and (is_plan(text, clue) or self._is_anothers(clue, link_at, figure, after)):
            clue = None
        noun = (figure.start + quantity.noun_at, figure.end) if quantity.noun_at is not None else None
        return Around(figure, quantity, text[link_at : figure.start], clue, after, noun)

    def _clue(self, start: int, link_at: int, figure: Mention, quantity: Quantity) -> Clue | None:
        text = self._text
        clue = clue_before(text, start, link_at, is_state=is_comparing(text[link_at : figure.start]))
        if clue is None or (clue.kind != "noun" and text.endswith(" này", clue.start, clue.end)):  # "đợt phát hành này"
            return None
        if quantity.amount is None and quantity.unit != "%" and not is_comparing(text[link_at : figure.start]):
            clue = deed_at_end(text, clue, link_at) or clue
        activity = activity_before(text, start, clue, figure.start)
        is_listed = activity is None and clue.kind == "words" and quantity.amount is not None
        return activity or (deed_of_list(text, start, clue) if is_listed else None) or clue

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
        clue, after, link = around.clue, around.after, around.link
        shrinks = after is not None and is_change(link)
        if clue and clue.kind == "words" and self._last and self._is_part(clue):
            is_share = "chiếm" in link  # "trong đó đồng bào Khmer chiếm …": what has the share
            return self._made("subject", clue[:2]) if is_share else self._last._replace(rule="compared")
        is_done = clue is not None and self._text[clue.start : clue.end] == "hoàn thành"
        if is_done and self._last and not after:  # "thu 56 tỷ đồng, hoàn thành 112% dự toán"
            return self._last._replace(rule="compared")
        if clue and after and not shrinks and (clue.kind == "verb" or not link.strip()):
            return self._made_deed(deed_of(self._text, clue), after)
        is_state = clue is not None and (clue.kind == "verb" or is_comparing(link) or self._opens(clue, link))
        if clue and (clue.kind == "noun" or (is_state and not shrinks)):
            return self._made("subject", clue[:2])
        if is_comparing(link) and self._last and not shrinks:
            return self._last._replace(rule="compared")
        if after:
            return self._made("complement", after)
        if self._last:
            return self._last._replace(rule="compared")
        return self._made("words", clue[:2]) if clue else None

    def _opens(self, clue: Clue, link: str) -> bool:
        """Whether a phrase opens a clause and its number follows at once: "; tổn thất điện năng 6,12%"."""
        if not link and " " not in self._text[clue.start : clue.end]:
            return False
        return not link and re.search(r"[;:,\n] ?$", self._text[max(0, clue.start - 2) : clue.start]) is not None

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
        if clue and clue.kind == "verb":
            return self._made_deed(clue[:2], around.after)
        last = self._last_deed()
        if clue and last and deed in entries("sums") and self._text.endswith(" với ", 0, clue.start):
            return self._made("deed", last, clue[:2])  # "thi hành xong 2.307 việc với số tiền …"
        if clue:
            return self._made("subject", clue[:2])
        if around.after:
            return self._made("complement", around.after)
        return self._last._replace(rule="listed") if self._last else None

    def _last_deed(self) -> Piece | None:
        """Return the deed of the figure before."""
        is_deed = self._last is not None and self._last.rule == "deed"
        return (self._last.spans[0].start, self._last.spans[0].end) if self._last and is_deed else None

    def _count(self, around: Around) -> Indicator | None:
        text, clue, after, noun = self._text, around.clue, around.after, around.noun
        target = reached(text, around)
        if target:
            return self._made("deed", target, noun)
        exists, is_other = is_existence(around.link), stands_for(text, around.figure.start)
        said = told(text, around) if clue is None or exists else ()
        if said:
            return self._made("complement", *said)
        if after and (exists or is_other):
            return self._made("complement", (noun[0], after[1]) if noun else after)
        if is_other:
            return self._made("noun", noun)
        if clue and clue.kind == "noun":
            return self._made("subject", clue[:2])
        if clue and (clue.kind == "verb" or not (exists or is_comparing(around.link))):
            return self._made_deed(deed_of(text, clue), object_of(text, noun, after))
        return self._continued(around) or self._bare(around)

    def _continued(self, around: Around) -> Indicator | None:
        """Return what a count without a phrase of its own takes over from the figure before it."""
        text, noun, after = self._text, around.noun, around.after
        if around.clue is not None or self._last is None:
            return None
        is_further = is_change(around.link) and text.endswith(", ", 0, around.figure.start - len(around.link))
        if is_further or (is_comparing(around.link) and not after):
            return self._last._replace(rule="compared")
        deed = self._last_deed()
        if deed and (noun or after) and goes_on(text, around):
            return self._made_deed(deed, object_of(text, noun, after) or noun)
        return self._last._replace(rule="listed") if not after and noun is None else None

    def _bare(self, around: Around) -> Indicator | None:
        """Return the counted noun, with what is said of it or who has it."""
        text, clue, after, noun = self._text, around.clue, around.after, around.noun
        if after:
            return self._made("complement", (noun[0], after[1]) if noun else after)
        if clue is None and noun and self._owner and goes_on(text, around):
            return self._made("noun", *owned(text, self._owner, noun))
        self._owner = clue[:2] if clue and clue.kind == "words" and is_existence(around.link) else None
        return self._made("noun", *counted(text, clue, noun))

    def _gathering(self, around: Around, sentence: Span) -> Indicator | None:
        """Return who attends, learns what, or gives blood, where people are counted behind a word for it."""
        text = self._reading.folded[self._field]
        activity = activity_of(text, around, sentence)
        if activity:
            return self._made("activity", activity)
        lesson = lesson_before(text, around, sentence)
        is_free = lesson is None and not stands_for(self._text, around.figure.start)
        cue = attendance_around(text, around, sentence) if is_free else lesson
        return self._made("attendance", around.noun, cue) if cue else None

    def _made_deed(self, deed: Piece, done_to: Piece | None) -> Indicator | None:
        return self._made("deed", deed, shortened(self._text, deed, done_to))

    def _made(self, rule: str, *pieces: Piece | None) -> Indicator | None:
        spans = tuple(Span(field=self._field, start=p[0], end=p[1]) for p in pieces if p)
        return Indicator(spans, rule) if spans else None
