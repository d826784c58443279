"""docs/quality.md: what the extractors reach, per kind and field, with bootstrap intervals over articles.

python -m thidua.scoring.quality > docs/quality.md
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
import subprocess
from typing import TYPE_CHECKING

import click

from extract.records import KINDS
from models.gold import CORPUS, corpus_hash, read_articles
from thidua.scoring import calibrate
from thidua.scoring.gate import FOLDERS, ROOT
from thidua.scoring.predict import predict
from thidua.scoring.score import Scores, score

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from models.gold import GoldArticle
    from thidua.scoring.agreement import Record

_DRAWS = 400
"""Bootstrap draws: the interval's ends move by about 0.002 between seeds."""
_LEVEL = 0.95


def interval(
    articles: Sequence[GoldArticle], predictions: Mapping[str, Record], figure: Callable[[Scores], float]
) -> tuple[float, float]:
    """Return the bootstrap interval of a figure over articles drawn with replacement."""
    single = [score([article], predictions) for article in articles]
    draw = random.Random(0)  # noqa: S311 (a resampling, not a secret)
    figures = sorted(figure(total(draw.choices(single, k=len(single)))) for _ in range(_DRAWS))
    tail = int(_DRAWS * (1 - _LEVEL) / 2)
    return figures[tail], figures[-tail - 1]


def total(parts: Sequence[Scores]) -> Scores:
    """Return the sum of several articles' scores."""
    whole = Scores()
    for part in parts:
        whole.articles += part.articles
        for mine, theirs in (
            (whole.records, part.records),
            (whole.slots, part.slots),
            (whole.by_field, part.by_field),
            (whole.mentions, part.mentions),
        ):
            for name, tally in theirs.items():
                mine[name].right += tally.right
                mine[name].extra += tally.extra
                mine[name].missed += tally.missed
    return whole


def kinds_table(articles: Sequence[GoldArticle], predictions: Mapping[str, Record]) -> list[str]:
    """Return the lines of a Markdown table: record and slot F1 by kind, with intervals."""
    scores = score(articles, predictions)
    lines = ["| kind | gold | record F1 | slot F1 | 95% of draws |", "|---|---|---|---|---|"]
    for kind in KINDS:
        low, high = interval(articles, predictions, lambda one, kind=kind: one.slots[kind].f1)  # type: ignore[misc]
        found, slots = scores.records[kind], scores.slots[kind]
        known = found.right + found.missed
        lines.append(f"| {kind} | {known} | {found.f1:.3f} | {slots.f1:.3f} | {low:.3f}-{high:.3f} |")
    low, high = interval(articles, predictions, lambda one: one.mean_slot_f1)
    lines.append(f"| **mean** | | {scores.mean_record_f1:.3f} | {scores.mean_slot_f1:.3f} | {low:.3f}-{high:.3f} |")
    grounded = f"{scores.grounded_records} of {scores.predicted_records} records are grounded"
    return [*lines, "", f"Mentions, micro F1: {scores.mention_f1:.3f}; {grounded}."]


def fields_table(scores: Scores) -> list[str]:
    """Return the lines of a Markdown table: slot F1 of every field that occurs."""
    rows = [f"| {name} | {tally.f1:.3f} |" for name, tally in scores.by_field.items() if tally.seen]
    return ["| field | slot F1 |", "|---|---|", *rows]


def write_page(folds: int) -> str:
    """Return docs/quality.md as of now.

    Args:
        folds: where not 0, train is also measured with recognisers trained without the articles they read.
    """
    head = f"Measured on {dt.date.today():%Y-%m-%d} at commit {_commit()} by `python -m thidua.scoring.quality`."
    lines = ["# Extraction quality", "", head, "", _HOW, ""]
    for name, folder in _CORPORA.items():
        if not folder.is_dir():
            continue
        articles = read_articles(folder)
        predictions = predict(articles)
        lines += [f"## {name}: {len(articles)} articles, corpus {corpus_hash(folder)}", ""]
        lines += [*kinds_table(articles, predictions), ""]
        if name == "train" and folds:
            title = f"### train, the recogniser out of fold ({folds} folds, no augmented copies)"
            lines += [title, "", *kinds_table(articles, predict_out_of_fold(articles, folds)), ""]
        if name in _BY_FIELD:
            lines += [f"### By field ({name})", "", *fields_table(score(articles, predictions)), ""]
    for name in _BY_FIELD:
        lines += [f"## Confidence on {name}", "", *calibrate.table(name), ""]
    return "\n".join(lines)


def predict_out_of_fold(articles: Sequence[GoldArticle], folds: int) -> dict[str, Record]:
    """Return predictions in which no article is read by a recogniser that was trained on it."""
    from models.train import SETTINGS, train

    extra = read_articles(CORPUS / "extra")
    predictions: dict[str, Record] = {}
    for fold in range(folds):
        ner = train([*(one for i, one in enumerate(articles) if i % folds != fold), *extra], SETTINGS, 0)
        predictions |= predict([one for i, one in enumerate(articles) if i % folds == fold], ner)
    return predictions


_BY_FIELD = ("dev", "unseen")
_CORPORA = {name: CORPUS / name for name in ("dev", "train", "own", "unseen")} | {"seed": FOLDERS["seed"]}
_HOW = """\
Figures are those of the contract's scorer ([facts.md](facts.md), section 5). Intervals are bootstraps over articles:
half the width is what another sample of the same size could move the figure by.

The rules were written from `train`; the error classes of `dev` were looked at while they were tuned, later those of
`own` ([the corpora](../models/corpus/README.md)). So `train` and `dev` agree within their intervals, and both promise
more than a page that nobody has seen will give: for that read `unseen`, whose articles nothing was mended by. What is
lost there is mostly names of organisations, events and places in wordings that neither gazetteers nor recogniser have
met, and `indicator`, where annotators differ most."""


def _commit() -> str:
    git = shutil.which("git")
    if git is None:
        return "unknown"
    found = subprocess.run([git, "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 (a fixed command)
    return found.stdout.strip() or "unknown"


@click.command()
@click.option("--folds", type=click.IntRange(0), default=0, help="Also measure train with the recogniser out of fold.")
def main(folds: int) -> None:
    """Print docs/quality.md as of now."""
    click.echo(write_page(folds))


if __name__ == "__main__":
    main()
