from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.gold import CORPUS, read_articles
from models.pieces import cut_pieces
from models.tokenizer import blank

NLP = blank()


@given(
    st.text() | st.lists(st.sampled_from(["Uỷ", " ", "  ", "\n\n", "\u00a0", "2.415,6", "%", "…", "\t"])).map("".join)
)
@example(" Hội nghị")
@example("Hội  nghị ")
@example("a\u00a0b\u2003c")
def test_the_doc_spells_the_text_exactly(text: str) -> None:
    doc = NLP(text)
    assert doc.text == unicodedata.normalize("NFC", text)
    assert not any(token.text == "" for token in doc)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("60.946 tỷ đồng", ["60.946", "tỷ", "đồng"]),
        ("34-CT/TW", ["34", "-", "CT", "/", "TW"]),
        ("98,5%.", ["98,5", "%", "."]),
        ("LB714", ["LB", "714"]),
        ("“Một cửa”", ["“", "Một", "cửa", "”"]),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert [token.text for token in NLP(text)] == pieces


@pytest.mark.parametrize("part", ["train", "dev", "own", "unseen"])
def test_no_gold_mention_begins_or_ends_inside_a_piece(part: str) -> None:
    for article in read_articles(CORPUS / part):
        for field, text in article.texts.items():
            pieces = cut_pieces(text)
            starts, ends = {start for start, _ in pieces}, {end for _, end in pieces}
            for one in article.mentions:
                if one.field == field:
                    assert one.start in starts, (article.id, text[one.start : one.end])
                    assert one.end in ends, (article.id, text[one.start : one.end])
