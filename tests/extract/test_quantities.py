from __future__ import annotations

import pytest

from extract.quantities import read_quantity


@pytest.mark.parametrize(
    ("surface", "value", "unit", "amount", "currency"),
    [
        ("60.946 tỷ đồng", 60946, "tỷ đồng", 60946e9, "VND"),
        ("57,974 tỷ động", 57.974, "tỷ đồng", 57974e6, "VND"),
        ("3.410 tỉ đồng", 3410, "tỷ đồng", 3410e9, "VND"),
        ("1.309,94 triệu USD", 1309.94, "triệu usd", 1309940000, "USD"),
        ("14,8 ngàn tỷ đồng", 14.8, "ngàn tỷ đồng", 14.8e12, "VND"),
        ("71,2 triệu đồng/người/năm", 71.2, "triệu đồng/người/năm", 71200000, "VND"),
        ("1.300.000 đồng", 1300000, "đồng", 1300000, "VND"),
        ("500.000đ", 500000, "đồng", 500000, "VND"),
        ("2 tỷ 350 triệu đồng", 2.35, "tỷ đồng", 2350e6, "VND"),
        ("1 triệu 500 nghìn đồng", 1.5, "triệu đồng", 1500000, "VND"),
        ("20 triệu đô la Mỹ", 20, "triệu usd", 20000000, "USD"),
    ],
)
def test_money(surface: str, value: float, unit: str, amount: float, currency: str) -> None:
    read = read_quantity(surface)
    assert read is not None
    assert (read.value, read.unit, read.amount, read.currency) == (value, unit, amount, currency)
    assert not read.flags


def test_money_without_its_currency_is_flagged() -> None:
    read = read_quantity("57,9 tỷ")
    assert read is not None
    assert (read.unit, read.amount, read.flags) == ("tỷ đồng", 57.9e9, ("currency_inferred",))


@pytest.mark.parametrize(
    ("surface", "value", "unit"),
    [
        ("98,5%", 98.5, "%"),
        ("20 phần trăm", 20, "%"),
        ("02 tập thể", 2, "tập thể"),
        ("31,5km", 31.5, "km"),
        ("68,2 tạ/ha", 68.2, "tạ/ha"),
        ("32,5 vạn lao động", 32.5, "vạn lao động"),
        ("mười hai con bò", 12, "con bò"),
        ("16/19 chỉ tiêu", 16, "chỉ tiêu"),
        ("14 trên 16 chỉ tiêu", 14, "chỉ tiêu"),
        ("Bốn mươi nhà giáo", 40, "nhà giáo"),
        ("12 đồng chí", 12, "đồng chí"),
        ("60 tập thể, cá nhân", 60, "tập thể, cá nhân"),
    ],
)
def test_counts_and_measures(surface: str, value: float, unit: str) -> None:
    read = read_quantity(surface)
    assert read is not None
    assert (read.value, read.unit, read.amount, read.flags) == (value, unit, None, ())


@pytest.mark.parametrize(
    ("surface", "low", "high", "unit", "flags"),
    [
        ("10 - 15%", 10, 15, "%", ()),
        ("97,7% đến 139,5%", 97.7, 139.5, "%", ()),
        ("94,5 đến 99,25 điểm", 94.5, 99.25, "điểm", ()),
        ("4 triệu đến 5 triệu đồng/người/tháng", 4, 5, "triệu đồng/người/tháng", ()),
        ("300 triệu đến 1 tỷ đồng/năm", 300, 1000, "triệu đồng/năm", ()),
        ("500 - 1 tỷ đồng", 500, 1000, "triệu đồng", ("scale_inferred",)),
    ],
)
def test_ranges(surface: str, low: float, high: float, unit: str, flags: tuple[str, ...]) -> None:
    read = read_quantity(surface)
    assert read is not None
    assert (read.value, read.value_max, read.unit, read.flags) == (low, high, unit, flags)


def test_comma_between_thousands_of_a_count_is_mended_and_flagged() -> None:
    read = read_quantity("1,250 hồ sơ")
    assert read is not None
    assert (read.value, read.flags) == (1250, ("comma_as_thousands",))


def test_an_unknown_unit_is_kept_and_flagged() -> None:
    read = read_quantity("8 cỗ xe hoa")
    assert read is not None
    assert (read.value, read.unit, read.is_count, read.flags) == (8, "cỗ xe hoa", True, ("unknown_unit",))


def test_the_counted_noun_begins_behind_number_and_scale() -> None:
    surface = "3,2 triệu lượt xem"
    read = read_quantity(surface)
    assert read is not None
    assert read.noun_at is not None
    assert surface[read.noun_at :] == "lượt xem"


@pytest.mark.parametrize("surface", ["tập thể", "", "của 05 xã", "2023"])
def test_what_is_no_quantity(surface: str) -> None:
    assert read_quantity(surface) is None
