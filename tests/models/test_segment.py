from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from underthesea import word_tokenize

from models import segment as module
from models.gold import CORPUS, read_articles
from models.segment import segment

if TYPE_CHECKING:
    import pytest

SYLLABLES = [
    "Uỷ", "ủy", "Hoà", "hòa", "thuỷ", "ban", "Hội", "nghị", "thi", "đua", "trao", "Bằng", "khen", "Ðồng", "chí", "TP.",
    "34-CT/TW", "60.946", "tỷ", "H'Mông", "v.v...", "“Một", "cửa”", "//", "98,5%", "BOS", "EOS", "T.Ư", "(ảnh)",
]  # fmt: skip
SEPARATORS = ["", " ", "  ", "\u00a0", "\n\n", "\t", "\u2009", "\u3000", "\u200b", "\x1c", "\x85", "\r\n", "\ufeff"]

texts = st.text() | st.lists(st.sampled_from(SYLLABLES + SEPARATORS)).map("".join)


def words_of(text: str) -> list[str]:
    """The words without their inner white space: underthesea puts a space there whether or not the text has one."""
    normal = unicodedata.normalize("NFC", text)
    return ["".join(normal[start:end].split()) for start, end in segment(text)]


def words_of_underthesea(text: str) -> list[str]:
    return [word.replace(" ", "") for word in word_tokenize(text, use_token_normalize=False)]


@given(texts)
@example("")
@example(" ")
@example("  ")
@example("\x00\x1f")
@example("Hoa\u0300 bi\u0300nh")  # decomposed
@example("👍🏽 Chúc mừng")
def test_words_and_gaps_rebuild_the_text(text: str) -> None:
    normal = unicodedata.normalize("NFC", text)
    rebuilt, end = "", 0
    for word in segment(text):
        gap = normal[end : word.start]
        assert not gap.strip(), "between words there is only white space"
        assert word.start < word.end
        rebuilt += gap + normal[word.start : word.end]
        end = word.end
    assert not normal[end:].strip()
    assert rebuilt + normal[end:] == normal


def is_printed(text: str) -> bool:
    """Say whether `text` has words and no control characters: the featurizer panics on some, and boundaries differ."""
    return bool(text.strip()) and all(char.isspace() or unicodedata.category(char) != "Cc" for char in text)


@given(texts.filter(is_printed))
@example("ð")
@example("a\u0345")
def test_the_output_is_that_of_underthesea(text: str) -> None:
    text = text.replace("ð", "đ").replace("Ð", "Đ")  # it rewrites these letters, offsets do not
    try:
        expected = words_of_underthesea(text)
    except BaseException:  # its featurizer panics on some control characters
        return
    assert words_of(text) == expected


def test_on_every_gold_article_the_output_is_that_of_underthesea() -> None:
    for article in read_articles(CORPUS):
        for text in article.texts.values():
            assert words_of(text) == words_of_underthesea(text), article.id


def test_tone_marks_stay_as_they_are_written() -> None:
    text = "Thuỷ điện Hoà Bình"
    assert [text[start:end] for start, end in segment(text)] == ["Thuỷ điện", "Hoà Bình"]


def test_offsets_count_in_composed_text() -> None:
    start, end = segment(unicodedata.normalize("NFD", "Đại hội"))[0]
    assert "Đại hội"[start:end] == "Đại hội"


def test_fixed_words_of_another_caller_change_nothing() -> None:
    before = words_of("Khối thi đua số ba")
    word_tokenize("Khối thi đua", fixed_words=["thi đua số ba"])
    assert words_of("Khối thi đua số ba") == before


def test_without_the_model_file_underthesea_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Hội nghị sơ kết công tác thi đua, khen thưởng."
    fast = segment(text)
    monkeypatch.setattr(module, "read_chain", read_nothing)
    module._joiner.cache_clear()
    assert segment(text) == fast
    assert segment("") == []
    module._joiner.cache_clear()


def read_nothing(path: object) -> None:
    raise module.WeightsError("no such file")
