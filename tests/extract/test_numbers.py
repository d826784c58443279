from __future__ import annotations

import re

import pytest

from extract.numbers import COMPOSED, DIGITS, SIMPLE, read_numeral

NUMERAL = re.compile(rf"{DIGITS}|{COMPOSED}|{SIMPLE}")


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("60.946", 60946),
        ("57,974", 57.974),
        ("24.761,596", 24761.596),
        ("86.000.000.000", 86e9),
        ("03", 3),
        ("5224", 5224),
        ("0,74", 0.74),
        ("mười hai", 12),
        ("hai mươi mốt", 21),
        ("bốn mươi tư", 44),
        ("ba chục", 30),
        ("một trăm linh năm", 105),
        ("hai trăm", 200),
        ("ba nghìn hai trăm", 3200),
        ("bảy", 7),
    ],
)
def test_vietnamese_numbers(surface: str, value: float) -> None:
    assert NUMERAL.fullmatch(surface)
    assert read_numeral(surface) == (value, None)


@pytest.mark.parametrize(
    ("surface", "value", "flag"),
    [
        ("1,234.5", 1234.5, "english_separators"),
        ("1,250,000", 1250000, "english_separators"),
        ("2.5", 2.5, "dot_as_decimal"),
        ("0.350", 0.35, "dot_as_decimal"),
        ("03.250,5", 3250.5, "leading_zero"),
        ("00.120.000", 120000, "leading_zero"),
    ],
)
def test_doubtful_separators_are_flagged(surface: str, value: float, flag: str) -> None:
    assert NUMERAL.fullmatch(surface)
    assert read_numeral(surface) == (value, flag)


def test_years_written_out_are_no_numbers() -> None:
    assert NUMERAL.fullmatch("mười năm") is None, "ten years: fifteen is mười lăm"
    assert NUMERAL.fullmatch("hai năm") is None


def test_no_numeral() -> None:
    with pytest.raises(ValueError, match="xã"):
        read_numeral("hai xã")
