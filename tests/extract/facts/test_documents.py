from __future__ import annotations

import datetime as dt

import pytest
from marked import read_marked

from extract.facts.documents import extract
from extract.records import Document, Facts, Rejection


def documents_of(body: str) -> list[Document]:
    return [one for one in extract(read_marked(body), Facts()) if isinstance(one, Document)]


def test_day_and_issuer_behind_the_number() -> None:
    (document,) = documents_of(
        "Các đơn vị bám sát [[DOC|Chỉ thị số 34-CT/TW]], [[DATE|ngày 07/4/2014]] của [[ORG|Bộ Chính trị]]."
    )
    assert (document.kind, document.number) == ("Chỉ thị", "34-CT/TW")
    assert (document.date, document.issuer, document.flags) == (dt.date(2014, 4, 7), "Bộ Chính trị", ())


def test_the_first_evidence_is_the_number_itself() -> None:
    reading = read_marked("Theo [[DOC|Kế hoạch số 34 /KH-UBND]] của [[TITLE|Chủ tịch]] [[ORG|UBND tỉnh]].")
    (document,) = extract(reading, Facts())
    assert isinstance(document, Document)
    quotes = {e.slot: reading.quote(e) for e in document.evidence}
    assert next(iter(quotes)) == "number"
    assert quotes == {"number": "34 /KH-UBND", "kind": "Kế hoạch", "issuer": "Chủ tịch UBND tỉnh"}


@pytest.mark.parametrize(
    "body",
    [
        "Quán triệt [[DOC|Nghị quyết số 23-NQ/TW]] của [[ORG|Ban Bí thư]] [[DATE|ngày 16/6/2008]].",
        "[[DATE|Ngày 16/6/2008]], [[ORG|Ban Bí thư]] ban hành [[DOC|Nghị quyết số 23-NQ/TW]] về văn hóa.",
        "Tại [[DOC|Nghị quyết số 23-NQ/TW]] [[DATE|ngày 16/6/2008]], [[ORG|Ban Bí thư]] giao các cấp thực hiện.",
        "[[DOC|Nghị quyết số 23-NQ/TW]] được [[ORG|Ban Bí thư]] ban hành [[DATE|ngày 16/6/2008]].",
        "Ý kiến của [[ORG|Ban Bí thư]] tại [[DOC|Nghị quyết số 23-NQ/TW]] [[DATE|ngày 16/6/2008]] được tiếp thu.",
        "Thực hiện [[DOC|Nghị quyết số 23-NQ/TW]] ([[DATE|ngày 16/6/2008]]) của Ban Bí thư, các cấp vào cuộc.",
    ],
)
def test_where_day_and_issuer_may_stand(body: str) -> None:
    (document,) = documents_of(body)
    assert (document.date, document.issuer) == (dt.date(2008, 6, 16), "Ban Bí thư")


def test_dates_and_bodies_nearby_that_are_not_the_documents() -> None:
    (document,) = documents_of(
        "Theo [[DOC|Hướng dẫn 12/HD-SNV]], hồ sơ gửi trước [[DATE|ngày 15/01/2024]]; [[ORG|Sở Y tế]] đôn đốc."
    )
    assert (document.date, document.issuer) == (None, None)


def test_a_number_cited_twice_is_one_document() -> None:
    (document,) = documents_of(
        "Sơ kết [[DOC|Chỉ thị 34]] và [[DOC|Chỉ thị số 34-CT/TW]] của [[ORG|Bộ Chính trị]].\n\n"
        "[[DOC|Chỉ thị số 34-CT/TW]] [[DATE|ngày 07/4/2014]] được quán triệt; thực hiện [[DOC|Chỉ thị 34]] nghiêm túc."
    )
    assert (document.number, document.date, document.issuer) == ("34-CT/TW", dt.date(2014, 4, 7), "Bộ Chính trị")
    assert [e.slot for e in document.evidence].count("number") == 4


def test_the_same_number_of_another_day_is_another_document() -> None:
    documents = documents_of(
        "[[DOC|Kế hoạch số 15/KH-UBND]] [[DATE|ngày 25/01/2022]] và [[DOC|Kế hoạch số 15/KH-UBND]]"
        " [[DATE|ngày 12/01/2023]]"
    )
    assert [one.date for one in documents] == [dt.date(2022, 1, 25), dt.date(2023, 1, 12)]


def test_a_short_number_without_its_full_form_stays_short() -> None:
    (document,) = documents_of("Thực hiện [[DOC|Chỉ thị 05]] của [[ORG|Bộ Chính trị]].")
    assert (document.number, document.rule) == ("05", "documents.short")


def test_a_list_says_kind_and_issuer_once() -> None:
    documents = documents_of("Các [[DOC|Nghị định số 91/2017/NĐ-CP]] và [[DOC|98/2023/NĐ-CP]] của [[ORG|Chính phủ]].")
    assert [(one.kind, one.issuer, one.flags) for one in documents] == [("Nghị định", "Chính phủ", ())] * 2


def test_a_year_left_out_is_flagged() -> None:
    (document,) = documents_of("[[DATE|Ngày 04/5]], [[ORG|UBND tỉnh]] có [[DOC|Công văn số 67/UBND-NC]].")
    assert (document.date, document.flags) == (dt.date(2023, 5, 4), ("year_inferred",))


@pytest.mark.parametrize(
    ("citation", "day", "flags"),
    [
        ("[[DOC|Nghị định số 91/2017/NĐ-CP]] [[DATE|ngày 31/7]]", dt.date(2017, 7, 31), ("year_inferred",)),
        (
            "[[DOC|Nghị định số 91/2017/NĐ-CP]] [[DATE|ngày 31/7/2018]]",
            dt.date(2018, 7, 31),
            ("year_differs_from_number",),
        ),
        (
            "[[DOC|Quyết định số 12/QĐ-UBND]] [[DATE|ngày 31/12/2023]]",
            dt.date(2023, 12, 31),
            ("date_after_publication",),
        ),
        ("[[DOC|Quyết định số 12/QĐ-UBND]] [[DATE|ngày 31/02/2023]]", None, ("unreadable_date",)),
        ("[[DOC|Quyết định số 12/QĐ-UBND]], ngày 32/2/2023", None, ("unreadable_date",)),
    ],
)
def test_doubtful_days_are_flagged(citation: str, day: dt.date | None, flags: tuple[str, ...]) -> None:
    (document,) = documents_of(f"Thực hiện {citation} về khen thưởng.")
    assert (document.date, document.flags) == (day, flags)


def test_a_citation_inside_an_events_name_counts() -> None:
    (document,) = documents_of("[[EVENT|Hội nghị triển khai Kế hoạch số 88/KH-UBND]] họp hôm qua.")
    assert document.number == "88/KH-UBND"


def test_a_mention_without_a_number_is_rejected() -> None:
    (rejection,) = extract(read_marked("Theo [[DOC|Luật Thi đua, khen thưởng]] mới."), Facts())
    assert isinstance(rejection, Rejection)
    assert (rejection.kind, rejection.reason) == ("documents", "ends with no number")


def test_what_stands_behind_a_list_s_last_number_is_said_of_all() -> None:
    made = documents_of(
        "Các [[DOC|Quyết định số 81/QĐ-UBND]], [[DOC|82/QĐ-UBND]] và [[DOC|83/QĐ-UBND]] [[DATE|ngày 01/4/2020]] của"
        " [[ORG|UBND huyện Mường Ảng]]. [[DOC|Kế hoạch số 9/KH-UBND]] đã có."
    )
    assert [(one.date, one.issuer) for one in made] == [
        *[(dt.date(2020, 4, 1), "UBND huyện Mường Ảng")] * 3, (None, None),
    ]  # fmt: skip


def test_a_number_s_own_year_is_not_given_another_s_day() -> None:
    first, last = documents_of(
        "Các [[DOC|Nghị định số 91/2017/NĐ-CP]] và [[DOC|số 98/2023/NĐ-CP]] [[DATE|ngày 31/12/2023]]"
        " của [[ORG|Chính phủ]]."
    )
    assert (first.date, first.issuer, last.date) == (None, "Chính phủ", dt.date(2023, 12, 31))


@pytest.mark.parametrize(
    "body",
    [
        "[[ORG|HĐND tỉnh]] thông qua [[DOC|Nghị quyết số 12/NQ-HĐND]].",
        "[[ORG|HĐND tỉnh]] đã biểu quyết thông qua các [[DOC|Nghị quyết số 12/NQ-HĐND]].",
    ],
)
def test_an_assembly_passes_what_it_issues(body: str) -> None:
    (made,) = documents_of(body)
    assert made.issuer == "HĐND tỉnh"
