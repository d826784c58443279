from __future__ import annotations

import pytest

from extract.mentions.honorifics import is_only_honorific, without_honorifics
from extract.mentions.names import find


def names(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đồng chí Lò Thị Xuân phát biểu.", "Lò Thị Xuân"),
        ("Ông Bùi Tấn Lượm trao quà.", "Bùi Tấn Lượm"),
        ("PGS.TS. Trần Quý Hiền báo cáo.", "Trần Quý Hiền"),
        ("Đồng chí Đại tá Phan Đăng Thử dự.", "Phan Đăng Thử"),
        ("Chủ trì có ông Kang Min Soo.", "Kang Min Soo"),
        ("Dự có bà H'Blim Êban, Bí thư Đảng ủy xã.", "H'Blim Êban"),
        ("Già làng A Nhút kể chuyện.", "A Nhút"),
        ("Tham dự có các đồng chí: Sơn Lành, Phó Chủ tịch UBND xã.", "Sơn Lành"),
        ("Chủ tịch UBND tỉnh Cao Văn Thưởng chủ trì.", "Cao Văn Thưởng"),
        ("Bí thư Tỉnh ủy Khánh Hòa Nghiêm Xuân Toản dự.", "Nghiêm Xuân Toản"),
        ("Giám đốc Sở Nội vụ K'Siêng Blưn báo cáo.", "K'Siêng Blưn"),
        ("Chủ tịch UBND xã Hoàng Kim Liễu phát biểu.", "Hoàng Kim Liễu"),
        ("Ni sư Thích nữ Huệ Tâm trao quà.", "Thích nữ Huệ Tâm"),
        ("Chủ tịch UBND xã Y Krăk Niê báo cáo.", "Y Krăk Niê"),
        ("Chủ tịch Hội Phụ nữ xã Siu H'Lưn trao quà.", "Siu H'Lưn"),
        ("Chủ tịch nước Lương Cừ gửi thư khen.", "Lương Cừ"),
        ("Chỉ huy trưởng công trường Trần Tuấn Ánh cho biết.", "Trần Tuấn Ánh"),
        ("Trưởng Công an xã Tân Phú Trung tá Phan Hữu Phúng được khen.", "Phan Hữu Phúng"),
        ("Ngài Marc Knopper phát biểu.", "Marc Knopper"),
        ("Trưởng bản Sùng A Páo dẫn đường.", "Sùng A Páo"),
        ("Linh mục Đỗ Văn Mừng được tuyên dương.", "Đỗ Văn Mừng"),
    ],
)
def test_a_name_is_found_alone(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Trường THPT Nguyễn Hiền Minh nằm trên đường Lê Hồng Phong.",
        "UBND tỉnh Lâm Đồng và UBND huyện Di Linh tổ chức.",
        "Báo Thái Bình, Báo Hưng Yên làm Cụm phó.",
        "Đồng chí Phó Chủ tịch UBND tỉnh giao các sở.",
        "KHỐI THI ĐUA DOANH NGHIỆP TỔNG KẾT NĂM",
        "Hội Nhà báo Việt Nam tặng Bằng khen.",
    ],
)
def test_places_bodies_and_headlines_are_no_names(text: str) -> None:
    assert names(text) == []


def test_a_given_name_counts_once_the_full_one_is_known() -> None:
    assert names("Anh Vừ A Lồng trồng mận. Anh Lồng nói ít, ông Sáu thì khác.") == ["Vừ A Lồng", "Lồng"]


def test_photographers_are_names_too() -> None:
    assert names("Toàn cảnh hội nghị. Ảnh: MINH TRÍ") == ["MINH TRÍ"]


@pytest.mark.parametrize("gap", ["", " đồng chí ", " đồng chí đại tá ", " ths. ", " ông, bà: "])
def test_honorifics_alone(gap: str) -> None:
    assert is_only_honorific(gap)


def test_a_verb_is_no_honorific() -> None:
    assert not is_only_honorific(" và các đồng chí ")


def test_what_introduces_names_is_taken_away() -> None:
    assert without_honorifics("dự hội nghị có các đồng chí: đại tá ") == "dự hội nghị có"
    assert without_honorifics("chủ trì hội nghị: ông ") == "chủ trì hội nghị:"
    assert without_honorifics("ông ") == ""


def test_names_in_capitals_count_outside_headlines() -> None:
    assert names("Ông NGUYỄN VĂN SÁU và Chủ tịch UBND xã LÊ THỊ MƯỜI dự lễ.") == ["NGUYỄN VĂN SÁU", "LÊ THỊ MƯỜI"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giám đốc Sở Nội vụ Quắm Bích Lình dự.", ["Quắm Bích Lình"]),
        ("các đồng chí: Lê Văn Bảy, Ngẻo Duy Hiên, Lò Thị Pha.", ["Lê Văn Bảy", "Ngẻo Duy Hiên", "Lò Thị Pha"]),
        ("Tham dự có: Quắm Văn Lình, Quắm Bích Pha, Phó Chủ tịch UBND xã.", ["Quắm Văn Lình", "Quắm Bích Pha"]),
    ],
)
def test_family_names_that_nobody_listed(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_peoples_and_mothers_of_the_nation_are_no_persons() -> None:
    assert names("Bà con người K'Ho và các Mẹ Việt Nam Anh hùng đến dự.") == []


def test_a_name_whose_syllables_open_organisations_is_still_a_name() -> None:
    assert names("Dự có đồng chí Trịnh Trường Hiên, Phó Chủ tịch UBND tỉnh.") == ["Trịnh Trường Hiên"]
    assert names("Dự có đ/c Ngô Văn Bính Phó CT UBND huyện.") == ["Ngô Văn Bính"]


def test_a_portrait_calls_its_hero_by_the_given_name_alone() -> None:
    text = "Anh Lương Văn Hiền vào nghề sớm. Hiền kể về nghề. Năm 2020 Hiền bắt đầu lại. Hiền lành, Hội thì không."
    assert names(text) == ["Lương Văn Hiền", "Hiền", "Hiền"]
    assert names("Ông Lê Văn Hội được khen. Hội đã họp.") == ["Lê Văn Hội"]


def test_years_of_the_old_calendar_and_companies_are_nobody() -> None:
    assert names("Công ty TNHH Sunrise Electro-Mechanics Việt Nam") == []
    assert names("Mừng Đảng, mừng Xuân Giáp Thìn và Tết Bính Ngọ") == []
    assert names("tặng các ông Phạm Văn Cồi, Ngô Quý Sửu, thợ máy") == ["Phạm Văn Cồi", "Ngô Quý Sửu"]
