from __future__ import annotations

import pytest
from marked import read_marked

from extract.facts.blocs import extract, is_same_bloc
from extract.records import Bloc, Facts


def blocs_of(body: str, title: str = "Tin thi đua") -> list[Bloc]:
    return [one for one in extract(read_marked(body, title=title), Facts()) if isinstance(one, Bloc)]


def test_longest_name_wins_and_a_trailing_year_becomes_the_term() -> None:
    (bloc,) = blocs_of(
        "[[BLOC|Khối thi đua số 3 các sở tỉnh Bắc Sơn]] năm 2022 họp. [[BLOC|Khối thi đua số 3]] do [[ORG|Sở Tư pháp]]"
        " làm [[TITLE|Trưởng khối]]."
    )
    assert (bloc.name, bloc.year, bloc.leader) == ("Khối thi đua số 3 các sở tỉnh Bắc Sơn", 2022, "Sở Tư pháp")


def test_elected_pair_makes_a_record_of_its_own_year() -> None:
    now, later = blocs_of(
        "[[BLOC|Cụm thi đua số 7]] họp do [[ORG|UBND huyện Na Lan]] - đơn vị [[TITLE|Cụm trưởng]] [[DATE|năm 2021]]"
        " chủ trì. Hội nghị bầu [[ORG|UBND huyện Phìn Tả]] làm [[TITLE|Cụm trưởng]], [[ORG|UBND huyện Na Lan]] và"
        " [[ORG|UBND huyện Mường Hoa]] làm [[TITLE|Cụm phó]] [[DATE|năm 2022]]."
    )
    assert (now.leader, now.year, now.rule) == ("UBND huyện Na Lan", 2021, "blocs.led")
    assert (later.leader, later.year, later.rule) == ("UBND huyện Phìn Tả", 2022, "blocs.elected")
    assert later.deputies == ("UBND huyện Na Lan", "UBND huyện Mường Hoa")


def test_unit_of_a_person_with_a_blocs_office_leads_it() -> None:
    (bloc,) = blocs_of(
        "[[BLOC|Khối thi đua các hội]] tổ chức hội nghị. Đồng chí [[PER|Lò Văn Páo]], [[TITLE|Chủ tịch]]"
        " [[ORG|Hội Khuyến học tỉnh]], [[TITLE|Khối trưởng]]; đồng chí [[PER|Vi Thị Sen]], [[TITLE|Chủ tịch]]"
        " [[ORG|Hội Luật gia tỉnh]], [[TITLE|Khối phó]] chủ trì."
    )
    assert (bloc.leader, bloc.deputies) == ("Hội Khuyến học tỉnh", ("Hội Luật gia tỉnh",))


def test_decision_lists_blocs_with_leaders_behind_a_colon_and_one_year_for_all() -> None:
    first, second = blocs_of(
        "UBND tỉnh kiện toàn các khối, cụm thi đua năm 2024. [[BLOC|Cụm thi đua số 1]] gồm [[QTY|06 xã]],"
        " [[TITLE|Cụm trưởng]]: [[LOC|xã Hát Lừu]]. [[BLOC|Cụm thi đua số 2]] gồm [[QTY|09 xã]],"
        " [[TITLE|Cụm trưởng]] là [[LOC|xã Bản Mù]]."
    )
    assert (first.leader, first.member_count, first.year) == ("xã Hát Lừu", 6, 2024)
    assert (second.leader, second.member_count, second.year) == ("xã Bản Mù", 9, 2024)


def test_count_of_something_else_is_no_member_count() -> None:
    (bloc,) = blocs_of("[[BLOC|Khối thi đua số 9]] có [[QTY|12 mô hình]] hay, được [[QTY|5 tập thể]] học tập.")
    assert bloc.member_count is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Cụm thi đua số 2", "Cụm thi đua số 2 các huyện vùng cao", True),
        ("Cụm thi đua số 2", "Cụm thi đua số 3", False),
        ("Khối thi đua số 2", "Cụm thi đua số 2", False),
        ("Khối thi đua các doanh nghiệp", "Khối thi đua các sở, ban, ngành", False),
        ("Khối thi đua Nội chính", "Khối thi đua các cơ quan Nội chính tỉnh", True),
    ],
)
def test_same_bloc(a: str, b: str, same: bool) -> None:
    assert is_same_bloc(a, b) is same


def test_every_value_has_its_evidence() -> None:
    reading = read_marked(
        "[[BLOC|Cụm thi đua số 4]] gồm [[QTY|07 đơn vị]], [[TITLE|Cụm trưởng]] là [[ORG|Sở Y tế]], [[TITLE|Cụm phó]]"
        " là [[ORG|Sở Xây dựng]]."
    )
    (bloc,) = [one for one in extract(reading, Facts()) if isinstance(one, Bloc)]
    quotes = {(one.slot, reading.quote(one)) for one in bloc.evidence}
    assert quotes == {
        ("name", "Cụm thi đua số 4"),
        ("member_count", "07 đơn vị"),
        ("leader", "Sở Y tế"),
        ("deputies", "Sở Xây dựng"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "[[TITLE|Cụm trưởng]] [[BLOC|Cụm thi đua số 5]] là [[LOC|huyện Mường Hoa]].",
        "[[LOC|huyện Mường Hoa]] là đơn vị [[TITLE|Trưởng]] [[BLOC|Cụm thi đua số 5]].",
        "[[LOC|huyện Mường Hoa]] được suy cử làm [[TITLE|Cụm trưởng]] [[BLOC|Cụm thi đua số 5]].",
        "[[TITLE|Trưởng]] [[BLOC|Cụm thi đua số 5]] - [[TITLE|Chủ tịch]] [[LOC|huyện Mường Hoa]] [[PER|Lò Văn Tá]] dự.",
        "[[PER|Lò Thị Sen]] ([[TITLE|Bí thư]] [[LOC|huyện Mường Hoa]]) - [[TITLE|Trưởng]] [[BLOC|Cụm thi đua số 5]].",
        "[[PER|Lò Văn Tá]], [[TITLE|Bí thư]] [[LOC|huyện Mường Hoa]], [[TITLE|Cụm trưởng]] [[BLOC|Cụm thi đua số 5]].",
    ],
)
def test_office_with_its_bloc_behind_it(body: str) -> None:
    (bloc,) = blocs_of(body)
    assert (bloc.name, bloc.leader) == ("Cụm thi đua số 5", "huyện Mường Hoa")


def test_members_counted_behind_a_colon() -> None:
    (bloc,) = blocs_of("[[BLOC|Cụm thi đua các huyện ven sông]]: [[QTY|05 đơn vị]]; [[TITLE|Cụm trưởng]] chưa bầu.")
    assert bloc.member_count == 5


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("[[BLOC|Cụm thi đua số 4]] họp. Trong cụm có [[QTY|71 xã]] về đích nông thôn mới.", None),
        ("[[BLOC|Cụm thi đua số 4]] có [[QTY|5 đơn vị]] được tặng cờ.", None),
        ("[[BLOC|Cụm thi đua số 4]] họp, khen thêm [[QTY|2 đơn vị]] trong cụm.", None),
        ("[[BLOC|Cụm thi đua số 4]] đề nghị tặng cờ cho [[QTY|2 đơn vị]] thành viên.", None),
        ("[[BLOC|Cụm thi đua số 4]]: [[QTY|5/7 đơn vị]] trong Cụm hoàn thành chỉ tiêu.", None),
        ("[[BLOC|Cụm thi đua số 4]] có [[QTY|14 xã, phường]].", 14),
        ("[[BLOC|Cụm thi đua số 4]] có [[QTY|9 đơn vị]] thành viên.", 9),
        ("[[BLOC|Cụm thi đua số 4]] kết nạp Hội Đông y, nâng tổng số thành viên lên [[QTY|13 hội]].", 13),
    ],
)
def test_members_counted_are_all_of_them(body: str, count: int | None) -> None:
    (bloc,) = blocs_of(body)
    assert bloc.member_count == count


def test_members_are_counted_of_the_pair_that_leads_now() -> None:
    later, now = blocs_of(
        "[[BLOC|Khối thi đua số 4]] gồm [[QTY|9 sở]]. Hội nghị thống nhất bầu [[ORG|Sở Y tế]] là [[TITLE|Trưởng khối]]"
        " [[DATE|năm 2024]], thay cho [[ORG|Sở Xây dựng]] là [[TITLE|Trưởng khối]] [[DATE|năm 2023]]."
    )
    assert (later.year, later.member_count) == (2024, None)
    assert (now.year, now.member_count) == (2023, 9)


def test_bloc_named_only_within_an_event() -> None:
    (bloc,) = blocs_of(
        "[[ORG|UBND huyện Tân Hà]] ([[TITLE|Cụm trưởng]]) tổ chức [[EVENT|hội nghị sơ kết Cụm thi đua số 3]]."
    )
    assert (bloc.name, bloc.leader) == ("Cụm thi đua số 3", "UBND huyện Tân Hà")


def test_year_of_a_list_of_blocs() -> None:
    (bloc,) = blocs_of(
        "Đơn vị đứng đầu của một số cụm, khối năm 2023 được phân công như sau: [[BLOC|Cụm thi đua số 1]]:"
        " [[TITLE|Cụm trưởng]]: [[LOC|xã Bản Mù]]."
    )
    assert bloc.year == 2023


@pytest.mark.parametrize(
    ("body", "leader", "deputies"),
    [
        (
            "[[BLOC|Cụm thi đua số 4]] do [[LOC|xã Hua Ca]] được giao luân phiên làm [[TITLE|Cụm trưởng]];"
            " [[LOC|xã Nà Phiêng]] làm [[TITLE|Phó Cụm trưởng]].",
            "xã Hua Ca",
            ("xã Nà Phiêng",),
        ),
        (
            "[[BLOC|Khối thi đua số 2]] họp. [[ORG|Trường Cao đẳng Y Tân Hà]] được các thành viên tín nhiệm bầu giữ"
            " [[TITLE|Khối trưởng]].",
            "Trường Cao đẳng Y Tân Hà",
            (),
        ),
        (
            "[[BLOC|Cụm thi đua số 4]] họp. [[LOC|Xã Hua Ca]] và [[LOC|xã Nà Phiêng]] được bầu làm"
            " [[TITLE|Cụm trưởng]], [[TITLE|Cụm phó]].",
            "Xã Hua Ca",
            ("xã Nà Phiêng",),
        ),
        (
            "Với vai trò [[TITLE|Trưởng]] [[BLOC|Khối thi đua số 2]], [[ORG|Sở Y tế]] chủ trì; [[ORG|Sở Tài chính]] là"
            " khối phó thứ nhất.",
            "Sở Y tế",
            ("Sở Tài chính",),
        ),
        (
            "[[BLOC|Cụm thi đua số 4]]: đơn vị [[TITLE|Cụm trưởng]] ([[LOC|xã Hua Ca]]) báo cáo.",
            "xã Hua Ca",
            (),
        ),
    ],
)
def test_who_leads_in_other_words(body: str, leader: str, deputies: tuple[str, ...]) -> None:
    (bloc,) = blocs_of(body)
    assert (bloc.leader, bloc.deputies) == (leader, deputies)


def test_who_is_handed_an_office_holds_it_next() -> None:
    now, later = blocs_of(
        "[[BLOC|Cụm thi đua số 5]] họp. [[ORG|Công an xã Hua Ca]] - [[TITLE|Cụm trưởng]] [[DATE|năm 2023]] bàn giao"
        " nhiệm vụ [[TITLE|Cụm trưởng]] [[DATE|năm 2024]] cho [[ORG|Công an xã Nà Phiêng]]."
    )
    assert (now.year, now.leader) == (2023, "Công an xã Hua Ca")
    assert (later.year, later.leader) == (2024, "Công an xã Nà Phiêng")
