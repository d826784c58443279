from __future__ import annotations

import pytest
from marked import read_marked

from extract.facts.qualifiers import find_qualifier


def qualifier_of(body: str, unit: str = "%") -> str | None:
    reading = read_marked(body)
    (figure,) = reading.of("QTY")
    qualifier, cue = find_qualifier(reading.folded["body"], figure, unit)
    assert (qualifier is None) == (cue is None)
    return qualifier


@pytest.mark.parametrize(
    ("before", "qualifier"),
    [
        ("đạt hơn", "over"),
        ("trên", "over"),
        ("vượt", "over"),
        ("ước đạt trên", "over"),
        ("gần", "under"),
        ("còn dưới", "under"),
        ("chưa đến", "under"),
        ("chưa đầy", "under"),
        ("khoảng", "about"),
        ("lãi chừng", "about"),
        ("ước đạt", "about"),
        ("ước tính", "about"),
        ("ước khoảng", "about"),
        ("tối thiểu", "at_least"),
        ("có ít nhất", "at_least"),
        ("đạt", None),
        ("tăng", None),
        ("giao ước thực hiện", None),
        ("tốc độ", None),
    ],
)
def test_words_before_a_number(before: str, qualifier: str | None) -> None:
    assert qualifier_of(f"Kết quả {before} [[QTY|9%]] kế hoạch.") == qualifier


@pytest.mark.parametrize(
    ("body", "qualifier"),
    [
        ("phấn đấu đạt từ [[QTY|95%]] trở lên", "at_least"),
        ("có từ [[QTY|40%]] số xã trở lên đạt chuẩn", "at_least"),
        ("có từ [[QTY|80%]] học sinh ra trường có việc làm đúng nghề trở lên", "at_least"),
        ("[[QTY|100%]] tổ chức đảng hoàn thành tốt nhiệm vụ trở lên", None),
        ("[[QTY|96%]] học viên đạt từ 80 điểm trở lên", None),
    ],
)
def test_or_more_must_follow_closely(body: str, qualifier: str | None) -> None:
    assert qualifier_of(body) == qualifier


def test_a_way_gone_is_no_excess() -> None:
    assert qualifier_of("cô giáo vượt [[QTY|18 km]] đường rừng", unit="km") is None


@pytest.mark.parametrize("before", ["đạt và vượt", "hoàn thành vượt mức"])
def test_targets_surpassed_are_counted_exactly(before: str) -> None:
    assert qualifier_of(f"khối {before} [[QTY|22 chỉ tiêu]]", unit="chỉ tiêu") is None
