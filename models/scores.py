"""How good a recogniser is: F1 of exact spans, by label and over all (docs/facts.md, section 5)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from models.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from models.gold import GoldArticle
    from models.labels import Label


def score_mentions(
    find: Callable[[str], Iterable[tuple[Label, int, int, float]]], articles: Iterable[GoldArticle]
) -> dict[str, Any]:
    """Return `micro` F1, `precision`, `recall`, and `labels`: F1 by label, for what `find` finds in gold articles."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for article in articles:
        gold = {(one.label, one.field, one.start, one.end) for one in article.mentions}
        guess = {
            (label, field, start, end) for field, text in article.texts.items() for label, start, end, _ in find(text)
        }
        right.update(label for label, *_ in gold & guess)
        found.update(label for label, *_ in guess)
        wanted.update(label for label, *_ in gold)
    return {
        "micro": _f1(right.total(), found.total(), wanted.total()),
        "precision": round(right.total() / max(1, found.total()), 4),
        "recall": round(right.total() / max(1, wanted.total()), 4),
        "labels": {label: _f1(right[label], found[label], wanted[label]) for label in LABELS},
    }


def _f1(right: int, found: int, wanted: int) -> float:
    return round(2 * right / max(1, found + wanted), 4)
