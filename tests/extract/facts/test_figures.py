from __future__ import annotations

import pytest
from marked import facts_of, read_marked

from extract.facts.figures import extract
from extract.records import Award, Bloc, Evidence, Facts, Figure, Rejection


def figures_of(body: str, *, title: str = "Tin thi đua", captions: tuple[str, ...] = ()) -> list[Figure]:
    made = extract(read_marked(body, title=title, captions=captions), Facts())
    return [one for one in made if isinstance(one, Figure)]


def reasons_of(body: str, known: Facts | None = None, title: str = "Tin thi đua") -> list[str]:
    made = extract(read_marked(body, title=title), known or Facts())
    return [one.reason for one in made if isinstance(one, Rejection)]


def test_a_figure_with_everything() -> None:
    (figure,) = figures_of("Thu ngân sách trên địa bàn ước đạt hơn [[QTY|57,974 tỷ động]].")
    assert (figure.text, figure.value, figure.unit) == ("57,974 tỷ động", 57.974, "tỷ đồng")
    assert (figure.amount, figure.currency, figure.qualifier) == (57974000000, "VND", "over")
    assert figure.indicator == "Thu ngân sách"


def test_evidence_for_every_slot() -> None:
    reading = read_marked("Nhân dân hiến gần [[QTY|1.200 m2]] đất mở đường.")
    (figure,) = extract(reading, Facts())
    assert isinstance(figure, Figure)
    quotes = [(e.slot, reading.quote(e)) for e in figure.evidence]
    assert quotes == [("text", "1.200 m2"), ("qualifier", "gần"), ("indicator", "hiến"), ("indicator", "đất")]


def test_a_range_and_a_doubtful_number() -> None:
    low, odd = figures_of("Hộ nghèo giảm [[QTY|2 - 2,5%]]; nộp [[QTY|57,9 tỷ]].")
    assert (low.value, low.value_max) == (2, 2.5)
    assert odd.flags == ("currency_inferred",)


def test_an_unknown_unit_is_flagged() -> None:
    (figure,) = figures_of("Huyện có [[QTY|12 cỗ chiêng]] cổ.")
    assert (figure.unit, figure.flags) == ("cỗ chiêng", ("unknown_unit",))


def test_counts_of_awards_and_members_are_no_figures() -> None:
    reading = read_marked("[[QTY|05 tập thể]] và [[QTY|06 đơn vị]]; hiến [[QTY|3 ha]] đất.")
    counts = [Evidence(field=m.field, start=m.start, end=m.end, slot="count") for m in reading.of("QTY")]
    member = Evidence(field="body", start=counts[1].start, end=counts[1].end, slot="member_count")
    known = Facts(
        awards=(Award(form="Bằng khen", status="granted", evidence=(counts[0],), rule="test"),),
        blocs=(Bloc(name="Cụm thi đua số 4", member_count=6, evidence=(member,), rule="test"),),
    )
    made = list(extract(reading, known))
    assert [one.reason for one in made if isinstance(one, Rejection)] == [
        "count of an award",
        "count of a bloc's members",
    ]
    assert [one.text for one in made if isinstance(one, Figure)] == ["3 ha"]


@pytest.mark.parametrize(
    "body",
    [
        "Dự hội nghị có lãnh đạo [[QTY|09 đơn vị]] thành viên trong Khối.",
        "Trong năm, [[QTY|06 huyện, thành phố]] trong Cụm bám sát kế hoạch.",
        "Cụm thi đua số 3 hiện có [[QTY|7 xã]].",
    ],
)
def test_members_of_a_bloc_are_no_figures(body: str) -> None:
    assert reasons_of(body) == ["counts a bloc's members"]


def test_recipients_of_an_honour_are_no_figures() -> None:
    assert reasons_of("[[QTY|12 tập thể]] được UBND tỉnh tặng [[AWARD|Bằng khen]].") == ["counts recipients"]
    assert reasons_of("[[QTY|12 sáng kiến]] được công nhận, xét tặng [[AWARD|Bằng khen]].") == []


def test_a_unit_of_reference_is_no_figure() -> None:
    body = "Giá trị sản xuất trên [[QTY|1 ha]] đất đạt [[QTY|120 triệu đồng]]."
    assert reasons_of(body) == ["a unit of reference"]
    assert [one.indicator for one in figures_of(body)] == ["Giá trị sản xuất"]


def test_title_and_body_say_a_figure_once() -> None:
    (figure,) = figures_of("Khối nộp ngân sách [[QTY|4.120 tỷ đồng]].", title="Nộp ngân sách [[QTY|4.120 tỷ đồng]]")
    assert figure.evidence[0].field == "body"


def test_where_title_and_body_differ_the_bodys_counts() -> None:
    title, body = "Tuyên dương [[QTY|570 người]]", "Hội nghị tuyên dương [[QTY|571 người]] tiêu biểu."
    assert [one.value for one in figures_of(body, title=title)] == [571]
    assert reasons_of(body, title=title) == ["contradicts the body, whose figure counts"]


def test_a_titles_own_figure_counts() -> None:
    assert [one.value for one in figures_of("Hội nghị kết thúc.", title="Trồng mới [[QTY|45 ha]] rừng")] == [45]


def test_award_counts_stay_out_of_the_whole_article() -> None:
    facts = facts_of(
        "[[TITLE|Chủ tịch]] [[ORG|UBND tỉnh]] tặng [[AWARD|Bằng khen]] cho [[QTY|02 tập thể]]. Các đơn vị trồng"
        " [[QTY|3.000 cây]] xanh."
    )
    assert [one.text for one in facts.figures] == ["3.000 cây"]


def test_what_a_bloc_has_besides_its_members_is_counted() -> None:
    body = "[[BLOC|Cụm thi đua số 3]] có [[QTY|96 lớp]]; quy chế của cụm gồm [[QTY|8 nội dung]]."
    assert [one.text for one in figures_of(body)] == ["96 lớp", "8 nội dung"]


@pytest.mark.parametrize("count", ["[[QTY|9/11 xã]]", "[[QTY|7 xã]] hoàn thành chỉ tiêu"])
def test_some_members_of_whom_more_is_said_are_counted(count: str) -> None:
    assert reasons_of(f"Cụm thi đua số 3 có {count}.") == []
