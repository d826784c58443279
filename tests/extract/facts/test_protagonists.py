from __future__ import annotations

from marked import read_marked

from extract.facts.protagonists import find_protagonist, untold_offices


def test_the_hero_is_named_first_and_most_often() -> None:
    assert find_protagonist({"lồng": [1, 2, 3], "mai": [1]}) == "lồng"
    assert find_protagonist({"mai": [1], "lồng": [1, 2, 3]}) is None
    assert find_protagonist({"lồng": [1, 2], "mai": [1]}) is None
    assert find_protagonist({}) is None


def test_offices_of_sentences_that_name_nobody() -> None:
    reading = read_marked(
        "Anh [[PER|Vừ A Lồng]] trồng mận.\n\nNăm 2017, anh được bầu làm [[TITLE|Giám đốc]] [[ORG|HTX Tà Lèng]]."
        " Đó là chuyện của một [[TITLE|Bí thư]] [[ORG|Chi bộ]]. [[TITLE|Chủ tịch]] [[ORG|UBND xã]] tặng anh Bằng khen."
    )
    assert [reading.quote(office.span) for office in untold_offices(reading)] == [
        "Giám đốc HTX Tà Lèng",
        "Bí thư Chi bộ",
    ]
