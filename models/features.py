"""What the recogniser looks at: families of values, one value for each piece of a paragraph.

A family is one way to look at a piece (its lower-case form, its shape, the pair it begins …), used from several
distances: `lower[-1]=đồng` is an attribute of the piece after "đồng". Training spells attributes out; in use each
family's values are looked up once (models.chain).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.segment import segment_syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILIES: dict[str, tuple[int, ...]] = {
    "word": (-1, 0, 1),
    "lower": (-3, -2, -1, 0, 1, 2, 3),
    "shape": (-2, -1, 0, 1, 2),
    "prefix": (0,),
    "suffix": (0,),
    "pair": (-2, -1, 0, 1),
    "triple": (-2, -1, 0),
    "shapes3": (-1,),
    "shapes5": (-2,),
    "quote": (0,),
    "quote_shape": (0,),
    "quote_head": (0,),
    "quote_first": (0,),
    "run_head": (0,),
    "run_before": (0,),
    "run_before2": (0,),
    "words": (0,),
    "words_shape": (0,),
}
"""Family to the distances from which it is used: -1 is the value of the piece before."""

REACH = 3
"""The farthest distance: so many places are added at both ends of a paragraph."""

FEATURES_VERSION = 1
"""Part of every trained model's card: raise it when a family changes, and train anew."""

_BEFORE, _AFTER = "^", "$"
_OPENING, _CLOSING, _EITHER = "“«‘", "”»’", '"'

Values = dict[str, list[str | None]]
"""For each family one value for each piece, REACH places more at both ends; None where there is nothing to say."""


def look(text: str, pieces: list[tuple[int, int]]) -> Values:
    """Return the values of all families for a paragraph (NFC) cut into `pieces`."""
    words = [text[start:end] for start, end in pieces]
    padded = [_BEFORE] * REACH + words + [_AFTER] * REACH
    lower = [word.lower() for word in padded]
    shape = [_shape(word) for word in padded]
    quotes = _quotes(padded)
    values: Values = {"word": [*padded], "lower": [*lower], "shape": [*shape], "quote": [*quotes]}
    values["prefix"] = [word[:2] for word in lower]
    values["suffix"] = [word[-2:] for word in lower]
    values["quote_shape"] = _join(quotes, shape)
    values["pair"], values["triple"] = _runs(lower, 2), _runs(lower, 3)
    values["shapes3"], values["shapes5"] = _runs(shape, 3), _runs(shape, 5)
    begins = _begins_word(text, pieces)
    values["words"] = [*begins]
    values["words_shape"] = _join(begins, shape)
    values |= _look_at_runs(lower, shape) | _look_at_quotes(lower, quotes)
    return values


def attributes(values: Values) -> list[list[str]]:
    """Return the attributes of each piece, spelt out as the trainer wants them."""
    count = len(values["word"]) - 2 * REACH
    return [list(_attributes_of(values, place)) for place in range(REACH, REACH + count)]


def _attributes_of(values: Values, place: int) -> Iterator[str]:
    for family, distances in FAMILIES.items():
        for distance in distances:
            value = values[family][place + distance]
            if value is not None:
                yield f"{family}[{distance}]={value}"


def _shape(word: str) -> str:
    """Return a word's kind: how long a number is and whether it has separators, how a word is capitalised, or P."""
    first = word[0]
    if first.isdigit():
        return f"{min(len(word), 5)}{'' if word.isdigit() else ','}"
    if not first.isalpha():
        return "P"
    if not first.isupper():
        return "x"
    return "Xx" if not word.isupper() else "X" if len(word) == 1 else "XX"


def _join(first: list[str], second: list[str]) -> list[str | None]:
    return [f"{a} {b}" for a, b in zip(first, second, strict=True)]


def _runs(values: list[str], size: int) -> list[str | None]:
    """Return the run of `size` values that begins at each place; the last places have none."""
    runs: list[str | None] = [" ".join(run) for run in zip(*(values[i:] for i in range(size)), strict=False)]
    return runs + [None] * (size - 1)


def _quotes(words: list[str]) -> list[str]:
    """Return where each word stands: o opens a quotation, c closes it, i is inside, - outside."""
    places, inside = [], False
    for word in words:
        if word in _OPENING or (word == _EITHER and not inside):
            places.append("o")
            inside = True
        elif word in _CLOSING or word == _EITHER:
            places.append("c")
            inside = False
        else:
            places.append("i" if inside else "-")
    return places


def _begins_word(text: str, pieces: list[tuple[int, int]]) -> list[str]:
    """Return for each piece whether a segmented word begins with it and with the next: B or I, twice."""
    syllables, first = segment_syllables(text)
    starts = {start for (start, _), begins in zip(syllables, first, strict=True) if begins}
    marks = ["B"] * REACH + ["B" if start in starts else "I" for start, _ in pieces] + ["B"] * REACH
    return [a + b for a, b in zip(marks, [*marks[1:], "B"], strict=True)]


def _look_at_runs(lower: list[str], shape: list[str]) -> Values:
    """Return for each piece of a run of capitalised ones the run's first piece, and the one and two before the run."""
    heads: list[str | None] = [None] * len(lower)
    before, before2 = [*heads], [*heads]
    start = None
    for place in range(REACH, len(lower) - REACH):
        if shape[place][0] != "X":
            start = None
            continue
        start = place if start is None else start
        heads[place], before[place] = lower[start], lower[start - 1]
        before2[place] = f"{lower[start - 2]} {lower[start - 1]}"
    return {"run_head": heads, "run_before": before, "run_before2": before2}


def _look_at_quotes(lower: list[str], quotes: list[str]) -> Values:
    """Return for each piece inside a quotation the two words before the quotation, and its first."""
    heads: list[str | None] = [None] * len(lower)
    firsts = [*heads]
    start = 0
    for place, mark in enumerate(quotes):
        if mark == "o":
            start = place
        elif mark == "i":
            heads[place], firsts[place] = f"{lower[start - 2]} {lower[start - 1]}", lower[start + 1]
    return {"quote_head": heads, "quote_first": firsts}
