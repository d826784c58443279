"""The words that tell what a figure measures, as gazetteer/indicators.yml lists them.

All functions work on texts folded by extract.text.fold_spelling, names and quotations masked (extract.facts.phrases).
"""

from __future__ import annotations

import re
from functools import cache

from extract.gazetteer import load_gazetteer
from extract.patterns import any_of
from extract.text import fold_spelling
from extract.yamlfile import Strict


class Words(Strict):
    """gazetteer/indicators.yml; what each list is for stands there."""

    learnt_from: str
    nouns: tuple[str, ...]
    weak_nouns: tuple[str, ...]
    sums: tuple[str, ...]
    verbs: tuple[str, ...]
    compounds: tuple[str, ...]
    weak_verbs: tuple[str, ...]
    changing: tuple[str, ...]
    spending: tuple[str, ...]
    links: tuple[str, ...]
    comparing: tuple[str, ...]
    plans: tuple[str, ...]
    bases: tuple[str, ...]
    prepositions: tuple[str, ...]
    no_prepositions: tuple[str, ...]
    openers: tuple[str, ...]
    attendance: tuple[str, ...]
    no_attendance: tuple[str, ...]
    lessons: tuple[str, ...]
    yields: dict[str, str]


MASK = "§"
"""Stands for each character that is no word of the sentence: of a name, a quotation, a date."""
_STOP = re.compile(rf"[,.;:()\n–{MASK}…”“\"\d]")

# "hiện" links ("hiện có"), unless it ends a verb: "phát hiện 34 vụ".
_NOT_NOW = r"(?!(?:(?<=thực )|(?<=phát )|(?<=thể )|(?<=xuất )|(?<=biểu )|(?<=tái ))hiện(?!\w))"


@cache
def load_words() -> Words:
    """Return gazetteer/indicators.yml."""
    words: Words = load_gazetteer("indicators", Words)
    return words


@cache
def one_of(name: str) -> str:
    """Return the pattern of any entry of one list of indicators.yml, as whole words."""
    return rf"(?<!\w){any_of(getattr(load_words(), name))}(?!\w)"


@cache
def entries(name: str) -> frozenset[str]:
    """Return the entries of one list of indicators.yml, folded."""
    return frozenset(map(fold_spelling, getattr(load_words(), name)))


@cache
def head_pattern() -> re.Pattern[str]:
    """Return the pattern of everything that may say what is measured, and of what only looks like it."""
    words = load_words()
    every = (*words.nouns, *words.weak_nouns, *words.verbs, *words.weak_verbs, *words.compounds)
    return re.compile(rf"(?<!\w){any_of(every)}(?!\w)")


@cache
def links_at_end() -> re.Pattern[str]:
    """Return the pattern of a run of links up to the end."""
    return re.compile(rf"(?:{_NOT_NOW}{one_of('links')}\s?)+$")


@cache
def phrase_end() -> re.Pattern[str]:
    """Return the pattern of what ends a phrase: a mark, a mask, a digit, a preposition."""
    preposition = rf"(?<!sầu )(?!{one_of('no_prepositions')}){one_of('prepositions')}"  # "sầu riêng" is a fruit
    return re.compile(rf"{_STOP.pattern}|{preposition}(?!\s?[,.;)])")


@cache
def phrase_opening() -> re.Pattern[str]:
    """Return the pattern of what stands before a phrase and is no part of it: "nhờ đó", a preposition."""
    preposition = rf"(?!{one_of('no_prepositions')}){one_of('prepositions')}"
    return re.compile(rf"\s?(?:{one_of('openers')}|{preposition})")


def is_base(text: str, at: int) -> bool:
    """Whether the words behind a unit say what a percentage is of or compares with: "kế hoạch", "so với"."""
    return re.compile(rf"\s?{one_of('bases')}").match(text, at) is not None


def is_comparing(link: str) -> bool:
    """Whether the words before a number compare with a figure before it: "tăng", "bằng", "đạt"."""
    return re.search(one_of("comparing"), link) is not None


def is_list(text: str, number: int) -> bool:
    """Whether a number goes on with a list: nothing but a comma or "và" stands before it."""
    return re.search(r"(?:,|(?<!\w)và)\s?$", text[max(0, number - 5) : number]) is not None


def is_change(link: str) -> bool:
    """Whether the words before a number say that something grew or shrank."""
    return re.search(r"(?<!\w)(?:tăng|giảm)(?!\w)", link) is not None


def is_existence(link: str) -> bool:
    """Whether the words before a number say that something exists, and nothing is done to it: "có", "còn"."""
    return re.search(r"(?<!\w)(?:có|còn|ghi nhận)(?!\w)", link) is not None


def is_spending(deed: str) -> bool:
    """Whether a deed spends money on what stands behind the amount."""
    return deed in entries("spending")


def is_weak(deed: str) -> bool:
    """Whether a deed says nothing by itself: "đưa hai mươi mốt xã về đích"."""
    return deed in entries("weak_verbs")
