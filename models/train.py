"""Training of the recogniser: `python -m models.train --help`.

The same corpus gives the same weights: the augmented copies are drawn from a seeded generator, and CRFsuite's L-BFGS
starts from zero and has no chance in it.
"""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pycrfsuite

from models.augment import SEED, augment
from models.features import attributes, look
from models.gold import CORPUS, corpus_hash, read_articles
from models.ner import CARD, COMPONENT, REQUIRED, WEIGHTS, MentionChain, Recogniser, split_paragraphs
from models.pieces import cut_pieces
from models.scores import score_mentions
from models.tokenizer import blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from models.gold import GoldArticle

SETTINGS: dict[str, Any] = {"c1": 0.02, "c2": 0.05, "max_iterations": 150}
"""L1 and L2 penalties, and when to stop (docs/recogniser.md has the experiments)."""

COPIES = 2
"""Augmented copies of each article beside the article itself."""

Example = tuple[list[list[str]], list[str]]
"""A paragraph: the attributes and the label of each piece."""


def main(argv: list[str] | None = None) -> None:
    """Train on folders of gold articles, score on another, save the pipeline with its card."""
    parser = argparse.ArgumentParser(prog="python -m models.train", description=main.__doc__)
    learn = [CORPUS / "train", CORPUS / "extra"]
    parser.add_argument("--learn", type=Path, nargs="+", default=learn, help="gold articles to learn from")
    parser.add_argument("--dev", type=Path, default=CORPUS / "dev", help="gold articles to score on")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where to save (default: %(default)s)")
    parser.add_argument("--steps", type=int, default=SETTINGS["max_iterations"], help="most iterations")
    asked = parser.parse_args(argv)
    settings = {**SETTINGS, "max_iterations": asked.steps}
    corpus = {folder.name: corpus_hash(folder) for folder in [*asked.learn, asked.dev]}  # before anyone changes it
    trained = train([one for folder in asked.learn for one in read_articles(folder)], settings)
    scores = score_mentions(trained, read_articles(asked.dev))
    save(trained, asked.out, make_card(settings, corpus, scores))
    print(json.dumps(scores, indent=1))


def train(articles: Iterable[GoldArticle], settings: dict[str, Any], copies: int = COPIES) -> Recogniser:
    """Return a recogniser trained on gold articles and augmented copies of them."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=settings, verbose=False)
    originals = list(articles)
    for article in [*originals, *augment(originals, copies)]:
        for seen, labels in examples(article):
            trainer.append(seen, labels)
    nlp = blank()
    component = nlp.add_pipe(COMPONENT)
    assert isinstance(component, MentionChain)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chain"
        trainer.train(str(path))
        component.use(path)
    return Recogniser(nlp)


def examples(article: GoldArticle) -> Iterator[Example]:
    """Yield what the trainer learns from an article: its paragraphs, titles and captions too."""
    for field, text in article.texts.items():
        marked = [one for one in article.mentions if one.field == field]
        for offset, paragraph in split_paragraphs(text):
            pieces = cut_pieces(paragraph)
            labels = ["O"] * len(pieces)
            for mention in marked:
                inside = [
                    i
                    for i, (start, end) in enumerate(pieces)
                    if mention.start <= offset + start and offset + end <= mention.end
                ]
                for i in inside:
                    labels[i] = f"{'B' if i == inside[0] else 'I'}-{mention.label}"
            yield attributes(look(paragraph, pieces)), labels


def make_card(settings: dict[str, Any], corpus: dict[str, str], scores: dict[str, Any]) -> dict[str, Any]:
    """Return what a user of the weights must know: for what and from what they were made, how, how good they are."""
    return {
        **REQUIRED,
        "settings": {**settings, "copies": COPIES, "seed": SEED},
        "corpus": corpus,
        "scores_on_dev": scores,
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("spacy", "underthesea", "python-crfsuite", "numpy")},
        },
    }


def save(trained: Recogniser, folder: Path, card: dict[str, Any]) -> None:
    """Save a recogniser and its card; the vocabulary is left out, because nothing in it is learnt."""
    trained.nlp.to_disk(folder, exclude=["vocab"])
    (folder / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
