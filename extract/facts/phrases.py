"""Phrases around a number: the measured thing or the deed before it, what its unit is of after it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract.gazetteer import load_gazetteer
from extract.patterns import any_of
from extract.records import Span
from extract.text import fold_spelling
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from extract.reading import Reading


class Words(Strict):
    """gazetteer/indicators.yml; what each list is for stands there."""

    learnt_from: str
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    compounds: tuple[str, ...]
    weak_verbs: tuple[str, ...]
    links: tuple[str, ...]
    comparing: tuple[str, ...]
    bases: tuple[str, ...]
    prepositions: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    attendance: tuple[str, ...]


class Clue(NamedTuple):
    """A phrase before a number that may say what it measures."""

    start: int
    end: int
    kind: Literal["noun", "verb", "words"]
    """A measured thing, a deed, or words of neither list."""


MASK = "§"
"""Stands for each character that is no word of the sentence: names, quotations, dates."""
_MASKED = ("PER", "TITLE", "ORG", "LOC", "BLOC", "EVENT", "CAMPAIGN", "DOC", "AWARD", "DATE")
_QUOTED = re.compile(r"[“\"«‘][^“”\"«»‘’\n]{1,200}[”\"»’]")
_PIECE_END = re.compile(r"[,;:()\n–]|(?<!\w)(?:và|với|gồm|trong đó|riêng|nhưng|nên|mà)(?!\w)")
_STOP = re.compile(rf"[,.;:()\n–{MASK}…]")
_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_LONGEST = 8
"""Words in a phrase at most; longer ones are cut."""


@cache
def load_words() -> Words:
    """Return gazetteer/indicators.yml."""
    words: Words = load_gazetteer("indicators", Words)
    return words


@cache
def _any(name: str) -> str:
    return rf"(?<!\w){any_of(getattr(load_words(), name))}(?!\w)"


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(map(fold_spelling, getattr(load_words(), name)))


@cache
def _heads() -> re.Pattern[str]:
    words = load_words()
    return re.compile(rf"(?<!\w){any_of((*words.nouns, *words.verbs, *words.compounds))}(?!\w)")


@cache
def _links_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('links')}\s?)+$")


@cache
def _phrase_end() -> re.Pattern[str]:
    return re.compile(rf"{_STOP.pattern}|{_any('prepositions')}")


def mask(reading: Reading, field: str) -> str:
    """Return a text folded, with names, quotations and dates masked: no verb inside them is a deed ("Sở Xây dựng")."""
    text = fold_spelling(reading.texts[field])
    spans = [(m.start, m.end) for m in reading.within(Span(field=field, start=0, end=len(text)), *_MASKED)]
    for start, end in [*spans, *(m.span() for m in _QUOTED.finditer(text))]:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


def link_before(text: str, start: int, number: int) -> int:
    """Return where the words that link a phrase to the number at `number` begin: "… | ước đạt hơn" """
    match = _links_at_end().search(text, start, number)
    return match.start() if match else number


def clue_before(text: str, start: int, end: int) -> Clue | None:
    """Return the phrase of text[start:end], in its last piece, that names a measured thing or a deed."""
    pieces = [m.end() for m in _PIECE_END.finditer(text, start, end)]
    begin = pieces[-1] if pieces else start
    heads = [(m.start(), m.end(), m[0]) for m in _heads().finditer(text, begin, end)]
    noun = next((h for h in heads if h[2] in _folded("nouns")), None)
    if noun is not None:
        return Clue(_extend_left(text, heads, noun[0]), _cut(text, noun[0], end), "noun")
    verbs = [h for h in heads if h[2] in _folded("verbs")]
    if verbs:
        first = _chain_left(text, start, verbs[-1][0])
        return Clue(first, _cut(text, verbs[-1][0], end), "verb")
    words = list(_WORD.finditer(text, begin, end))
    return Clue(words[max(0, len(words) - 5)].start(), words[-1].end(), "words") if words else None


def _extend_left(text: str, heads: list[tuple[int, int, str]], at: int) -> int:
    """Return where the deed right before a noun begins: "giải ngân | vốn đầu tư công"."""
    for start, end, word in reversed(heads):
        if end + 1 == at and word in _folded("verbs"):
            at = start
    return at


def _chain_left(text: str, start: int, at: int) -> int:
    """Return where a chain of deeds that ends at `at` begins: "trồng mới, | trồng lại"."""
    verbs = [m for m in _heads().finditer(text, start, at) if m[0] in _folded("verbs")]
    for verb in reversed(verbs):
        if text[verb.end() : at] not in {" ", ", ", " và "}:
            break
        at = verb.start()
    return at


def _cut(text: str, start: int, end: int) -> int:
    """Return where a phrase from `start` ends: at a preposition or a mask behind its second word, or at `end`."""
    words = list(_WORD.finditer(text, start, end))
    if len(words) > 2:
        stop = _phrase_end().search(text, words[1].end(), end)
        end = stop.start() if stop else end
    return start + len(text[start:end].rstrip())


def complement_after(text: str, at: int) -> tuple[int, int] | None:
    """Return the words right behind a unit, up to a preposition or a mark: "142 km | đường bê tông"."""
    if text[at : at + 1] != " ":
        return None
    skipped = re.compile(r" (?:đã |là |đang )?").match(text, at)
    start = skipped.end() if skipped else at + 1
    stop = _phrase_end().search(text, start)
    end = stop.start() if stop else len(text)
    words = list(_WORD.finditer(text, start, end))[:_LONGEST]
    if not words or words[0].start() != start:
        return None
    return start, words[-1].end()


def is_base(text: str, at: int) -> bool:
    """Whether words at `at` say what a percentage is of, and nothing that is measured: "kế hoạch", "so với"."""
    return re.match(rf"\s?{_any('bases')}", text[at:]) is not None


def is_comparing(link: str) -> bool:
    """Whether the words before a number compare with a figure before it: "tăng", "bằng", "đạt"."""
    return re.search(_any("comparing"), link) is not None


def is_weak(deed: str) -> bool:
    """Whether a deed says nothing by itself: "đưa hai mươi mốt xã về đích"."""
    return deed in _folded("weak_verbs")
