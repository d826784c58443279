"""What stands around a counted or measured figure, and the pieces of text that name what it measures.

All functions work on a text that extract.facts.phrases.mask made; a piece is where in it a phrase starts and ends.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.measure_words import is_list
from extract.facts.predicates import agent_passive, late_passive, list_after, predicate_after
from extract.quantities import load_units
from extract.text import fold_spelling
from models.segment import segment

if TYPE_CHECKING:
    from extract.facts.phrases import Clue
    from extract.quantities import Quantity
    from extract.records import Mention

Piece = tuple[int, int]
_REACH = 24
_HEDGE = r"(?: hơn| trên| gần)?"
# Who is stood for does not come: "120 đại biểu | đại diện cho | 4.500 hội viên".
_STANDS_FOR = re.compile(rf"(?<!\w)(?:đại diện|thay mặt)(?: cho)?{_HEDGE}\s$")
# "(kế hoạch 45%)", "cao hơn năm 2020 5,1 điểm %", ", đơn vị thấp nhất đạt 5,9 triệu": of what the last figure measured.
_RESTATES = re.compile(
    r"(?:\(|(?<!\w)(?:cao|thấp|nhiều|ít) hơn [^,;.\n]{0,20}"
    r"|, (?:nơi|đơn vị|hộ|người|xã|huyện|thôn|trường|doanh nghiệp|địa phương|cá nhân) (?:cao|thấp|nhiều|ít) nhất"
    r"(?: là| đạt| được| có| chỉ)* )$"
)
# Whose the counted things are: "118 hồ sơ của | 37 đơn vị", "tốc độ tăng trưởng của | 7 tỉnh | đạt 8,1%".
_OWNS = re.compile(
    r"(?<!\w)(?:(?<!tham gia )(?<!tham dự )(?<!góp mặt )(?<!hiện diện )(?<!chứng kiến )của|thuộc|đến từ|trên địa bàn)"
    rf"(?: cả| toàn bộ)?{_HEDGE} $"
)
_REACHED = re.compile(rf"(?<!\w)(?P<deed>đạt(?: và vượt)?|hoàn thành(?: và vượt| vượt)?|vượt)(?: mức)?{_HEDGE} $")
_TARGETS = {"chỉ tiêu", "tiêu chí", "mục tiêu"}
_HAS = re.compile(r"(?: [^\W\d]+){0,2}? có(?!\w)")
_NO_OWNER = (" này", "chỉ", "đại diện")
"""Words before "có" that own nothing: "dịp này có 200 suất quà"."""


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


def restates(text: str, number: int) -> bool:
    """Whether the words before a number say that it is of what the figure before measured: "cao hơn năm 2020 …"."""
    return _RESTATES.search(text, max(0, number - 2 * _REACH), number) is not None


def owns(text: str, number: int) -> bool:
    """Whether a number counts those who have what is measured: a phrase before it goes on behind it."""
    return _OWNS.search(text, max(0, number - _REACH), number) is not None


def stands_for(text: str, number: int) -> bool:
    """Whether others stand for those who are counted."""
    return _STANDS_FOR.search(text, max(0, number - _REACH), number) is not None


def goes_on(text: str, around: Around) -> bool:
    """Whether a number goes on with what the figure before it told: after a comma, "và", "cùng", "với", "cho"."""
    at = around.figure.start
    return is_list(text, at) or around.link.startswith(("với ", "cho ")) or text.endswith(" cùng ", 0, at)


def reached(text: str, around: Around) -> Piece | None:
    """Return the deed that a count of targets is of: "đạt và vượt | 26/30 chỉ tiêu"."""
    if around.quantity.unit not in _TARGETS or (around.clue is not None and around.clue.kind != "words"):
        return None
    match = _REACHED.search(text, max(0, around.figure.start - _REACH), around.figure.start)
    return match.span("deed") if match else None


def told(text: str, around: Around) -> tuple[Piece, ...]:
    """Return the counted noun with what is said of it further behind: "187 sáng kiến, 12 đề tài | được nghiệm thu"."""
    noun, after = around.noun, around.after
    if noun is None:
        return ()
    if after is None:
        end = list_after(text, noun[1])
        predicate = predicate_after(text, end)
        return ((noun[0], end), predicate) if predicate else ()
    passive = agent_passive(text, noun[1])
    if passive:
        return (noun, *passive)
    late = late_passive(text, *after)
    return (noun, late) if late else ()


def deed_of(text: str, clue: Clue) -> Piece:
    """Return a deed; of a longer phrase that holds none of the list the last two syllables, or more to begin a word."""
    phrase = text[clue.start : clue.end]
    words = list(re.finditer(r"[^\W\d]+", phrase))
    if clue.kind == "verb" or len(words) <= 3:
        return clue[:2]
    starts = [token.start for token in segment(phrase) if token.start <= words[-2].start()]
    return clue.start + starts[-1], clue.end


def object_of(text: str, noun: Piece | None, after: Piece | None) -> Piece | None:
    """Return what a deed is done to: what the unit is of, else the counted noun if it names a thing.

    "căn" alone names none, it only shapes what it counts; one word behind a noun only describes it ("hộ nghèo").
    """
    if noun and after and text.startswith(("bị ", "đã ", "đang ", "là "), after[0]):
        return noun
    is_shape = noun is not None and is_classifier(text[slice(*noun)])
    if noun and after and not is_shape and " " not in text[slice(*after)]:
        return noun[0], after[1]
    return after or (None if is_shape else noun)


def shortened(text: str, deed: Piece, done_to: Piece | None) -> Piece | None:
    """Return of what a deed is done to whole words of about twice the deed's length: more would hide what was done."""
    if done_to is None:
        return None
    limit = 2 * len(text[slice(*deed)].split())
    words = list(re.finditer(r"\S+", text[slice(*done_to)]))
    names = [n for n in (1, 2) if is_classifier(" ".join(word[0] for word in words[:n]))]
    shape = names[-1] if names and len(words) > limit else 0  # "trao | suất | học bổng"
    start, end = words[shape].start(), words[-1].end()
    if len(words) - shape > limit:
        longest = words[shape:][limit - 1].end()
        ends = [start + token.end for token in segment(text[done_to[0] + start : done_to[1]])]
        end = max((one for one in ends if one <= longest), default=ends[0])  # "hiến | đất | nông nghiệp"
    return done_to[0] + start, done_to[0] + end


def counted(text: str, clue: Clue | None, noun: Piece | None) -> tuple[Piece | None, ...]:
    """Return the counted noun, with whose it is where that is said shortly: "toàn tỉnh có … doanh nghiệp"."""
    if clue is None or noun is None:
        return (clue[:2] if clue else noun,)
    subject, name = text[clue.start : clue.end], text[slice(*noun)]
    if is_classifier(name) or name in subject:
        return (clue[:2],)
    return (noun,) if subject.endswith(_NO_OWNER) else owned(text, clue[:2], noun)


def owned(text: str, owner: Piece, noun: Piece) -> tuple[Piece, ...]:
    """Return who has what is counted, with "có" if that stays short, and the counted noun."""
    has = _HAS.match(text, owner[1])
    limit = 2 * len(text[slice(*noun)].split())
    ends = (has.end() if has else owner[1], owner[1])
    fitting = [(owner[0], end) for end in ends if len(text[owner[0] : end].split()) <= limit]
    return (fitting[0], noun) if fitting else (noun,)


def is_classifier(noun: str) -> bool:
    """Whether a noun only shapes what it counts: "căn", "con"."""
    return noun in _classifiers()


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(map(fold_spelling, load_units().classifiers))
