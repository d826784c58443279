from __future__ import annotations

import pytest
from honours import BK, CO, CT, CTN, GK, HC3, TTG, awards_of


def test_each_kind_of_recipient_is_a_record_and_a_joint_count_is_one() -> None:
    made = awards_of(
        f"{CT} tặng {BK} cho [[QTY|02 tập thể]],[[QTY|10 cá nhân]] và [[QTY|04 hộ gia đình]]; {TTG} tặng {BK} cho"
        f" [[QTY|67 tập thể, cá nhân]]; [[QTY|25 tập thể]] và cá nhân nhận {GK}."
    )
    assert [(one.count, one.recipient_kind) for one in made] == [
        (2, "collective"), (10, "individual"), (4, "household"), (67, "mixed"), (25, "mixed"),
    ]  # fmt: skip


def test_alike_records_of_one_list_all_stay() -> None:
    made = awards_of(f"{CT} tặng {BK} cho [[QTY|02 tập thể]], [[QTY|02 tập thể nhỏ]].")
    assert [(one.count, one.recipient_kind) for one in made] == [(2, "collective"), (2, "collective")]


def test_named_people_and_units_without_their_offices() -> None:
    units, people = awards_of(
        f"{CTN} tặng {HC3} cho [[ORG|Trường Mầm non Hoa Ban]]; ông [[PER|Lò Văn Ín]], [[TITLE|Giám đốc]]"
        " [[ORG|Hợp tác xã Nà Tòng]]; bà [[PER|Cầm Thị Pâng]] ([[TITLE|Trưởng]] [[LOC|bản Huổi]])."
    )
    assert (units.recipients, units.recipient_kind) == (("Trường Mầm non Hoa Ban",), "collective")
    assert (people.recipients, people.recipient_kind) == (("Lò Văn Ín", "Cầm Thị Pâng"), "individual")


@pytest.mark.parametrize(
    "names",
    [
        "cho [[QTY|02 đơn vị]]: [[ORG|Sở Tư pháp]], [[ORG|Sở Y tế]]",
        "cho [[QTY|02 đơn vị]] ([[ORG|Sở Tư pháp]] và [[ORG|Sở Y tế]])",
        "cho [[QTY|02 đơn vị]] dẫn đầu, gồm: [[ORG|Sở Tư pháp]]; [[ORG|Sở Y tế]]",
        "cho [[QTY|02 đơn vị]] là [[ORG|Sở Tư pháp]] và [[ORG|Sở Y tế]]",
    ],
)
def test_names_spell_out_a_count(names: str) -> None:
    (made,) = awards_of(f"{CT} tặng {BK} {names}.")
    assert (made.count, made.recipients) == (2, ("Sở Tư pháp", "Sở Y tế"))


def test_names_in_what_is_said_about_recipients_are_none() -> None:
    (made,) = awards_of(
        f"{CT} tặng {BK} cho [[QTY|04 cá nhân]] phối hợp với [[ORG|Công an tỉnh]] phá án tại [[LOC|xã Pa Vệ Sủ]];"
        " bầu đoàn đại biểu gồm [[QTY|5 người]]."
    )
    assert (made.count, made.recipients) == (4, ())


def test_places_that_hold_each_other_are_one_recipient_and_neighbours_are_two() -> None:
    (made,) = awards_of(
        f"{CT} tặng {BK} cho Nhân dân và cán bộ [[LOC|bản Tả]], [[LOC|xã Hua Bum]]; [[LOC|xã Pa Ủ]],"
        " [[LOC|xã Ka Lăng]]."
    )
    assert made.recipients == ("Nhân dân và cán bộ bản Tả, xã Hua Bum", "xã Pa Ủ", "xã Ka Lăng")


def test_a_later_list_names_the_recipients_counted_before() -> None:
    units, people = awards_of(
        f"{CT} tặng {BK} cho [[QTY|1 tập thể]] và [[QTY|2 cá nhân]].\n\n"
        "Tập thể được khen thưởng là [[ORG|Đội Kiểm lâm]]. Các cá nhân gồm: ông [[PER|Hạng A Lử]],"
        " [[TITLE|Trưởng]] [[LOC|bản Lùng]]; bà [[PER|Vàng Thị Chở]]."
    )
    assert (units.recipients, people.recipients) == (("Đội Kiểm lâm",), ("Hạng A Lử", "Vàng Thị Chở"))


def test_pronouns_and_given_names_mean_the_person_named_before() -> None:
    made = awards_of(
        f"Bà [[PER|Lò Thị Xuyến]] trồng quế. [[DATE|Năm 2018]], bà được {CT} tặng {BK}; [[DATE|năm 2019]] được"
        f" [[ORG|Hội Nông dân tỉnh]] tặng {GK}. Mới đây, xã đề nghị {CTN} tặng {HC3} cho bà. Ông [[PER|Lò Văn Tướng]]"
        f" cũng được tặng [[AWARD|Kỷ niệm chương]]. Bà [[PER|Xuyến]] còn nhận [[AWARD|Thư khen]]."
    )
    assert [(one.recipients, one.year) for one in made] == [
        (("Lò Thị Xuyến",), 2018), (("Lò Thị Xuyến",), 2019), (("Lò Thị Xuyến",), None),
        (("Lò Văn Tướng",), None), (("Lò Thị Xuyến",), None),
    ]  # fmt: skip


def test_numbered_recipients_in_one_sentence_and_in_paragraphs_of_their_own() -> None:
    inline = f"Danh sách đề nghị {CTN} tặng {HC3}, gồm: 1. [[ORG|Sở Y tế]]; 2. Ông [[PER|Cà Văn Hặc]]."
    items = f"Đề nghị {CTN} tặng {HC3} cho:\n\n1. [[ORG|Sở Y tế]].\n\n2. Ông [[PER|Cà Văn Hặc]], giám đốc.\n\nHết."
    for body in (inline, items):
        assert [(one.recipients, one.status) for one in awards_of(body)] == [
            (("Sở Y tế",), "proposed"), (("Cà Văn Hặc",), "proposed"),
        ]  # fmt: skip


def test_an_unknown_subject_is_not_taken_for_the_one_before() -> None:
    (made,) = awards_of(f"[[ORG|Sở Y tế]] được {CT} tặng {CO}; [[QTY|5 mô hình]] được {CT} tặng {BK}.")
    assert made.recipients == ("Sở Y tế",)


def test_honours_counted_instead_of_recipients() -> None:
    made = awards_of(f"Trong 5 năm, {TTG} tặng 18 {CO}, 240 {BK}.")
    assert [(one.form, one.count) for one in made] == [("Cờ thi đua", 18), ("Bằng khen", 240)]
    assert {one.recipient_kind for one in made} == {None}


def test_who_speaks_of_a_recipient_is_none() -> None:
    (made,) = awards_of(
        f"Đồng chí [[PER|Lò Văn Mừng]], [[TITLE|Phó Giám đốc]] [[ORG|Sở Nội vụ]] biểu dương [[ORG|Sở Y tế]] đã được"
        f" [[ORG|Chính phủ]] tặng {CO}."
    )
    assert made.recipients == ("Sở Y tế",)


def test_an_office_before_a_name_goes_on_with_the_list() -> None:
    units, people = awards_of(
        f"Tập thể [[ORG|Ban Dân tộc tỉnh]] và đồng chí [[TITLE|Trưởng ban]] [[PER|Lý Văn Hải]] được tặng {HC3}."
    )
    assert (units.recipients, people.recipients) == (("Ban Dân tộc tỉnh",), ("Lý Văn Hải",))


def test_nobody_in_particular_gets_nothing() -> None:
    assert awards_of(f"[[ORG|Ban Thi đua tỉnh]] đăng danh sách các tập thể, cá nhân đề nghị {CTN} tặng {HC3}.") == []
    made = awards_of(f"[[QTY|9 đồng chí]] được tặng {BK}; nhiều đồng chí được tặng {GK}.")
    assert [one.form for one in made] == ["Bằng khen"]


def test_a_comma_inside_a_numbered_item_parts_no_recipients() -> None:
    (made,) = awards_of(
        f"Đề nghị {CTN} tặng {HC3}: 1. [[ORG|Trạm Y tế Na Sầm]], [[LOC|xã Bắc Việt]], [[LOC|huyện Văn Lãng]];"
        " 2. [[ORG|Sở Tư pháp]]."
    )
    assert made.recipients == ("Trạm Y tế Na Sầm, xã Bắc Việt, huyện Văn Lãng", "Sở Tư pháp")


def test_photographers_get_nothing() -> None:
    assert awards_of(f"[[ORG|Hội Nông dân]] tặng {GK} cho các hộ tiêu biểu (Ảnh: [[PER|Khánh Vân]]).") == []


def test_what_follows_the_list_with_a_thing_of_its_own_is_no_recipient() -> None:
    made = awards_of(f"[[ORG|Tỉnh đoàn]] tặng {BK} cho [[QTY|9 cá nhân]], giấy chứng nhận cho [[QTY|12 cá nhân]].")
    assert [one.count for one in made] == [9]
    (made_for_one,) = awards_of(f"{CT} trao {CO} tặng [[LOC|tỉnh Bắc Lũng]], đơn vị dẫn đầu [[BLOC|Cụm thi đua số 2]].")
    assert made_for_one.recipients == ("tỉnh Bắc Lũng",)


def test_the_peoples_of_a_place_are_one_recipient() -> None:
    (made,) = awards_of(f"Đồng bào các dân tộc [[LOC|huyện Nậm Pồ]] được Đảng, Nhà nước tặng {HC3}.")
    assert (made.recipients, made.granted_by) == (("Đồng bào các dân tộc huyện Nậm Pồ",), "Đảng, Nhà nước")


def test_honours_counted_for_one_kind_of_recipients() -> None:
    (made,) = awards_of(f"[[ORG|Liên đoàn Lao động tỉnh]] tặng 54 {BK} cho cá nhân.")
    assert (made.count, made.recipient_kind) == (54, "individual")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"Bà [[PER|Lò Thị Xuyến]] trao tặng [[QTY|35 cán bộ]], hội viên {BK}.", [(35, "individual")]),
        (f"Có [[QTY|7 người]] được tặng {GK}, [[QTY|2 tập thể]] {BK}.", [(7, "individual"), (2, "collective")]),
        (f"[[ORG|Hội Nông dân]] tặng {GK} cho [[QTY|9 hộ]]. [[QTY|40 hộ]] còn được nhận quà.", [(9, "household")]),
        (f"Xã có [[QTY|12 bà mẹ]] được phong tặng, truy tặng {HC3}.", [(12, "individual")]),
    ],
)
def test_a_count_stands_before_the_honour_and_ends_with_its_sentence(
    body: str, expected: list[tuple[int, str]]
) -> None:
    assert [(one.count, one.recipient_kind) for one in awards_of(body)] == expected


def test_a_name_stands_between_verb_and_honour() -> None:
    (made,) = awards_of(f"{CT} quyết định tặng bà [[PER|Lò Thị Xuyến]] {BK}.")
    assert (made.recipients, made.granted_by) == (("Lò Thị Xuyến",), "Chủ tịch UBND tỉnh")


def test_a_family_is_named_with_its_word_and_takes_a_dead_mans_medal() -> None:
    (made,) = awards_of(f"Gia đình ông [[PER|Lò Văn Tướng]] được {CT} tặng {BK}.")
    assert (made.recipient_kind, made.recipients) == ("household", ("Gia đình ông Lò Văn Tướng",))
    (one,) = awards_of(
        f"Thừa ủy quyền của {CTN}, ông [[PER|Tô Hoài Ân]] trao {HC3} truy tặng anh [[PER|Hạng A Lử]] cho thân nhân.",
        captions=(f"Trao {HC3} cho gia đình anh [[PER|Hạng A Lử]]",),
    )
    assert (one.recipient_kind, one.granted_by) == ("individual", "Chủ tịch nước")


@pytest.mark.parametrize(
    "ranks", ["xếp thứ nhì và {} xếp thứ ba,", "nhì khối, {} ba khối,", "đứng thứ 2, {} đứng thứ 3,"]
)
def test_a_rank_does_not_end_the_list(ranks: str) -> None:
    (made,) = awards_of(f"[[ORG|Sở Y tế]] {ranks.format('[[ORG|Sở Tư pháp]]')} đề nghị tặng {BK}.")
    assert made.recipients == ("Sở Y tế", "Sở Tư pháp")


def test_one_of_many_recipients_is_named_among_their_count() -> None:
    (made,) = awards_of(f"Anh [[PER|Lò Văn Tướng]] là một trong [[QTY|10 cá nhân]] được trao {BK}.")
    assert (made.count, made.recipients) == (10, ("Lò Văn Tướng",))
    (told,) = awards_of(
        f"Chị [[PER|Lò Thị Xuyến]], một trong những hộ được tặng {GK}, nuôi dê. Xã tặng {GK} cho [[QTY|15 hộ]]."
    )
    assert (told.count, told.recipient_kind, told.recipients) == (15, "household", ("Lò Thị Xuyến",))


def test_a_common_noun_means_the_only_organisation_of_its_kind() -> None:
    body = "{} bước vào năm học mới. [[DATE|Năm 2019]], nhà trường được " + f"{TTG} tặng {BK}."
    (made,) = awards_of(body.format("[[ORG|Trường Nậm Cắn]]"))
    assert (made.recipients, made.year) == (("Trường Nậm Cắn",), 2019)
    (open_,) = awards_of(body.format("[[ORG|Trường Nậm Cắn]] và [[ORG|Trường Pa Ủ]]"))
    assert (open_.recipients, open_.recipient_kind) == ((), "collective")
    assert awards_of(f"Các đơn vị được tặng {GK} rất phấn khởi.") == []


def test_an_item_of_a_list_may_hold_a_comma() -> None:
    (made,) = awards_of(f"Đề nghị {CTN} tặng {HC3}:\n\n- [[ORG|Trường Nậm Cắn]], [[LOC|huyện Kỳ Sơn]];")
    assert made.recipients == ("Trường Nậm Cắn, huyện Kỳ Sơn",)


def test_a_later_list_names_recipients_who_were_not_counted() -> None:
    units, people = awards_of(
        f"{CT} tặng {BK} cho các tập thể, cá nhân. Trong số đó có [[ORG|Sở Y tế]] và bà [[PER|Vàng Thị Chở]]."
    )
    assert (units.recipients, people.recipients) == (("Sở Y tế",), ("Vàng Thị Chở",))


def test_items_name_those_whom_the_sentence_over_them_counts_and_tell_older_honours() -> None:
    made = awards_of(
        f"Đề nghị {CTN} tặng {HC3} cho [[QTY|01 tập thể]], [[QTY|02 cá nhân]]:\n\nTập thể:\n\n1. [[ORG|Trường Mầm non"
        " Hoa Gạo]].\n\nCá nhân:\n\n1. Ông [[PER|Lò Văn Ín]], [[TITLE|Giám đốc]] [[ORG|Hợp tác xã Nà Tòng]].\n\n2. Bà"
        f" [[PER|Vì Thị Pâng]]: chủ trì [[QTY|5 đề tài]]; đã được {TTG} tặng {BK} [[DATE|năm 2016]], {CT} tặng {BK}"
        " [[DATE|năm 2020]]."
    )
    assert [(one.recipients, one.status, one.year) for one in made] == [
        (("Trường Mầm non Hoa Gạo",), "proposed", None), (("Lò Văn Ín", "Vì Thị Pâng"), "proposed", None),
        (("Vì Thị Pâng",), "granted", 2016), (("Vì Thị Pâng",), "granted", 2020),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "recipients"),
    [
        ("1. Ông [[PER|Cà Văn Ơn]], nông dân. Thành tích: trồng rừng. Được {CT} tặng {BK}.", ("Cà Văn Ơn",)),
        (
            "- Tập thể [[ORG|Trạm Y tế Mường Luân]]: tiêm đủ vắc-xin; hai lần được {CT} tặng {BK}.",
            ("Trạm Y tế Mường Luân",),
        ),
        (
            "Ông [[PER|Cà Văn Ơn]] làm rẫy. Ông [[PER|Ơn]] ít nói. Bà con quý ông [[PER|Ơn]]. Nhờ vậy, được tặng {BK}.",
            ("Cà Văn Ơn",),
        ),
        ("1. Ông [[PER|Cà Văn Ơn]] khen ông [[PER|Lù Văn Tấu]]. Được {CT} tặng {BK}.", ()),
        ("[[ORG|Sở Y tế]] làm tốt. Đã được {CT} tặng {BK}.", ()),
    ],
)
def test_a_clause_without_a_subject_is_about_its_entry_or_the_portrait_s_hero(
    body: str, recipients: tuple[str, ...]
) -> None:
    made = awards_of(body.format(CT=CT, BK=BK))
    assert [one.recipients for one in made] == [recipients] * bool(recipients)


@pytest.mark.parametrize(
    ("body", "recipients"),
    [
        (f"[[ORG|Trường Tiểu học Ia Kha]] ([[LOC|huyện Ia Grai]]) được {CT} tặng {BK}.", ("Trường Tiểu học Ia Kha",)),
        (
            "Trong đó anh [[PER|Cà Văn Ơn]], thợ điện [[ORG|Công ty Sông Mã]] và chị [[PER|Vì Thị Pâng]],"
            f" [[TITLE|Tổ trưởng]] tổ may 2, [[ORG|Công ty May Hoa Gạo]] được ông [[PER|Lò Văn Ín]],"
            f" [[TITLE|Phó Chủ tịch]] [[ORG|UBND huyện]] trao {GK} của {CT}.",
            ("Cà Văn Ơn", "Vì Thị Pâng"),
        ),
    ],
)
def test_brackets_employers_and_who_hands_over_are_no_recipients(body: str, recipients: tuple[str, ...]) -> None:
    (made,) = awards_of(body)
    assert made.recipients == recipients


def test_a_title_is_kept_too_and_a_noun_after_a_semicolon_is_a_new_subject() -> None:
    made = awards_of(
        "Toàn xã có [[QTY|912 hộ]] giữ vững danh hiệu [[AWARD|Gia đình văn hóa]], [[QTY|8 cô giáo]] đạt"
        " [[AWARD|Lao động tiên tiến]]; trường đạt [[AWARD|Tập thể lao động xuất sắc]]."
    )
    assert [(one.count, one.recipient_kind) for one in made] == [
        (912, "household"), (8, "individual"), (None, "collective"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "recipients"),
    [
        (f"{CT} tặng {BK} cho: [[ORG|Công an xã Nà Hỳ]]; ông [[PER|Cà Văn Ơn]].", ["Công an xã Nà Hỳ", "Cà Văn Ơn"]),
        (f"Nhận {BK} của {CT} dịp này có ông [[PER|Cà Văn Ơn]].", ["Cà Văn Ơn"]),
        (
            "[[TITLE|Đội trưởng]] [[PER|Lò Văn Ín]], [[TITLE|chiến sĩ]] [[PER|Cà Văn Ơn]] được [[ORG|UBND xã]]"
            f" thưởng nóng [[QTY|5 triệu đồng]] và tặng {GK}.",
            ["Lò Văn Ín", "Cà Văn Ơn"],
        ),
        (f"Trao {HC3} lên Quân kỳ quyết thắng của [[ORG|Trung đoàn 980]].", ["Trung đoàn 980"]),
        (
            f"Bà [[PER|Vì Thị Pâng]] nhiều năm là [[AWARD|Chiến sĩ thi đua cơ sở]], hai lần được tặng {BK} của {CT}.",
            ["Vì Thị Pâng"],
        ),
    ],
)
def test_recipients_in_rarer_places(body: str, recipients: list[str]) -> None:
    assert [name for one in awards_of(body) for name in one.recipients] == recipients


def test_one_honour_and_another_verb_after_and_are_two_givings() -> None:
    made = awards_of(
        f"[[ORG|UBND huyện]] công nhận [[QTY|4 bản]] đạt danh hiệu [[AWARD|Bản văn hóa]] [[DATE|năm 2022]] và tặng {GK}"
        " cho [[QTY|9 hộ]]; tập thể nhà trường đạt [[AWARD|Tập thể lao động xuất sắc]] và được tặng Giấy biểu dương."
    )
    assert [(one.count, one.recipient_kind) for one in made] == [
        (4, "collective"), (9, "household"), (None, "collective"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"{CT} tặng {BK} cho tổ xung kích [[LOC|xã Nà Hỳ]], câu lạc bộ dân ca [[LOC|thôn Hạ]].",
            [("tổ xung kích xã Nà Hỳ", "câu lạc bộ dân ca thôn Hạ")],
        ),
        (f"{CT} tặng {BK} cho các tổ chức, cá nhân ở [[LOC|huyện Ia Grai]].", []),
        (
            f"Có [[QTY|9 cá nhân]] được tặng {BK}, trong đó có bà [[PER|Vì Thị Pâng]] và ông [[PER|Cà Văn Ơn]].",
            [("Vì Thị Pâng", "Cà Văn Ơn")],
        ),
    ],
)
def test_units_in_small_letters_and_names_that_spell_out_a_count(body: str, expected: list[tuple[str, ...]]) -> None:
    assert [one.recipients for one in awards_of(body)] == expected


def test_honours_counted_with_givers_of_their_own_are_no_pair() -> None:
    made = awards_of(f"Tổ được {CT} tặng 02 {BK}, [[ORG|UBND huyện]] tặng 05 {GK}.")
    assert [(one.granted_by, one.count) for one in made] == [("Chủ tịch UBND tỉnh", 2), ("UBND huyện", 5)]
