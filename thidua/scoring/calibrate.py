"""Fits extract/confidence.json, and shows whether confidence means what it says.

    python -m thidua.scoring.calibrate fit
    python -m thidua.scoring.calibrate table unseen        reliability on a corpus, as Markdown

A fact is right when it is aligned with a gold record and every filled slot but the indicator agrees.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import click
import numpy as np

from extract.confidence import WEIGHTS, features, load_weights
from extract.exchange import fact_to_json
from extract.records import KINDS
from models.gold import CORPUS, corpus_hash, read_articles
from thidua.extraction import extract_article
from thidua.scoring.agreement import count_agreeing, values
from thidua.scoring.predict import as_article
from thidua.scoring.score import SLOTS, align

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from models.gold import GoldArticle

FITTED_ON = "unseen"
"""The corpus fitted on: articles that neither rules nor recogniser were made with. On train and dev, where both were,
facts are right more often than on other pages, and confidence fitted there would promise too much."""
_FOLDS = 6
"""On the corpus itself reliability is told of facts whose article the weights were fitted without."""
_RIDGE = 3.0
"""Strength of the pull towards 0: keeps a rule that was seen twice from deciding anything. 1, 3 and 8 were tried; with
3 most facts stay above 0.9 and 95 of 100 of these are right."""
SURE = 0.9
"""From here on a fact may be used without a second look."""
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


class Case(NamedTuple):
    """One extracted fact: its features, whether it is right, and the article it is from."""

    article: str
    known: dict[str, float]
    right: bool


def find_cases(articles: Sequence[GoldArticle]) -> Iterator[Case]:
    """Yield a case for every fact extracted from gold articles."""
    for gold in articles:
        facts = extract_article(as_article(gold))
        seen = {(m.field, m.start, m.end): m for m in facts.mentions}
        for kind in KINDS:
            made = getattr(facts, kind)
            plain = [json.loads(json.dumps(fact_to_json(one))) for one in made]
            partner = {id(predicted): record for record, predicted in align(kind, gold.facts[kind], plain)}
            for fact, record in zip(made, plain, strict=True):
                right = id(record) in partner and _agrees(kind, partner[id(record)], record)
                yield Case(gold.id, features(kind, fact, seen), right)


def _agrees(kind: str, gold: dict[str, object], predicted: dict[str, object]) -> bool:
    """Return whether every slot that the prediction fills agrees with gold, the indicator aside."""
    return all(
        count_agreeing(slot, values(gold, slot), values(predicted, slot)) == len(values(predicted, slot))
        for slot in SLOTS[kind]
        if slot != "indicator"
    )


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Return weights by feature: logistic regression with a ridge, by Newton's method."""
    names = sorted({name for case in cases for name in case.known})
    matrix = np.array([[case.known.get(name, 0.0) for name in names] for case in cases])
    right = np.array([float(case.right) for case in cases])
    ridge = np.diag([0.0 if name == "bias" else _RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(30):
        guess = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (right - guess) - ridge @ weights
        curve = (matrix.T * (guess * (1 - guess))) @ matrix + ridge
        weights += np.linalg.solve(curve + 1e-9 * np.eye(len(names)), slope)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def apply(weights: dict[str, float], known: dict[str, float]) -> float:
    """Return the confidence that weights give to features."""
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) * value for name, value in known.items()))))


def rated(cases: Sequence[Case], weights: dict[str, float]) -> list[tuple[float, bool]]:
    """Return each case's confidence with whether it is right."""
    return [(apply(weights, case.known), case.right) for case in cases]


def out_of_fold(cases: Sequence[Case]) -> list[tuple[float, bool]]:
    """Return each case's confidence as fitted without its article, with whether it is right."""
    names = sorted({case.article for case in cases})
    fold = {name: i % _FOLDS for i, name in enumerate(names)}
    pairs: list[tuple[float, bool]] = []
    for number in range(_FOLDS):
        weights = fit([case for case in cases if fold[case.article] != number])
        pairs += rated([case for case in cases if fold[case.article] == number], weights)
    return pairs


def pairs_of(corpus: str) -> list[tuple[float, bool]]:
    """Return confidence and truth of every fact of a corpus, out of fold where the weights were fitted on it."""
    cases = list(find_cases(gold_of(corpus)))
    return out_of_fold(cases) if corpus == FITTED_ON else rated(cases, load_weights())


def reliability(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int, float, float]]:
    """Return (from, to, facts, mean confidence, share right) for each band of confidence that has facts."""
    rows = []
    for low, high in pairwise(BANDS):
        inside = [(confidence, right) for confidence, right in pairs if low <= confidence < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            rows.append((low, min(high, 1.0), len(inside), mean, sum(right for _, right in inside) / len(inside)))
    return rows


def gold_of(corpus: str) -> list[GoldArticle]:
    """Return a corpus's gold articles."""
    return read_articles(CORPUS / corpus)


@click.group()
def main() -> None:
    """Fit confidence, or show how reliable it is."""


@main.command("fit")
def fit_weights() -> None:
    """Fit, and write extract/confidence.json."""
    cases = list(find_cases(gold_of(FITTED_ON)))
    kept = {"corpus": {FITTED_ON: corpus_hash(CORPUS / FITTED_ON)}, "weights": fit(cases)}
    WEIGHTS.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    click.echo(f"{WEIGHTS}: fitted on {len(cases)} facts, {sum(case.right for case in cases)} of them right")


@main.command("table")
@click.argument("corpus", default="dev")
def show_table(corpus: str) -> None:
    """Print how reliable confidence is on a corpus (default dev)."""
    click.echo("\n".join(table(corpus)))


def table(corpus: str) -> list[str]:
    """Return the lines of a Markdown table: how reliable confidence is on a corpus."""
    pairs = pairs_of(corpus)
    sure = [right for confidence, right in pairs if confidence >= SURE]
    rows = [
        f"| {low:.2f}-{high:.2f} | {number} | {mean:.3f} | {right:.3f} |"
        for low, high, number, mean, right in reliability(pairs)
    ]
    told = f"At {SURE} and above: {len(sure) / len(pairs):.0%} of all facts, {sum(sure) / len(sure):.1%} of them right."
    return ["| confidence | facts | mean confidence | right |", "|---|---|---|---|", *rows, "", told]


if __name__ == "__main__":
    main()
