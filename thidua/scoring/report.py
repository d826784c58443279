"""Scores as a table for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua.scoring.score import Scores, Tally


def as_table(scores: Scores, baseline: Scores) -> str:
    """Return record and slot F1 by kind, the baseline's beside them where it predicts a kind."""
    lines = [f"{'kind':<10} {'gold':>5} {'record F1':>10} {'slot F1':>8}   underthesea.ner: record F1, slot F1"]
    for kind in KINDS:
        records, slots = scores.records[kind], scores.slots[kind]
        line = f"{kind:<10} {records.right + records.missed:>5} {records.f1:>10.3f} {slots.f1:>8.3f}"
        beside = f"   {baseline.records[kind].f1:.3f}, {baseline.slots[kind].f1:.3f}" if kind == "people" else ""
        lines.append(line + beside)
    lines.append(f"{'mean':<10} {'':>5} {scores.mean_record_f1:>10.3f} {scores.mean_slot_f1:>8.3f}")
    lines.append(
        f"mentions, micro F1: {scores.mention_f1:.3f}   grounded: {scores.grounded_records}"
        f" of {scores.predicted_records} records   articles: {scores.articles}"
    )
    return "\n".join(lines)


def as_field_table(scores: Scores) -> str:
    """Return the slot F1 of every field that occurs, a line each."""
    return "\n".join(f"{name:<28} {tally.f1:.3f}" for name, tally in scores.by_field.items() if tally.seen)


def as_json(scores: Scores) -> dict[str, Any]:
    """Return all figures, rounded to four places, under the names of the contract's scorer."""
    return {
        "articles": scores.articles,
        "record_f1": _f1s({kind: scores.records[kind] for kind in KINDS}),
        "slot_f1": _f1s({kind: scores.slots[kind] for kind in KINDS}),
        "slot_f1_by_field": _f1s(scores.by_field),
        "mention_f1": _f1s(dict(sorted(scores.mentions.items()))),
        "mention_f1_micro": round(scores.mention_f1, 4),
        "evidence": {"records": scores.predicted_records, "grounded": scores.grounded_records},
        "mean_record_f1": round(scores.mean_record_f1, 4),
        "mean_slot_f1": round(scores.mean_slot_f1, 4),
    }


def _f1s(tallies: Mapping[str, Tally]) -> dict[str, float]:
    return {name: round(tally.f1, 4) for name, tally in tallies.items()}
