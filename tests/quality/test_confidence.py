from __future__ import annotations

import pytest

from extract.confidence import rate
from thidua.scoring.calibrate import SURE, Case, fit, pairs_of, rated, reliability


@pytest.mark.parametrize("corpus", ["dev", "unseen"])
def test_confidence_of_nine_tenths_means_that_95_of_100_facts_are_right(corpus: str) -> None:
    pairs = pairs_of(corpus)
    sure = [right for confidence, right in pairs if confidence >= SURE]
    assert len(sure) >= len(pairs) / 2
    assert sum(sure) / len(sure) >= 0.95


def test_fitting_orders_facts_by_how_often_their_like_is_right() -> None:
    good = [Case("a", {"bias": 1.0, "rule:x": 1.0}, right=i % 10 > 0) for i in range(100)]
    bad = [Case("b", {"bias": 1.0, "rule:y": 1.0}, right=i % 10 > 6) for i in range(100)]
    weights = fit([*good, *bad])
    assert round(rated(good, weights)[0][0], 1) > 0.8 > 0.4 > round(rated(bad, weights)[0][0], 1)


def test_bands_count_every_fact_once() -> None:
    pairs = [(0.2, False), (0.92, True), (0.97, True), (1.0, True)]
    assert [(low, number, right) for low, _, number, _, right in reliability(pairs)] == [
        (0.0, 1, 0.0),
        (0.9, 1, 1.0),
        (0.95, 2, 1.0),
    ]


def test_unknown_features_count_for_nothing() -> None:
    assert rate({"bias": 1.0, "no such feature": 5.0}) == rate({"bias": 1.0})
    assert 0 <= rate({}) <= 1


def test_weights_are_those_of_the_fit() -> None:
    assert fit([Case("a", {"bias": 1.0}, right=True), Case("a", {"bias": 1.0}, right=False)]) == {"bias": 0.0}
