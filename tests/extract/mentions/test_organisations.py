from __future__ import annotations

import pytest

from extract.mentions.organisations import find


def organisations(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find(text)]


@pytest.mark.parametrize(
    "organisation",
    [
        "Trung đội 4, Đại đội 2, Tiểu đoàn 5, Trung đoàn 88",
        "Đội Kiểm soát ma túy, Phòng PCMT&TP, BĐBP tỉnh",
        "Phòng PC06 Công an tỉnh",
        "Bộ Tư lệnh Vùng Cảnh sát biển 3",
        "Lữ đoàn 125, Bộ Tư lệnh Vùng 2 Hải quân",
        "Cơ quan Cảnh sát điều tra Công an tỉnh",
        "Phòng Kinh tế, Hạ tầng và Đô thị phường Lam Sơn",
        "Báo và Phát thanh, Truyền hình tỉnh",
        "Văn phòng HĐND - UBND huyện",
        "Ngân hàng TMCP Công thương Việt Nam - Chi nhánh Hà Tây",
        "Phòng Cảnh sát kinh tế (PC03) Công an tỉnh",
        "Tòa án nhân dân khu vực 7 - Yên Lập",
        "Chi cục Chăn nuôi, Thú y và Thủy sản tỉnh",
        "UBND tỉnh Lào Cai",
        "Ban Quản lý khu kinh tế cửa khẩu Tân Thanh, tỉnh Lạng Sơn",
        "phòng Thi đua - Khen thưởng, Sở Nội vụ",
        "Cục Cán bộ, Tổng cục Chính trị",
        "Vụ Pháp chế, Ban Thi đua - Khen thưởng Trung ương",
        "Ủy ban MTTQ Việt Nam tỉnh Đắk Lắk",
        "Ban Thường vụ Tỉnh uỷ",
        "Trường THPT Nguyễn Hiền Minh",
        "chùa Ô Chum, xã Châu Lăng, huyện Tri Tôn",
        "Công đoàn cơ sở Công ty TNHH Điện tử Sao Mai",
        "Hội đồng Thi đua - Khen thưởng tỉnh",
        "Liên đoàn Lao động (LĐLĐ) tỉnh",
        "Đội Cứu hộ đường thủy",
        "Sở Văn hóa, Thể thao và Du lịch",
        "HTX Nông nghiệp Kênh 5A",
        "Ban Từ thiện xã hội tỉnh Bạc Liêu",
        "Khoa Hồi sức tích cực - Chống độc",
        "Phòng Giáo dục và Hồ sơ",
        "Công ty CP Tư vấn thiết kế Hồng Lĩnh",
        "Viện Cơ khí Động lực",
        "Sở NN-PTNT tỉnh Kon Tum",
        "Đại đội 4, Trung đoàn 27B",
        "Công đoàn Công ty",
        "Chi cục Thủy lợi, Sở Nông nghiệp và Môi trường",
        "Hội Chữ thập đỏ tỉnh Bà Rịa - Vũng Tàu",
        "Ngân hàng TMCP Sông Hậu Chi nhánh Cà Mau",
        "Thuế cơ sở 3 tỉnh Lào Cai",
        "Thành ủy Hồng Ngự",
        "Trung tâm Văn hóa - Điện ảnh tỉnh",
        "Viện Nghiên cứu Văn hóa",
        "Đoàn Trường Đại học Tây Bắc",
        "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ",
        "phòng Công tác đảng và công tác chính trị, Công an tỉnh",
        "Ban Tôn giáo (Sở Nội vụ)",
        "Chi cục Thuế khu vực Đồng Xoài - Đồng Phú",
        "Trường Đại học Nông Lâm Tây Nguyên",
        "PC Hòa Lạc",
        "HTX chè Hảo Đạt",
        "BVĐK khu vực Ninh Hóa",
    ],
)
def test_an_organisation_is_found_whole(organisation: str) -> None:
    assert organisations(f"Đồng chí lãnh đạo {organisation} đã đến dự.") == [organisation]


def test_a_name_after_an_organisation_is_not_taken_in() -> None:
    assert organisations("Chủ tịch UBND huyện Trảng Bom Nguyễn Hữu Lành chủ trì.") == ["UBND huyện Trảng Bom"]
    assert organisations("Chủ tịch Công đoàn Công ty Than Hà Rầm Lê Văn Bảy dự.") == ["Công đoàn Công ty Than Hà Rầm"]
    assert organisations("Chủ tịch UBND xã Hoàng Kim Liễu phát biểu.") == ["UBND xã"]


def test_a_verb_ends_an_organisation() -> None:
    assert organisations("Sở Nội vụ tổ chức hội nghị, Hiệp hội Doanh nghiệp tỉnh tổ chức Lễ tôn vinh.") == [
        "Sở Nội vụ",
        "Hiệp hội Doanh nghiệp tỉnh",
    ]


def test_behind_an_office_a_head_alone_is_one() -> None:
    assert organisations("Giám đốc Bệnh viện BS.CKII Lâm Tố Như phát biểu.") == ["Bệnh viện"]
    assert organisations("Giám đốc Công ty Điện lực Nguyễn Văn Bảo phát biểu.") == ["Công ty Điện lực"]
    assert organisations("Chủ tịch Hội Lê Thị Mơ phát biểu.") == []


def test_prose_behind_a_concern_is_not_taken_in() -> None:
    assert organisations("Ban Dân tộc cùng bà con dựng lại nhà.") == ["Ban Dân tộc"]
    assert organisations("Tổng cục Chính trị và Trung tướng Hà Thọ Bảo") == ["Tổng cục Chính trị"]
    assert organisations("Sở Y tế - Khối trưởng và Sở Nội vụ") == ["Sở Y tế", "Sở Nội vụ"]


def test_side_by_side_they_are_several() -> None:
    assert organisations("Sở Nội vụ, Sở Tài chính và Ban Dân vận Tỉnh ủy") == [
        "Sở Nội vụ",
        "Sở Tài chính",
        "Ban Dân vận Tỉnh ủy",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anh Lê Bá Sử, Tổ trưởng tổ hàn số 2, phân xưởng Vỏ 3", ["tổ hàn số 2, phân xưởng Vỏ 3"]),
        ("bà Ngô Thị Bưởi, Phó Trưởng ban Trị sự GHPGVN huyện", ["ban Trị sự GHPGVN huyện"]),
        ("TAND khu vực 7 - Nguyễn Bá Lạc", ["TAND khu vực 7"]),
        ("Phó Trưởng ban Phân ban Ni giới tỉnh", ["Phân ban Ni giới tỉnh"]),
        ("Bộ Công an gắn Huân chương lên lá cờ", ["Bộ Công an"]),
        ("ông Lê Bá Cận, Tổ trưởng Tổ bảo vệ an ninh trật tự khu phố 6", ["Tổ bảo vệ an ninh trật tự khu phố 6"]),
        ("chị Lò Thị Ưng, tổ phó tổ hoàn thiện, Công ty CP May Sông Thao", ["tổ hoàn thiện, Công ty CP May Sông Thao"]),
        ("Chuyền trưởng chuyền may 5, Công ty May Hồng Gai", ["chuyền may 5, Công ty May Hồng Gai"]),
        ("Tổ trưởng tổ vay vốn vận động bà con", ["tổ vay vốn"]),
        ("Kíp trưởng kíp trực, nhóm hộ nghèo và xưởng gỗ nhà ông Sáu", ["kíp trực"]),
    ],
)
def test_a_crew_is_one_behind_its_leaders_office(text: str, expected: list[str]) -> None:
    assert organisations(text) == expected


def test_what_is_no_parent_is_the_next_in_a_list() -> None:
    assert organisations("tặng Chi cục Kiểm lâm vùng 5, Đội Kiểm soát số 3 và các hộ") == [
        "Chi cục Kiểm lâm vùng 5",
        "Đội Kiểm soát số 3",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "phẩm chất “Bộ đội Cụ Hồ”",
        "Quyết định số 12/QĐ-UBND",
        "ông Đoàn Huy Thuận",
        "môi trường đầu tư",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert organisations(text) == []
