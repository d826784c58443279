from __future__ import annotations

import pytest

from models.augment import augment
from models.gold import CORPUS, GoldArticle, read_articles, strip_markup

MARKED = (
    "Ông [[PER|Lò Văn Tấn]], [[TITLE|Giám đốc]] [[ORG|Sở Nội vụ tỉnh Sơn La]], trao [[AWARD|Bằng khen]] cho "
    "[[QTY|07 tập thể]]. Ông [[PER|Lò Văn Tấn]] nhắc lời [[PER|Hồ Chí Minh]] và phong trào “[[CAMPAIGN|Xanh bản]]”."
)


@pytest.fixture
def article() -> GoldArticle:
    text, mentions = strip_markup(MARKED, "title")
    return GoldArticle("mau", {}, {"title": text}, tuple(mentions), {"people": [{"name": "Lò Văn Tấn"}]})


def surfaces(copy: GoldArticle, label: str) -> list[str]:
    return [copy.texts[one.field][one.start : one.end] for one in copy.mentions if one.label == label]


def test_copies_are_the_same_every_time(article: GoldArticle) -> None:
    assert augment([article], 3) == augment([article], 3)
    assert len(augment([article] * 2, 3)) == 6


def test_a_person_keeps_one_new_name_in_a_copy_and_ho_chi_minh_his_own(article: GoldArticle) -> None:
    for copy in augment([article], 20):
        first, second, third = (name.casefold() for name in surfaces(copy, "PER"))
        assert first == second != "lò văn tấn"
        assert third == "hồ chí minh"


def test_numbers_keep_their_form(article: GoldArticle) -> None:
    counts = {surfaces(copy, "QTY")[0].casefold() for copy in augment([article], 20)}
    assert len(counts) > 3
    assert all(count[0] == "0" and count[1] in "123456789" and count[2:] == " tập thể" for count in counts)


def test_quotes_and_capitals_vary(article: GoldArticle) -> None:
    texts = [copy.texts["title"] for copy in augment([article], 40)]
    assert any("“" in text for text in texts)
    assert any('"' in text or "«" in text or "‘" in text for text in texts)
    assert any(text.isupper() for text in texts)
    assert not all(text.isupper() for text in texts)


def test_provinces_become_other_provinces(article: GoldArticle) -> None:
    assert any(
        "Sở Nội vụ tỉnh" in one and "Sơn La" not in one for c in augment([article], 9) for one in surfaces(c, "ORG")
    )


def test_mentions_still_point_at_whole_surfaces_and_facts_are_gone() -> None:
    originals = read_articles(CORPUS / "train")[:20]
    for original, copy in zip(originals, augment(originals, 1), strict=True):
        assert len(copy.mentions) == len(original.mentions)
        assert copy.facts == {}
        for one in copy.mentions:
            surface = copy.texts[one.field][one.start : one.end]
            assert surface
            assert surface == surface.strip()
