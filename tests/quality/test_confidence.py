from __future__ import annotations

import pytest

from extract.confidence import rate
from thidua.scoring.calibrate import Case, find_cases, fit, gold_of, out_of_fold


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(find_cases(gold_of("dev")))


def test_confidence_of_nine_tenths_means_that_95_of_100_facts_are_right(cases: list[Case]) -> None:
    rated = out_of_fold(cases)
    sure = [right for confidence, right in rated if confidence >= 0.9]
    assert len(sure) >= len(rated) / 2
    assert sum(sure) / len(sure) >= 0.95


def test_fitting_orders_facts_by_how_often_their_like_is_right() -> None:
    good = [Case("a", {"bias": 1.0, "rule:x": 1.0}, right=i % 10 > 0) for i in range(100)]
    bad = [Case("b", {"bias": 1.0, "rule:y": 1.0}, right=i % 10 > 6) for i in range(100)]
    rated = out_of_fold([*good, *bad, *[case._replace(article=case.article + "2") for case in [*good, *bad]]])
    of_good, of_bad = sorted({round(confidence, 1) for confidence, _ in rated}, reverse=True)
    assert (of_good, of_bad) == (0.9, 0.3)


def test_unknown_features_count_for_nothing() -> None:
    assert rate({"bias": 1.0, "no such feature": 5.0}) == rate({"bias": 1.0})
    assert 0 <= rate({}) <= 1


def test_weights_are_those_of_the_fit() -> None:
    assert fit([Case("a", {"bias": 1.0}, right=True), Case("a", {"bias": 1.0}, right=False)]) == {"bias": 0.0}
