"""spaCy's own recogniser (tok2vec and transitions) on the same tokens and articles: what the linear chain replaced.

    python -m benchmarks.ner.spacy_ner [--width 96] [--depth 4] [--epochs 12] [--copies 0]

Prints micro F1 on dev and on own after every third pass, and words per second at the end.
"""

from __future__ import annotations

import argparse
import random
import time
from typing import TYPE_CHECKING

import spacy
from spacy.training import Example
from spacy.util import minibatch

from models.augment import augment
from models.gold import CORPUS, read_articles
from models.ner import Recognised, split_paragraphs
from models.scores import score_mentions
from models.tokenizer import blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from models.gold import GoldArticle

SEED = 1
BATCH = 16


def main() -> None:
    """Train and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ner.spacy_ner", description=main.__doc__)
    for name, default in (("width", 96), ("depth", 4), ("epochs", 12), ("copies", 0)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    nlp = build(asked.width, asked.depth)
    articles = [one for name in ("train", "extra") for one in read_articles(CORPUS / name)]
    examples = list(make_examples(nlp, [*articles, *augment(articles, asked.copies)]))
    dev, own = read_articles(CORPUS / "dev"), read_articles(CORPUS / "own")
    optimizer = nlp.initialize(lambda: examples)
    start = time.perf_counter()
    for epoch in range(1, asked.epochs + 1):
        random.shuffle(examples)
        for batch in minibatch(examples, BATCH):
            nlp.update(batch, sgd=optimizer, drop=0.2)
        if epoch % 3 == 0:
            scores = [score_mentions(lambda text: recognise(nlp, text), part)["micro"] for part in (dev, own)]
            print(f"epoch {epoch}: dev {scores[0]}, own {scores[1]}, {time.perf_counter() - start:.0f} s", flush=True)


def build(width: int, depth: int) -> Language:
    """Return an untrained pipeline of spaCy's recogniser over our tokenizer."""
    random.seed(SEED)
    spacy.util.fix_random_seed(SEED)
    nlp = blank()
    tok2vec = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": width, "depth": depth}
    tok2vec |= {"embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True}
    nlp.add_pipe("ner", config={"model": {"tok2vec": tok2vec}})
    return nlp


def make_examples(nlp: Language, articles: Iterable[GoldArticle]) -> Iterator[Example]:
    """Yield each paragraph with its mentions."""
    for article in articles:
        for field, text in article.texts.items():
            marked = [one for one in article.mentions if one.field == field]
            for offset, paragraph in split_paragraphs(text):
                inside = [one for one in marked if offset <= one.start < offset + len(paragraph)]
                entities = [(one.start - offset, one.end - offset, one.label) for one in inside]
                yield Example.from_dict(nlp.make_doc(paragraph), {"entities": entities})


def recognise(nlp: Language, text: str) -> Iterator[Recognised]:
    """Yield the mentions of a text, paragraph by paragraph."""
    for offset, paragraph in split_paragraphs(text):
        for ent in nlp(paragraph).ents:
            yield Recognised(ent.label_, offset + ent.start_char, offset + ent.end_char, 1.0)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
