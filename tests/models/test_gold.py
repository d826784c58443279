from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.errors import GoldError
from models.gold import CORPUS, corpus_hash, read_article, read_articles, strip_markup

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """
id: mau-01
title: "[[BLOC|Khối thi đua số 9]] họp"
published: "2021-03-04T08:00:00+07:00"
text: |
  Ông [[PER|Lò Văn
  Tấn]] dự.

  Đoạn   hai.
captions: ["[[PER|Lò Văn Tấn]] phát biểu"]
facts: {people: [{name: Lò Văn Tấn, roles: [attendee]}]}
"""


def write(folder: Path, content: str) -> Path:
    path = folder / "one.yaml"
    path.write_text(content, "utf-8")
    return path


def test_markup_is_stripped_and_every_mention_points_at_its_surface(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, ARTICLE))
    assert article.texts == {
        "title": "Khối thi đua số 9 họp",
        "body": "Ông Lò Văn Tấn dự.\n\nĐoạn hai.",
        "captions.0": "Lò Văn Tấn phát biểu",
    }
    surfaces = [(one.label, one.field, article.texts[one.field][one.start : one.end]) for one in article.mentions]
    assert surfaces == [
        ("BLOC", "title", "Khối thi đua số 9"),
        ("PER", "body", "Lò Văn Tấn"),
        ("PER", "captions.0", "Lò Văn Tấn"),
    ]


def test_the_input_of_an_extractor_carries_no_answers(tmp_path: Path) -> None:
    given = read_article(write(tmp_path, ARTICLE)).to_input()
    assert given["captions"] == ["Lò Văn Tấn phát biểu"]
    assert given["author"] is None
    assert "facts" not in given


@pytest.mark.parametrize("broken", ["id: x", "- a", "id: [", ARTICLE.replace("BLOC|", "BLOK|")])
def test_a_malformed_article_is_named(tmp_path: Path, broken: str) -> None:
    with pytest.raises(GoldError, match=r"one\.yaml"):
        read_article(write(tmp_path, broken))


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("id: [", "line 1, column 6"),
        ("id: 2023-99-99", "month must be in 1..12"),
        ("id: x", "key 'text' is missing"),
        (f"{ARTICLE.partition('facts:')[0]}facts: {{people: 5}}", "facts.people must be a list of records"),
    ],
)
def test_what_is_wrong_with_an_article_is_told_in_words(tmp_path: Path, broken: str, told: str) -> None:
    with pytest.raises(GoldError, match=told) as caught:
        read_article(write(tmp_path, broken))
    assert "object at 0x" not in str(caught.value)


def test_the_hash_stands_for_names_and_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, ARTICLE)
    first = corpus_hash(tmp_path)
    assert first == corpus_hash(tmp_path)
    path.write_text(ARTICLE + "\n", "utf-8")
    assert corpus_hash(tmp_path) != first


def test_marks_may_touch() -> None:
    text, mentions = strip_markup("[[QTY|02 tập thể]],[[QTY|05 cá nhân]]", "body")
    assert [text[one.start : one.end] for one in mentions] == ["02 tập thể", "05 cá nhân"]


def test_every_article_of_the_corpus_can_be_read() -> None:
    articles = read_articles(CORPUS)
    assert len({one.id for one in articles}) == len(articles) >= 130
