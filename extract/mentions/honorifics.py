"""Words before a personal name that are no part of it: "đồng chí", "Thiếu tướng", "ThS."."""

from __future__ import annotations

import re
from functools import cache

from extract.gazetteer import load_gazetteer
from extract.patterns import any_of
from extract.text import fold_tones
from extract.yamlfile import Strict

_LONGEST_HONORIFIC = 5  # words
_WORD_BREAK = re.compile(r"[\s,;:(“\"]+")
_PLURAL = re.compile(r"(?:\b(?:các|hai|ba|bốn|những|\d+[.)]?) ?|\b(?:các|hai) ông,|\(bà\))$")


class Honorifics(Strict):
    """Words before a name: gazetteer/honorifics.yml."""

    learnt_from: str
    address: frozenset[str]
    ranks: frozenset[str]
    degrees: frozenset[str]
    callings: frozenset[str]
    clergy: frozenset[str]
    narrative: frozenset[str]
    """Words that go on from a given name alone, where a portrait calls its hero by it."""

    def folded(self) -> frozenset[str]:
        """Return all of them as fold_tones writes them."""
        words = set(map(fold_tones, self.address | self.ranks | self.degrees | self.callings | self.clergy))
        return frozenset(words | {word.replace("sĩ", "sỹ") for word in words})


@cache
def _honorifics() -> frozenset[str]:
    return load_gazetteer("honorifics", Honorifics).folded()


@cache
def capital_honorifics() -> frozenset[str]:
    """Return the honorifics of one syllable, which a sentence's first word makes part of a run: "Ông Bùi Tấn Lộc"."""
    return frozenset(word for word in _honorifics() if " " not in word)


@cache
def narrative() -> re.Pattern[str]:
    """Return the pattern of what somebody called by the given name does, for a folded text."""
    return re.compile(rf" {any_of(load_gazetteer('honorifics', Honorifics).narrative)}\b")


@cache
def degrees() -> frozenset[str]:
    """Return the degrees that are written in letters ("ThS"), folded."""
    return frozenset(map(fold_tones, load_gazetteer("honorifics", Honorifics).degrees))


def _is_known(phrase: str) -> bool:
    """Say whether a folded phrase is an honorific, or degrees joined by full stops: "ths.bs"."""
    parts = phrase.split(".")
    return phrase in _honorifics() or (len(parts) > 1 and all(part in degrees() for part in parts))


def is_honorific(before: str) -> bool:
    """Say whether a folded text ends with an honorific: "thiếu tướng ", "ThS. ", "các ông, bà: "."""
    words = _WORD_BREAK.split(before.rstrip(" .:"))
    return any(_is_known(" ".join(words[-count:])) for count in range(1, _LONGEST_HONORIFIC + 1))


def opens_with_honorific(after: str) -> bool:
    """Say whether a folded text begins with an honorific: "trung tướng hà thọ bảo"."""
    words = _WORD_BREAK.split(after, maxsplit=_LONGEST_HONORIFIC)
    return any(_is_known(" ".join(words[:count]).rstrip(".")) for count in range(1, _LONGEST_HONORIFIC + 1))


def is_only_honorific(gap: str) -> bool:
    """Say whether a folded text is nothing but honorifics, or empty: " đồng chí đại tá ", " ThS. "."""
    words = [word for word in _WORD_BREAK.split(gap.replace(".", " ")) if word]
    while words:
        count = next((n for n in range(_LONGEST_HONORIFIC, 0, -1) if " ".join(words[:n]) in _honorifics()), 0)
        if not count:
            return False
        words = words[count:]
    return True


def without_honorifics(text: str) -> str:
    """Return a folded text without what introduces names at its end: "dự hội nghị có các đồng chí: đại tá " to "có"."""
    while True:
        text = text.rstrip()
        shorter = _PLURAL.sub("", text)
        words = _WORD_BREAK.split(text.rstrip(":. "))
        count = next(
            (n for n in range(min(len(words), _LONGEST_HONORIFIC), 0, -1) if _is_known(" ".join(words[-n:]))), 0
        )
        if count:
            shorter = re.sub(rf"\S+(?:[\s,]+\S+){{{count - 1}}}[:.]?$", "", text.rstrip(": "))
        if shorter == text:
            return text
        text = shorter
