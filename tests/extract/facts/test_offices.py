from __future__ import annotations

import pytest

from extract.facts.offices import longest_forms, says


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Chủ tịch UBND tỉnh Lai Châu", "Chủ tịch UBND tỉnh"),
        ("Phó Chủ tịch Thường trực UBND tỉnh", "Phó Chủ tịch UBND tỉnh"),
        ("Viện trưởng Viện kiểm sát nhân dân tỉnh", "Viện trưởng VKSND tỉnh"),
        ("Trưởng Ban Quản lý khu kinh tế tỉnh Hà Giang", "Trưởng Ban Quản lý KKT Hà Giang"),
        ("Phó Chủ tịch Liên đoàn Lao động (LĐLĐ) tỉnh", "Phó Chủ tịch LĐLĐ tỉnh"),
        ("Tổ trưởng Tổ Thu phí", "Tổ trưởng"),
    ],
)
def test_one_form_says_another(long: str, short: str) -> None:
    assert says(long, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phó Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh"),
        ("nguyên Bí thư Đảng ủy xã", "Bí thư Đảng ủy xã"),
        ("Chủ tịch Hội đồng Thi đua - Khen thưởng tỉnh", "Chủ tịch UBND tỉnh"),
        ("Ủy viên Thường trực Hội đồng tỉnh", "Tỉnh ủy viên"),
    ],
)
def test_other_offices_stay_apart(one: str, other: str) -> None:
    assert longest_forms([one, other]) == [one, other]


def test_the_longest_form_keeps_the_first_ones_place() -> None:
    assert longest_forms(["Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh", "Bí thư Tỉnh ủy Sơn La"]) == [
        "Bí thư Tỉnh ủy Sơn La",
        "Chủ tịch HĐND tỉnh",
    ]
