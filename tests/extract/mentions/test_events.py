from __future__ import annotations

import pytest

from extract.mentions.events import find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Khối tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2020, triển khai nhiệm vụ năm 2021 tại",
            ["Hội nghị tổng kết công tác thi đua, khen thưởng năm 2020, triển khai nhiệm vụ năm 2021"],
        ),
        ("Chiều qua diễn ra Lễ tôn vinh doanh nhân tiêu biểu, nhân dịp", ["Lễ tôn vinh doanh nhân tiêu biểu"]),
        ("Tọa đàm “Thi đua, làm theo lời Bác” do Đoàn tổ chức", ["Tọa đàm “Thi đua, làm theo lời Bác”"]),
        ("dự hội nghị có đồng chí", []),
        ("Ngay sau lễ phát động, các đơn vị ra quân", []),
        ("buổi kiểm tra, chấm điểm thi đua năm 2021 do Khối", ["buổi kiểm tra, chấm điểm thi đua năm 2021"]),
        ("Phiên họp lần thứ ba sẽ bàn tiếp", ["Phiên họp lần thứ ba"]),
    ],
)
def test_names_from_the_head_to_where_place_or_organiser_begins(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in find(text)] == names
