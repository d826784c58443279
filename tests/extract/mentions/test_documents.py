from __future__ import annotations

import pytest

from extract.mentions.documents import find


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find(text)]


@pytest.mark.parametrize(
    "citation",
    [
        "Chỉ thị số 34-CT/TW",
        "Chỉ thị 22/CT-TW",
        "Quyết định số 114/2017/QĐ-UBND",
        "Nghị định số 98/2023/NĐ-CP",
        "Thông tư số 12/2019/TT-BNV",
        "Kế hoạch 330-KH/TU",
        "Kế hoạch số 69/KH-MTQ-BTT",
        "Hướng dẫn 1479/HD-BTĐKT",
        "Thông báo số 134/TB-VPCP",
        "Kết luận số 65-KL/TW",
        "Tờ trình số: 340/TTr-TTg",
        "Công văn số 4912/UBND-NC",
        "văn bản số 238/UBND-KGVX",
        "Luật Thi đua, khen thưởng số 06/2022/QH15",
        "Chỉ thị 05",
        "Nghị quyết 29",
        "Công văn số 67",
        "Kế hoạch số 12",
        "Chương trình hành động số 15-CTr/TU",
        "Mệnh lệnh số 01/ML-TL",
        "Điện số 55/ĐK-BTL",
        "Công điện khẩn số 15/CĐ-UBND",
        "Nghị quyết chuyên đề số 04-NQ/HU",
        "Quyết định khen thưởng số 88/QĐ-LĐLĐ",
        "Quyết định số 99/QĐ - SGDĐT",
        "NQ số 12-NQ/TU",
    ],
)
def test_every_number_format(citation: str) -> None:
    assert found(f"Các đơn vị thực hiện {citation} của cấp trên.") == [citation]


def test_lists_of_numbers() -> None:
    text = "các Nghị định số 91/2017/NĐ-CP, 98/2023/NĐ-CP và số 152/2025/NĐ-CP"
    assert found(text) == ["Nghị định số 91/2017/NĐ-CP", "98/2023/NĐ-CP", "152/2025/NĐ-CP"]


@pytest.mark.parametrize(
    "text",
    [
        "Giấy phép xuất bản số: 430/GP-BTTTT do Bộ Thông tin và Truyền thông cấp",
        "Giấy phép hoạt động báo điện tử số 115/GP-BTTTT",
        "công nhận 12 tập thể; Quyết định 12 tập thể; chỉ thị mới; kế hoạch năm 2023",
        "Luật Thi đua, khen thưởng năm 2022; Kế hoạch 5 năm",
        "Chỉ thị này, Nghị quyết Đại hội lần thứ XX",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert found(text) == []
