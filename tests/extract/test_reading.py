from __future__ import annotations

import time

import pytest

from extract.facts import extract_facts
from extract.reading import Reading
from extract.records import Article, Span


def read(body: str) -> Reading:
    return Reading(Article(id="a", title="Tin hội", body=body), [])


def seconds_for(body: str) -> float:
    began = time.process_time()
    extract_facts(Article(id="a", title="Tin hội", body=body.strip()))
    return time.process_time() - began


def test_sentence_is_the_one_a_span_begins_in() -> None:
    reading = read("Xã Mây họp. Thôn Gió dự.\n\nBản Nắng vắng.")
    assert [reading.quote(reading.sentence_of(Span(field="body", start=at, end=at + 1))) for at in (0, 11, 12, 30)] == [
        "Xã Mây họp.",
        "Xã Mây họp.",
        "Thôn Gió dự.",
        "Bản Nắng vắng.",
    ]
    assert reading.quote(reading.sentence_of(Span(field="title", start=4, end=7))) == "Tin hội"


def test_a_sentence_may_begin_with_a_number() -> None:
    reading = read("Xã Mây hết nợ. 12 hộ vươn lên. Đường rộng 3.5 m, theo TT. 5 của xã.")
    assert [reading.quote(one) for one in reading.sentences if one.field == "body"] == [
        "Xã Mây hết nợ.",
        "12 hộ vươn lên.",
        "Đường rộng 3.5 m, theo TT. 5 của xã.",
    ]


@pytest.mark.parametrize("body", ["xã Mây, " * 800, "x" * 5000])
def test_endless_sentence_comes_in_parts(body: str) -> None:
    reading = read(body.strip())
    parts = [reading.quote(s) for s in reading.sentences if s.field == "body"]
    assert len(parts) > 2
    assert max(map(len, parts)) <= 2000
    assert "".join(parts).replace(" ", "") == body.replace(" ", "")


@pytest.mark.parametrize(
    "piece",
    ["phong trào thi đua “Xanh ngõ {}”, ", "Khối thi đua số {} có 12 đơn vị, ", "xã Mây, ", "Giấy khen cho {} hộ. "],
)
def test_time_grows_with_length(piece: str) -> None:
    """Four times the text may take about four times as long; quadratic growth would take sixteen times."""
    bodies = ["".join(piece.format(i) for i in range(count)) for count in (100, 400)]
    seconds_for(bodies[0])
    short, long = (min(seconds_for(body) for _ in range(2)) for body in bodies)
    assert long < 9 * short + 0.1


@pytest.mark.parametrize(
    "text", ["Ông Lê Tám, Q. Giám đốc Sở họp.", "UBND TX. Lư Sơn họp.", "Bà Vi Lả - P. Trưởng ban họp."]
)
def test_a_shortened_word_ends_no_sentence(text: str) -> None:
    reading = read(text)
    assert [reading.quote(s) for s in reading.sentences if s.field == "body"] == [text]
