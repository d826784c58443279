"""The quality gate: floors per kind that CI keeps, tied to the corpus they were measured on.

python -m thidua.scoring.gate raise                                  floors up to what is measured now
python -m thidua.scoring.gate lower dev figures 0.91 --because "…"   down, with the reason kept beside the figure
"""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import click

from extract.records import KINDS
from models.gold import CORPUS, corpus_hash, read_articles
from thidua.errors import CommandError
from thidua.scoring.predict import predict
from thidua.scoring.score import Scores, score

ROOT = Path(__file__).parents[2]
FLOORS = ROOT / "tests" / "quality" / "floors.json"
SHARED = Path(os.environ.get("THIDUA_SHARED", ROOT.parent / "shared"))
FOLDERS = {"dev": CORPUS / "dev", "seed": SHARED / "facts" / "gold" / "seed"}
"""The corpora with floors; the seed's is the owner's and not part of the project."""
_STEP = 0.005
"""Floors are measured figures rounded down to this, so that a tie in a sort does not fail CI."""


def measure(folder: Path) -> Scores:
    """Return the scores of what this installation extracts from the gold articles in `folder`."""
    articles = read_articles(folder)
    return score(articles, predict(articles))


def slot_f1s(scores: Scores) -> dict[str, float]:
    """Return the slot F1 of every kind that occurs, and their mean."""
    kinds = {kind: scores.slots[kind].f1 for kind in KINDS if scores.records[kind].seen}
    return {**kinds, "mean": scores.mean_slot_f1}


def read_floors() -> dict[str, Any]:
    """Return the committed floors: {corpora: {name: {hash, slot_f1: {kind: floor}}}, lowered: […]}."""
    floors: dict[str, Any] = (
        json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"corpora": {}, "lowered": []}
    )
    return floors


def _round_down(f1: float) -> float:
    return round(math.floor(f1 / _STEP) * _STEP, 3)


def _write(floors: dict[str, Any]) -> None:
    FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", "utf-8")


@click.group()
def main() -> None:
    """Raise or lower the floors under the extractors' slot F1."""


@main.command("raise")
def raise_floors() -> None:
    """Raise every floor to what is measured now; none is lowered. A changed corpus starts anew."""
    floors = read_floors()
    for name, folder in FOLDERS.items():
        if not folder.is_dir():
            click.echo(f"{name}: {folder} is not here; its floors stay")
            continue
        known = floors["corpora"].get(name, {})
        before = known.get("slot_f1", {}) if known.get("hash") == corpus_hash(folder) else {}
        measured = slot_f1s(measure(folder))
        now = {
            kind: max(round(math.floor(f1 / _STEP) * _STEP, 3), before.get(kind, 0)) for kind, f1 in measured.items()
        }
        floors["corpora"][name] = {"hash": corpus_hash(folder), "slot_f1": now}
        for kind, floor in now.items():
            click.echo(f"{name} {kind:<10} {before.get(kind, 0):.3f} -> {floor:.3f} (measured {measured[kind]:.4f})")
    _write(floors)


@main.command("lower")
@click.argument("corpus", type=click.Choice(sorted(FOLDERS)))
@click.argument("kind", type=click.Choice([*KINDS, "mean"]))
@click.argument("floor", type=click.FloatRange(0, 1))
@click.option("--because", required=True, help="Why the floor must go down; kept in the file.")
def lower_floor(corpus: str, kind: str, floor: float, because: str) -> None:
    """Lower one floor, with a written reason."""
    floors = read_floors()
    known = floors["corpora"].get(corpus, {}).get("slot_f1", {})
    if floor >= known.get(kind, 0):
        raise CommandError(f"{corpus} {kind}: the floor is {known.get(kind, 0)}, not above {floor}: use `raise`")
    floors["lowered"].append({"corpus": corpus, "kind": kind, "from": known[kind], "to": floor, "because": because})
    known[kind] = floor
    _write(floors)


if __name__ == "__main__":
    main()
