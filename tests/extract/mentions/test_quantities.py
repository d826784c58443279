from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.mentions.quantities import find
from extract.quantities import read_quantity

PIECES = [
    "12", "1.250", "03", "0,5", "2 tỷ", "hai mươi", "ba", " ", " - ", "đến", "/", ",", ".", "%", "tỷ đồng", "triệu",
    "đồng", "tập thể", "xã", "km", "ngày", "năm 2023", "số", "15/KH-UBND", "“", "”", "(", ")", "cả", "hơn", "nghìn",
    "trên", "HKH", "cỗ xe", "người/năm", "lần",
]  # fmt: skip


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu phí đạt 57,974 tỷ động, bằng 71,7% dự toán.", ["57,974 tỷ động", "71,7%"]),
        ('danh hiệu "Sạch" cho 156 cá nhân; danh hiệu "Đẹp" cho 9 hộ', ["156 cá nhân", "9 hộ"]),
        ("Tặng Bằng khen cho 02 tập thể,10 cá nhân và ba hộ gia đình.", ["02 tập thể", "10 cá nhân", "ba hộ gia đình"]),
        ("Diện tích chè 3.450ha; nhà rộng 48 m2.", ["3.450ha", "48 m2"]),
        (
            "Đưa hai mươi mốt xã về đích, 60 tập thể, cá nhân được biểu dương.",
            ["hai mươi mốt xã", "60 tập thể, cá nhân"],
        ),
        ("Tỷ lệ giảm 6 - 8%; điểm từ 94,5 đến 99,25 điểm.", ["6 - 8%", "94,5 đến 99,25 điểm"]),
        ("Có 34/203 xã đạt chuẩn, cùng 12 đồng chí dự.", ["34/203 xã", "12 đồng chí"]),
        (
            "Mức hỗ trợ 60 triệu đồng/căn, thu nhập 4,2 triệu đồng/người/tháng.",
            ["60 triệu đồng/căn", "4,2 triệu đồng/người/tháng"],
        ),
        ("HỖ TRỢ 38 CĂN NHÀ cho 3,2 triệu lượt người xem", ["38 CĂN NHÀ", "3,2 triệu lượt người"]),
        ("Tỉnh hiện có 8 HKH cấp huyện và 12 cỗ chiêng.", ["8 HKH", "12 cỗ chiêng"]),
        ("Tặng 12 chiếc chum sành; mở 5 tuyến xe.", ["12 chiếc chum sành", "5 tuyến xe"]),
        ("Lập 14 đội chơi, 6 đống rơm; 27 tay nghề trẻ dự.", ["14 đội chơi", "6 đống rơm", "27 tay nghề"]),
        ("Cùng 40 chị em, 8 tổ viên trồng 900 cây xanh.", ["40 chị em", "8 tổ viên", "900 cây"]),
        (
            "Thu 31 công cụ hỗ trợ, 19 mạnh thường quân, 5 chứng từ.",
            ["31 công cụ hỗ trợ", "19 mạnh thường quân", "5 chứng từ"],
        ),
        ("Gồm 12 người dân tộc Dao, 3 tỷ phú.", ["12 người", "3 tỷ phú"]),
        ("Dân số 4.120 người; tiêm phòng 1,3 triệu liều.", ["4.120 người", "1,3 triệu liều"]),
        ("Bán 7,5 tấn rau/ngày, 3 tấn gạo.", ["7,5 tấn rau/ngày", "3 tấn"]),
        ("Đội thành lập hai tổ, cải tiến ba máy.", ["hai tổ", "ba máy"]),
        (
            "Nấu ba ngàn suất cháo, 642 hồ sơ/ngày, một trong 86 điển hình.",
            ["ba ngàn suất cháo", "642 hồ sơ/ngày", "86 điển hình"],
        ),
        ("Cao hơn năm 2020 5,1 điểm %; hai em được cứu.", ["5,1 điểm %", "hai em"]),
        ("Trong tổng số 45 xã có 12 phiên tòa lưu động.", ["45 xã", "12 phiên tòa"]),
        ("Thu đạt năm tấn/ha, góp năm triệu đồng cho năm hộ.", ["năm tấn/ha", "năm triệu đồng", "năm hộ"]),
        ("Có 12 công trường, 5 công đất; nợ xấu 0,4%/tổng dư nợ.", ["12 công trường", "5 công", "0,4%"]),
        ("Bàn giao hai con tàu, cáng ba sản phụ, cả xã có bốn tổ thợ.", ["hai con tàu", "ba sản phụ", "bốn tổ thợ"]),
        ("Có 86 chủ tàu cùng 1.500 cựu học sinh; cứu hai người.", ["86 chủ tàu", "1.500 cựu học sinh", "hai người"]),
        ("Xử lý 12 vụ; phiên toà rút kinh nghiệm: 04 phiên toà.", ["12 vụ", "04 phiên toà"]),
    ],
)
def test_quantities(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cụm thi đua số 2 huyện vùng cao, phòng họp số 3, tầng 5",
        "lần thứ 8 tại hội trường 25B, lớp 9B, Quốc lộ 6",
        "kỷ niệm 65 năm, trong 5 ngày, lúc 8 giờ, 15 phút, ở tuổi 68, sau 6 tháng",
        "phòng, chống COVID-19 tỉnh, chính quyền 2 cấp, tàu KG-91872-TS",
        "năm 2021 đơn vị, ngày 12 đơn vị, tháng 9 đơn vị",
        "điện thoại 0256.3829.114 gặp, 0912 345 678 hộ",
        "một số đơn vị, hai ông chủ, ba điều, trong năm đơn vị nhận nhiệm vụ thứ hai",
        "phong trào “5 không, 3 sạch”, phương châm “3 ca, 4 kíp”",
        "Quyết định số 12/QĐ-UBND ngày 12/5/2020, hộ thứ 1.000 của xã",
        "mô hình “Bữa sáng 0 đồng”",
        "dưới 1/3 số xã, 1/2 diện tích, hai phần ba đại biểu",
        "có năm xã mất mùa, mỗi năm hội viên góp quỹ, suốt năm đơn vị bận rộn, làm cánh đồng năm tấn",
        "trong năm đồng hành cùng ngư dân, mỗi năm công đoàn thăm hỏi, ba công đoạn, một công trường",
        "chỉ vài ba đơn vị, hai phong trào lớn, bà Ngô Thị Sáu học viên, ba người thầy",
        "đường dây 110kV, sau 6 tiếng đồng hồ",
        "tổ 15 treo cờ, đợt 2 ra quân, vòng 3 khai cuộc, hai vấn đề, ba lĩnh vực, bốn mục tiêu",
        "Tàu hàng Sao Mai 126 chở đầy, tàu BV 90217 TS ra khơi",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert found(text) == []


def test_an_amount_said_again_in_words_is_found_once() -> None:
    assert found("kinh phí 1.200.000.000 đồng (một tỷ hai trăm triệu đồng)") == ["1.200.000.000 đồng"]


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
)
def test_whatever_is_found_can_be_read(text: str) -> None:
    for one in find(text):
        surface = text[one.start : one.end]
        assert surface == surface.strip()
        assert read_quantity(surface) is not None
