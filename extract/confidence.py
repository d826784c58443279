"""How sure a fact is: the share of facts made like it that are right in every filled slot but the indicator.

A logistic curve over few features, fitted by `python -m thidua.scoring.calibrate` on gold articles and kept in
confidence.json. The strongest of them is whether the recogniser, which knows no rules, sees the same mentions.
"""

from __future__ import annotations

import json
import math
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.records import KINDS, Fact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.records import Facts, Mention, Span

WEIGHTS = Path(__file__).parent / "confidence.json"
_COMMON = {one.name for one in fields(Fact)}


def with_confidence(facts: Facts) -> Facts:
    """Return facts with the confidence of each set."""
    seen = {(m.field, m.start, m.end): m for m in facts.mentions}
    rated = {
        kind: tuple(replace(one, confidence=rate(features(kind, one, seen))) for one in getattr(facts, kind))
        for kind in KINDS
    }
    return replace(facts, **rated)


def features(kind: str, fact: Fact, mentions: Mapping[tuple[str, int, int], Mention]) -> dict[str, float]:
    """Return what is known of how a fact came about, as named numbers.

    Args:
        kind: meetings, people …
        fact: the fact.
        mentions: the article's mentions by field, start and end.
    """
    sure = [_probability(span, mentions) for span in fact.evidence]
    known = [one for one in sure if one is not None]
    filled = sum(getattr(fact, one.name) not in (None, ()) for one in fields(fact) if one.name not in _COMMON)
    key = sure[0]
    return {
        "bias": 1.0,
        f"kind:{kind}": 1.0,
        f"rule:{fact.rule}": 1.0,
        "flagged": float(bool(fact.flags)),
        "slots": math.log(1 + filled),
        "key": key if key is not None else 0.0,
        "key unseen": float(key is None),
        "least": min(known, default=1.0),
        "unseen": float(sum(one == 0.0 for one in known) > 0),
    }


def _probability(span: Span, mentions: Mapping[tuple[str, int, int], Mention]) -> float | None:
    """Return how sure the recogniser is of a span; 0 where it sees none there, None where the span is no mention."""
    mention = mentions.get((span.field, span.start, span.end))
    if mention is None:
        return None
    return mention.probability if mention.probability is not None else 0.0


def rate(known: Mapping[str, float]) -> float:
    """Return the probability that features as these belong to a right fact, rounded to 0.01."""
    weights = load_weights()
    return round(1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in known.items()))), 2)


@cache
def load_weights() -> dict[str, float]:
    """Return the fitted weights by feature."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
    return weights
