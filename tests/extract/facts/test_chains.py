from __future__ import annotations

import pytest
from marked import read_marked

from extract.facts.chains import holders_in


def offices_of(sentence: str) -> dict[str, list[str]]:
    """Return, by name, the offices that a marked sentence gives; those of a unit in brackets."""
    reading = read_marked(sentence)
    body = next(s for s in reading.sentences if s.field == "body")
    return {
        reading.quote(holder.name): [f"({text})" if o.of_unit else text for o in holder.offices for text in [quote(o)]]
        for holder in holders_in(reading, body)
        for quote in [lambda office: reading.quote(office.span)]
    }


def test_name_first_with_several_titles_and_the_units_role_apart() -> None:
    assert offices_of(
        "Đồng chí [[PER|Lò Văn Hạc]], [[TITLE|Bí thư]] [[ORG|Đảng ủy]], [[TITLE|Chủ tịch]] [[ORG|UBND xã Tà Nua]]"
        " - đơn vị [[TITLE|Trưởng khối]] [[DATE|năm 2021]] và bà [[PER|Vi Lả]] - [[TITLE|Giám đốc]] [[ORG|Sở Y tế]]."
    ) == {
        "Lò Văn Hạc": ["Bí thư Đảng ủy", "Chủ tịch UBND xã Tà Nua", "(Trưởng khối)"],
        "Vi Lả": ["Giám đốc Sở Y tế"],
    }


def test_title_first_lists_parted_by_commas() -> None:
    assert offices_of(
        "Dự có [[TITLE|Bí thư]] [[ORG|Huyện ủy]] [[PER|Mai Thị Lành]], [[TITLE|Chủ tịch]] [[ORG|UBND huyện]]"
        " [[PER|Phan Văn Dũ]] - [[TITLE|Trưởng]] [[ORG|Ban Tổ chức]],"
        " [[TITLE|Giám đốc]] [[ORG|Sở Nội vụ]] [[PER|Lê Tấn]]."
    ) == {
        "Mai Thị Lành": ["Bí thư Huyện ủy"],
        "Phan Văn Dũ": ["Chủ tịch UBND huyện", "Trưởng Ban Tổ chức"],
        "Lê Tấn": ["Giám đốc Sở Nội vụ"],
    }


def test_a_title_over_a_list_ends_with_the_list() -> None:
    assert offices_of(
        "Dự có các đồng chí [[TITLE|Ủy viên]] [[ORG|Ban Thường vụ]]: [[PER|Bùi Thị Mến]] -"
        " [[TITLE|Chủ tịch]] [[ORG|Hội Nông dân tỉnh]], [[PER|Phạm Hồng Lương]];"
        " các [[TITLE|Phó Chủ tịch]] [[ORG|UBND tỉnh]]: [[PER|Đầu Xuân Kha]], [[PER|Cao Trọng Nhiên]];"
        " [[PER|Tạ Minh Út]], [[TITLE|Bí thư]] [[ORG|Tỉnh đoàn]]."
    ) == {
        "Bùi Thị Mến": ["Ủy viên Ban Thường vụ", "Chủ tịch Hội Nông dân tỉnh"],
        "Phạm Hồng Lương": ["Ủy viên Ban Thường vụ"],
        "Đầu Xuân Kha": ["Phó Chủ tịch UBND tỉnh"],
        "Cao Trọng Nhiên": ["Phó Chủ tịch UBND tỉnh"],
        "Tạ Minh Út": ["Bí thư Tỉnh đoàn"],
    }


def test_a_shared_title_goes_on_over_semicolons_that_part_its_own_list() -> None:
    assert offices_of(
        "Dự họp có các đồng chí [[TITLE|Phó Chủ tịch]] [[ORG|Hội đồng]]: [[PER|Vương Ngọc Hà]], [[TITLE|Giám đốc]]"
        " [[ORG|Sở Nội vụ]]; [[PER|Sùng Đại Phong]], [[TITLE|Chủ tịch]] [[ORG|LĐLĐ tỉnh]]; lãnh đạo các sở."
    ) == {
        "Vương Ngọc Hà": ["Phó Chủ tịch Hội đồng", "Giám đốc Sở Nội vụ"],
        "Sùng Đại Phong": ["Phó Chủ tịch Hội đồng", "Chủ tịch LĐLĐ tỉnh"],
    }


def test_two_deputies_share_the_title_behind_the_second() -> None:
    assert offices_of(
        "[[PER|Hà Thị Nhài]] và [[PER|Lê Đình Khoát]], [[TITLE|Phó Chủ tịch]] [[ORG|UBND xã]] đến dự."
    ) == {
        "Hà Thị Nhài": ["Phó Chủ tịch UBND xã"],
        "Lê Đình Khoát": ["Phó Chủ tịch UBND xã"],
    }


def test_an_office_behind_a_plural_list_is_everybodys() -> None:
    assert offices_of(
        "Dự có các ông: [[PER|Hà Nhài]], [[PER|Lê Khoát]], [[PER|Tô Dế]] - [[TITLE|Phó Giám đốc]] [[ORG|Sở Y tế]]."
    ) == {name: ["Phó Giám đốc Sở Y tế"] for name in ("Hà Nhài", "Lê Khoát", "Tô Dế")}


def test_a_rank_parts_an_office_from_its_holder() -> None:
    assert offices_of("[[TITLE|Giám đốc]] [[ORG|Công an tỉnh]], Thiếu tướng [[PER|Tô Dế]] trao quà.") == {
        "Tô Dế": ["Giám đốc Công an tỉnh"]
    }
    assert offices_of(
        "[[TITLE|Hiệu trưởng]] [[ORG|Trường Mầm non Sen]], Nhà giáo Ưu tú [[PER|Tô Sa]] đọc diễn văn."
    ) == {"Tô Sa": ["Hiệu trưởng Trường Mầm non Sen"]}


def test_a_dash_joins_a_name_to_the_office_in_front() -> None:
    assert offices_of("Đ/c [[TITLE|Bí thư]] [[ORG|Đảng ủy]] - [[PER|Tô Dế]] trao quà.") == {"Tô Dế": ["Bí thư Đảng ủy"]}
    assert offices_of("[[TITLE|Chủ tịch]] [[ORG|Hội Nông dân xã]] - bà [[PER|Tô Sa]] trao quà.") == {
        "Tô Sa": ["Chủ tịch Hội Nông dân xã"]
    }


def test_who_acts_for_another_does_not_hold_his_office() -> None:
    assert offices_of(
        "Thừa ủy quyền của [[TITLE|Chủ tịch nước]], [[TITLE|Phó Chủ tịch]] [[ORG|UBND tỉnh]] [[PER|Lê Hậu]] trao quà."
    ) == {"Lê Hậu": ["Phó Chủ tịch UBND tỉnh"]}


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Ông [[PER|Y Nhút]] (người Gia Rai), [[TITLE|già làng]] ở [[LOC|xã Ia Chim]]", "già làng ở xã Ia Chim"),
        ("Bà [[PER|Lý Sen]], [[TITLE|Trưởng]] [[LOC|thôn Pha]], [[LOC|xã Lư]] nói", "Trưởng thôn Pha, xã Lư"),
        ("Chị [[PER|Lý Sen]] còn là [[TITLE|Chủ tịch]] [[ORG|Công đoàn cơ sở]].", "Chủ tịch Công đoàn cơ sở"),
        ("Ông [[PER|Tạ Be]] (bìa phải), [[TITLE|Giám đốc]] [[ORG|Sở Y tế]] trao quà", "Giám đốc Sở Y tế"),
        (
            "Là [[TITLE|Chi hội trưởng]] [[ORG|Chi hội Nông dân]], anh [[PER|Thiu]] kể.",
            "Chi hội trưởng Chi hội Nông dân",
        ),
        ("Ông [[PER|Hồ Sọc]], thương binh 2/4, [[TITLE|hội viên]] [[ORG|Hội CCB xã]]", "hội viên Hội CCB xã"),
        ("Thầy [[PER|Lê Tư]], [[TITLE|Hiệu trưởng]] nhà trường đọc", "Hiệu trưởng nhà trường"),
        ("Anh [[PER|Cà Sọc]], [[TITLE|thành viên]] HTX, kể.", "thành viên HTX"),
        ("Bà [[PER|Lê Tư]], [[TITLE|Cụm trưởng]] [[BLOC|Cụm thi đua số 3]] đọc", "Cụm trưởng Cụm thi đua số 3"),
    ],
)
def test_an_office_takes_in_its_place_or_bloc(sentence: str, office: str) -> None:
    (offices,) = offices_of(sentence).values()
    assert offices == [office]


def test_nguyen_counts_for_the_rest_of_its_chain_but_not_for_associations() -> None:
    reading = read_marked(
        "Ông [[PER|Võ Văn Sáu]], [[TITLE|nguyên Bí thư]] [[ORG|Đảng ủy]], [[TITLE|Chủ tịch]] [[ORG|UBND xã]],"
        " [[TITLE|Chủ tịch]] [[ORG|Hội Khuyến học xã]] đến dự."
    )
    body = next(s for s in reading.sentences if s.field == "body")
    (holder,) = holders_in(reading, body)
    assert [office.former for office in holder.offices] == [False, True, False]


def test_titles_before_each_name_are_not_shared() -> None:
    assert offices_of(
        "Dự có các đồng chí [[TITLE|Phó Chủ tịch]] [[ORG|HĐND tỉnh]] [[PER|Vi Đức Thọ]], "
        "[[TITLE|Phó Chủ tịch]] [[ORG|UBND tỉnh]] [[PER|Hà Thị Lý]]."
    ) == {
        "Vi Đức Thọ": ["Phó Chủ tịch HĐND tỉnh"],
        "Hà Thị Lý": ["Phó Chủ tịch UBND tỉnh"],
    }


def test_whom_somebody_stands_for_and_an_age_in_brackets_part_no_office() -> None:
    assert offices_of("Ông [[PER|Tạ Văn Cừ]], đại diện nhóm tác giả, [[TITLE|Giám đốc]] [[ORG|Sở Y tế]] dự.") == {
        "Tạ Văn Cừ": ["Giám đốc Sở Y tế"]
    }
    assert offices_of("Ông [[PER|Hồ Văn Sáu]] (61 tuổi, [[TITLE|Trưởng]] [[LOC|thôn Pha]]) kể.") == {
        "Hồ Văn Sáu": ["Trưởng thôn Pha"]
    }
    assert offices_of("Bà [[PER|Vi Lả]], Nghệ nhân Ưu tú, [[TITLE|Chủ nhiệm]] [[ORG|CLB Lư]] dự.") == {
        "Vi Lả": ["Chủ nhiệm CLB Lư"]
    }
