from __future__ import annotations

import pytest

from extract.mentions.dates import find


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiều 23/3, tại huyện", ["23/3"]),
        ("Sáng ngày 27/5/2021 và chiều ngày 13 tháng 01", ["ngày 27/5/2021", "ngày 13 tháng 01"]),
        ("Ngày 10-3-2020; Chiều 2.7; hôm qua, 12.5", ["Ngày 10-3-2020", "2.7", "12.5"]),
        ("Sáng nay (30/12), các đại biểu", ["30/12"]),
        ("Sáng Chủ nhật, 14/7; chiều thứ năm 18/7; sáng sớm 17/07", ["14/7", "18/7", "17/07"]),
        ("đứng thứ hai với 5/7 chỉ tiêu", []),
        (
            "Trong hai ngày 15 và 16-9, từ ngày 25 đến ngày 26/01/2018",
            ["ngày 15 và 16-9", "ngày 25 đến ngày 26/01/2018"],
        ),
        ("kỷ niệm (11/6/1948 - 11/6/2018)", ["11/6/1948 - 11/6/2018"]),
        (
            "giai đoạn 2016 – 2020, nhiệm kỳ 2021-2026, năm học 2010 - 2011",
            ["giai đoạn 2016 – 2020", "nhiệm kỳ 2021-2026", "năm học 2010 - 2011"],
        ),
        (
            "6 tháng đầu năm 2023, sáu tháng cuối năm, 9 tháng năm 2013",
            ["6 tháng đầu năm 2023", "sáu tháng cuối năm", "9 tháng năm 2013"],
        ),
        (
            "quý III/2024, quý I, tháng 9/2024, tháng 11-2025",
            ["quý III/2024", "quý I", "tháng 9/2024", "tháng 11-2025"],
        ),
        ("trong hai ngày 20, 21/7 và các ngày 9, 10 và 11/7/2023", ["ngày 20, 21/7", "ngày 9, 10 và 11/7/2023"]),
        ("TỔNG KẾT NĂM 2022; so với cuối năm 2020", ["NĂM 2022", "năm 2020"]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "đạt 9/9 đơn vị, tỷ lệ từ 3 - 4%, số 12/QĐ-UBND, 34-CT/TW",
        "60 ngày đêm, 5 năm qua, nhiều năm liền, ngày mai",
        "Quyết định 91/2017/NĐ-CP, ISO 9001:2015",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []
