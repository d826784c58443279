from __future__ import annotations

import datetime as dt

import pytest
from marked import read_marked

from extract.facts.meetings import extract, find_kind
from extract.records import Facts, Meeting, Rejection


def meetings_of(body: str, title: str = "Tin thi đua", published: str = "2023-07-24T10:27:00+07:00") -> list[Meeting]:
    reading = read_marked(body, title=title, published=published)
    return [one for one in extract(reading, Facts()) if isinstance(one, Meeting)]


def test_lead_gives_day_part_place_and_organisers() -> None:
    (meeting,) = meetings_of(
        "Chiều [[DATE|ngày 20/7]], tại [[LOC|hội trường Sở Tài chính]] ([[LOC|phường Tân An]]), [[ORG|Sở Nội vụ]] phối"
        " hợp với [[ORG|Hội Nông dân tỉnh]] tổ chức [[EVENT|Hội nghị tập huấn nghiệp vụ thi đua]] cho cán bộ."
    )
    assert (meeting.date, meeting.part_of_day, meeting.kind) == (dt.date(2023, 7, 20), "afternoon", "training")
    assert meeting.place == "hội trường Sở Tài chính (phường Tân An)"
    assert meeting.organizers == ("Sở Nội vụ", "Hội Nông dân tỉnh")
    assert meeting.flags == ("year_inferred",)


def test_place_without_a_preposition_follows_the_day() -> None:
    (meeting,) = meetings_of(
        "Sáng [[DATE|ngày 4/7/2023]], [[LOC|phòng họp số 1]], [[LOC|huyện Vân Lung]], [[BLOC|Khối thi đua số 8]] đã tổ"
        " chức [[EVENT|Hội nghị sơ kết công tác thi đua]]."
    )
    assert (meeting.place, meeting.organizers) == ("phòng họp số 1, huyện Vân Lung", ("Khối thi đua số 8",))


def test_several_days() -> None:
    (meeting,) = meetings_of(
        "Trong hai [[DATE|ngày 10 và 11/7]], tại [[LOC|xã Mường Phăng]], [[ORG|UBND xã]] tổ chức"
        " [[EVENT|Hội nghị điển hình tiên tiến lần thứ II]]."
    )
    assert (meeting.date, meeting.end_date) == (dt.date(2023, 7, 10), dt.date(2023, 7, 11))


def test_host_behind_the_event_is_an_organiser() -> None:
    (meeting,) = meetings_of(
        "[[DATE|Ngày 3/7]], [[BLOC|Cụm thi đua các tỉnh]] tổ chức [[EVENT|Hội nghị sơ kết giao ước thi đua]] do"
        " [[ORG|UBND tỉnh Bắc Sơn]] đăng cai."
    )
    assert meeting.organizers == ("Cụm thi đua các tỉnh", "UBND tỉnh Bắc Sơn")


def test_year_before_where_the_day_would_lie_ahead() -> None:
    (meeting,) = meetings_of(
        "Sáng [[DATE|28/12]], [[ORG|Sở Tư pháp]] tổ chức [[EVENT|Hội nghị tổng kết phong trào thi đua]].",
        published="2023-01-05T08:00:00+07:00",
    )
    assert meeting.date == dt.date(2022, 12, 28)


def test_day_of_a_cited_document_is_not_the_events() -> None:
    (meeting,) = meetings_of(
        "Thực hiện [[DOC|Kế hoạch số 5/KH-SNV]] [[DATE|ngày 02/3/2023]], chiều [[DATE|19/7]], [[ORG|Sở Nội vụ]] tổ chức"
        " [[EVENT|Hội nghị triển khai Luật Thi đua]]."
    )
    assert meeting.date == dt.date(2023, 7, 19)


def test_announced_event_is_a_record_and_a_referred_one_a_rejection() -> None:
    reading = read_marked(
        "[[ORG|Sở Y tế]] tổ chức [[EVENT|Hội nghị sơ kết công tác thi đua]] hướng tới"
        " [[EVENT|Đại hội Thi đua yêu nước toàn quốc lần thứ XI]]. [[EVENT|Hội nghị tổng kết năm 2023]] sẽ diễn ra"
        " [[DATE|ngày 10/8]] tại [[LOC|thị trấn Phố Mới]]."
    )
    found = list(extract(reading, Facts()))
    held = [one for one in found if isinstance(one, Meeting)]
    assert [one.name for one in held] == ["Hội nghị sơ kết công tác thi đua", "Hội nghị tổng kết năm 2023"]
    assert (held[1].date, held[1].place) == (dt.date(2023, 8, 10), "thị trấn Phố Mới")
    (rejected,) = [one for one in found if isinstance(one, Rejection)]
    assert reading.quote(rejected.span) == "Đại hội Thi đua yêu nước toàn quốc lần thứ XI"


def test_surface_forms_of_one_event_are_one_record_under_the_longest() -> None:
    (meeting,) = meetings_of(
        "[[ORG|UBND huyện]] tổ chức [[EVENT|Hội nghị tổng kết phong trào thi đua năm 2022, ký kết giao ước thi đua năm"
        " 2023]]. Chủ trì [[EVENT|Hội nghị tổng kết phong trào thi đua năm 2022]] có đồng chí Chủ tịch.",
        title="[[EVENT|Hội nghị tổng kết phong trào thi đua]]",
    )
    assert meeting.name.endswith("ký kết giao ước thi đua năm 2023")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("hội nghị sơ kết và ký kết giao ước", "mid_year_review"),
        ("hội nghị tổng kết, ký kết giao ước", "year_end_review"),
        ("lễ ký kết giao ước thi đua", "pact_signing"),
        ("cuộc họp xét khen thưởng thành tích tổng kết năm", "session"),
        ("đợt kiểm tra kết quả thực hiện giao ước", "inspection"),
        ("hội nghị điển hình tiên tiến", "congress"),
        ("hội nghị liên tịch", None),
    ],
)
def test_kind_by_name(name: str, kind: str | None) -> None:
    assert find_kind(name) == kind


def test_body_that_no_mention_covers_still_organises_where_organisers_stand() -> None:
    (meeting,) = meetings_of(
        "Sáng [[DATE|ngày 20/7]], Hội Làm vườn (HLV) tỉnh Bắc Sơn, Sở NN-PTNT tổ chức [[EVENT|Hội nghị tổng kết phong"
        " trào làm vườn]]."
    )
    assert meeting.organizers == ("Hội Làm vườn (HLV) tỉnh Bắc Sơn", "Sở NN-PTNT")


@pytest.mark.parametrize(
    ("body", "organizers"),
    [
        (
            "Sáng [[DATE|12/7]], [[BLOC|Khối thi đua 5]] (do [[ORG|Hội Đông y]] làm [[TITLE|Trưởng khối]]) đã tổ chức"
            " [[EVENT|hội nghị sơ kết công tác thi đua]].",
            ("Khối thi đua 5",),
        ),
        (
            "[[DATE|Ngày 8/7]], [[ORG|LĐLĐ tỉnh Bắc Sơn]] đăng cai [[EVENT|Hội nghị ký kết giao ước]] của"
            " [[BLOC|Cụm thi đua số 1]].",
            ("LĐLĐ tỉnh Bắc Sơn", "Cụm thi đua số 1"),
        ),
        (
            "[[DATE|Ngày 9/7]], được sự đồng ý của [[ORG|UBND tỉnh]], [[ORG|Sở Tài chính]] tổ chức [[EVENT|Hội nghị sơ"
            " kết phong trào]].",
            ("Sở Tài chính",),
        ),
    ],
)
def test_organisers_among_other_bodies(body: str, organizers: tuple[str, ...]) -> None:
    (meeting,) = meetings_of(body)
    assert meeting.organizers == organizers


def test_impossible_day_is_told() -> None:
    (meeting,) = meetings_of("[[DATE|Ngày 30/2/2023]], [[ORG|Sở Y tế]] tổ chức [[EVENT|Hội nghị sơ kết phong trào]].")
    assert (meeting.date, meeting.flags) == (None, ("unreadable_date",))


def test_further_event_of_the_same_day_has_its_own_part_of_the_day() -> None:
    first, second = meetings_of(
        "Chiều [[DATE|11/7]], [[ORG|UBND xã]] tổ chức [[EVENT|Lễ khởi công nhà văn hóa]]. Tối cùng ngày, [[ORG|UBND]]"
        " tổ chức [[EVENT|đêm giao lưu “Những bông hoa đẹp”]]."
    )
    assert (second.date, second.part_of_day, first.part_of_day) == (dt.date(2023, 7, 11), "evening", "afternoon")


@pytest.mark.parametrize(
    "body",
    [
        "Sáng [[DATE|5/7]], đồng chí Bí thư huyện đến dự [[EVENT|Lễ khai giảng lớp bồi dưỡng hè]].",
        "[[EVENT|Lễ khai giảng lớp bồi dưỡng hè]] khép lại trong tiếng hát. Lễ do Huyện đoàn tổ chức [[DATE|5/7]].",
        "[[LOC|Huyện Tân Hà]] vừa có [[EVENT|Lễ khai giảng lớp bồi dưỡng hè]] [[DATE|ngày 5/7]].",
    ],
)
def test_event_of_the_lead_that_is_attended_or_told_is_held(body: str) -> None:
    (meeting,) = meetings_of(body)
    assert (meeting.name, meeting.date) == ("Lễ khai giảng lớp bồi dưỡng hè", dt.date(2023, 7, 5))


def test_attending_delegates_are_no_report() -> None:
    assert not meetings_of("[[DATE|Ngày 5/7]], xã bầu 15 đại biểu đi dự [[EVENT|Đại hội Thi đua yêu nước huyện]].")


def test_place_and_part_of_day_told_before_the_meeting() -> None:
    (meeting,) = meetings_of(
        "Chiều Chủ nhật ([[DATE|16/7]]), không khí ở [[LOC|Nhà văn hóa bản Pá Hu]] rộn ràng. Bà con đến để dự"
        " [[EVENT|Lễ biểu dương gia đình hiếu học]] do [[ORG|Hội Khuyến học huyện]] tổ chức."
    )
    assert (meeting.place, meeting.part_of_day) == ("Nhà văn hóa bản Pá Hu", "afternoon")


@pytest.mark.parametrize(
    "body",
    [
        "[[LOC|Hội trường bản Pá Hu]] sáng [[DATE|16/7]] chật kín người. [[EVENT|Lễ biểu dương gia đình hiếu học]] do"
        " [[ORG|Hội Khuyến học huyện]] tổ chức.",
        "Sáng [[DATE|16/7]], bà con tề tựu về [[LOC|Hội trường bản Pá Hu]] để dự [[EVENT|Lễ biểu dương gia đình hiếu"
        " học]] do [[ORG|Hội Khuyến học huyện]] tổ chức.",
    ],
)
def test_place_without_tai(body: str) -> None:
    (meeting,) = meetings_of(body)
    assert (meeting.place, meeting.organizers) == ("Hội trường bản Pá Hu", ("Hội Khuyến học huyện",))


def test_meeting_joined_from_a_seat() -> None:
    (meeting,) = meetings_of(
        "[[DATE|Ngày 5/7]], [[ORG|Sở Y tế]] tổ chức [[EVENT|Hội nghị trực tuyến sơ kết phong trào]], kết nối từ trụ sở"
        " ở [[LOC|phường Tân An]] tới các xã."
    )
    assert meeting.place == "phường Tân An"


def test_yesterday_is_the_day_before_the_article() -> None:
    (meeting,) = meetings_of("Chiều qua, [[ORG|Sở Y tế]] mở [[EVENT|hội nghị tổng kết phong trào năm 2022]].")
    assert (meeting.date, meeting.part_of_day) == (dt.date(2023, 7, 23), "afternoon")


@pytest.mark.parametrize(
    ("body", "organizers"),
    [
        ("Hôm nay, [[LOC|huyện Tân Hà]] mở [[EVENT|hội nghị sơ kết phong trào]].", ("huyện Tân Hà",)),
        (
            "[[DATE|Ngày 6/7]], [[ORG|Sở Y tế]] phối hợp với các bệnh viện tưng bừng tổ chức [[EVENT|hội thi]].",
            ("Sở Y tế",),
        ),
        ("[[DATE|Ngày 6/7]], [[ORG|Sở Y tế]] tổ chức bế mạc [[EVENT|hội thi tay nghề]].", ("Sở Y tế",)),
        (
            "[[DATE|Ngày 6/7]], [[BLOC|Cụm thi đua số 4]] gồm [[ORG|Sở Y tế]], [[ORG|Sở Tài chính]] nhóm họp"
            " [[EVENT|hội nghị sơ kết phong trào]].",
            ("Cụm thi đua số 4",),
        ),
        (
            "[[EVENT|Lễ trao giải sáng kiến]] diễn ra [[DATE|ngày 6/7]] do [[ORG|Sở Y tế]] chủ trì, phối hợp với"
            " [[ORG|Tỉnh đoàn]] tổ chức.",
            ("Sở Y tế", "Tỉnh đoàn"),
        ),
        (
            "[[EVENT|Lễ trao giải sáng kiến]] diễn ra [[DATE|ngày 6/7]]. Buổi lễ do [[ORG|Tỉnh đoàn]] tổ chức.",
            ("Tỉnh đoàn",),
        ),
    ],
)
def test_organisers_of_other_constructions(body: str, organizers: tuple[str, ...]) -> None:
    (meeting,) = meetings_of(body)
    assert meeting.organizers == organizers


def test_unit_that_acts_right_behind_the_day_is_no_place() -> None:
    (meeting,) = meetings_of(
        "Hôm qua ([[DATE|22/7]]), [[LOC|xã Hua Ca]] đã tổ chức [[EVENT|Đại hội Thi đua yêu nước]]."
    )
    assert (meeting.place, meeting.organizers) == (None, ("xã Hua Ca",))


def test_house_of_a_numbered_room_belongs_to_the_place() -> None:
    (meeting,) = meetings_of(
        "Tại [[LOC|hội trường tầng 3]], [[ORG|UBND phường Tân Lập]], sáng [[DATE|18/7]], [[ORG|Hội Nông dân phường]] tổ"
        " chức [[EVENT|Hội nghị sơ kết phong trào]]."
    )
    assert (meeting.place, meeting.organizers) == ("hội trường tầng 3, UBND phường Tân Lập", ("Hội Nông dân phường",))


def test_kind_of_the_headline_is_only_the_main_events() -> None:
    first, second = meetings_of(
        "[[DATE|Ngày 6/7]], [[ORG|Sở Y tế]] tổ chức [[EVENT|hội nghị liên tịch]]. Cùng ngày, [[ORG|Sở Y tế]] khai mạc"
        " [[EVENT|Hội thao ngành Y tế]].",
        title="Ngành Y tế sơ kết 6 tháng",
    )
    assert (first.kind, second.kind) == ("mid_year_review", "other")


def test_event_that_the_lead_tells_comes_before_one_announced_later() -> None:
    first, second = meetings_of(
        "Sáng [[DATE|12/7]], tại [[LOC|xã Hua Ca]], Bí thư dự, chỉ đạo [[EVENT|Hội nghị tổng kết phong trào]]."
        "\n\n[[EVENT|Đại hội Thi đua yêu nước toàn quốc]] sẽ được tổ chức vào cuối năm."
    )
    assert (first.name, first.place) == ("Hội nghị tổng kết phong trào", "xã Hua Ca")
    assert (second.name, second.date, second.place) == ("Đại hội Thi đua yêu nước toàn quốc", None, None)


def test_deadline_beside_an_announced_event_is_not_its_day() -> None:
    (meeting,) = meetings_of(
        "Các xã gửi báo cáo trước [[DATE|ngày 30/7]]. [[EVENT|Hội nghị tổng kết phong trào]] dự kiến diễn ra cuối năm."
    )
    assert meeting.date is None


def test_event_within_whose_frame_another_is_held() -> None:
    (meeting,) = meetings_of(
        "Trong khuôn khổ [[EVENT|Ngày hội Văn hóa các dân tộc]], tối [[DATE|13/7]] diễn ra [[EVENT|đêm giao lưu thơ]]."
    )
    assert meeting.name == "đêm giao lưu thơ"


def test_bodies_of_persons_in_the_sentence_organise_nothing() -> None:
    (meeting,) = meetings_of(
        "[[DATE|Ngày 6/7]], dưới sự chủ trì của [[PER|Lò Văn Tá]] - [[TITLE|Bí thư]] [[ORG|Huyện ủy]], [[ORG|Ban"
        " Chỉ đạo 35]] tổ chức [[EVENT|tọa đàm “Gương sáng”]]."
    )
    assert meeting.organizers == ("Ban Chỉ đạo 35",)


def test_meeting_that_somebody_is_charged_with() -> None:
    (meeting,) = meetings_of(
        "Khối giao [[ORG|Sở Y tế]] chuẩn bị [[EVENT|hội nghị tổng kết Khối]]. Sở chuẩn bị [[EVENT|Đại hội thi đua]]."
    )
    assert (meeting.name, meeting.organizers) == ("hội nghị tổng kết Khối", ("Sở Y tế",))


def test_meeting_told_without_its_head_noun() -> None:
    (meeting,) = meetings_of(
        "Chiều [[DATE|19/7]], [[BLOC|Khối thi đua số 6]] do [[ORG|Sở Y tế]] làm [[TITLE|Khối trưởng]] đã tổ chức sơ kết"
        " công tác thi đua 6 tháng đầu năm tại sảnh tầng 2 nhà khách. Hội nghị đã bàn nhiều việc."
    )
    assert meeting.name == "sơ kết công tác thi đua 6 tháng đầu năm"
    assert (meeting.kind, meeting.place) == ("mid_year_review", "sảnh tầng 2 nhà khách")
    assert meeting.organizers == ("Khối thi đua số 6",)


def test_council_that_meets_without_a_head_noun() -> None:
    (meeting,) = meetings_of("[[DATE|Ngày 19/7]], [[ORG|Hội đồng sáng kiến huyện]] họp xét các sáng kiến năm 2023.")
    assert (meeting.name, meeting.kind) == ("họp xét các sáng kiến năm 2023", "session")
    assert meeting.organizers == ("Hội đồng sáng kiến huyện",)


@pytest.mark.parametrize("told", ["Hội nghị", "Hội nghị tổng kết"])
def test_headline_names_the_meeting_that_the_body_tells_barely(told: str) -> None:
    (meeting,) = meetings_of(
        f"Sáng [[DATE|20/7]], [[ORG|UBND xã Hua Ca]] tổ chức {told}. Dự có đông đủ cán bộ.",
        title="[[EVENT|Hội nghị tổng kết phong trào thi đua xã Hua Ca năm 2022]]",
    )
    assert meeting.name == "Hội nghị tổng kết phong trào thi đua xã Hua Ca năm 2022"
    assert (meeting.date, meeting.organizers) == (dt.date(2023, 7, 20), ("UBND xã Hua Ca",))


def test_work_that_is_no_meeting() -> None:
    assert not meetings_of("[[DATE|Ngày 3/7]], nắng. Ông đã [[EVENT|gặp mặt cán bộ xã]] nhiều lần.")
    assert not meetings_of("[[DATE|Ngày 3/7]], [[ORG|UBND xã Hua Ca]] đã triển khai kế hoạch trồng rừng.")


def test_hosts_of_a_meeting_for_somebody_and_of_a_quoted_one() -> None:
    (meeting,) = meetings_of(
        "[[EVENT|Hội nghị tập huấn công tác thi đua]] cho cán bộ xã do [[ORG|Phòng Nội vụ huyện]] tổ chức"
        " [[DATE|ngày 3/7]]."
    )
    assert meeting.organizers == ("Phòng Nội vụ huyện",)
    (quoted,) = meetings_of(
        "[[ORG|Đảng ủy]] - [[ORG|UBND xã Hua Ca]] long trọng tổ chức “[[EVENT|Ngày hội gia đình thợ mỏ]]”"
        " sáng [[DATE|3/7]]."
    )
    assert quoted.organizers == ("Đảng ủy", "UBND xã Hua Ca")


def test_same_day_where_no_event_has_one_is_the_leads() -> None:
    (meeting,) = meetings_of(
        "Sáng [[DATE|20/7]], trời mưa to.\n\nNước lên. Dân chạy lụt. Chiều cùng ngày, [[ORG|UBND xã]] tổ chức"
        " [[EVENT|Lễ phát động thi đua]]."
    )
    assert (meeting.date, meeting.part_of_day) == (dt.date(2023, 7, 20), "afternoon")


def test_bodies_that_one_mention_holds() -> None:
    (meeting,) = meetings_of(
        "[[DATE|Ngày 3/7]], [[ORG|Đảng ủy - UBND xã Hua Ca]] tổ chức [[EVENT|Lễ phát động thi đua]]."
    )
    assert meeting.organizers == ("Đảng ủy", "UBND xã Hua Ca")


def test_a_course_without_a_name_of_its_own() -> None:
    (meeting,) = meetings_of(
        "Từ [[DATE|ngày 18 - 20/7]], cán bộ các xã tham dự lớp tập huấn do [[ORG|Sở Nội vụ]] tổ chức."
    )
    assert (meeting.name, meeting.kind, meeting.organizers) == ("lớp tập huấn", "training", ("Sở Nội vụ",))
