from __future__ import annotations

import pytest
from marked import read_marked

from extract.facts.figures import extract
from extract.records import Facts, Figure


def indicators_of(body: str) -> list[str | None]:
    return [one.indicator for one in extract(read_marked(body), Facts()) if isinstance(one, Figure)]


@pytest.mark.parametrize(
    ("body", "indicator"),
    [
        ("Tổng kim ngạch xuất khẩu qua cửa khẩu ước đạt [[QTY|2.415,6 triệu USD]].", "Tổng kim ngạch xuất khẩu"),
        ("Năm qua, các xã đã giải ngân vốn đầu tư công được [[QTY|142 tỷ đồng]].", "giải ngân vốn đầu tư công"),
        ("Phong trào kéo giảm tỷ lệ hộ nghèo xuống còn [[QTY|3,9%]].", "tỷ lệ hộ nghèo"),
        ("Tỷ lệ tập hợp đoàn viên, hội viên đạt [[QTY|76,4%]].", "Tỷ lệ tập hợp đoàn viên, hội viên"),
        ("Hồ sơ nộp trực tuyến toàn trình đạt [[QTY|83,4%]].", "Hồ sơ nộp trực tuyến toàn trình"),
        ("Cơ quan thu giữ hàng hóa trị giá trên [[QTY|27 tỷ đồng]].", "thu giữ hàng hóa"),
    ],
)  # fmt: skip
def test_the_measured_thing_before_the_number(body: str, indicator: str) -> None:
    assert indicators_of(body) == [indicator]


@pytest.mark.parametrize(
    ("body", "indicator"),
    [
        ("Khối giải quyết việc làm cho [[QTY|6.320 lao động]].", "giải quyết việc làm lao động"),
        ("Nhân dân hiến [[QTY|1.400 m2]] đất mở đường.", "hiến đất"),
        ("Các xã trồng mới, trồng lại [[QTY|612 ha]] chè.", "trồng mới, trồng lại chè"),
        ("Toàn Cụm điều phối [[QTY|310 vận động viên]].", "điều phối vận động viên"),
        ("Ông tự bỏ [[QTY|65 triệu đồng]] làm cây cầu cho học trò.", "bỏ làm cây cầu"),
        ("Doanh nghiệp dành [[QTY|11 tỷ đồng]] cho công tác an sinh xã hội.", "dành công tác an sinh xã hội"),
    ],
)
def test_deeds_with_what_they_are_done_to(body: str, indicator: str) -> None:
    assert indicators_of(body) == [indicator]


@pytest.mark.parametrize(
    ("body", "indicator"),
    [
        ("Toàn tỉnh có [[QTY|07 xã]] đạt chuẩn nông thôn mới.", "xã đạt chuẩn nông thôn mới"),
        ("Hiện [[QTY|98%]] doanh nghiệp khai báo qua mạng.", "doanh nghiệp khai báo"),
        ("Trong đó [[QTY|70%]] là nữ.", "nữ"),
        ("Tỉnh đã có [[QTY|9 căn]] nhà tạm, nhà dột nát.", "căn nhà tạm, nhà dột nát"),
    ],
)
def test_the_complement_behind_the_unit(body: str, indicator: str) -> None:
    assert indicators_of(body) == [indicator]


def test_a_comparison_measures_what_the_figure_before_it_did() -> None:
    body = (
        "Thu ngân sách đạt [[QTY|1.462 tỷ đồng]], bằng [[QTY|112%]] dự toán, tăng [[QTY|8,7%]] so với cùng kỳ; kim"
        " ngạch xuất khẩu gấp [[QTY|1,5 lần]] năm trước."
    )
    assert indicators_of(body) == ["Thu ngân sách"] * 3 + ["kim ngạch xuất khẩu"]


def test_a_plan_in_brackets_is_of_the_same_thing() -> None:
    assert indicators_of("Tỷ lệ che phủ rừng đạt [[QTY|43%]] (kế hoạch [[QTY|45%]]).") == ["Tỷ lệ che phủ rừng"] * 2


def test_a_part_is_measured_like_the_whole() -> None:
    body = "Tỷ lệ hộ nghèo còn [[QTY|1,35%]], trong đó vùng đồng bào dân tộc còn [[QTY|3,9%]]."
    assert indicators_of(body) == ["Tỷ lệ hộ nghèo"] * 2


def test_a_fall_from_one_figure_to_another() -> None:
    body = "Tỷ lệ hộ nghèo giảm từ [[QTY|65%]] [[DATE|năm 2015]] xuống còn [[QTY|38%]] [[DATE|năm 2019]]."
    assert indicators_of(body) == ["Tỷ lệ hộ nghèo"] * 2


def test_a_list_goes_on_with_its_deed() -> None:
    body = "Công an bắt giữ [[QTY|214 vụ]], [[QTY|287 đối tượng]]; ủng hộ [[QTY|2 tỷ đồng]] và [[QTY|3 tỷ đồng]]."
    assert indicators_of(body) == ["bắt giữ", "bắt giữ đối tượng", "ủng hộ", "ủng hộ"]


def test_a_list_tells_what_each_count_is_of() -> None:
    body = "Trạm tiếp nhận [[QTY|300 lượt]] khám ngoại trú, [[QTY|90 lượt]] điều trị nội trú."
    assert indicators_of(body) == ["tiếp nhận khám ngoại trú", "tiếp nhận điều trị nội trú"]


def test_a_difference_is_of_the_figure_it_differs_from() -> None:
    body = "Tỷ lệ hài lòng là [[QTY|96,4%]], cao hơn [[DATE|năm 2020]] [[QTY|5,1 điểm %]]."
    assert indicators_of(body) == ["Tỷ lệ hài lòng"] * 2


def test_a_sum_behind_a_deed_without_a_link() -> None:
    assert indicators_of("Các nhóm hỗ trợ gia đình tổng số tiền [[QTY|312 triệu đồng]].") == ["hỗ trợ gia đình"]


def test_those_who_come_and_those_who_are_stood_for() -> None:
    body = "Dự hội nghị có bà [[PER|Lò Thị Mỷ]] cùng [[QTY|120 đại biểu]] đại diện [[QTY|4.500 hội viên]] toàn huyện."
    assert indicators_of(body) == ["đại biểu Dự", "hội viên toàn huyện"]


def test_learners_are_counted_by_their_lesson() -> None:
    body = "[[ORG|Sở Nội vụ]] tổ chức [[EVENT|Hội nghị tập huấn nghiệp vụ]] cho hơn [[QTY|240 học viên]] là công chức."
    assert indicators_of(body) == ["học viên tập huấn"]


def test_names_and_quotations_hold_no_deeds() -> None:
    body = "[[ORG|Sở Xây dựng]] với phong trào “Trồng cây gây rừng” có [[QTY|17 sáng kiến]] cấp cơ sở."
    assert indicators_of(body) == ["sáng kiến cấp cơ sở"]


def test_figures_in_speech_are_read() -> None:
    assert indicators_of("Ông nói: “Xã đã hiến [[QTY|300 m2]] đất”.") == ["hiến đất"]


def test_a_sum_is_of_the_deed_before_it() -> None:
    assert indicators_of("Các chợ thu phí vệ sinh với tổng số tiền [[QTY|12 triệu đồng]].") == ["thu phí vệ sinh"]
    body = "Hội sửa [[QTY|8 căn nhà]] với số tiền [[QTY|90 triệu đồng]]."
    assert indicators_of(body) == ["sửa căn nhà", "sửa số tiền"]


def test_a_percentage_right_behind_its_deed() -> None:
    assert indicators_of("Xã công khai [[QTY|100%]] thủ tục hành chính.") == ["công khai thủ tục hành chính"]


@pytest.mark.parametrize(
    ("body", "indicator"),
    [
        ("Tỉnh hiện có [[QTY|1.318 mô hình]] “Khéo vận động”.", "mô hình “Khéo vận động”"),
        ("Hội giúp [[QTY|56 hộ]] nghèo.", "giúp hộ nghèo"),
        ("Chị có [[QTY|27 lần]] hiến máu.", "hiến máu"),
        ("Phấn đấu [[QTY|100%]] thôn, xóm đăng ký danh hiệu.", "thôn, xóm đăng ký danh hiệu"),
        ("Mô hình “Hũ gạo” với hơn [[QTY|4,6 tấn]] gạo.", "gạo"),
    ],
)
def test_complements_of_other_kinds(body: str, indicator: str) -> None:
    assert indicators_of(body) == [indicator]


def test_digital_is_no_number() -> None:
    assert indicators_of("Tổ trang bị kỹ năng số cho [[QTY|240 người]].") == ["trang bị kỹ năng số người"]


def test_what_each_one_gets() -> None:
    body = "Mỗi tập thể được thưởng [[QTY|10 triệu đồng]], mỗi cá nhân [[QTY|3 triệu đồng]]."
    assert indicators_of(body) == ["được thưởng", "mỗi cá nhân"]


def test_a_name_is_no_measured_thing() -> None:
    assert indicators_of("Quỹ “Đền ơn” vận động được [[QTY|2 tỷ đồng]].") == ["vận động"]


def test_a_shrinking_group_is_measured_itself() -> None:
    assert indicators_of("Tỉnh đặt mục tiêu giảm [[QTY|1,5 - 2%]] hộ nghèo.") == ["hộ nghèo"]


def test_another_sentence_inherits_nothing() -> None:
    assert indicators_of("Thu ngân sách đạt [[QTY|5 tỷ đồng]]. Tăng [[QTY|3%]].") == ["Thu ngân sách", None]


def test_a_share_is_of_what_has_it() -> None:
    body = "Xã có [[QTY|41.200 nhân khẩu]], trong đó đồng bào Mường chiếm [[QTY|22,5%]]."
    assert indicators_of(body)[-1] == "đồng bào Mường"


@pytest.mark.parametrize(
    ("body", "indicator"),
    [
        ("Trạm ghi nhận [[QTY|12 ca]] mắc mới.", "ca mắc mới"),
        ("Thuyền Hòn Mây 126 chở [[QTY|15 ngư dân]].", "chở ngư dân"),
    ],
)
def test_neither_a_word_of_telling_nor_a_names_number_is_a_deed(body: str, indicator: str) -> None:
    assert indicators_of(body) == [indicator]


@pytest.mark.parametrize(
    ("body", "indicator"),
    [
        ("Dân hiến [[QTY|420 m2]] đất vườn trồng bưởi da xanh.", "hiến đất vườn"),
        ("Đoàn bầu [[QTY|6 đại biểu]] chính thức đi dự đại hội cấp trên.", "bầu chính thức"),
        ("Hội trao [[QTY|260 suất học bổng]].", "trao học bổng"),
        ("Đội cứu [[QTY|14 ngư dân]] bị lật thuyền.", "cứu ngư dân"),
        ("Tỉnh thu hút [[QTY|36 tỷ đồng]] vốn góp.", "thu hút vốn góp"),
    ],
)
def test_of_what_a_deed_is_done_to_the_first_words_tell(body: str, indicator: str) -> None:
    assert indicators_of(body) == [indicator]


@pytest.mark.parametrize(
    ("body", "indicators"),
    [
        ("Có [[QTY|21 sáng kiến]], giải pháp được công nhận.", ["sáng kiến, giải pháp được công nhận"]),
        (
            "Đã có [[QTY|40 sáng kiến]], [[QTY|6 đề tài]] được nghiệm thu.",
            ["sáng kiến được nghiệm thu", "đề tài được nghiệm thu"],
        ),
        ("Có [[QTY|9 đề tài]] khoa học cấp cơ sở được nghiệm thu.", ["đề tài được nghiệm thu"]),
        ("Có [[QTY|30 bài giảng]] được hội đồng các trường xếp loại tốt.", ["bài giảng được xếp loại tốt"]),
        ("Còn [[QTY|5 hồ sơ]] của các xã chưa đủ chữ ký.", ["hồ sơ chưa đủ chữ ký"]),
    ],
)
def test_what_is_said_of_a_count_further_behind(body: str, indicators: list[str]) -> None:
    assert indicators_of(body) == indicators


def test_those_who_have_what_is_counted_part_no_phrase() -> None:
    body = "Tổng đàn bò của [[QTY|5 xã]] đạt [[QTY|18.400 con]], tăng [[QTY|6%]]."
    assert indicators_of(body) == ["Tổng đàn bò"] * 3


def test_a_list_is_of_one_owner() -> None:
    body = "Trường hiện có [[QTY|42 giáo viên]] và [[QTY|816 học sinh]]."
    assert indicators_of(body) == ["Trường hiện có giáo viên", "Trường hiện có học sinh"]


@pytest.mark.parametrize(
    ("body", "indicators"),
    [
        ("Viện truy tố [[QTY|84 vụ]] với [[QTY|156 bị can]].", ["truy tố", "truy tố bị can"]),
        ("Chùa trao [[QTY|20 xe lăn]] cùng [[QTY|3 tấn]] gạo.", ["trao xe lăn", "trao gạo"]),
        ("Cục thu [[QTY|56 tỷ đồng]], hoàn thành [[QTY|112%]] dự toán.", ["thu", "thu"]),
        ("Tai nạn giao thông giảm [[QTY|7 vụ]], giảm [[QTY|3 người]] chết.", ["Tai nạn giao thông"] * 2),
        ("Thu nhập đạt [[QTY|9 triệu đồng]], người cao nhất [[QTY|15 triệu đồng]].", ["Thu nhập"] * 2),
    ],
)
def test_the_next_count_goes_on_with_the_deed(body: str, indicators: list[str]) -> None:
    assert indicators_of(body) == indicators


@pytest.mark.parametrize(
    ("body", "indicator"),
    [
        ("Việc hiến máu thành nếp, thu về [[QTY|412 đơn vị máu]].", "hiến máu"),
        ("Bếp ăn từ thiện cung cấp [[QTY|320 suất cháo]].", "Bếp ăn từ thiện"),
        ("Sản lượng gạch thực hiện [[QTY|4.817 tấn]].", "Sản lượng gạch"),
        ("Thu phí tăng; hao hụt nguyên liệu [[QTY|2,4%]].", "hao hụt nguyên liệu"),
        ("Họ ủng hộ người già, trẻ mồ côi [[QTY|60 triệu đồng]].", "ủng hộ người già, trẻ mồ côi"),
        ("Huyện đạt và vượt [[QTY|19/22 chỉ tiêu]].", "đạt và vượt chỉ tiêu"),
        ("Kiểm lâm phát hiện [[QTY|34 vụ]] phá rừng.", "phát hiện phá rừng"),
        ("Nhờ đó [[QTY|98%]] cán bộ, chiến sĩ hoàn thành nhiệm vụ.", "cán bộ, chiến sĩ hoàn thành nhiệm vụ"),
        ("Đợt phát hành này có [[QTY|12 tác phẩm]].", "tác phẩm"),
        ("Ông Lê Văn Mẫn cho biết xã có [[QTY|9 tổ]] hòa giải.", "tổ hòa giải"),
        ("Việc góp phần giảm nghèo, nhờ đó xã có [[QTY|56 hộ]].", "xã có hộ"),
        ("Ngày hội có sự tham gia của [[QTY|600 đoàn viên]].", "tham gia đoàn viên"),
    ],
)
def test_activities_and_states(body: str, indicator: str) -> None:
    assert indicators_of(body) == [indicator]


@pytest.mark.parametrize(
    ("body", "indicators"),
    [
        ("Nguồn vốn giúp [[QTY|640 hộ]] vươn lên.", ["giúp vươn lên"]),
        ("Hợp tác xã bảo đảm việc làm cho [[QTY|120 lao động]].", ["bảo đảm việc làm lao động"]),
        ("Diện tích sầu riêng đạt [[QTY|340 ha]].", ["Diện tích sầu riêng"]),
        ("Đồn huy động [[QTY|64 lượt người]] tham gia, phát hiện [[QTY|3 vụ]].", ["huy động tham gia", "phát hiện"]),
        ("Lớp nghề thu hút [[QTY|90 học viên]] là thợ trẻ.", ["thu hút học viên"]),
        (
            "Hội trao [[QTY|50 suất quà]], mỗi suất [[QTY|1 triệu đồng]], [[QTY|10 xe đạp]].",
            ["trao suất quà", "mỗi suất", "trao xe đạp"],
        ),
        ("Xã vận động Quỹ “Vì em” được [[QTY|90 triệu đồng]].", ["vận động Quỹ “Vì em”"]),
        ("Ông nhận [[QTY|8 người]] vào làm, trả lương [[QTY|7 triệu đồng]].", ["nhận người", "trả lương"]),
        ("Hồ sơ trước hạn đạt [[QTY|94%]], người dân hài lòng [[QTY|99%]].", ["Hồ sơ trước hạn", "người dân hài lòng"]),
        ("Thu phí đạt [[QTY|3 tỷ đồng]], hụt [[QTY|5%]] so với kế hoạch.", ["Thu phí", "Thu phí"]),
        ("Họ góp quỹ chống dịch [[QTY|90 triệu đồng]].", ["góp quỹ chống dịch"]),
    ],
)
def test_deeds_behind_things_and_behind_figures(body: str, indicators: list[str]) -> None:
    assert indicators_of(body) == indicators
