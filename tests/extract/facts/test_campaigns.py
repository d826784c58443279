from __future__ import annotations

import pytest
from marked import facts_of, read_marked

from extract.facts.campaigns import extract
from extract.records import Campaign, Facts, Rejection


def campaigns_of(body: str, title: str = "Tin thi đua") -> list[Campaign]:
    return [one for one in extract(read_marked(body, title=title), Facts()) if isinstance(one, Campaign)]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("phong trào thi đua đặc biệt", "movement"),
        ("Phong trào", "movement"),
        ("cuộc vận động", "drive"),
        ("chương trình", "drive"),
        ("chiến dịch", "campaign"),
        ("đợt thi đua cao điểm mang tên", "emulation_period"),
        ("cao điểm thi đua", "emulation_period"),
    ],
)
def test_the_head_says_the_kind(head: str, kind: str) -> None:
    (made,) = campaigns_of(f"Huyện triển khai {head} “[[CAMPAIGN|Sạch bản, xanh nương]]”.")
    assert (made.name, made.kind) == ("Sạch bản, xanh nương", kind)


def test_a_head_is_carried_over_a_list_up_to_the_next_head() -> None:
    made = campaigns_of(
        "Các cuộc vận động “[[CAMPAIGN|Nhà sạch]]” [[DATE|giai đoạn 2021 - 2025]], “[[CAMPAIGN|Vườn đẹp]]” do"
        " [[ORG|Hội Phụ nữ xã]] phát động; phong trào “[[CAMPAIGN|Ngõ xanh]]” và “[[CAMPAIGN|Bản không rác]]”."
    )
    assert [one.kind for one in made] == ["drive", "drive", "movement", "movement"]


def test_a_head_that_is_about_something_else_says_nothing() -> None:
    (made,) = campaigns_of("Chương trình giao lưu văn nghệ giữa các điển hình tiêu biểu “[[CAMPAIGN|Dân vận khéo]]”.")
    assert made.kind == "movement"


@pytest.mark.parametrize(
    "named",
    [
        "“[[CAMPAIGN|Nương xanh, suối trong]]” [[DATE|giai đoạn 2021 - 2025]]",
        "“[[CAMPAIGN|Nương xanh, suối trong]]” (giai đoạn 2021-2025)",
        "“[[CAMPAIGN|Nương xanh, suối trong giai đoạn 2021 - 2025]]”",
    ],
)
def test_a_period_stands_after_the_quotes_or_inside_them(named: str) -> None:
    (made,) = campaigns_of(f"Hưởng ứng phong trào {named}, xã trồng rừng.")
    assert (made.period_start, made.period_end) == (2021, 2025)


@pytest.mark.parametrize(
    "body",
    [
        "Hưởng ứng phong trào “[[CAMPAIGN|Nương xanh]]” do [[ORG|UBND xã Hua Trai]] phát động.",
        "Phong trào “[[CAMPAIGN|Nương xanh]]” giai đoạn 2021 - 2025 được [[ORG|UBND xã Hua Trai]] phát động sớm.",
        "Sau hội nghị, [[ORG|UBND xã Hua Trai]] đã phát động phong trào thi đua “[[CAMPAIGN|Nương xanh]]”.",
        "[[ORG|UBND xã Hua Trai]] phát động “[[CAMPAIGN|Nương xanh]]” trong quý II.",
        "Thay mặt [[ORG|UBND xã Hua Trai]], ông [[PER|Quàng Văn Lả]] phát động phong trào “[[CAMPAIGN|Nương xanh]]”.",
        "[[ORG|UBND xã Hua Trai]] ban hành [[DOC|Kế hoạch số 5/KH-UBND]], mở đợt thi đua “[[CAMPAIGN|Nương xanh]]”.",
    ],
)
def test_who_launched_it(body: str) -> None:
    (made,) = campaigns_of(body)
    assert made.launched_by == "UBND xã Hua Trai"


def test_a_launch_belongs_to_the_last_name_of_its_list() -> None:
    made = campaigns_of(
        "Phong trào “[[CAMPAIGN|Nương xanh]]”, phong trào “[[CAMPAIGN|Suối trong]]” do huyện phát động."
    )
    assert [one.launched_by for one in made] == [None, "huyện"]


@pytest.mark.parametrize(
    "head",
    [
        "[[ORG|UBND xã]] đã phát động [[QTY|2 phong trào]] thi đua",
        "Các phong trào thi đua do [[ORG|UBND xã]] phát động như",
        "[[ORG|UBND xã]] phát động các phong trào thi đua",
    ],
)
def test_a_launch_before_a_list_is_every_names(head: str) -> None:
    made = campaigns_of(f"{head}: “[[CAMPAIGN|Nương xanh]]” và “[[CAMPAIGN|Suối trong]]”.")
    assert [one.launched_by for one in made] == ["UBND xã", "UBND xã"]
    (called,) = campaigns_of("Cuộc vận động “[[CAMPAIGN|Bữa cơm chung]]” (gọi tắt là Cuộc vận động) do Hội phát động.")
    assert called.launched_by == "Hội"


def test_a_recognisers_slip_without_head_or_quotes_is_rejected() -> None:
    (made,) = extract(read_marked("Ông [[CAMPAIGN|Đồng hai lần lao xuống nước]] cứu người."), Facts())
    assert isinstance(made, Rejection)
    assert made.reason == "neither a head nor quotes"


def test_taking_up_anothers_movement_is_no_launch() -> None:
    (made,) = campaigns_of("[[ORG|Sở Y tế]] phát động hưởng ứng phong trào “[[CAMPAIGN|Nương xanh]]”.")
    assert made.launched_by is None


def test_who_holds_the_launch_launches() -> None:
    (made,) = facts_of(
        "Sáng [[DATE|5/3/2024]], [[ORG|UBND xã Hua Trai]] tổ chức [[EVENT|Lễ phát động chiến dịch “40 ngày làm sạch"
        " bản”]]. Hưởng ứng chiến dịch “[[CAMPAIGN|40 ngày làm sạch bản]]”, các hộ đã ra quân."
    ).campaigns
    assert (made.name, made.kind, made.launched_by) == ("40 ngày làm sạch bản", "campaign", "UBND xã Hua Trai")


def test_one_campaign_is_one_record_with_its_longest_name() -> None:
    (made,) = campaigns_of(
        "Phong trào “[[CAMPAIGN|Hua Trai chung sức xây dựng NTM]]” lan rộng. Phong trào “[[CAMPAIGN|Hua Trai chung sức"
        " xây dựng nông thôn mới]]” giai đoạn 2016 - 2020 do huyện phát động đã có kết quả.",
        title="Tổng kết phong trào “[[CAMPAIGN|Hua Trai chung sức xây dựng nông thôn mới]]”",
    )
    assert made.name == "Hua Trai chung sức xây dựng nông thôn mới"
    assert (made.period_start, made.launched_by) == (2016, "huyện")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hua Trai chung sức xây dựng nông thôn mới", "Mường Trai chung sức xây dựng nông thôn mới"),
        ("Nhà sạch", "Nhà sạch, vườn đẹp"),
        ("60 ngày đêm làm đường nội bản", "90 ngày đêm làm đường nội bản"),
    ],
)
def test_different_campaigns_stay_apart(one: str, other: str) -> None:
    made = campaigns_of(f"Phong trào “[[CAMPAIGN|{one}]]” và phong trào “[[CAMPAIGN|{other}]]”.")
    assert [campaign.name for campaign in made] == [one, other]


def test_a_campaign_in_an_events_name_counts() -> None:
    (made,) = campaigns_of("Xã tổ chức [[EVENT|Hội nghị tổng kết phong trào Thi đua Quyết thắng năm 2023]].")
    assert (made.name, made.kind) == ("Thi đua Quyết thắng", "movement")


def test_themes_slogans_and_models_are_rejected_with_their_reason() -> None:
    made = list(
        extract(
            read_marked(
                "Đại hội có chủ đề “Kỷ cương, sáng tạo”, với khẩu hiệu “[[CAMPAIGN|Nói là làm]]”, nhân rộng mô hình"
                " “Bữa cơm chung”."
            ),
            Facts(),
        )
    )
    assert all(isinstance(one, Rejection) and "theme" in one.reason for one in made)
    assert len(made) == 3


def test_evidence_quotes_every_slot() -> None:
    reading = read_marked("Phong trào “[[CAMPAIGN|Nương xanh]]” giai đoạn 2021 - 2025 do [[ORG|UBND xã]] phát động.")
    (made,) = [one for one in extract(reading, Facts()) if isinstance(one, Campaign)]
    assert {one.slot: reading.quote(one) for one in made.evidence} == {
        "name": "Nương xanh", "period_start": "2021 - 2025", "period_end": "2021 - 2025", "launched_by": "UBND xã",
    }  # fmt: skip


def test_whoever_launched_the_last_of_a_list_launched_all() -> None:
    made = campaigns_of(
        "Các phong trào “[[CAMPAIGN|Nhà sạch]]”, “[[CAMPAIGN|Vườn đẹp]]” do [[ORG|Hội Phụ nữ xã]] phát động và cuộc vận"
        " động “[[CAMPAIGN|Bữa cơm chung]]”."
    )
    assert [one.launched_by for one in made] == ["Hội Phụ nữ xã", "Hội Phụ nữ xã", None]
    made = campaigns_of(
        "[[ORG|UBND xã]] phát động phong trào “[[CAMPAIGN|Nhà sạch]]” và phong trào “[[CAMPAIGN|Vườn đẹp]]”."
    )
    assert [one.launched_by for one in made] == ["UBND xã", "UBND xã"]
    (called,) = campaigns_of("Cuộc vận động “[[CAMPAIGN|Bữa cơm chung]]” (gọi tắt là Cuộc vận động) do Hội phát động.")
    assert called.launched_by == "Hội"


def test_the_period_of_a_meeting_is_not_its_campaigns() -> None:
    (made,) = campaigns_of("[[EVENT|Hội nghị tôn vinh điển hình “Dân vận khéo” giai đoạn 2016 - 2020]] diễn ra tại xã.")
    assert (made.name, made.period_start) == ("Dân vận khéo", None)


@pytest.mark.parametrize(
    "held",
    [
        "Chiều qua, [[QTY|90 công nhân]] dự Lễ phát động đợt thi đua cao điểm do [[ORG|Công đoàn tỉnh]] tổ chức.",
        "[[ORG|Công đoàn tỉnh]] long trọng tổ chức lễ phát động đợt thi đua cao điểm năm nay.",
    ],
)
def test_who_holds_the_launch_told_before_launched_what_is_then_named(held: str) -> None:
    (made,) = campaigns_of(f"{held} Đợt thi đua mang tên “[[CAMPAIGN|60 ngày đêm vượt nắng]]” kéo dài hai tháng.")
    assert (made.kind, made.launched_by) == ("emulation_period", "Công đoàn tỉnh")


def test_helpers_of_a_launch_are_no_part_of_its_launcher() -> None:
    (made,) = campaigns_of(
        "Phong trào “[[CAMPAIGN|Ca ba sáng đèn]]” do [[TITLE|Giám đốc]] và [[ORG|Công đoàn Ga]] phối hợp phát động."
    )
    assert made.launched_by == "Giám đốc và Công đoàn Ga"


def test_several_campaigns_take_their_head_s_kind_though_more_is_said_of_them() -> None:
    made = campaigns_of(
        "Nhiều cuộc vận động được các bản hưởng ứng tốt như [[CAMPAIGN|Nhà sạch vườn đẹp]], [[CAMPAIGN|Suối trong]]."
    )
    assert [one.kind for one in made] == ["drive", "drive"]


def test_a_period_in_brackets_inside_a_list_that_one_body_launched() -> None:
    first, last = campaigns_of(
        "Phong trào “[[CAMPAIGN|Ngõ xanh]]” (2016-2020) và “[[CAMPAIGN|Nhà sạch]]” do [[ORG|Hội Phụ nữ xã]] phát động."
    )
    assert (first.period_start, first.period_end, last.period_start) == (2016, 2020, None)
    assert {first.launched_by, last.launched_by} == {"Hội Phụ nữ xã"}


def test_a_body_that_no_mention_marks_launches_too() -> None:
    (made,) = campaigns_of("Năm qua, Tổng công ty đã phát động phong trào “[[CAMPAIGN|Ca ba sáng đèn]]”.")
    assert made.launched_by == "Tổng công ty"


@pytest.mark.parametrize(
    ("body", "launcher"),
    [
        ("[[ORG|UBND xã Ca]] vừa ban hành kế hoạch phát động phong trào “[[CAMPAIGN|Nương xanh]]”.", "UBND xã Ca"),
        ("Bà [[PER|Lò Thị Ín]] thay mặt [[ORG|Hội Phụ nữ xã]] phát động ba phong trào: “[[CAMPAIGN|Nương xanh]]”.",
         "Hội Phụ nữ xã"),
        ("Phong trào “[[CAMPAIGN|Nương xanh]]” năm học 2022 - 2023 do đồng chí Bí thư Huyện ủy phát động.",
         "Bí thư Huyện ủy"),
        ("Theo lời [[PER|Hồ Chí Minh]], [[ORG|Đảng ủy xã Hua Ca]] phát động phong trào “[[CAMPAIGN|Nương xanh]]”.",
         "Đảng ủy xã Hua Ca"),
    ],
)  # fmt: skip
def test_launchers_in_other_words(body: str, launcher: str) -> None:
    (made,) = campaigns_of(body)
    assert made.launched_by == launcher


def test_a_period_behind_the_launcher() -> None:
    (made,) = campaigns_of(
        "Phong trào “[[CAMPAIGN|Nương xanh]]” do [[TITLE|Bộ trưởng]] phát động [[DATE|giai đoạn 2025 - 2030]]."
    )
    assert (made.period_start, made.period_end) == (2025, 2030)
