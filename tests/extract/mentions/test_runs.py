from __future__ import annotations

import pytest

from extract.mentions.runs import RUN, is_province, looks_like_name, opens_name, place_length


@pytest.mark.parametrize("run", ["Lò Văn Hạc", "K'Brành", "H'Yuên Êban", "Y Thuân Niê Kđăm", "M'Drắk"])
def test_a_run_takes_in_apostrophes_and_rare_letters(run: str) -> None:
    assert RUN.match(run)[0] == run


@pytest.mark.parametrize("name", ["Nguyễn Thị Bưởi", "Vừ A Lồng", "K'Thoan", "Rơ Châm Thiu", "Ka Hiền", "Thạch Sa Lon"])
def test_names_of_many_peoples_are_known(name: str) -> None:
    assert looks_like_name(name.split(" "))


@pytest.mark.parametrize("place", ["Hồ Chí Minh", "Lê Hồng Phong", "Cao Bằng", "Lâm Đồng", "Mường Lát"])
def test_places_and_people_of_history_are_no_names(place: str) -> None:
    assert not looks_like_name(place.split(" "))


@pytest.mark.parametrize(
    ("run", "place_first", "length"),
    [
        ("Khánh Hòa Nghiêm Xuân Toản", False, 2),
        ("Trảng Bom Nguyễn Hữu Lành", True, 2),
        ("Tịnh Biên Chau Sóc Phanh", True, 2),
        ("Nguyễn Hữu Lành", False, 0),
        ("Cao Bằng Trần Hồng Vĩnh", False, 2),
        ("Mường Lát", True, 2),
        ("Đinh Trang Hòa", True, 3),
    ],
)
def test_a_place_ends_where_a_person_begins(run: str, place_first: bool, length: int) -> None:
    assert place_length(run.split(" "), place_first=place_first) == length


def test_a_province_is_known_in_any_spelling() -> None:
    assert is_province(["Hoà", "Bình"])
    assert is_province(["LÀO", "CAI"])
    assert not is_province(["Trảng", "Bom"])


def test_capitals_hide_no_family_name() -> None:
    assert opens_name(["NGUYỄN", "VĂN"])
