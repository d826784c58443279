from __future__ import annotations

import pytest

from extract.mentions.titles import find


def titles(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bà Lê Thị Ngần, Phó Chủ tịch Thường trực UBND tỉnh", ["Phó Chủ tịch Thường trực"]),
        ("ông Bàn Văn Tá, Trưởng Ban Dân tộc tỉnh", ["Trưởng"]),
        ("ông Bàn Văn Tá, Trưởng ban Ban Dân tộc tỉnh", ["Trưởng ban"]),
        ("bà Tẩn Mẩy Pham, Phó Trưởng Ban; ông Vi Văn Sáu", ["Phó Trưởng Ban"]),
        ("ông Triệu Tài Páo, Trưởng thôn Nà Khoang", ["Trưởng"]),
        ("Trưởng bản Sùng A Páo dẫn đường", ["Trưởng bản"]),
        ("Là Trưởng thôn từ năm 2009, ông Sáu", ["Trưởng thôn"]),
        ("Trưởng Khối thi đua các sở Kinh tế", ["Trưởng"]),
        ("đơn vị Trưởng khối năm 2023", ["Trưởng khối"]),
        ("ông Hồ Văn Sáu, Phó Trưởng khối thứ nhất", ["Phó Trưởng khối thứ nhất"]),
        ("bà Bùi Thị Thư, Cụm phó điều hành hội nghị", ["Cụm phó"]),
        ("ông Pờ Chu Lừ, nguyên Bí thư Đảng uỷ xã", ["nguyên Bí thư"]),
        ("cô Lò Thị Mây, giáo viên Trường Mầm non Hoa Ban", ["giáo viên"]),
        ("anh Ngô Bá Chuẩn, tổ trưởng tổ cơ điện", ["tổ trưởng"]),
        ("thầy Lê Bá Cảnh, giáo viên dạy Toán Trường THPT Lam Hồng", ["giáo viên dạy Toán"]),
        ("anh Lý A Dơ, thợ hàn bậc 5/7 Công ty Đóng tàu Hải Vân", ["thợ hàn bậc 5/7"]),
        ("anh Hồ Văn Bá, nông dân sản xuất giỏi được Hội Nông dân tỉnh khen", []),
        ("thừa ủy quyền Bộ trưởng Bộ Quốc phòng", ["Bộ trưởng"]),
        ("Tỉnh uỷ viên, Chánh Văn phòng UBND tỉnh", ["Tỉnh uỷ viên", "Chánh"]),
        ("bà Lê Thị Sim, UV BCH Trung ương Hội Nông dân", ["UV"]),
        ("ông Danh Sà, sư cả chùa Tà Mươn", ["sư cả"]),
        ("đ/c Lê Thị Sim - PGĐ Sở Nội vụ", ["PGĐ"]),
        ("ông Hồ Lạc, PCT Thường trực HĐND huyện", ["PCT Thường trực"]),
        ("bà Ngô Thị Lụa, Phó ban Dân vận Huyện ủy", ["Phó"]),
        ("ông Tạ Văn Cừ, Q. Giám đốc Sở Y tế", ["Q. Giám đốc"]),
        ("bà Vi Thị Nhót - Phó Bí thư TT Đảng ủy", ["Phó Bí thư TT"]),
        ("ông Hà Văn Chức, Phó Trưởng đoàn chuyên trách Đoàn ĐBQH tỉnh", ["Phó Trưởng đoàn chuyên trách"]),
        ("chị Lê Thị Nhu, công nhân tổ may 7, Công ty CP May Sông Thao", ["công nhân tổ may 7"]),
        ("anh Hồ Bá Lạc, cán bộ Đội Kiểm soát ma túy", ["cán bộ"]),
        ("Bộ trưởng Bộ Nội vụ và Thủ tướng Chính phủ", ["Bộ trưởng", "Thủ tướng"]),
    ],
)
def test_offices_are_told_from_their_organisation(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text", ["các giáo viên trong trường", "người công nhân làm việc", "vai trò của tổ trưởng được nâng lên"]
)
def test_occupations_of_nobody_are_no_offices(text: str) -> None:
    assert titles(text) == []
