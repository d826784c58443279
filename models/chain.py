"""The recogniser's decoder: a chain's weights by feature family, and the best labels of many paragraphs at once."""

from __future__ import annotations

from collections import defaultdict
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
        scores = [self._score(values) for values in paragraphs]
        order = sorted(range(len(scores)), key=lambda i: len(scores[i]))
        paths: list[Path] = [Path([], [])] * len(scores)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            lattice = _Lattice([scores[i] for i in batch], self._transitions)
            for i, (labels, sure) in zip(batch, lattice.solve(), strict=True):
                paths[i] = Path([self.labels[label] for label in labels], sure)
        return paths

    def _score(self, values: Values) -> Scores:
        """Return the score of each piece (row) for each label (column)."""
        count = len(values["word"]) - 2 * REACH
        scores = np.zeros((count, len(self.labels)), np.float32)
        for family, distances in FAMILIES.items():
            find = self._rows[family].get
            rows = np.array([find(value, _NOTHING) for value in values[family]])  # type: ignore[arg-type]
            for column, distance in enumerate(distances):
                start = REACH + distance
                scores += self._tables[family][rows[start : start + count], column]
        return scores


def _parse(attribute: str) -> tuple[str, int, str]:
    """Return family, distance and value of an attribute as models.features spells it."""
    family, _, rest = attribute.partition("[")
    distance, _, value = rest.partition("]=")
    return family, int(distance), value


class _Lattice:
    """All label sequences of some paragraphs at once; the shorter ones are padded at their ends.

    Attributes:
        sizes: pieces of each paragraph.
        scores: by place, paragraph and label.
        transitions: from a label (row) to the next (column).
    """

    def __init__(self, scores: list[Scores], transitions: Scores) -> None:
        self.sizes = [len(one) for one in scores]
        self.scores = np.zeros((max(self.sizes), len(scores), len(transitions)))
        for i, one in enumerate(scores):
            self.scores[: len(one), i] = one
        self.transitions = transitions

    def solve(self) -> Iterator[tuple[list[int], list[float]]]:
        """Yield for each paragraph the best labels, and how probable each is over all sequences."""
        best, came_from = self._go_forward()
        marginals = self._weigh()
        for i, size in enumerate(self.sizes):
            path = [int(best[size - 1, i].argmax())] if size else []
            for place in range(size - 1, 0, -1):
                path.append(int(came_from[place, i, path[-1]]))
            path.reverse()
            yield path, marginals[range(size), i, path].tolist()

    def _go_forward(self) -> tuple[Scores, np.ndarray[Any, np.dtype[np.int16]]]:
        """Return the score of the best way to each label at each place (Viterbi), and the label it came from."""
        arriving = np.ascontiguousarray(self.transitions.T)
        best, came_from = self.scores.copy(), np.zeros(self.scores.shape, np.int16)
        for place in range(1, len(best)):
            ways = best[place - 1][:, None, :] + arriving
            came_from[place] = ways.argmax(2)
            best[place] += ways.max(2)
        return best, came_from

    def _weigh(self) -> Scores:
        """Return the probability of each label at each place (forward-backward, scaled at every place)."""
        weights, moves = np.exp(self.scores - self.scores.max(2, keepdims=True)), np.exp(self.transitions)
        before, after = weights.copy(), np.ones_like(weights)
        for place in range(1, len(weights)):
            before[place] *= before[place - 1] @ moves
            before[place] /= before[place].sum(1, keepdims=True)
        for place in range(len(weights) - 2, -1, -1):
            inside = [i for i, size in enumerate(self.sizes) if place < size - 1]
            going = (weights[place + 1, inside] * after[place + 1, inside]) @ moves.T
            after[place, inside] = going / going.sum(1, keepdims=True)
        both = before * after
        return np.asarray(both / both.sum(2, keepdims=True))
