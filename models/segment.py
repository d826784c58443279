"""Vietnamese word segmentation: underthesea's own, with exact offsets and in a fraction of its time.

underthesea cuts a text into syllables by a regular expression, then a linear chain of two labels joins syllables into
words. Both are used here as they are (its pattern, its model file), but the weights are read once and the scores of
syllables, pairs and triples looked up instead of being spelt out as feature strings for every token. The output is
the same as `underthesea.word_tokenize(text, use_token_normalize=False)`; a test compares them.

Offsets count in NFC(text). Words never overlap, and what lies between them is white space alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import joblib
import numpy as np
from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger
from underthesea.pipeline import word_tokenize
from underthesea.pipeline.word_tokenize import regex_tokenize

from models.crf import Chain, read_chain
from models.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Callable

MODEL = Path(word_tokenize.__file__).parent / "models" / "ws_crf_vlsp2013_20230727"

# Compiled apart from underthesea's own: its `fixed_words` argument changes that one for all later calls.
_SYLLABLE = re.compile(regex_tokenize.regex_patterns_combine, re.VERBOSE | re.UNICODE)
_LOOKALIKES = str.maketrans("ðÐ", "đĐ")
"""The letters that underthesea replaces before it looks: one for one, so that offsets stay."""

_BEGIN, _END = " BOS", " EOS"
"""Stand for what lies outside the text; no syllable contains a space. The model calls them BOS and EOS."""
_OFFSETS = {1: (-2, -1, 0, 1, 2), 2: (-2, -1, 0, 1), 3: (-2, -1, 0)}
"""Where a run of so many syllables may begin, seen from the syllable that is scored."""
_CACHED = {1: 1 << 14, 2: 1 << 16, 3: 1 << 16}
"""Runs of each length whose scores are kept (40 MB when full); a portal's vocabulary is some 8,000 syllables."""


class Token(NamedTuple):
    """A word: `NFC(text)[start:end]`; its syllables may have any white space between them."""

    start: int
    end: int


def segment(text: str) -> list[Token]:
    """Return the words of a text, in order; offsets count in NFC(text)."""
    spans, starts_word = segment_syllables(unicodedata.normalize("NFC", text))
    words: list[Token] = []
    for (start, end), first in zip(spans, starts_word, strict=True):
        words.append(Token(start, end) if first else Token(words.pop().start, end))
    return words


def segment_syllables(text: str) -> tuple[list[tuple[int, int]], list[bool]]:
    """Return the spans of the syllables of an NFC text, and for each whether a word begins with it."""
    normal = text.translate(_LOOKALIKES)
    spans = [match.span() for match in _SYLLABLE.finditer(normal)]
    return spans, _joiner()([normal[start:end] for start, end in spans])


@cache
def _joiner() -> Callable[[list[str]], list[bool]]:
    """Return what says of each syllable whether it begins a word: the fast way where the model's file can be read."""
    try:
        return SegmentationChain(read_chain(MODEL / "models.bin"), frozenset(_dictionary())).begin_words
    except (WeightsError, OSError, ValueError):
        return _ask_underthesea


def _dictionary() -> set[str]:
    words: set[str] = joblib.load(MODEL / "dictionary.bin")
    return words


def _ask_underthesea(syllables: list[str]) -> list[bool]:
    """The slow way: underthesea spells out the features and tags them itself (it fails on an empty list)."""
    return [tag != "I-W" for tag in _tagger().predict([[one] for one in syllables])] if syllables else []


@cache
def _tagger() -> FastCRFSequenceTagger:
    tagger = FastCRFSequenceTagger()
    tagger.load(str(MODEL))
    return tagger


class SegmentationChain:
    """How much more each syllable looks like a word's beginning than like its inside.

    The model's attributes are named by place and aspect: `T[-1,0].lower=hội nghị` is the pair of the syllable before
    and the syllable itself, in lower case. All scores are differences (beginning minus inside): with two labels only
    these decide, and every run of syllables needs one number for each place it can have.
    """

    def __init__(self, chain: Chain, dictionary: frozenset[str]) -> None:
        self._dictionary = dictionary
        first, inside = chain.labels.index("B-W"), chain.labels.index("I-W")
        difference = (chain.states[:, first] - chain.states[:, inside]).tolist()
        self._weights = {text: difference[row] for text, row in chain.attributes.items()}
        moves = chain.transitions
        self._stay_or_go = tuple(float(moves[a, b]) for a in (first, inside) for b in (first, inside))
        self._runs = {size: lru_cache(_CACHED[size])(self._score_run) for size in _OFFSETS}

    def begin_words(self, syllables: list[str]) -> list[bool]:
        """Return for each syllable whether a word begins with it."""
        padded = [_BEGIN, _BEGIN, *syllables, _END, _END]
        count, leads = len(syllables), np.zeros(len(syllables))
        for size, offsets in _OFFSETS.items():
            runs = zip(*(padded[i:] for i in range(size)), strict=False)
            scores = np.array([self._runs[size](*run) for run in runs])
            for column, offset in enumerate(offsets):
                leads += scores[offset + 2 : offset + 2 + count, column]
        return self._best_path(leads.tolist())

    def _score_run(self, *run: str) -> tuple[float, ...]:
        """Return what a run of syllables adds to the lead of the syllable it is seen from, by offset."""
        places = [f"T[{at}]" if len(run) == 1 else f"T[{at},{at + len(run) - 1}]" for at in _OFFSETS[len(run)]]
        aspects = _aspects(run, self._dictionary)
        return tuple(sum(self._weights.get(place + aspect, 0.0) for aspect in aspects) for place in places)

    def _best_path(self, leads: list[float]) -> list[bool]:
        """Return the Viterbi path, True for a beginning; of two equal paths the one that begins a word."""
        if not leads:
            return []
        first_first, first_inside, inside_first, inside_inside = self._stay_or_go
        first, inside = leads[0], 0.0
        came_from = []
        for lead in leads[1:]:
            to_first = first + first_first, inside + inside_first
            to_inside = first + first_inside, inside + inside_inside
            came_from.append((to_first[0] >= to_first[1], to_inside[0] >= to_inside[1]))
            first, inside = max(to_first) + lead, max(to_inside)
        path = [first >= inside]
        for from_first, from_inside in reversed(came_from):
            path.append(from_first if path[-1] else from_inside)
        return path[::-1]


def _aspects(run: tuple[str, ...], dictionary: frozenset[str]) -> list[str]:
    """Return how the model looks at a run of syllables, as the endings of its attributes' names."""
    if _BEGIN in run or _END in run:
        edge = "BOS" if _BEGIN in run else "EOS"
        return [f"{aspect}={edge}" for aspect in ("", ".lower", ".isdigit", ".istitle", ".is_in_dict")]
    text = " ".join(run)
    lower = text.lower()
    return [
        f"={text}",
        f".lower={lower}",
        f".isdigit={text.isascii() and text.isdigit()}",
        f".istitle={all(one[0] == one[0].upper() for one in run)}",
        f".is_in_dict={lower in dictionary}",
    ]
