"""Who attends, learns or gives blood: figures whose activity is named anywhere before them in the sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.facts.measure_words import load_words, one_of
from extract.patterns import any_of
from extract.quantities import load_units
from extract.text import fold_spelling

if TYPE_CHECKING:
    from extract.facts.around import Around, Piece
    from extract.records import Span

_COMES = re.compile(r"(?<!\w)(?:đến|tham|tới|về) dự(?!\w)")


def lesson_before(text: str, around: Around, sentence: Span) -> Piece | None:
    """Return what the counted people are gathered to learn: "lớp tập huấn … cho | 168 học viên"."""
    lessons = list(_teaches().finditer(text, sentence.start, around.figure.start)) if _are_people(around) else []
    is_for = lessons and "cho " in text[lessons[-1].end() : around.figure.start]
    return lessons[-1].span() if is_for else None


def attendance_around(text: str, around: Around, sentence: Span) -> Piece | None:
    """Return the word before or behind the counted people that says they come: "Tham dự", "đến dự"."""
    if not _are_people(around) or (around.clue is not None and around.clue.kind != "words"):
        return None
    cues = list(_attends().finditer(text, sentence.start, around.figure.start))
    cue = cues[-1] if cues else _COMES.search(text, around.figure.end, sentence.end)
    return cue.span() if cue else None


def activity_of(text: str, around: Around, sentence: Span) -> Piece | None:
    """Return the activity that a unit is the yield of, where it is named before: "hiến máu … 1.046 đơn vị máu"."""
    activity = load_words().yields.get(around.quantity.unit)
    at = text.find(activity, sentence.start, around.figure.start) if activity else -1
    return (at, at + len(activity)) if activity and at >= 0 else None


def _are_people(around: Around) -> bool:
    return around.noun is not None and _people().match(fold_spelling(around.quantity.unit)) is not None


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"{any_of((*load_units().people, 'doanh nghiệp'))}(?!\w)")


@cache
def _attends() -> re.Pattern[str]:
    return re.compile(rf"(?!{one_of('no_attendance')}){one_of('attendance')}")


@cache
def _teaches() -> re.Pattern[str]:
    return re.compile(one_of("lessons"))
