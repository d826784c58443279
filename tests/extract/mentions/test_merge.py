from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.mentions import Found
from extract.mentions.merge import join, merged_mentions
from extract.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.labels import Label

SURE, UNSURE = 0.97, 0.75


@pytest.mark.parametrize(
    ("grammar", "recognised", "joined"),
    [
        # What only one of the two finds stands.
        ([Found("PER", 0, 5)], [], [Found("PER", 0, 5)]),
        ([], [("ORG", 0, 5, UNSURE)], [Found("ORG", 0, 5)]),
        ([], [("PER", 0, 5, UNSURE)], []),
        ([], [("PER", 0, 5, SURE)], [Found("PER", 0, 5)]),
        # Nothing is added of labels whose forms the grammars list, nor what the recogniser doubts.
        ([], [("EVENT", 0, 5, SURE), ("DATE", 8, 9, SURE), ("PER", 10, 12, 0.3)], []),
        # An organisation's grammar yields to a recogniser that is sure, and only then.
        ([Found("ORG", 0, 5)], [("ORG", 0, 9, SURE)], [Found("ORG", 0, 9)]),
        ([Found("ORG", 0, 5)], [("ORG", 0, 9, UNSURE)], [Found("ORG", 0, 5)]),
        # An organisation is not taken apart, but where a person or a venue is among the parts.
        ([Found("ORG", 0, 9)], [("ORG", 0, 4, SURE), ("ORG", 6, 9, SURE)], [Found("ORG", 0, 9)]),
        ([Found("ORG", 0, 9)], [("ORG", 0, 4, SURE), ("PER", 6, 9, SURE)], [Found("ORG", 0, 4), Found("PER", 6, 9)]),
        ([Found("ORG", 0, 9)], [("LOC", 0, 4, SURE), ("LOC", 6, 9, SURE)], [Found("LOC", 0, 4), Found("LOC", 6, 9)]),
        # A whole organisation is nobody's name.
        ([Found("ORG", 3, 9)], [("PER", 3, 9, SURE)], [Found("ORG", 3, 9)]),
        # A person's grammar does not yield.
        ([Found("PER", 0, 5)], [("ORG", 0, 9, 1.0)], [Found("PER", 0, 5)]),
        # What both find outweighs everything.
        ([Found("ORG", 0, 5), Found("QTY", 4, 9)], [("ORG", 0, 5, UNSURE)], [Found("ORG", 0, 5)]),
    ],
)
def test_whose_mention_stands(
    grammar: list[Found], recognised: list[tuple[Label, int, int, float]], joined: list[Found]
) -> None:
    assert join(grammar, recognised) == joined


def test_all_texts_are_recognised_at_once_and_each_mention_is_put_back() -> None:
    article = Article(id="a", title="Tin", body="Một đoạn.\n\nHai Zyx đoạn.", captions=("Ảnh Zyx", "Zyx"))
    asked = []

    def find_zyx(text: str) -> Iterator[tuple[Label, int, int, float]]:
        asked.append(text)
        for start in (i for i in range(len(text)) if text.startswith("Zyx", i)):
            yield "ORG", start, start + 3, SURE

    places = [(one.field, one.start) for one in merged_mentions(article, find_zyx) if one.label == "ORG"]
    assert places == [("body", 15), ("captions.0", 4), ("captions.1", 0)]
    assert len(asked) == 1


def test_heads_that_refer_back_and_years_of_the_calendar_are_no_names() -> None:
    article = Article(id="a", title="Đón Tết Bính Thân", body="Thành tích của Bệnh viện. Giấy khen của Bệnh viện.")

    def find_all(text: str) -> Iterator[tuple[Label, int, int, float]]:
        yield "PER", 4, 17, SURE
        for start in (i for i in range(len(text)) if text.startswith("Bệnh viện", i)):
            yield "ORG", start, start + 9, SURE

    found = [(one.label, one.field, one.start) for one in merged_mentions(article, find_all)]
    assert [one for one in found if one[0] in ("PER", "ORG")] == [("ORG", "body", 40)]
