from __future__ import annotations

import pytest
from marked import read_marked

from extract.facts.positions import offices_in


def offices(sentence: str) -> list[tuple[str, bool]]:
    """Return the offices of a marked sentence, each with whether it is a unit's."""
    reading = read_marked(sentence)
    body = next(span for span in reading.sentences if span.field == "body")
    return [(reading.quote(office.span), office.of_unit) for office in offices_in(reading, body)]


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("[[TITLE|Chủ tịch]] [[ORG|UBND tỉnh]] tặng quà.", "Chủ tịch UBND tỉnh"),
        ("[[TITLE|Trưởng]] [[LOC|thôn Pha]], [[LOC|xã Lư]] nói", "Trưởng thôn Pha, xã Lư"),
        ("[[TITLE|già làng]] ở [[LOC|xã Ia Chim]] kể", "già làng ở xã Ia Chim"),
        ("[[TITLE|học sinh]] lớp 9B, [[ORG|Trường THCS Lư]] cứu bạn", "học sinh lớp 9B, Trường THCS Lư"),
        ("[[TITLE|Khối trưởng]] Khối thi đua phát biểu", "Khối trưởng Khối thi đua"),
        ("[[TITLE|Chủ tịch]] Hội đồng chủ trì", "Chủ tịch Hội đồng"),
        ("[[TITLE|Cụm phó]], [[ORG|Sở Y tế]] cùng dự", "Cụm phó"),
        ("[[TITLE|Phó Chủ tịch]] xã chủ trì", "Phó Chủ tịch xã"),
        ("[[TITLE|thợ tiện tổ 3]], [[ORG|Công ty Lư]] khoe", "thợ tiện tổ 3, Công ty Lư"),
        ("[[TITLE|Thuyền trưởng]] tàu CSB 9001 báo cáo", "Thuyền trưởng tàu CSB 9001"),
        ("[[TITLE|Chủ cơ sở]] mắm Hai Thạnh được khen", "Chủ cơ sở mắm Hai Thạnh"),
    ],
)
def test_an_office_takes_in_what_it_is_of(sentence: str, office: str) -> None:
    assert offices(sentence) == [(office, False)]


def test_a_units_role_is_told_from_a_persons() -> None:
    assert offices("ông Tá - đơn vị [[TITLE|Trưởng khối]] năm 2021") == [("Trưởng khối", True)]
