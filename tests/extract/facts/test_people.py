from __future__ import annotations

from dataclasses import replace

from extract.facts.people import extract
from extract.mentions import find_mentions
from extract.reading import Reading
from extract.records import Article, Evidence, Facts, Meeting, Person, Rejection


def read(body: str, *, captions: tuple[str, ...] = (), title: str = "Tin", author: str | None = None) -> Reading:
    article = Article(id="test", title=title, body=body, captions=captions, author=author)
    return Reading(article, find_mentions(article))


def event(start: int = 0, field: str = "body") -> Meeting:
    where = Evidence(field=field, start=start, end=start + 1, slot="name")
    return Meeting(name="Hội nghị", kind="other", evidence=(where,), rule="meetings.test")


def people(reading: Reading, *events: Meeting) -> dict[str, Person]:
    made = extract(reading, Facts(meetings=events))
    return {one.name: one for one in made if isinstance(one, Person)}


def rejected(reading: Reading) -> dict[str, str]:
    made = extract(reading, Facts())
    return {reading.quote(one.span): one.reason for one in made if isinstance(one, Rejection)}


def test_mentions_of_one_person_add_up() -> None:
    reading = read(
        "Dự hội nghị có đồng chí Lò Văn Hạc, Phó Giám đốc Sở Nội vụ.\n\n"
        "Kết luận hội nghị, đồng chí Hạc đề nghị các đơn vị sớm nộp hồ sơ.",
        captions=("Đ/c Lò Văn Hạc, Phó Giám đốc Sở Nội vụ tỉnh Sơn La (giữa) trao Giấy khen cho các tập thể",),
    )
    (person,) = people(reading, event()).values()
    assert person.positions == ("Phó Giám đốc Sở Nội vụ tỉnh Sơn La",)
    assert person.roles == ("attendee", "presenter", "speaker")


def test_the_first_evidence_is_the_name_and_all_spans_quote_the_text() -> None:
    reading = read("Bà Lê Thị Ngần, Chủ tịch Hội Nông dân xã chủ trì hội nghị.")
    (person,) = people(reading, event()).values()
    assert (person.evidence[0].slot, reading.quote(person.evidence[0])) == ("name", "Lê Thị Ngần")
    assert {(e.slot, reading.quote(e)) for e in person.evidence[1:]} == {
        ("positions", "Chủ tịch Hội Nông dân xã"),
        ("roles", "chủ trì"),
    }


def test_somebody_named_only_in_a_caption_is_a_record() -> None:
    reading = read("Hội nghị bế mạc cùng ngày.", captions=("Bà Lê Thị Ngần, Giám đốc Sở Y tế phát biểu",))
    assert people(reading)["Lê Thị Ngần"].rule == "people.caption"


def test_a_slip_in_a_name_is_reported_not_made_a_second_person() -> None:
    reading = read(
        "Ông Cao Văn Thưởng, Chủ tịch UBND tỉnh chủ trì.", captions=("Ông Cao Văng Thưởng phát biểu kết luận",)
    )
    (person,) = people(reading, event()).values()
    assert (person.name, person.flags) == ("Cao Văn Thưởng", ("name_variant",))
    assert person.roles == ("chair", "speaker")


def test_two_brothers_stay_two_people() -> None:
    found = people(read("Dự có ông Lê Văn Bảy, Bí thư Tỉnh đoàn; ông Lê Văn Sáu, Giám đốc Sở Y tế."))
    assert list(found) == ["Lê Văn Bảy", "Lê Văn Sáu"]


def test_who_belongs_to_no_record_is_rejected_with_the_reason() -> None:
    reading = read(
        "Theo lời dạy của Chủ tịch Hồ Chí Minh, ai cũng thi đua.\n\nHọ và tên: Ngô Thị Sáu\n\nTrần Thu Hiền",
        captions=("Toàn cảnh hội nghị. Ảnh: Bùi Hoa Sen",),
    )
    assert people(reading) == {}
    assert rejected(reading) == {
        "Hồ Chí Minh": "a person of history",
        "Ngô Thị Sáu": "a credit: author, photographer or a footer's office",
        "Trần Thu Hiền": "a byline",
        "Bùi Hoa Sen": "a credit: author, photographer or a footer's office",
    }


def test_the_author_at_the_end_of_the_text_is_a_byline() -> None:
    reading = read("Hội nghị thành công tốt đẹp. Trần Thu Hiền", author="Trần Thu Hiền")
    assert rejected(reading) == {"Trần Thu Hiền": "a byline"}


def test_titles_without_a_person_make_no_record() -> None:
    reading = read("Chủ tịch UBND tỉnh giao các sở; lãnh đạo 08 phòng, ban và các Phó Chủ tịch UBND xã dự họp.")
    assert people(reading, event()) == {}


def test_an_official_merely_mentioned_has_no_role() -> None:
    reading = read("Quyết định do Phó Chủ tịch UBND tỉnh Bùi Thế Lượng ký thay.")
    assert people(reading)["Bùi Thế Lượng"].roles == ()


def test_people_without_office_are_honoured_for_what_they_did() -> None:
    reading = read("Gia đình ông Quàng Văn Lún hiến đất. Cô Lò Thị Mây, giáo viên Trường Mầm non Hoa Ban vượt khó.")
    assert {name: person.roles for name, person in people(reading).items()} == {
        "Quàng Văn Lún": ("honoree",),
        "Lò Thị Mây": ("honoree",),
    }


def test_a_portraits_hero_gets_the_offices_told_of_nobody() -> None:
    reading = read(
        "Anh Vừ A Lồng trồng mận từ năm 2009.\n\nNăm 2017, anh được bầu làm Giám đốc Hợp tác xã Tà Lèng. Anh Lồng nói"
        " ít, làm nhiều.\n\nBà Lường Thị Mai, Chủ tịch Hội Nông dân xã cho biết, ai cũng quý anh Lồng."
    )
    found = people(reading)
    assert found["Vừ A Lồng"].positions == ("Giám đốc Hợp tác xã Tà Lèng",)
    assert found["Vừ A Lồng"].roles == ("honoree",)
    assert found["Lường Thị Mai"].roles == ()


def test_on_a_page_of_two_events_people_belong_to_the_one_named_last() -> None:
    first = "Ông Lê Văn Bảy, Giám đốc Sở Y tế chủ trì hội nghị sơ kết."
    reading = read(f"{first}\n\nBà Ngô Thị Sáu, Giám đốc Sở Nội vụ chủ trì lễ ký kết.")
    found = people(reading, event(0), event(len(first) + 2))
    assert (found["Lê Văn Bảy"].meeting, found["Ngô Thị Sáu"].meeting) == (0, 1)
    unclear = people(reading, event(0), event(0, field="title"))
    assert unclear["Lê Văn Bảy"].meeting is None


def test_minority_names_and_their_short_forms_are_one_person() -> None:
    reading = read("Bà H'Yuên Kbuôr, Chi hội trưởng Chi hội phụ nữ buôn Kla trồng cà phê. Bà H'Yuên bàn với chồng.")
    assert list(people(reading)) == ["H'Yuên Kbuôr"]


def test_an_event_without_a_name_is_an_event_all_the_same() -> None:
    reading = read(
        "Cuộc làm việc do ông Lê Văn Bảy, Giám đốc Sở Y tế chủ trì.\n\n"
        "Bà Ngô Thị Sáu, Giám đốc Sở Nội vụ cho rằng cần đổi mới."
    )
    assert people(reading)["Ngô Thị Sáu"].roles == ("speaker",)


def test_a_name_told_in_full_only_by_a_credit_makes_no_record() -> None:
    reading = read("Chị Sen kể chuyện làng.", captions=("Chị Sen bên nương mận. Ảnh: Bùi Hoa Sen",))
    assert people(reading) == {}


def test_nobody_honours_kin_neighbours_and_households_that_are_helped() -> None:
    reading = read(
        "Nghệ nhân Nông Văn Bằng rèn dao đã năm mươi năm. Con trai ông, anh Nông Văn Quyết nối nghiệp cha. "
        "Bà Lương Thị Chấp, vợ ông Bằng, lo bán hàng. Chị Mã Thị Hồng, hộ nghèo của xóm, được ông cho vay vốn. "
        "Xóm còn hỗ trợ gia đình bà Lý Thị Na dựng nhà."
    )
    assert [name for name, person in people(reading).items() if person.roles] == ["Nông Văn Bằng"]


def test_nobody_has_spoken_at_an_event_to_come() -> None:
    reading = read("Ông Lê Văn Sáu, Giám đốc Sở Nội vụ cho biết đã sẵn sàng. Ngày mai, tỉnh sẽ tổ chức Hội nghị.")
    start = reading.texts["body"].index("Hội nghị")
    assert people(reading, event(start))["Lê Văn Sáu"].roles == ()
    held = read("Tỉnh tổ chức Hội nghị. Ông Lê Văn Sáu cho biết đã sẵn sàng.")
    assert people(held, event(13))["Lê Văn Sáu"].roles == ("speaker",)


def test_telling_of_ones_deeds_where_models_are_celebrated_is_an_honour() -> None:
    body = "Chị Lò Thị Én, giáo viên Trường Mầm non Hòa An, kể câu chuyện vận động học sinh ra lớp."
    assert people(read(body), event())["Lò Thị Én"].roles == ("speaker",)
    assert people(read(body), replace(event(), kind="congress"))["Lò Thị Én"].roles == ("honoree", "speaker")


def test_a_name_withheld_is_nobody() -> None:
    assert rejected(read("Anh Cao Xuân Sẻ cứu cháu Nguyễn Gia H. khỏi chết đuối."))["Nguyễn Gia H"] == "a name withheld"


def test_whom_reporters_meet_is_no_contact_and_whom_police_seek_is_not_honoured() -> None:
    told = people(
        read("Chúng tôi gặp bà Đào Thanh Hảo ở vườn chè. Đêm ấy, Nguyễn Văn Tẹo (SN 1990) đột nhập tiệm vàng.")
    )
    assert {name: person.roles for name, person in told.items()} == {
        "Đào Thanh Hảo": ("honoree",),
        "Nguyễn Văn Tẹo": (),
    }
    assert rejected(read("Mọi chi tiết xin liên hệ ông Lê Văn Sáu."))["Lê Văn Sáu"] == "a contact"
