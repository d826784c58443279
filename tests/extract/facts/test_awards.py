from __future__ import annotations

import pytest
from honours import BK, CO, CT, CTN, GK, HC3, TTG, awards_of
from marked import read_marked

from extract.facts.awards import extract
from extract.records import Award, Facts, Rejection


def reasons_of(body: str) -> list[str]:
    return [one.reason for one in extract(read_marked(body), Facts()) if isinstance(one, Rejection)]


def short(award: Award) -> tuple[object, ...]:
    return award.form, award.granted_by, award.count, award.recipient_kind, award.status


@pytest.mark.parametrize(
    "body",
    [
        f"{CT} tặng {BK} cho [[QTY|03 tập thể]].",
        f"[[QTY|03 tập thể]] trong Khối được {CT} tặng {BK}.",
        f"[[QTY|03 tập thể]] được tặng {BK} của {CT}.",
        f"[[QTY|03 tập thể]] đã vinh dự nhận {BK} của {CT}.",
        f"Tổng hợp khen thưởng: {BK} của {CT}: [[QTY|03 tập thể]].",
        f"{CT} đã tặng {BK} [[QTY|03 tập thể]].",
        f"Bà [[PER|Sùng Thị Dợ]], [[TITLE|Phó Bí thư]] [[ORG|Tỉnh ủy]] trao {BK} của {CT} cho [[QTY|ba tập thể]].",
        f"Công bố quyết định của {CT} về việc tặng {BK} cho [[QTY|03 tập thể]].",
        f"Thừa ủy quyền của {CT}, bà [[PER|Sùng Thị Dợ]] trao {BK} cho [[QTY|03 tập thể]].",
    ],
)
def test_giver_form_and_count_in_any_order(body: str) -> None:
    assert [short(one) for one in awards_of(body)] == [("Bằng khen", "Chủ tịch UBND tỉnh", 3, "collective", "granted")]


def test_a_proposal_reaches_over_the_whole_chain_of_a_council() -> None:
    made = awards_of(
        f"Hội đồng thống nhất đề nghị {CTN} tặng {HC3} cho [[QTY|01 tập thể]]; {TTG} tặng {BK} cho [[QTY|5 cá nhân]];"
        f" {CO} của [[ORG|Chính phủ]] cho [[QTY|4 đơn vị]]; danh hiệu “[[AWARD|Chiến sĩ thi đua toàn quốc]]” cho"
        " [[QTY|1 cá nhân]]."
    )
    assert [(one.granted_by, one.count, one.status) for one in made] == [
        ("Chủ tịch nước", 1, "proposed"), ("Thủ tướng Chính phủ", 5, "proposed"), ("Chính phủ", 4, "proposed"),
        ("Thủ tướng Chính phủ", 1, "proposed"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "statuses"),
    [
        (f"{CT} đã tặng {BK} cho [[QTY|2 tập thể]]; đề nghị {TTG} tặng {BK} cho [[QTY|1 tập thể]].", "gp"),
        (f"Các xã đã trình {CT} tặng {BK} cho [[QTY|2 tập thể]]; [[ORG|UBND xã]] tặng {GK} cho [[QTY|9 em]].", "pg"),
        (f"Hội nghị suy tôn [[ORG|Sở Y tế]] để [[ORG|UBND tỉnh]] tặng {CO}.", "p"),
        ("Qua bình xét, có [[QTY|40 hộ]] đạt danh hiệu [[AWARD|Gia đình văn hóa]].", "g"),
        (f"[[QTY|7 đơn vị]] đề nghị {CT} tặng {BK}.", "p"),
        ("Ông [[PER|Lý A Sềnh]] đang được đề nghị xét tặng danh hiệu [[AWARD|Nghệ nhân ưu tú]].", "p"),
        (f"Chương trình do [[ORG|Sở Nội vụ]] trình bày; {CT} tặng {BK} cho [[QTY|3 cá nhân]].", "g"),
        (f"Tỉnh sẽ tặng {BK} cho [[QTY|3 cá nhân]].", "p"),
    ],
)  # fmt: skip
def test_status(body: str, statuses: str) -> None:
    assert "".join(one.status[0] for one in awards_of(body)) == statuses


def test_a_list_announced_as_proposals_makes_its_items_proposals() -> None:
    made = awards_of(
        f"Hội đồng thống nhất đề nghị:\n\n- {CTN} tặng {HC3} cho [[QTY|1 cá nhân]].\n\n"
        f"{CT} tặng {BK} cho [[QTY|2 cá nhân]]."
    )
    assert [one.status for one in made] == ["proposed", "granted"]


def test_what_a_list_leaves_out_is_carried_over() -> None:
    made = awards_of(
        f"[[ORG|Liên đoàn Lao động tỉnh]] tặng {CO} cho [[QTY|2 đơn vị]], {BK} cho [[QTY|9 cá nhân]]; công nhận"
        " [[QTY|8 tập thể]] đạt danh hiệu [[AWARD|Tập thể lao động xuất sắc]] và [[QTY|6 cá nhân]] đạt danh hiệu"
        " [[AWARD|Chiến sĩ thi đua cơ sở]]."
    )
    assert [(one.granted_by, one.count) for one in made] == [("Liên đoàn Lao động tỉnh", n) for n in (2, 9, 8, 6)]


def test_a_passive_without_a_giver_has_none() -> None:
    first, second = awards_of(f"[[QTY|2 tập thể]] được {CT} tặng {BK}; [[QTY|1 cá nhân]] được tặng {GK}.")
    assert (first.granted_by, second.granted_by) == ("Chủ tịch UBND tỉnh", None)


def test_two_honours_share_one_list_of_recipients() -> None:
    made = awards_of(f"[[ORG|UBND tỉnh]] tặng {CO} và {BK} cho [[QTY|12 tập thể]].")
    assert [short(one)[:3] for one in made] == [("Cờ thi đua", "UBND tỉnh", 12), ("Bằng khen", "UBND tỉnh", 12)]


@pytest.mark.parametrize(("written", "grade"), [("hạng Nhất", 1), ("hạng nhì", 2), ("hạng 3", 3), ("hạng III", 3)])
def test_grade_leaves_the_form(written: str, grade: int) -> None:
    (made,) = awards_of(f"{CTN} tặng [[AWARD|Huân chương Độc lập {written}]] cho [[ORG|Trường Dân tộc nội trú]].")
    assert (made.form, made.grade) == ("Huân chương Độc lập", grade)


@pytest.mark.parametrize(
    ("body", "years"),
    [
        (f"[[DATE|Năm 2020]], {CT} tặng {BK} cho [[QTY|2 tập thể]]; [[QTY|1 cá nhân]] nhận {GK}.", [2020, 2020]),
        (f"[[QTY|2 tập thể]] nhận {BK} [[DATE|năm 2019]]; [[QTY|1 cá nhân]] nhận {GK}.", [2019, None]),
        (f"{CT} tặng {CO} cho [[QTY|1 xã]]; {BK} cho [[QTY|2 cá nhân]] có thành tích [[DATE|năm 2021]].", [2021, 2021]),
        (f"[[DATE|Ngày 3/4/2022]], {CT} tặng {BK} cho [[QTY|2 cá nhân]].", [None]),
        (f"{CTN} truy tặng {HC3} cho ông [[PER|Vừ Mí Sính]] (sinh [[DATE|năm 1921]]).", [None]),
        (f"[[DATE|Năm 2020]] tăng so với [[DATE|năm 2019]], [[QTY|2 tập thể]] nhận {BK}.", [2020]),
    ],
)  # fmt: skip
def test_year_only_where_the_sentence_states_it(body: str, years: list[int | None]) -> None:
    assert [one.year for one in awards_of(body)] == years


def test_headline_body_and_caption_tell_one_award() -> None:
    (made,) = awards_of(
        f"Thừa ủy quyền của {CTN}, ông [[PER|Ly Mí Cở]] trao {HC3} cho cán bộ và nhân dân [[LOC|xã Sủng Trà]].",
        title=f"Trao {HC3} cho nhân dân và cán bộ [[LOC|xã Sủng Trà]]",
        captions=(f"Ông [[PER|Ly Mí Cở]] trao {HC3} cho [[LOC|xã Sủng Trà]]",),
    )
    assert (made.granted_by, made.recipients) == ("Chủ tịch nước", ("cán bộ và nhân dân xã Sủng Trà",))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Đồng chí [[PER|Ly Mí Cở]] trao [[AWARD|Bằng khen]] cho các tập thể.", "neither counted nor named"),
        ("Phấn đấu [[QTY|90 hộ]] đạt danh hiệu [[AWARD|Gia đình văn hóa]].", "target"),
        ("Báo cáo viên nêu tiêu chuẩn [[AWARD|Chiến sĩ thi đua cơ sở]].", "not given"),
        ("Luật mới sửa [[AWARD|Huân chương Độc lập]].", "no verb"),
    ],
)
def test_an_honour_only_named_is_rejected_with_its_reason(body: str, reason: str) -> None:
    assert awards_of(body) == []
    assert reason in reasons_of(body)[0]


def test_evidence_begins_with_the_form_and_quotes_every_slot() -> None:
    reading = read_marked(
        f"[[DATE|Năm 2023]], {CTN} tặng {HC3} cho [[QTY|1 tập thể]] là [[ORG|Đồn Biên phòng Mo Phí]]."
    )
    (made,) = [one for one in extract(reading, Facts()) if isinstance(one, Award)]
    assert {one.slot: reading.quote(one) for one in made.evidence} == {
        "form": "Huân chương Lao động", "grade": "hạng Ba", "granted_by": "Chủ tịch nước", "count": "1 tập thể",
        "recipients": "Đồn Biên phòng Mo Phí", "year": "Năm 2023",
    }  # fmt: skip
    assert made.evidence[0].slot == "form"


def test_who_presents_by_authority_or_in_office_is_no_giver() -> None:
    (made,) = awards_of(
        f"Thừa ủy nhiệm của {CTN}, [[TITLE|Bí thư]] [[ORG|Tỉnh ủy]] trao {HC3} tặng [[ORG|Sở Xây dựng]].",
        captions=(f"Ông [[PER|Cà Văn Hặc]], [[TITLE|Bí thư]] [[ORG|Tỉnh ủy]] trao {HC3} cho [[ORG|Sở Xây dựng]]",),
    )
    assert made.granted_by == "Chủ tịch nước"


def test_recognised_as_something_gives_a_title_and_being_it_does_not() -> None:
    title = "[[AWARD|Tập thể lao động xuất sắc]]"
    (made,) = awards_of(f"[[ORG|UBND tỉnh]] đã công nhận [[QTY|25 đơn vị]] là {title}.")
    assert (made.granted_by, made.count) == ("UBND tỉnh", 25)
    assert awards_of(f"[[ORG|Sở Y tế]] nhiều năm là {title}.") == []


def test_a_body_that_no_mention_marks_gives_after_a_passive() -> None:
    (made,) = awards_of(f"[[QTY|2 tập thể]] được trung ương hội tặng {BK}.")
    assert made.granted_by == "trung ương hội"


def test_the_body_is_right_where_the_headline_counts_otherwise() -> None:
    (made,) = awards_of(f"{CT} tặng {BK} cho [[QTY|571 cá nhân]].", title=f"Tặng {BK} cho [[QTY|570 cá nhân]]")
    assert made.count == 571


def test_only_the_state_gives_the_states_honours() -> None:
    made = awards_of(f"[[ORG|Trường Nậm Cắn]] được {CT} tặng {BK} [[DATE|năm 2015]], {HC3} [[DATE|năm 2020]].")
    assert [(one.granted_by, one.year) for one in made] == [("Chủ tịch UBND tỉnh", 2015), (None, 2020)]


def test_a_term_of_office_is_no_year_of_merit() -> None:
    (made,) = awards_of(
        f"Hội nghị bầu [[ORG|Sở Y tế]] làm [[TITLE|Trưởng khối]] [[DATE|năm 2024]] và đề nghị {CT} tặng {BK} cho"
        " [[ORG|Sở Tư pháp]]."
    )
    assert (made.recipients, made.year) == (("Sở Tư pháp",), None)


def test_an_honour_in_an_events_name_counts_where_recipients_are_told() -> None:
    (received,) = awards_of("[[ORG|Trường Nậm Cắn]] tổ chức [[EVENT|Lễ đón nhận Huân chương Lao động hạng Ba]].")
    assert (received.form, received.grade, received.recipients) == ("Huân chương Lao động", 3, ("Trường Nậm Cắn",))
    (given,) = awards_of("Sáng nay diễn ra [[EVENT|Lễ trao tặng Bằng khen]] cho [[QTY|14 nghệ nhân]].")
    assert given.count == 14
    assert awards_of("Sáng nay diễn ra [[EVENT|Lễ trao tặng Bằng khen]] do [[ORG|Sở Nội vụ]] tổ chức.") == []


@pytest.mark.parametrize("verb", ["xét tặng", "dự kiến tặng", "sẽ tặng", "trình tặng"])
def test_what_is_planned_or_under_review_is_proposed(verb: str) -> None:
    (made,) = awards_of(f"Hội đồng {verb} {BK} cho [[QTY|12 cá nhân]].")
    assert made.status == "proposed"


def test_several_givers_and_several_honours() -> None:
    made = awards_of(f"[[ORG|Đoàn xã]] nhiều năm được [[ORG|Tỉnh đoàn]], [[ORG|Huyện đoàn]] tặng {BK}, {GK}.")
    assert [(one.granted_by, one.recipients) for one in made] == [("Tỉnh đoàn, Huyện đoàn", ("Đoàn xã",))] * 2
    made = awards_of(f"{CT} tặng {BK}, [[ORG|Bộ Y tế]] tặng {CO} cho [[ORG|Trạm Y tế xã]].")
    assert [(one.granted_by, one.recipients) for one in made] == [
        ("Chủ tịch UBND tỉnh", ("Trạm Y tế xã",)), ("Bộ Y tế", ("Trạm Y tế xã",)),
    ]  # fmt: skip


def test_a_refusal_and_what_is_open_to_apply_for_are_no_awards() -> None:
    assert reasons_of(f"Hội đồng không thông qua đề nghị tặng {HC3} cho [[QTY|1 cá nhân]].") == ["refused"]
    assert awards_of(f"Có [[QTY|41 tập thể]] đủ điều kiện xét tặng {CO}.") == []
    assert awards_of(f"Ông [[PER|Tô Hoài Ân]] nêu điểm mới: mở rộng quyền tặng {GK} và rút ngắn thời gian.") == []


def test_no_deputy_gives_and_who_is_represented_does() -> None:
    (made,) = awards_of(f"[[TITLE|Phó Chủ tịch nước]] trao {HC3} cho [[ORG|Bệnh viện Tháp Bà]].")
    assert made.granted_by is None
    (made,) = awards_of(f"Thay mặt [[ORG|Hội Nông dân Việt Nam]], ông [[PER|Tô Hoài Ân]] tặng {BK} cho [[QTY|3 hộ]].")
    assert made.granted_by == "Hội Nông dân Việt Nam"


def test_honours_without_a_verb_go_on_with_what_was_told_last() -> None:
    other = "[[AWARD|Huân chương Độc lập hạng Ba]]"
    made = awards_of(f"Đề nghị {CTN} tặng {HC3} cho [[ORG|Sở Y tế]].\n\n{other}: [[ORG|Sở Tư pháp]].")
    assert [one.status for one in made] == ["proposed", "proposed"]


def test_a_total_of_all_grades_is_not_the_award_of_one_grade() -> None:
    made = awards_of(
        f"Trong 5 năm, [[QTY|96 tập thể]] được tặng [[AWARD|Huân chương Lao động]] các hạng.\n\nTại Đại hội,"
        f" [[ORG|Bệnh viện Tháp Bà]] được tặng {HC3}."
    )
    assert [(one.count, one.grade) for one in made] == [(96, None), (None, 3)]


def test_a_colon_before_the_proposals_ends_what_was_talked_about() -> None:
    made = awards_of(
        f"Hội đồng trình cấp có thẩm quyền: đề nghị {CTN} tặng {HC3} cho [[QTY|1 gia đình]], {CO} cho [[QTY|2 đơn vị]]."
    )
    assert [one.status for one in made] == ["proposed", "proposed"]


def test_what_goes_on_after_a_target_is_one() -> None:
    assert awards_of(f"Phấn đấu có [[QTY|9 người]] đạt {CO}, [[QTY|3 tập thể]] đạt {BK}.") == []


def test_a_gift_beside_the_honour_does_not_part_it_from_its_recipients() -> None:
    for gift in ("và [[QTY|1 triệu đồng]]", "kèm theo tiền thưởng", "cùng số tiền [[QTY|2 triệu đồng]]"):
        assert [one.count for one in awards_of(f"{CT} tặng {BK} {gift} cho [[QTY|4 em]].")] == [4]


def test_joined_verbs_have_one_giver_and_joined_honours_too() -> None:
    (made,) = awards_of(f"{CT} đã quyết định biểu dương, khen thưởng và tặng {GK} cho anh [[PER|Hạng A Lử]].")
    assert made.granted_by == "Chủ tịch UBND tỉnh"
    pair = awards_of(f"Ông [[PER|Tô Hoài Ân]] trao {BK} và {CO} của [[ORG|Hội Chữ thập đỏ]] cho [[QTY|3 tập thể]].")
    assert [one.granted_by for one in pair] == ["Hội Chữ thập đỏ", "Hội Chữ thập đỏ"]


def test_several_years_belong_to_the_honour_before_them() -> None:
    made = awards_of(
        f"[[ORG|Sở Y tế]] được {TTG} tặng {BK} vào [[DATE|năm 2016]]; [[ORG|UBND tỉnh]] tặng {CO} các"
        f" [[DATE|năm 2017]], 2018 và [[ORG|Bộ Y tế]] tặng {GK}."
    )
    assert [one.year for one in made] == [2016, 2017, None]


def test_a_medal_is_fixed_to_a_flag() -> None:
    (made,) = awards_of(
        f"Được sự ủy quyền của {CTN}, ông [[PER|Tô Hoài Ân]] gắn {HC3} lên lá cờ của [[ORG|Trường Tả Van]]."
    )
    assert (made.granted_by, made.recipients) == ("Chủ tịch nước", ("Trường Tả Van",))


def test_who_puts_forward_gives_nothing() -> None:
    made = awards_of(f"[[ORG|Sở Nội vụ]] trình [[ORG|UBND tỉnh]]: tặng {CO} cho [[QTY|8 tập thể]].")
    assert [(one.granted_by, one.status) for one in made] == [(None, "proposed")]


def test_what_was_got_in_several_years_has_no_year_of_another_clause() -> None:
    made = awards_of(
        f"[[DATE|Năm 2019]], ông [[PER|Cà Văn Ơn]] được {CT} tặng {BK}; nhiều năm liền đạt danh hiệu"
        " [[AWARD|Chiến sĩ thi đua cơ sở]]."
    )
    assert [one.year for one in made] == [2019, None]


def test_a_year_before_the_next_verb_is_the_next_honour_s() -> None:
    made = awards_of(f"Bà [[PER|Vì Thị Pâng]] được tặng {BK}, [[DATE|năm 2020]] được tặng {HC3}.")
    assert [one.year for one in made] == [None, 2020]


def test_a_giver_that_no_mention_marks_ends_before_its_verb() -> None:
    (made,) = awards_of(f"[[QTY|6 tăng ni]] được Giáo hội trao tặng {BK}.")
    assert (made.granted_by, made.count) == ("Giáo hội", 6)


def test_a_target_goes_on_over_a_list_of_what_is_to_be_given() -> None:
    assert not awards_of(f"Phấn đấu [[QTY|95% hộ]] đạt [[AWARD|Gia đình văn hóa]], [[QTY|5 tập thể]] được tặng {BK}.")
    assert len(awards_of(f"Mục tiêu đạt [[AWARD|Gia đình văn hóa]]; [[QTY|5 tập thể]] đã được tặng {BK}.")) == 1


def test_a_states_title_of_honour_and_recipients_of_every_kind() -> None:
    (made,) = awards_of("[[QTY|7 mẹ]] được truy tặng danh hiệu vinh dự Nhà nước “[[AWARD|Bà mẹ Việt Nam anh hùng]]”.")
    assert (made.count, made.recipient_kind) == (7, "individual")
    made_all = awards_of(f"[[ORG|Sở Y tế]] tặng {GK} cho [[QTY|8 CĐCS]], [[QTY|3 tổ hội]] và [[QTY|16 giám đốc]].")
    assert [(one.count, one.recipient_kind) for one in made_all] == [
        (8, "collective"),
        (3, "collective"),
        (16, "individual"),
    ]
