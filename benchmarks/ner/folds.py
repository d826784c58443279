"""Recogniser, grammars and both together on text that the recogniser has not seen.

    python -m benchmarks.ner.folds [--folds 5]

Three sets: the training articles out of fold (each scored by a recogniser that was trained without it), dev, and the
articles of `unseen/`, written for this comparison after the grammars and by nobody who worked on them. The grammars
know the first two sets; only `unseen/` shows what they do with words nobody has met.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from extract.exchange import article_from_json
from extract.mentions import find_mentions
from extract.mentions.merge import merged_mentions
from extract.records import Mention
from models.gold import CORPUS, read_articles
from models.labels import LABELS
from models.ner import load_ner
from models.train import SETTINGS, train

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.records import Article
    from models.gold import GoldArticle
    from models.ner import Recogniser

    Finder = Callable[[Article, Recogniser], Iterable[Mention]]

UNSEEN = Path(__file__).parent / "unseen"
Cases = list[tuple["GoldArticle", "Recogniser"]]


def main() -> None:
    """Print a table a set: rows are sources of mentions, columns are labels, cells are exact-span F1 in per cent."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ner.folds", description=main.__doc__)
    parser.add_argument("--folds", type=int, default=5, help="parts of the training articles; 0 leaves them out")
    folds: int = parser.parse_args().folds
    shipped = load_ner()
    print_table("unseen", [(one, shipped) for one in read_articles(UNSEEN)])
    print_table("dev", [(one, shipped) for one in read_articles(CORPUS / "dev")])
    if folds:
        print_table(f"train, out of {folds} folds", out_of_fold(read_articles(CORPUS / "train"), folds))


def out_of_fold(articles: list[GoldArticle], folds: int) -> Cases:
    """Return each article with a recogniser that was trained without it."""
    cases: Cases = []
    for fold in range(folds):
        ner = train((one for i, one in enumerate(articles) if i % folds != fold), SETTINGS)
        cases += [(one, ner) for i, one in enumerate(articles) if i % folds == fold]
    return cases


def print_table(name: str, cases: Cases) -> None:
    """Print how grammars, recogniser and both do on these articles."""
    print(f"{name} ({len(cases)} articles)")
    print(f"{'':<12}{'micro':>7}" + "".join(f"{label:>9}" for label in LABELS))
    rows: dict[str, Finder] = {
        "grammars": lambda article, ner: find_mentions(article),
        "recogniser": _recognise,
        "both": merged_mentions,
    }
    for row, find in rows.items():
        right, found, wanted = count(cases, find)
        cells = [100 * 2 * right[label] / max(1, found[label] + wanted[label]) for label in LABELS]
        micro = 100 * 2 * right.total() / max(1, found.total() + wanted.total())
        print(f"{row:<12}{micro:7.1f}" + "".join(f"{cell:9.1f}" for cell in cells), flush=True)


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


def _recognise(article: Article, ner: Recogniser) -> Iterable[Mention]:
    for field, text in article.texts().items():
        for one in ner(text):
            yield Mention(field=field, start=one.start, end=one.end, label=one.label)


if __name__ == "__main__":
    main()
