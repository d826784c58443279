"""The person whom a portrait article is about: named once in full, then "anh", "chị", "người chi hội trưởng".

Such an article tells its hero's offices in sentences that name nobody ("anh được bầu làm Giám đốc Hợp tác xã"), and
honours its hero without a clause that says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from extract.facts.positions import offices_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sized

    from extract.facts.positions import Office
    from extract.reading import Reading

_MENTIONS = 3
"""A hero is named at least so often."""
_OF_SOMEBODY = re.compile(r"\b(?:của một|là một|bầu làm|làm|là|giữ chức|kiêm|cương vị|vai trò|chức|ở tuổi \d+,) $")

Key = TypeVar("Key")


def find_protagonist(mentions: Mapping[Key, Sized]) -> Key | None:
    """Return whom an article without an event is about: the one named first, if named often and most often.

    Args:
        mentions: by person, in the order of their first mention, all that names them.
    """
    if not mentions:
        return None
    first = next(iter(mentions))
    most = max(len(found) for found in mentions.values())
    return first if len(mentions[first]) == most >= _MENTIONS else None


def untold_offices(reading: Reading) -> Iterator[Office]:
    """Yield the offices that the body gives to somebody whom the sentence does not name."""
    for sentence in reading.sentences:
        if sentence.field != "body" or reading.within(sentence, "PER"):
            continue
        text = reading.folded["body"]
        for office in offices_in(reading, sentence):
            start = office.span.start
            before = text[max(sentence.start, start - 24) : start]
            if _OF_SOMEBODY.search(before) and not office.of_unit:
                yield office
