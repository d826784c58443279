"""What is said of counted people or things further behind their unit: "187 sáng kiến, 12 đề tài | được nghiệm thu".

All functions work on a text that extract.facts.phrases.mask made.
"""

from __future__ import annotations

import re
from functools import cache

from extract.facts.complements import complement_after
from extract.facts.measure_words import MASK, one_of

Piece = tuple[int, int]
_NUMBER = r"(?:hơn |gần |trên |khoảng )?\d[\d.,/]*"
_WORDS = rf"(?: (?!được |bị )[^\W\d{MASK}]+){{1,8}}?"
_AGENT = r" [^.;:()\n\d,]{1,60}?"
_LONGEST_PASSIVE = 4
"""Words of a passive at most: "được trao tận tay | công nhân có hoàn cảnh khó khăn"."""
_LEAST_BETWEEN = 4
"""Words between a unit and "được" that are passed over; fewer belong to what is counted ("chương trình đào tạo")."""


def list_after(text: str, at: int) -> int:
    """Return where the nouns end that go on a counted one: "29 sáng kiến, đề tài | được công nhận"; else `at`."""
    match = _noun_list().match(text, at)
    return match.end() if match else at


def predicate_after(text: str, at: int) -> Piece | None:
    """Return what is said of a count whose unit ends at `at`, behind whose it is, others counted with it, its worth."""
    match = _behind().match(text, at)
    return _predicate(text, match.end("between")) if match else None


def late_passive(text: str, at: int, end: int) -> Piece | None:
    """Return the passive that ends a long phrase behind a unit: "đề tài | khoa học cấp cơ sở | được nghiệm thu"."""
    marker = re.compile(r"(?<!\w)(?:được|bị)(?!\w)").search(text, at, end)
    if (
        marker is None
        or re.compile(r"(?:là|có) ").match(text, at)
        or len(text[at : marker.start()].split()) < _LEAST_BETWEEN
    ):
        return None
    return _predicate(text, marker.start() - 1)


def agent_passive(text: str, at: int) -> tuple[Piece, ...]:
    """Return "được" and its deed, without who does it: "được | hội đồng khoa học các trường | xếp loại A"."""
    match = _done_by().match(text, at)
    if match is None:
        return ()
    deed = complement_after(text, match.start("deed") - 1, is_thing=False)
    return (match.span("marker"), (match.start("deed"), deed[1] if deed else match.end("deed")))


def _predicate(text: str, at: int) -> Piece | None:
    agents = agent_passive(text, at)
    found = agents[-1] if agents else complement_after(text, at, is_thing=False)
    if found is None or not text.startswith(("được ", "bị "), found[0]):
        return found
    return found[0], list(re.finditer(r"\S+", text[slice(*found)]))[:_LONGEST_PASSIVE][-1].end() + found[0]


@cache
def _noun_list() -> re.Pattern[str]:
    return re.compile(
        rf",(?! {_NUMBER})(?! {one_of('verbs')}| {one_of('nouns')}){_WORDS}(?= (?:đã |đều )?(?:được|bị) )"
    )


@cache
def _behind() -> re.Pattern[str]:
    whose = r" (?:của|thuộc) [^,.;:()\n]{1,45}?"
    others = rf"(?:(?:,| và| cùng| với) {_NUMBER}{_WORDS})+"
    each = rf",(?: trị giá)? mỗi [^\W\d]+(?: trị giá)? {_NUMBER}(?: [^\W\d]+){{1,3}},"
    worth = rf"(?: với)?(?: tổng)? trị giá {_NUMBER}(?: [^\W\d]+){{1,3}}(?:/[^\W\d]+)?"
    marker = r" (?:đã |đều |cũng |vẫn )?(?:được|bị|đạt|tham gia|hoàn thành|chưa|không|phải|đủ)(?!\w)"
    return re.compile(rf"(?P<between>{whose}|{others}|{worth}|{each}|)(?={marker})")


@cache
def _done_by() -> re.Pattern[str]:
    return re.compile(rf" (?:đã |đều )?(?P<marker>được|bị)(?! {one_of('verbs')}){_AGENT} (?P<deed>{one_of('verbs')})")
