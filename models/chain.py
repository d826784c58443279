"""The recogniser's decoder: a chain's weights by feature family, and the best labels of many paragraphs at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from models.features import FAMILIES, REACH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.crf import Chain, Scores
    from models.features import Values

_NOTHING = 0
"""The row of every table for a value that training did not see: zeros."""
_BATCH = 16
"""Paragraphs decoded together; of like length, so that little is padding."""
_RESCALED = 8
"""Probabilities are scaled back to 1 every so many places; they lose at most some twenty decimal digits each."""


class Path(NamedTuple):
    """The best labels of a paragraph's pieces, and the probability of each."""

    labels: list[str]
    sure: list[float]


class Decoder:
    """Finds the best labels; holds for each family a table: value (row), distance, label."""

    def __init__(self, chain: Chain) -> None:
        self.labels = chain.labels
        self._transitions = chain.transitions
        rows: dict[str, dict[str, int]] = {family: {} for family in FAMILIES}
        weights: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for attribute, number in chain.attributes.items():
            family, distance, value = _parse(attribute)
            row = rows[family].setdefault(value, len(rows[family]) + 1)
            weights[family].append((row, FAMILIES[family].index(distance), number))
        self._rows = rows
        self._tables = {family: self._table(chain, family, weights[family]) for family in FAMILIES}

    def _table(self, chain: Chain, family: str, places: list[tuple[int, int, int]]) -> Scores:
        table = np.zeros((len(self._rows[family]) + 1, len(FAMILIES[family]), len(self.labels)), np.float32)
        for row, column, number in places:
            table[row, column] = chain.states[number]
        return table

    def decode(self, paragraphs: list[Values]) -> list[Path]:
        """Return the best labels of each paragraph's pieces."""
        scores = self._score(paragraphs)
        order = sorted(range(len(scores)), key=lambda i: len(scores[i]))
        paths: list[Path] = [Path([], [])] * len(scores)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            lattice = _Lattice([scores[i] for i in batch], self._transitions)
            for i, (labels, sure) in zip(batch, lattice.solve(), strict=True):
                paths[i] = Path([self.labels[label] for label in labels], sure)
        return paths

    def _score(self, paragraphs: list[Values]) -> list[Scores]:
        """Return for each paragraph the score of each piece (row) for each label (column).

        Paragraphs are scored in one run; the places that pad them keep them apart.
        """
        ends = list(accumulate((len(values["word"]) for values in paragraphs), initial=0))
        scores = np.zeros((ends[-1], len(self.labels)), np.float32)
        inner = slice(REACH, ends[-1] - REACH)
        for family, distances in FAMILIES.items():
            find = self._rows[family].get
            places = (find(value, _NOTHING) for values in paragraphs for value in values[family])  # type: ignore[arg-type]
            rows = np.fromiter(places, np.intp, ends[-1])
            for column, distance in enumerate(distances):
                scores[inner] += self._tables[family][rows[inner.start + distance : inner.stop + distance], column]
        return [scores[start + REACH : end - REACH] for start, end in pairwise(ends)]


def _parse(attribute: str) -> tuple[str, int, str]:
    """Return family, distance and value of an attribute as models.features spells it."""
    family, _, rest = attribute.partition("[")
    distance, _, value = rest.partition("]=")
    return family, int(distance), value


class _Lattice:
    """All label sequences of some paragraphs at once.

    Attributes:
        sizes: pieces of each paragraph, ascending.
        scores: by place, paragraph and label; the shorter paragraphs are padded at their ends.
        transitions: from a label (row) to the next (column).
    """

    def __init__(self, scores: list[Scores], transitions: Scores) -> None:
        self.sizes = [len(one) for one in scores]
        self.scores = np.zeros((self.sizes[-1], len(scores), len(transitions)))
        for i, one in enumerate(scores):
            self.scores[: len(one), i] = one
        self.transitions = transitions
        self._alive = [bisect_right(self.sizes, place) for place in range(self.sizes[-1])]
        """By place: the first paragraph that has a piece there; all after it have one too."""

    def solve(self) -> Iterator[tuple[list[int], list[float]]]:
        """Yield for each paragraph the best labels, and how probable each is over all sequences."""
        best, came_from = self._go_forward()
        marginals = self._weigh()
        for i, size in enumerate(self.sizes):
            path = [int(best[size - 1, i].argmax())]
            for place in range(size - 1, 0, -1):
                path.append(int(came_from[place, i, path[-1]]))
            path.reverse()
            yield path, marginals[range(size), i, path].tolist()

    def _go_forward(self) -> tuple[Scores, np.ndarray[Any, np.dtype[np.int16]]]:
        """Return the score of the best way to each label at each place (Viterbi), and the label it came from."""
        arriving = np.ascontiguousarray(self.transitions.T)
        best, came_from = self.scores.copy(), np.zeros(self.scores.shape, np.int16)
        for place in range(1, len(best)):
            alive = self._alive[place]
            ways = best[place - 1, alive:, None, :] + arriving
            came_from[place, alive:] = ways.argmax(2)
            best[place, alive:] += ways.max(2)
        return best, came_from

    def _weigh(self) -> Scores:
        """Return the probability of each label at each place (forward-backward)."""
        weights, moves = np.exp(self.scores - self.scores.max(2, keepdims=True)), np.exp(self.transitions)
        before, after = weights.copy(), np.ones_like(weights)
        for place in range(1, len(weights)):
            alive = self._alive[place]
            before[place, alive:] *= before[place - 1, alive:] @ moves
            if place % _RESCALED == 0:
                before[place, alive:] /= before[place, alive:].sum(1, keepdims=True)
        for place in range(len(weights) - 2, -1, -1):
            alive = self._alive[place + 1]
            after[place, alive:] = (weights[place + 1, alive:] * after[place + 1, alive:]) @ moves.T
            if place % _RESCALED == 0:
                after[place, alive:] /= after[place, alive:].sum(1, keepdims=True)
        both = before * after
        return np.asarray(both / both.sum(2, keepdims=True))
