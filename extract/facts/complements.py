"""What stands right behind a unit and says what it is of: "142 km | đường bê tông".

All functions work on a text that extract.facts.phrases.mask made.
"""

from __future__ import annotations

import re
from functools import cache

from extract.facts.measure_words import entries, head_pattern, one_of, phrase_end
from extract.quantities import load_units
from extract.text import fold_spelling

# Before a complement some words are passed over; some that end a phrase elsewhere open one here.
_OPENING = re.compile(r" (?:đã |đang )?(?P<phrase>(?:còn |về đích|chưa |không )?)")
_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_LONGEST = 8
"""Words in a complement at most."""


def complement_after(text: str, at: int, *, is_thing: bool) -> tuple[int, int] | None:
    """Return the words right behind a unit, up to a preposition or a mask: "142 km | đường bê tông".

    Args:
        text: a masked text.
        at: where the unit ends.
        is_thing: whether only a thing is wanted, which ends before a deed: "1.100 m2 | đất | mở đường".
    """
    opening = _OPENING.match(text, at)
    if opening is None:
        return None
    start = opening.start("phrase")
    end = _end_of_phrase(text, opening.end(), is_thing=is_thing)
    words = list(_WORD.finditer(text, start, end))[:_LONGEST]
    if not words or words[0].start() != start:
        return None
    end = _end_of_list(text, words[-1].end())
    if not is_thing and text.startswith(", ", end) and _is_counted(text[start:end]):  # "100% thôn, xóm đăng ký …"
        more = complement_after(text, end + 1, is_thing=False)
        end = more[1] if more and _begins_counted(text[slice(*more)].split(" ")) else end
    return start, end


def _is_counted(words: str) -> bool:
    """Whether words are a noun that is counted, and nothing more."""
    return words in _counted()


def _begins_counted(words: list[str]) -> bool:
    """Whether words begin with a noun that is counted: "chiến sĩ | hoàn thành tốt nhiệm vụ"."""
    return any(_is_counted(" ".join(words[:n])) for n in (1, 2, 3))


@cache
def _counted() -> frozenset[str]:
    return frozenset(map(fold_spelling, load_units().counted))


def purpose_after(text: str, at: int) -> tuple[int, int] | None:
    """Return what money is spent on: "65 triệu đồng | làm cây cầu", "11,7 tỷ đồng cho | công tác an sinh xã hội"."""
    skipped = re.compile(r" (?:cho|để) ").match(text, at)
    return complement_after(text, skipped.end() - 1 if skipped else at, is_thing=False)


def _end_of_phrase(text: str, at: int, *, is_thing: bool) -> int:
    stop = phrase_end().search(text, at)
    end = stop.start() if stop else len(text)
    deeds = (m for m in head_pattern().finditer(text, at, end) if is_thing and m[0] in entries("verbs"))
    return next((deed.start() for deed in deeds), end)


def _end_of_list(text: str, at: int) -> int:
    """Return where a list of things that begins with the one ending at `at` ends: "nhà tạm, | nhà dột nát"."""
    while text.startswith(", ", at):
        start, end = at + 2, _end_of_phrase(text, at + 2, is_thing=False)
        words = list(_WORD.finditer(text, start, end))
        is_closed = re.compile(r"\s?(?:[,.;)]|$)").match(text, end) is not None
        is_thing = not head_pattern().search(text, start, end) and not re.search(one_of("comparing"), text[start:end])
        if not (0 < len(words) <= 4 and words[0].start() == start and is_closed and is_thing):
            break
        at = words[-1].end()
    return at
