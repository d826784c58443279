"""The recogniser's decoder: a chain's weights by feature family, and the best labels of many paragraphs at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

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


class Decoder:
    """Finds the best labels; holds for each family a table: value (row), distance, label."""

    def __init__(self, chain: Chain) -> None:
        self.labels = chain.labels
        self._transitions = np.ascontiguousarray(chain.transitions.T)
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

    def decode(self, paragraphs: list[Values]) -> list[list[str]]:
        """Return the labels of each paragraph's pieces."""
        scores = [self._score(values) for values in paragraphs]
        order = sorted(range(len(scores)), key=lambda i: len(scores[i]))
        paths: list[list[str]] = [[] for _ in scores]
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            for i, path in zip(batch, _best_paths([scores[i] for i in batch], self._transitions), strict=True):
                paths[i] = [self.labels[label] for label in path]
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


def _best_paths(scores: list[Scores], transitions: Scores) -> Iterator[list[int]]:
    """Yield the Viterbi path of each paragraph; `transitions` has the label that is gone to as its row."""
    longest, count = max(map(len, scores)), len(scores)
    padded = np.zeros((longest, count, len(transitions)), np.float32)
    for i, one in enumerate(scores):
        padded[: len(one), i] = one
    best = np.empty_like(padded)
    came_from = np.zeros(padded.shape, np.int16)
    best[:1] = padded[:1]
    for place in range(1, longest):
        ways = best[place - 1][:, None, :] + transitions
        came_from[place] = ways.argmax(2)
        best[place] = ways.max(2) + padded[place]
    for i, one in enumerate(scores):
        path = [int(best[len(one) - 1, i].argmax())] if len(one) else []
        for place in range(len(one) - 1, 0, -1):
            path.append(int(came_from[place, i, path[-1]]))
        yield path[::-1]
