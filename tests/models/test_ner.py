from __future__ import annotations

import json
import shutil
import unicodedata
from typing import TYPE_CHECKING

import pytest

from models.errors import WeightsError
from models.gold import CORPUS, corpus_hash
from models.ner import CARD, WEIGHTS, join_labels, load_ner, read_card
from models.train import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Sáng ngày 14/3/2022, UBND tỉnh Lai Châu tặng Bằng khen cho 04 tập thể.\n\n"
    "Phát biểu tại hội nghị, đồng chí Lù Thị Mẩy, Phó Giám đốc Sở Nội vụ biểu dương các đơn vị."
)


def surfaces(text: str) -> list[tuple[str, str]]:
    normal = unicodedata.normalize("NFC", text)
    return [(label, normal[start:end]) for label, start, end, _ in load_ner()(text)]


def test_mentions_of_an_unseen_text() -> None:
    assert surfaces(TEXT) == [
        ("DATE", "ngày 14/3/2022"),
        ("ORG", "UBND tỉnh Lai Châu"),
        ("AWARD", "Bằng khen"),
        ("QTY", "04 tập thể"),
        ("PER", "Lù Thị Mẩy"),
        ("TITLE", "Phó Giám đốc"),
        ("ORG", "Sở Nội vụ"),
    ]


def test_decomposed_text_gives_the_same_mentions() -> None:
    assert surfaces(unicodedata.normalize("NFD", TEXT)) == surfaces(TEXT)


def test_paragraphs_do_not_depend_on_each_other() -> None:
    together = surfaces(TEXT)
    apart = [one for paragraph in TEXT.split("\n\n") for one in surfaces(paragraph)]
    assert together == apart


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "\u00a0\n\u00a0", "a" * 10_000, "“" * 50])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert all(0 <= start < end <= len(text) for _, start, end, _ in load_ner()(text))


def test_the_card_names_the_corpus_that_is_here() -> None:
    card = read_card(WEIGHTS)
    assert card["corpus"] == {part: corpus_hash(CORPUS / part) for part in ("train", "extra", "dev")}


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*")) <= 15_000_000


@pytest.mark.parametrize(
    ("key", "value"), [("labels", ["PER", "ORG"]), ("tokenizer", "spacy.Tokenizer.v1"), ("pieces", 0), ("features", 0)]
)
def test_weights_made_for_something_else_are_refused(tmp_path: Path, key: str, value: object) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    (folder / CARD).write_text(json.dumps({**read_card(folder), key: value}), "utf-8")
    with pytest.raises(WeightsError, match=f"was made for {key}.*make train"):
        load_ner(folder)


def test_missing_weights_say_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="make train"):
        load_ner(tmp_path / "none")


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    (folder / "mention_chain" / "chain.crfsuite").write_bytes(b"lCRF")
    with pytest.raises(WeightsError, match="cannot be read as a CRFsuite model"):
        load_ner(folder)


def test_a_label_that_goes_on_after_another_begins_a_mention() -> None:
    assert list(join_labels(["O", "I-PER", "I-PER", "B-PER", "I-ORG", "O"])) == [
        ("PER", 1, 2),
        ("PER", 3, 3),
        ("ORG", 4, 4),
    ]


def test_fifty_steps_of_training_give_a_pipeline_that_loads(tmp_path: Path) -> None:
    main(["--learn", str(CORPUS / "train" / "t1"), "--out", str(tmp_path / "w"), "--steps", "50"])
    assert read_card(tmp_path / "w")["scores_on_dev"]["micro"] > 0.8
    assert load_ner(tmp_path / "w")("Ông Nguyễn Văn Mẫu")
