from __future__ import annotations

import pytest

from extract.facts.naming import Namings, is_full, is_slip, not_a_record
from extract.reading import Reading
from extract.records import Article, Mention


def read(body: str, *names: str, author: str | None = None) -> tuple[Reading, list[Mention]]:
    """Return a reading whose mentions are the given names, each at its next place in the body."""
    at, mentions = 0, []
    for name in names:
        at = body.index(name, at)
        mentions.append(Mention(field="body", start=at, end=at + len(name), label="PER"))
        at += len(name)
    return Reading(Article(id="test", title="", body=body, author=author), mentions), mentions


@pytest.mark.parametrize(
    ("a", "b"),
    [("cao văn thưởng", "cao văng thưởng"), ("vũ thị yến", "vũ thị yên"), ("nguyễn văn hòa", "nguyến văn hòa")],
)
def test_one_letter_or_accent_is_a_slip(a: str, b: str) -> None:
    assert is_slip(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("lê văn bảy", "lê văn sáu"), ("lê văn bảy", "lê bảy"), ("lê bảy", "lê bẩy"), ("vi văn a", "vi văn y")]
)
def test_other_names_are_other_people(a: str, b: str) -> None:
    assert not is_slip(a, b)


def test_a_full_name_has_two_syllables_or_an_apostrophe() -> None:
    assert is_full("lê bảy")
    assert is_full("k'brành")
    assert not is_full("bảy")


def test_short_mentions_belong_to_the_full_name() -> None:
    reading, mentions = read(
        "Anh Vừ A Lồng. Bà H'Yuên Êban. Anh Lồng, bà H'Yuên.", "Vừ A Lồng", "H'Yuên Êban", "Lồng", "H'Yuên"
    )
    namings = Namings(reading)
    assert [namings.key_of(mention) for mention in mentions] == ["vừ a lồng", "h'yuên êban"] * 2


def test_a_given_name_of_nobody_has_no_key() -> None:
    reading, mentions = read("Anh Lồng nói.", "Lồng")
    assert Namings(reading).key_of(mentions[0]) is None


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        ("Lời dạy của Hồ Chí Minh còn mãi.", "Hồ Chí Minh", "a person of history"),
        ("Toàn cảnh. Ảnh: Hoa Sen", "Hoa Sen", "a credit: author, photographer or a footer's office"),
        ("Mọi ý kiến xin gặp bà Ngô Thị Sáu.", "Ngô Thị Sáu", "a contact"),
        ("Thành phần gồm Phú Thọ và các xã.", "Phú Thọ", "a place"),
        ("Hội nghị bế mạc.\n\nTrần Thu Hiền - Sở Nội vụ", "Trần Thu Hiền", "a byline"),
        ("Hội nghị bế mạc. Trần Thu Hiền", "Trần Thu Hiền", "a byline"),
        ("Ông Lê Bảy đến thăm.", "Lê Bảy", None),
    ],
)
def test_who_is_no_record(body: str, name: str, reason: str | None) -> None:
    reading, (mention,) = read(body, name, author="Trần Thu Hiền")
    assert not_a_record(reading, mention, offices=(), cues=()) == reason
