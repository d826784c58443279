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
        (
            "mở Hội nghị sơ kết công tác phòng, chống cháy, nổ và cứu hộ, cứu nạn, tham dự có",
            ["Hội nghị sơ kết công tác phòng, chống cháy, nổ và cứu hộ, cứu nạn"],
        ),
        (
            "dự Lễ phát động đợt thi đua nước rút chào mừng Đại hội Đảng bộ xã lần thứ II do",
            ["Lễ phát động đợt thi đua nước rút chào mừng Đại hội Đảng bộ xã lần thứ II"],
        ),
        ("Lễ phát động thi đua “Hè xanh” chào mừng ngày 2/9", ["Lễ phát động thi đua “Hè xanh”"]),
        ("Lễ kỷ niệm 30 năm thành lập hợp tác xã khép lại trong niềm vui", ["Lễ kỷ niệm 30 năm thành lập hợp tác xã"]),
        ("Lễ tri ân người có công có Thứ trưởng dự", ["Lễ tri ân người có công"]),
        (
            "Hội nghị tổng kết việc học tập và làm theo Bác, sáng kiến ở cơ sở đến",
            ["Hội nghị tổng kết việc học tập và làm theo Bác"],
        ),
        (
            "họp Hội nghị sơ kết công tác dân vận, chuyển đổi số và Đề án 06 6 tháng đầu năm tại",
            ["Hội nghị sơ kết công tác dân vận, chuyển đổi số và Đề án 06 6 tháng đầu năm"],
        ),
        ("Hội nghị tập huấn nghiệp vụ, giúp cán bộ và hội viên", ["Hội nghị tập huấn nghiệp vụ"]),
        ("có buổi gặp mặt, tri ân cán bộ hưu trí do", ["buổi gặp mặt, tri ân cán bộ hưu trí"]),
        ("cuộc họp Hội đồng Thi đua xã xét khen thưởng vào", ["cuộc họp Hội đồng Thi đua xã xét khen thưởng"]),
        (
            "Hội nghị sơ kết Nghị quyết 12 của Quân ủy Trung ương của đơn vị",
            ["Hội nghị sơ kết Nghị quyết 12 của Quân ủy Trung ương"],
        ),
        ("Lễ phát động thi đua “Nước rút” trong đơn vị", ["Lễ phát động thi đua “Nước rút”"]),
        ("Dự có ông A. Hội nghị trao Giấy khen cho 3 xã. Đại hội bầu", []),
        ("UBND xã mở Hội nghị trao giải sáng kiến cho", ["Hội nghị trao giải sáng kiến"]),
        ("Hội nghị tổng kết năm 2020 giao xã Hua Ca đăng cai", ["Hội nghị tổng kết năm 2020"]),
        ("đã mở 12 buổi tuyên truyền, các hội nghị tập huấn cho", []),
        (
            "tổ chức Hội nghị tổng kết công tác Hội năm 2021; triển khai phương hướng năm 2022; dự có",
            ["Hội nghị tổng kết công tác Hội năm 2021; triển khai phương hướng năm 2022"],
        ),
        ("mở Hội nghị Ban Chấp hành (mở rộng) lần thứ 4 tại", ["Hội nghị Ban Chấp hành (mở rộng) lần thứ 4"]),
        ("dự Lễ trao tặng, truy tặng danh hiệu cao quý cho", ["Lễ trao tặng, truy tặng danh hiệu cao quý"]),
        ("mở Chương trình gặp mặt, tuyên dương thợ giỏi tại", ["Chương trình gặp mặt, tuyên dương thợ giỏi"]),
        ("làm Lễ mít tinh hưởng ứng Tháng thanh niên ở", ["Lễ mít tinh hưởng ứng Tháng thanh niên"]),
        ("tổ chức gặp mặt báo chí nhân dịp", ["gặp mặt báo chí"]),
        ("Lễ trao tặng Huy hiệu 55, 50 năm tuổi Đảng tại", ["Lễ trao tặng Huy hiệu 55, 50 năm tuổi Đảng"]),
        ("mở lớp bồi dưỡng lý luận chính trị cho", ["lớp bồi dưỡng lý luận chính trị"]),
        ("Lễ ra quân tuyên truyền, vận động người dân nhằm", ["Lễ ra quân tuyên truyền, vận động người dân"]),
        (
            "Lễ vinh danh vận động viên đạt thành tích cao tại SEA Games 30 tại nhà thi đấu",
            ["Lễ vinh danh vận động viên đạt thành tích cao tại SEA Games 30"],
        ),
        (
            "Họp xong. Hội nghị trao thưởng học sinh giỏi được xã Hua Ca tổ chức hôm qua",
            ["Hội nghị trao thưởng học sinh giỏi"],
        ),
    ],
)
def test_names_from_the_head_to_where_place_or_organiser_begins(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in find(text)] == names
