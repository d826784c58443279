from __future__ import annotations

import pytest

from extract.mentions.blocs import find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cụm thi đua số 5 các huyện, thị xã phía Nam tổ chức", ["Cụm thi đua số 5 các huyện, thị xã phía Nam"]),
        ("Khối thi đua các tổ chức hội đã họp", ["Khối thi đua các tổ chức hội"]),
        ("KHỐI THI ĐUA SỐ 6 TỔNG KẾT NĂM 2021", ["KHỐI THI ĐUA SỐ 6"]),
        ("Cụm thi đua số 9 (các xã vùng cao) gồm 8 xã", ["Cụm thi đua số 9 (các xã vùng cao)"]),
        ("các cụm, khối thi đua của tỉnh", []),
        ("Cụm thi đua các tỉnh Đồng bằng sông Hồng nhóm họp", ["Cụm thi đua các tỉnh Đồng bằng sông Hồng"]),
        ("Cụm thi đua số V Tòa án nhân dân miền Trung ra mắt", ["Cụm thi đua số V Tòa án nhân dân miền Trung"]),
        ("Cụm thi đua số 9 - Chủ tịch UBND xã Hua Ca", ["Cụm thi đua số 9"]),
        ("Trưởng Khối thi đua - Công ty Cấp nước", []),
        ("Khối thi đua các cơ quan khoa giáo, văn xã tỉnh ra đời", ["Khối thi đua các cơ quan khoa giáo, văn xã tỉnh"]),
        ("CỤM THI ĐUA CÁC XÃ TỈNH BÌNH SƠN HỌP", ["CỤM THI ĐUA CÁC XÃ TỈNH BÌNH SƠN"]),
        (
            "Cụm thi đua Thanh tra các tỉnh miền Trung, Tây Nguyên họp",
            ["Cụm thi đua Thanh tra các tỉnh miền Trung, Tây Nguyên"],
        ),
        ("Khối thi đua gồm 7 đơn vị", []),
        ("Khối thi đua Nội chính và Cụm thi đua số 1 họp", ["Khối thi đua Nội chính", "Cụm thi đua số 1"]),
    ],
)
def test_names_end_before_verbs_and_relations(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in find(text)] == names


def test_words_that_begin_like_a_stop_stay_in_the_name() -> None:
    text = "Cụm thi đua các tỉnh Đồng bằng sông Hồng đồng chủ trì"
    assert [text[one.start : one.end] for one in find(text)] == ["Cụm thi đua các tỉnh Đồng bằng sông Hồng"]
