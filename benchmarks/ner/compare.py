"""Sources of mentions compared in one run: underthesea.ner, the grammars, the recogniser, and the last two together.

    python -m benchmarks.ner.compare [--folds 5] [--curve] [--copies 2]

Sets: dev; `own` and `unseen`, which the grammars were not written from (models/corpus/README.md); with --folds the
training articles, each recognised by a model that was trained without it. --curve trains on parts of the corpus.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from underthesea import ner as underthesea_ner

from extract.exchange import article_from_json
from extract.mentions import find_mentions
from extract.mentions.merge import merged_mentions
from extract.reading import Reading
from extract.records import Mention
from models.gold import CORPUS, read_articles
from models.labels import LABELS
from models.ner import load_ner
from models.scores import score_mentions
from models.train import COPIES, SETTINGS, train

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.records import Article, Span
    from models.gold import GoldArticle
    from models.labels import Label
    from models.ner import Recogniser

    Finder = Callable[[Article, Recogniser], Iterable[Mention]]
    Cases = list[tuple[GoldArticle, Recogniser]]

PARTS = (0.25, 0.5, 0.75, 1.0)
THEIRS: dict[str, Label] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
"""The labels that underthesea.ner knows."""


def main() -> None:
    """Print a table a set: rows are sources, columns labels, cells exact-span F1 in per cent."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ner.compare", description=main.__doc__)
    parser.add_argument("--folds", type=int, default=0, help="score the training articles too, out of so many folds")
    parser.add_argument("--curve", action="store_true", help="print the learning curve instead")
    parser.add_argument("--copies", type=int, default=COPIES, help="augmented copies, for --folds and --curve")
    asked = parser.parse_args()
    learnt = [one for name in ("train", "extra") for one in read_articles(CORPUS / name)]
    if asked.curve:
        print_curve(learnt, asked.copies)
        return
    shipped = load_ner()
    for name in ("dev", "own", "unseen"):
        print_table(name, [(one, shipped) for one in read_articles(CORPUS / name)])
    if asked.folds:
        print_table(f"train, out of {asked.folds} folds", out_of_fold(learnt, asked.folds, asked.copies))


def print_curve(articles: list[GoldArticle], copies: int) -> None:
    """Print what the recogniser reaches with parts of the training articles (every part holds all kinds of pages)."""
    for part in PARTS:
        chosen = [one for i, one in enumerate(articles) if int((i + 1) * part) > int(i * part)]
        ner = train(chosen, SETTINGS, copies)
        cells = [f"{name} {score_mentions(ner, read_articles(CORPUS / name))['micro']:.4f}" for name in ("dev", "own")]
        print(f"{part:4.0%} {len(chosen):4} articles   {'   '.join(cells)}", flush=True)


def out_of_fold(articles: list[GoldArticle], folds: int, copies: int) -> Cases:
    """Return each article of `train` with a recogniser that was trained without it."""
    cases: Cases = []
    for fold in range(folds):
        ner = train((one for i, one in enumerate(articles) if i % folds != fold), SETTINGS, copies)
        cases += [(one, ner) for i, one in enumerate(articles) if i % folds == fold and one.id.startswith("t")]
    return cases


def print_table(name: str, cases: Cases) -> None:
    """Print how each source does on these articles, and how many words it reads in a second."""
    words = sum(len(text.split()) for gold, _ in cases for text in gold.texts.values())
    print(f"{name} ({len(cases)} articles, {words} words)")
    print(f"{'':<16}{'micro':>7}" + "".join(f"{label:>9}" for label in LABELS) + f"{'words/s':>10}")
    for row, find in SOURCES.items():
        start = time.perf_counter()
        right, found, wanted = count(cases, find)
        speed = words / (time.perf_counter() - start)
        cells = [100 * 2 * right[label] / max(1, found[label] + wanted[label]) for label in LABELS]
        micro = 100 * 2 * right.total() / max(1, found.total() + wanted.total())
        print(f"{row:<16}{micro:7.1f}" + "".join(f"{cell:9.1f}" for cell in cells) + f"{speed:10.0f}", flush=True)


def count(cases: Cases, find: Finder) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return by label: mentions found exactly, mentions found, mentions marked."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for gold, ner in cases:
        article = article_from_json(json.dumps(gold.to_input()), gold.id)
        guess = {(one.label, one.field, one.start, one.end) for one in find(article, ner)}
        marked = {(one.label, one.field, one.start, one.end) for one in gold.mentions}
        right.update(label for label, *_ in guess & marked)
        found.update(label for label, *_ in guess)
        wanted.update(label for label, *_ in marked)
    return right, found, wanted


def find_by_grammars(article: Article, ner: Recogniser) -> Iterable[Mention]:
    """Return the grammars' mentions."""
    return find_mentions(article)


def find_by_recogniser(article: Article, ner: Recogniser) -> Iterator[Mention]:
    """Yield the recogniser's mentions."""
    for field, text in article.texts().items():
        for one in ner(text):
            yield Mention(field=field, start=one.start, end=one.end, label=one.label)


def find_by_underthesea(article: Article, ner: Recogniser) -> Iterator[Mention]:
    """Yield the spans of underthesea.ner, sentence by sentence (on whole texts its time grows with the square)."""
    reading = Reading(article, ())
    for sentence in reading.sentences:
        yield from _join_tags(sentence, reading.quote(sentence))


def _join_tags(sentence: Span, text: str) -> Iterator[Mention]:
    make = partial(Mention, field=sentence.field)
    at, label, start, end = 0, "", 0, 0
    for word, _, _, tag in [*underthesea_ner(text), ("", "", "", "O")]:
        if label and tag != f"I-{label}":
            yield make(label=THEIRS[label], start=sentence.start + start, end=sentence.start + end)
            label = ""
        place = text.find(word, at)
        if place < 0:
            continue  # it rewrote a tone mark: the word cannot be placed
        at = place + len(word)
        if tag[2:] in THEIRS:
            label, start, end = tag[2:], (start if label else place), at


SOURCES: dict[str, Finder] = {
    "underthesea.ner": find_by_underthesea,
    "grammars": find_by_grammars,
    "recogniser": find_by_recogniser,
    "both": merged_mentions,
}

if __name__ == "__main__":
    main()
