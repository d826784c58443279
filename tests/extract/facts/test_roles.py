from __future__ import annotations

import pytest

from extract.facts.chains import holders_in
from extract.facts.roles import read_roles
from extract.mentions import find_mentions
from extract.reading import Reading
from extract.records import Article


def roles_of(sentence: str, *, at_meeting: bool = True) -> dict[str, str]:
    """Return, by name, the roles that a sentence tells, joined by a plus sign."""
    article = Article(id="test", title="", body=sentence)
    reading = Reading(article, find_mentions(article))
    return {
        reading.quote(part.holder.name): "+".join(sorted({cue.role for cue in part.cues}))
        for span in reading.sentences
        for part in read_roles(reading, span, holders_in(reading, span), at_meeting=at_meeting)
    }


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Chủ trì Hội nghị có ông Lê Văn Bảy, Giám đốc Sở Y tế.", "chair"),
        ("Chủ trì buổi làm việc là bà Lê Thị Bảy.", "chair"),
        ("Hội nghị diễn ra dưới sự chủ trì của ông Lê Văn Bảy.", "chair"),
        ("Điều hành hội nghị, ông Lê Văn Bảy điểm lại kết quả năm qua.", "chair+speaker"),
        ("Ông Lê Văn Bảy - Phó Giám đốc Sở Y tế chủ trì.", "chair"),
        ("Ông Lê Văn Bảy đã đến dự, phát biểu chỉ đạo và trao thưởng.", "attendee+presenter+speaker"),
        ("Đến dự và phát biểu chỉ đạo có bà Lê Thị Bảy.", "attendee+speaker"),
        ("Các đơn vị ký giao ước dưới sự chứng kiến của ông Lê Văn Bảy.", "attendee"),
        ("Về phía tỉnh có ông Lê Văn Bảy, Bí thư Tỉnh đoàn.", "attendee"),
        ("Kết luận hội nghị, ông Lê Văn Bảy yêu cầu các đơn vị khắc phục.", "speaker"),
        ("Báo cáo do bà Lê Thị Bảy trình bày nêu rõ kết quả.", "speaker"),
        ("Thay mặt các xã, ông Lê Văn Bảy phát biểu hưởng ứng.", "speaker"),
        ("Hội nghị nghe tham luận của bà Lê Thị Bảy.", "speaker"),
        ("Theo ông Lê Văn Bảy, Giám đốc Sở Y tế, dịch đã lui.", "speaker"),
        ("Có 20 công nhân được tuyên dương, trong đó có ông Lê Văn Bảy, Giám đốc Sở Y tế.", "honoree"),
        ("Ông Lê Văn Bảy, nguyên Tiểu đội trưởng C812 anh hùng được truy tặng danh hiệu.", "honoree"),
        ("Em Lê Văn Bảy, lớp 9A2, Trường THCS Hoa Lư đại diện cho các em phát biểu.", "speaker"),
        ("Ông Lê Văn Bảy, thôn 3, xã Mai Hạ, phát biểu cảm ơn.", "speaker"),
        ("Bà Lê Thị Bảy - Bí thư Đoàn xã Chiềng Sơ là gương mặt trẻ tiêu biểu.", "honoree"),
        ("Tiếp và làm việc với đoàn có ông Lê Văn Bảy, Giám đốc Sở Y tế.", "attendee"),
        ("Bà Lê Thị Bảy, 92 tuổi, dân tộc Tày, đại diện đoàn phát biểu.", "speaker"),
        ("Ông Lê Văn Bảy - cán bộ Công an xã cùng được Giám đốc Công an tỉnh tặng Giấy khen.", "honoree"),
        ("Ôn lại chặng đường đã qua, ông Lê Văn Bảy không giấu được xúc động.", "speaker"),
        ("Ông Lê Văn Bảy, người bắc 2.000 m cầu tre cho học trò, nói mộc mạc: “Có gì đâu”.", "speaker"),
        ("Ông Lê Văn Bảy trao Bằng khen cho 5 tập thể, 10 cá nhân và nói lời chúc mừng.", "presenter+speaker"),
        ("Đại tá Lê Văn Bảy thừa lệnh trao thưởng cho các đội.", "presenter"),
        ("Đại tá Lê Văn Bảy thừa ủy quyền của Chủ tịch nước trao Huân chương cho đơn vị.", "presenter"),
        ("Tham dự hội nghị, về phía Sở Y tế có ThS.BS Lê Văn Bảy – Phó Giám đốc.", "attendee"),
        ("Ông Lê Văn Bảy (giữa) trao Bằng khen cho các tập thể.", "presenter"),
        ("Bà Lê Thị Bảy tặng Giấy khen cho các em.", "presenter"),
        ("Ông Lê Văn Bảy tặng hoa chúc mừng hội nghị.", ""),
        ("Ông Lê Văn Bảy (bìa trái) cùng lãnh đạo Sở Nội vụ trao cờ cho các đơn vị.", "presenter"),
        ("Ghi nhận thành tích đó, anh Lê Văn Bảy được Chủ tịch nước tặng Huân chương Lao động.", "honoree"),
        ("Danh sách cá nhân được khen thưởng: 1. Ông Lê Văn Bảy, Bí thư Tỉnh đoàn.", "honoree"),
        ("Ông Lê Văn Bảy được Chủ tịch UBND tỉnh tặng Bằng khen.", "honoree"),
        ("UBND tỉnh tặng Bằng khen cho bà Lê Thị Bảy.", "honoree"),
        ("Đón nhận danh hiệu Anh hùng Lao động, ông Lê Văn Bảy không giấu được xúc động.", "honoree"),
        ("Ông Lê Văn Bảy đoạt giải Nhì với bài viết về biển.", "honoree"),
        ("Trao Bằng khen cho các cá nhân có ông Lê Văn Bảy.", "presenter"),
        ("Nhiều ý kiến của các đại biểu Lê Văn Bảy được ghi nhận.", "speaker"),
        ("Đoàn chủ tịch đại hội gồm bà Lê Thị Bảy, Bí thư Tỉnh đoàn.", "chair"),
        ("Ông Lê Văn Bảy – Trưởng khối – đánh giá cao kết quả của các đơn vị.", "speaker"),
        ("Còn theo ông Lê Văn Bảy, bà con rất phấn khởi.", "speaker"),
        ("Ông Lê Văn Bảy, được biểu dương với mô hình “Ngõ sạch”, kể tại hội nghị.", "honoree+speaker"),
        ("Bà Lê Thị Bảy - một trong những gương được tuyên dương - bộc bạch tại buổi lễ.", "honoree+speaker"),
        ("Thay mặt các cá nhân được tuyên dương, bà Lê Thị Bảy bày tỏ lòng biết ơn.", "honoree+speaker"),
        ("Ông Lê Văn Bảy xúc động nói khi nhận Bằng khen của UBND tỉnh.", "honoree+speaker"),
        ("Ông Lê Văn Bảy và hơn 1.500 công nhân đã có mặt.", "attendee"),
        ("Bí thư Tỉnh ủy Lê Văn Bảy gắn Huân chương lên cờ truyền thống.", "presenter"),
        (
            "Đề nghị tặng Huân chương Lao động hạng Ba: Trường THPT Tân Trào; ông Lê Văn Bảy.",
            "honoree",
        ),
        ("Nhiều hộ làm giàu, tiêu biểu như bà Lê Thị Bảy.", "honoree"),
        ("Quyết định do ông Lê Văn Bảy ký.", ""),
        ("Trao đổi với phóng viên, ông Lê Văn Bảy khẳng định quyết tâm.", ""),
    ],
)
def test_one_person(sentence: str, roles: str) -> None:
    assert list(roles_of(sentence).values()) == [roles]


def test_a_clause_reaches_over_a_whole_list() -> None:
    assert roles_of(
        "Dự hội nghị có các đồng chí: Lê Văn Bảy, Phó Chủ tịch UBND tỉnh; Vừ A Lồng, Giám đốc Sở Y tế; đại diện các sở;"
        " đồng chí Ngô Thị Sáu, Bí thư Tỉnh đoàn."
    ) == {"Lê Văn Bảy": "attendee", "Vừ A Lồng": "attendee", "Ngô Thị Sáu": "attendee"}


def test_a_list_may_open_with_others_than_people_named() -> None:
    assert roles_of(
        "Dự lễ có đại diện lãnh đạo Quân khu 5; đồng chí Lê Văn Bảy, Bí thư Tỉnh đoàn; bà Ngô Thị Sáu."
    ) == {
        "Lê Văn Bảy": "attendee",
        "Ngô Thị Sáu": "attendee",
    }


def test_a_predicate_reaches_back_over_a_whole_list() -> None:
    assert roles_of(
        "Thiếu tướng Lê Văn Bảy, Phó Tư lệnh BĐBP; ông Vừ A Lồng, Bí thư Huyện ủy; bà Ngô Thị Sáu đến dự."
    ) == {"Lê Văn Bảy": "attendee", "Vừ A Lồng": "attendee", "Ngô Thị Sáu": "attendee"}


def test_each_clause_has_its_own_people() -> None:
    assert roles_of(
        "Ông Lê Văn Bảy, Chủ tịch UBND huyện chủ trì; cùng dự có bà Ngô Thị Sáu, Phó Giám đốc Sở Nội vụ."
    ) == {"Lê Văn Bảy": "chair", "Ngô Thị Sáu": "attendee"}
    assert roles_of("Ông Lê Văn Bảy nêu ý kiến về quỹ; bà Ngô Thị Sáu kiến nghị chia sẻ dữ liệu.") == {
        "Lê Văn Bảy": "speaker",
        "Ngô Thị Sáu": "speaker",
    }


def test_who_hands_over_is_not_who_receives() -> None:
    assert roles_of(
        "Ông Lê Văn Bảy trao Huân chương Lao động hạng Ba cho Trường THPT Tân Trào, bà Ngô Thị Sáu và ông Vừ A Lồng;"
        " bà Lý Thị Tám trao Bằng khen của UBND tỉnh cho 03 tập thể."
    ) == {
        "Lê Văn Bảy": "presenter",
        "Ngô Thị Sáu": "honoree",
        "Vừ A Lồng": "honoree",
        "Lý Thị Tám": "presenter",
    }


def test_a_speech_in_a_list_is_its_last_persons_alone() -> None:
    assert roles_of("Dự họp có ông Lê Văn Bảy, Bí thư Tỉnh đoàn; bà Ngô Thị Sáu phát biểu.")["Lê Văn Bảy"] == "attendee"


def test_a_list_closed_by_others_who_attend() -> None:
    assert set(
        roles_of(
            "Bí thư Huyện ủy Lê Văn Bảy, Chủ tịch UBND huyện Ngô Thị Sáu cùng đại diện các ban, ngành đến dự."
        ).values()
    ) == {"attendee"}


def test_whoever_stands_before_a_quotation_speaks_at_an_event() -> None:
    assert roles_of("Chị Ngô Thị Sáu nghẹn ngào: “Tôi vui lắm”.") == {"Ngô Thị Sáu": "speaker"}
    assert roles_of("Chị Ngô Thị Sáu nghẹn ngào: “Tôi vui lắm”.", at_meeting=False) == {"Ngô Thị Sáu": ""}


def test_a_quotation_outside_an_event_is_no_speech() -> None:
    assert roles_of("Ông Lê Văn Bảy cho biết mùa này được giá.", at_meeting=False) == {"Lê Văn Bảy": ""}
    assert roles_of("Ông Lê Văn Bảy phát biểu khai mạc.", at_meeting=False) == {"Lê Văn Bảy": "speaker"}


def test_a_heading_scopes_over_the_paragraphs_of_its_list() -> None:
    roles = roles_of(
        "Dự hội nghị có các đồng chí:\n\n- Lê Văn Bảy, Phó Chủ tịch UBND tỉnh;\n\n- Ngô Thị Tám, Giám đốc Sở Y tế.\n\n"
        "Ông Hồ Văn Chín nộp hồ sơ.\n\n"
        "UBND tỉnh tặng Bằng khen cho các cá nhân:\n\n1. Ông Cao Văn Mười, thôn Thượng\n\n2. Bà Vũ Thị Út, thôn Hạ"
    )
    assert roles == {
        "Lê Văn Bảy": "attendee",
        "Ngô Thị Tám": "attendee",
        "Hồ Văn Chín": "",
        "Cao Văn Mười": "honoree",
        "Vũ Thị Út": "honoree",
    }


def test_what_many_do_together_reaches_over_semicolons() -> None:
    roles = roles_of("Ông Lê Văn Bảy, Bí thư Đảng ủy xã; bà Ngô Thị Tám, Trưởng thôn Đông cùng trao quà cho các hộ.")
    assert set(roles.values()) == {"presenter"}


def test_an_office_without_a_name_acts_itself() -> None:
    roles = roles_of("Đến thăm gia đình anh Lê Văn Bảy, người cứu ba em nhỏ, Chủ tịch UBND xã đã trao Giấy khen.")
    assert "presenter" not in roles["Lê Văn Bảy"]


def test_a_list_goes_on_behind_what_one_of_it_does() -> None:
    sentence = (
        "Về phía Bệnh viện có ông Trần Đại Lượm - Giám đốc, chủ trì hội nghị; bà Hà Thị Quế - Phó Giám đốc; "
        "ông Phùng Bá Sử - Chủ tịch Công đoàn."
    )
    assert roles_of(sentence) == {
        "Trần Đại Lượm": "attendee+chair",
        "Hà Thị Quế": "attendee",
        "Phùng Bá Sử": "attendee",
    }


def test_an_events_name_may_be_the_honour() -> None:
    told = roles_of("UBND huyện tổ chức Lễ trao Giấy khen cho Thiếu úy Cao Xuân Sẻ vì đã cứu người.")
    assert told == {"Cao Xuân Sẻ": "honoree"}
    told = roles_of("Tỉnh ủy tổ chức Lễ trao tặng Huân chương Độc lập hạng Nhì cho đồng chí Trần Lưu Quảng.")
    assert told == {"Trần Lưu Quảng": "honoree"}


def test_whose_kin_somebody_is_tells_nothing_of_the_other() -> None:
    told = roles_of("Bà Nguyễn Thị Gấm, con gái ông Lê Văn Tám, phát biểu cảm ơn tại lễ.")
    assert told == {"Nguyễn Thị Gấm": "speaker", "Lê Văn Tám": ""}
    assert roles_of("Chị Lê Thị Thùy, mẹ cháu bé, xúc động: “Tôi biết ơn anh lắm”.") == {"Lê Thị Thùy": ""}


def test_a_prize_ends_ones_part_of_a_list() -> None:
    told = roles_of("Ông Nguyễn Ngọc Hùm - Trạm trưởng Trạm Thủy nông đạt giải Nhất; bà Lê Thị Sáu đạt giải Nhì.")
    assert told == {"Nguyễn Ngọc Hùm": "honoree", "Lê Thị Sáu": "honoree"}


def test_who_speaks_for_the_honoured_is_one_of_them() -> None:
    told = roles_of("Đại diện tập thể được khen thưởng, bà Triệu Thị Mùi, Chủ tịch Hội LHPN xã Lư phát biểu cảm tưởng.")
    assert told == {"Triệu Thị Mùi": "honoree+speaker"}


def test_the_rest_of_an_office_does_not_hide_the_honour() -> None:
    told = roles_of("Anh Hoàng Văn Páo, Trung đội trưởng dân quân cơ động được biểu dương tại hội nghị.")
    assert told == {"Hoàng Văn Páo": "honoree"}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        (
            "Tại đây, ông Lâm Sa, Bí thư Đảng ủy xã đã thay mặt lãnh đạo xã trao 10 Giấy khen cho các tập thể.",
            "presenter",
        ),
        ("Hội nghị vinh dự được đón ông Lâm Sa, Bí thư Đảng ủy xã.", "attendee"),
        ("Ông Lâm Sa, Cụm trưởng đọc giao ước thi đua năm 2025.", "speaker"),
        ("Quang lâm chứng minh buổi lễ có Hòa thượng Lâm Sa.", "attendee"),
        ("Em Lâm Sa, học sinh Trường THCS Lư giành huy chương vàng.", "honoree"),
    ],
)
def test_parts_told_in_other_words(sentence: str, role: str) -> None:
    assert roles_of(sentence) == {"Lâm Sa": role}
