from __future__ import annotations

import datetime as dt

import pytest

from archive import UnknownProvinceError
from archive.provinces import known_name, province_at, provinces

BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def test_sixty_three_became_thirty_four() -> None:
    table = provinces().values()
    assert sum(one.among_63 for one in table) == 63
    assert sum(one.among_34 for one in table) == 34
    assert all(provinces()[one.successor].among_34 for one in table)
    assert sum(one.kind == "municipality" for one in table if one.among_34) == 6


@pytest.mark.parametrize(
    ("name", "day", "called"),
    [
        ("Hà Giang", BEFORE, "Hà Giang"),
        ("Hà Giang", AFTER, "Tuyên Quang"),
        ("Tuyên Quang", BEFORE, "Tuyên Quang"),
        ("Hà Giang", None, "Hà Giang"),
        ("Thừa Thiên Huế", dt.date(2024, 12, 31), "Thừa Thiên Huế"),
        ("Thừa Thiên Huế", dt.date(2025, 1, 1), "Huế"),
        ("Huế", dt.date(2024, 12, 31), "Thừa Thiên Huế"),
    ],
)
def test_province_is_called_by_its_name_of_the_day(name: str, day: dt.date | None, called: str) -> None:
    assert province_at(name, day) == called


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("tỉnh Hoà Bình", "Hòa Bình"), ("TP.HCM", "TP. Hồ Chí Minh"), ("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"),
        ("TP Hồ Chí Minh", "TP. Hồ Chí Minh"), ("BR-VT", "Bà Rịa - Vũng Tàu"), ("Đăk Lăk", "Đắk Lắk"),
        ("Thừa Thiên- Huế", "Thừa Thiên Huế"), ("TP. Cần Thơ", "Cần Thơ"), ("Trung ương", None), (None, None),
    ],
)  # fmt: skip
def test_spellings_of_a_province_are_known(spelling: str | None, name: str | None) -> None:
    assert known_name(spelling) == name


def test_unknown_province_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(UnknownProvinceError, match="Hà Nội"):
        known_name("Atlantis")
