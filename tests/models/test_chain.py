from __future__ import annotations

from typing import TYPE_CHECKING

import pycrfsuite
import pytest

from models.chain import Decoder
from models.crf import read_chain
from models.errors import WeightsError
from models.features import attributes, look
from models.gold import CORPUS, read_articles
from models.ner import CHAIN, COMPONENT, WEIGHTS, split_paragraphs
from models.pieces import cut_pieces

if TYPE_CHECKING:
    from pathlib import Path

MODEL = WEIGHTS / COMPONENT / CHAIN
PARAGRAPHS = [
    paragraph
    for article in read_articles(CORPUS / "dev")[:6]
    for text in article.texts.values()
    for _, paragraph in split_paragraphs(text)
]


def test_labels_and_probabilities_are_those_of_crfsuite() -> None:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    looked = [look(paragraph, cut_pieces(paragraph)) for paragraph in PARAGRAPHS]
    for values, path in zip(looked, Decoder(read_chain(MODEL)).decode(looked), strict=True):
        tagger.set(attributes(values))
        assert tagger.tag() == path.labels
        theirs = [tagger.marginal(label, place) for place, label in enumerate(path.labels)]
        assert path.sure == pytest.approx(theirs, abs=1e-4)


def test_a_paragraph_is_labelled_alike_alone_and_among_others() -> None:
    decoder = Decoder(read_chain(MODEL))
    looked = [look(paragraph, cut_pieces(paragraph)) for paragraph in PARAGRAPHS]
    together = decoder.decode(looked)
    for values, path in zip(looked, together, strict=True):
        (alone,) = decoder.decode([values])
        assert alone.labels == path.labels
        assert alone.sure == pytest.approx(path.sure)


def test_no_paragraph_gives_no_path() -> None:
    assert Decoder(read_chain(MODEL)).decode([]) == []


@pytest.mark.parametrize("content", [b"", b"lCRF", b"x" * 100])
def test_what_is_no_model_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model"
    path.write_bytes(content)
    with pytest.raises(WeightsError, match=r"model: cannot be read as a CRFsuite model"):
        read_chain(path)
