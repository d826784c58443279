from __future__ import annotations

import pytest

from extract.mentions import flatten
from extract.mentions.places import find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("họp tại hội trường UBND xã, xã Tân Lập, huyện Vân Hồ.", ["hội trường UBND xã", "xã Tân Lập", "huyện Vân Hồ"]),
        ("các huyện Bắc Mê, Quản Bạ và Yên Minh ký kết", ["Bắc Mê", "Quản Bạ", "Yên Minh"]),
        ("gồm 03 xã: Hua Ca (Cụm trưởng), Bản Mù (Cụm phó) và Pá Hu", ["Hua Ca", "Bản Mù", "Pá Hu"]),
        ("tại phòng họp số 2, trụ sở Sở Tài chính, Khối thi đua", ["phòng họp số 2, trụ sở Sở Tài chính"]),
        ("UBND huyện Vân Hồ ban hành", []),
        ("Lạng Sơn phát động phong trào", ["Lạng Sơn"]),
        ("ở thôn 4 và phường 12", ["thôn 4", "phường 12"]),
        ("ngân sách tỉnh 38 tỷ đồng", []),
        ("Chủ tịch Hồ Chí Minh dạy", []),
        ("ba huyện miền núi: Sông Hinh, Đồng Xuân và Sơn Hòa", ["Sông Hinh", "Đồng Xuân", "Sơn Hòa"]),
        ("họp tại Cửa Tùng, bên sông Bến Hải", ["Cửa Tùng", "sông Bến Hải"]),
        ("ông Lò Văn Sáu, nông dân xã Mường Lói", ["xã Mường Lói"]),
        ("huyện Mỹ Tú 965,5 điểm", ["huyện Mỹ Tú"]),
        ("nhân Ngày Thầy thuốc Việt Nam", []),
        ("tại Đại Hội, tại Đồn Biên phòng Huổi Luông", []),
        ("tại TP. Hồ Chí Minh chiều nay", ["TP. Hồ Chí Minh"]),
    ],
)
def test_places_that_stand_alone(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in flatten(find(text))] == names
