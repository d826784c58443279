import pytest

from extract.mentions import flatten
from extract.mentions.honours import find


def honours(text: str) -> list[str]:
    return [text[one.start : one.end] for one in flatten(find(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("được tặng Huân chương Lao động hạng Ba và Bằng khen", ["Huân chương Lao động hạng Ba", "Bằng khen"]),
        ("Huân chương Bảo vệ Tổ quốc hạng 2 cho ba tập thể", ["Huân chương Bảo vệ Tổ quốc hạng 2"]),
        ("37 tập thể được tặng Huân chương Lao động các hạng", ["Huân chương Lao động"]),
        ("Cờ thi đua của Chính phủ: 4 đơn vị", ["Cờ thi đua"]),
        ("tặng Huy chương Kháng chiến cho 9 cụ", ["Huy chương Kháng chiến"]),
        ("trao Bằng Tuyên dương công đức cho chùa", ["Bằng Tuyên dương công đức"]),
        ("danh hiệu Chiến sĩ thi đua cơ sở 3 năm liền", ["Chiến sĩ thi đua cơ sở"]),
        ("được công nhận cơ quan văn hóa", ["cơ quan văn hóa"]),
        ("4 dòng họ được công nhận “Dòng họ học tập”", ["Dòng họ học tập"]),
        ("trao Huy hiệu 30, 40 và 55 năm tuổi Đảng cho", ["Huy hiệu 30, 40 và 55 năm tuổi Đảng"]),
        ("công nhận Chiến sỹ thi đua cấp tỉnh", ["Chiến sỹ thi đua cấp tỉnh"]),
        ("danh hiệu Chiến sĩ thi đua ngành Kho bạc năm 2021", ["Chiến sĩ thi đua ngành Kho bạc"]),
        ("trao Kỷ niệm chương “Vì sự nghiệp ngành Than” cho bà", ["Kỷ niệm chương “Vì sự nghiệp ngành Than”"]),
        ("Kỷ niệm chương Vì sự nghiệp văn thư cho 3 người", ["Kỷ niệm chương Vì sự nghiệp văn thư"]),
        ("đạt danh hiệu Gia đình văn hoá", ["Gia đình văn hoá"]),
        ("danh hiệu “Bản sạch”, “Ngõ đẹp” và “Nhà xanh”", ["Bản sạch", "Ngõ đẹp", "Nhà xanh"]),
        ("5 cá nhân được công nhận CSTĐ cấp Bộ", ["CSTĐ cấp Bộ"]),
        ("phong tặng Anh hùng Lao động thời kỳ đổi mới năm 2010", ["Anh hùng Lao động thời kỳ đổi mới"]),
        ("trao Huy hiệu Đảng từ 30 đến 75 năm tuổi Đảng", ["Huy hiệu Đảng"]),
        ("danh hiệu “Trang trại sạch” cho 3 hộ, “Vườn đẹp” cho 9 hộ", ["Trang trại sạch", "Vườn đẹp"]),
        ("danh hiệu Hộ sản xuất, kinh doanh giỏi các cấp", ["Hộ sản xuất, kinh doanh giỏi"]),
        ("trao giấy khen cho 5 em", ["giấy khen"]),
        ("danh hiệu lao động tiên tiến cho 9 người", ["lao động tiên tiến"]),
        ("tập thể lao động xuất sắc cho 9 tập thể", ["tập thể lao động xuất sắc"]),
        ("Kỷ niệm chương Chiến sĩ cách mạng bị địch bắt cho", ["Kỷ niệm chương Chiến sĩ cách mạng bị địch bắt"]),
        ("được suy tôn là Thư viện viên tiêu biểu năm 2012", ["Thư viện viên tiêu biểu"]),
        ("trao Huy hiệu 40 năm tuổi Đảng cho", ["Huy hiệu 40 năm tuổi Đảng"]),
        ("Cờ “Đơn vị dẫn đầu phong trào thi đua” của tỉnh", ["Cờ “Đơn vị dẫn đầu phong trào thi đua”"]),
        ("nhận cờ của Thủ tướng Chính phủ", ["cờ"]),
        (
            "9.800 hộ được công nhận hộ nông dân sản xuất, kinh doanh giỏi các cấp",
            ["hộ nông dân sản xuất, kinh doanh giỏi"],
        ),
        (
            "Kỷ niệm chương Vì sự phát triển của phụ nữ Việt Nam cho",
            ["Kỷ niệm chương Vì sự phát triển của phụ nữ Việt Nam"],
        ),
        ("Huy chương Vì sự nghiệp Dầu khí cho 40 người", ["Huy chương Vì sự nghiệp Dầu khí"]),
        ("bình chọn là Gương mặt trẻ tiêu biểu toàn quốc năm 2020", ["Gương mặt trẻ tiêu biểu toàn quốc"]),
        ("danh hiệu Anh hùng Lao động tặng Công ty", ["Anh hùng Lao động"]),
    ],
)
def test_an_honour_is_found_with_its_grade_and_level(text: str, expected: list[str]) -> None:
    assert honours(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "trao cờ luân lưu cho đơn vị Trưởng khối năm sau",
        "bàn giao Cờ thi đua luân lưu",
        "giành huy chương vàng và cúp vô địch",
        "cán bộ, chiến sĩ thi đua lập công",
        "Nhà giáo ưu tú Lường Thị Mẫu phát biểu",
        "xây dựng gia đình văn hóa ở khu dân cư",
        "đăng ký danh hiệu thi đua năm 2023",
        "xây dựng tập thể lao động tiên tiến là mục tiêu",
        "suy tôn là đơn vị tiêu biểu của Khối",
        "suy tôn là Khối trưởng năm 2023",
    ],
)
def test_what_is_handed_on_won_in_sports_or_only_said_is_no_honour(text: str) -> None:
    assert honours(text) == []
