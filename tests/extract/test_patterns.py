from __future__ import annotations

import re

import pytest

from extract.patterns import LOWER, UPPER, any_of
from extract.text import fold_tones


def test_the_longest_phrase_wins() -> None:
    pattern = re.compile(any_of(["chủ tịch", "chủ tịch nước", "phó"]))
    assert pattern.match("chủ tịch nước")[0] == "chủ tịch nước"
    assert pattern.match("chủ tịch xã")[0] == "chủ tịch"


@pytest.mark.parametrize("spelling", ["Thi đua - Khen thưởng", "Thi đua – Khen thưởng", "thi đua-khen thưởng"])
def test_a_hyphen_stands_for_any_dash(spelling: str) -> None:
    assert re.fullmatch(any_of(["Thi đua - Khen thưởng"]), fold_tones(spelling))


def test_both_places_of_the_tone_mark_match() -> None:
    pattern = re.compile(any_of(["Ủy ban", "Tòa án"]))
    assert pattern.fullmatch(fold_tones("Uỷ ban"))
    assert pattern.fullmatch(fold_tones("Toà án"))


def test_a_full_stop_in_a_phrase_is_a_full_stop() -> None:
    assert re.fullmatch(any_of(["TP.HCM"]), fold_tones("TP.HCM"))
    assert not re.fullmatch(any_of(["TP.HCM"]), "tpxhcm")


def test_letters_are_told_by_case() -> None:
    assert set("AĐÀỸŎ") <= set(UPPER)
    assert set("ađàỹŏ") <= set(LOWER)
    assert not set(UPPER) & set(LOWER)
