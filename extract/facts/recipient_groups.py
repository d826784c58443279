"""Recipients of an honour by kind: what a count ("02 tập thể", "67 tập thể, cá nhân") says, and groups of names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.facts.awarding import cues
from extract.numbers import COMPOSED, DIGITS, SIMPLE, read_numeral
from extract.patterns import any_of
from extract.text import fold_spelling

if TYPE_CHECKING:
    from extract.records import RecipientKind, Span


@dataclass(slots=True)
class Named:
    """A recipient by name."""

    surface: str
    span: Span


@dataclass(slots=True)
class Group:
    """Recipients of one kind: how many where counted, who where named."""

    kind: RecipientKind | None
    """None where only the honours themselves are counted."""
    count: int | None = None
    counted: Span | None = None
    """Where the count stands."""
    names: list[Named] = field(default_factory=list)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], RecipientKind], ...]:
    return tuple((re.compile(rf"{any_of(nouns)}(?!\w)"), kind) for kind, nouns in cues().recipient_kinds.items())


ONE_OF = r"\b(?:là )?(?:một|0?1) trong (?:số |các |những |tổng số )*"
"""Before how many a recipient is one of: "P là | một trong | 9 hộ | được tặng"."""
# "chuyên gia", "vận động viên", "nghệ sĩ": nouns for people end alike.
_PERSONS_NOUN = re.compile(r"(?:\w+ ){1,2}(?:viên|sĩ|gia|nhân|sư|giả|trưởng)\b")
_NUMERAL = re.compile(rf"(?:{ONE_OF})?(?P<number>{DIGITS}|{COMPOSED}|{SIMPLE})(?:/{DIGITS})? ?(?:lượt ?)?")


def read_count(surface: str, following: str) -> tuple[int, RecipientKind] | None:
    """Return what a quantity counts, or None where it counts no recipients.

    Args:
        surface: the quantity as written: "02 tập thể", "67 tập thể, cá nhân", "ba hộ gia đình".
        following: the folded text after it; "và cá nhân" without a number makes the count a joint one.
    """
    folded = fold_spelling(surface)
    numeral = _NUMERAL.match(folded)
    if numeral is None:
        return None
    nouns = folded[numeral.end() :] or following.strip()  # "5 lượt | tập thể"
    joint = re.match(
        r"(?:,| và|,? và) (?:tập thể|cá nhân|hộ gia đình|gia đình|hộ)\b(?! (?:[A-Z]|ông|bà|anh|chị))", following
    )
    kinds = {
        kind for noun in re.split(r", ?| và ", nouns + (joint[0] if joint else "")) if (kind := read_kind(noun.strip()))
    }
    if not kinds:
        return None
    try:
        return int(read_numeral(numeral["number"]).value), kinds.pop() if len(kinds) == 1 else "mixed"
    except ValueError:
        return None


def read_kind(surface: str) -> RecipientKind | None:
    """Return the kind of recipients whose noun a surface begins with: "Tập thể lao động xuất sắc" is a collective's."""
    noun = fold_spelling(surface)
    found = [(m.end(), kind) for pattern, kind in _kinds() if (m := pattern.match(noun)) is not None]
    if not found and _PERSONS_NOUN.match(noun):
        return "individual"
    return max(found)[1] if found else None


def joined(counted: list[Group], named: list[Group]) -> list[Group]:
    """Return the counted groups with the names that spell them out: "Q được tặng A gồm: P, P"; either may be empty."""
    left = list(counted)
    for group in named:
        same = next((one for one in left if one.kind == group.kind and one.count is not None), None)
        if group.count is None and same is not None:
            group.count, group.counted = same.count, same.counted
            left.remove(same)
    return [*(one for one in left if one.count is not None or not named), *named]
