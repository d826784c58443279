"""Scores of predictions: record F1 and slot F1 by kind and by field, mention F1, grounded evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extract.records import KEY_SLOT, KINDS
from models.labels import LABELS
from thidua.scoring.agreement import Record, affinity, count_agreeing, fold, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from models.gold import GoldArticle

Pair = tuple[Record, Record]

SLOTS: dict[str, tuple[str, ...]] = {
    "meetings": ("name", "kind", "date", "end_date", "part_of_day", "place", "organizers"),
    "people": ("name", "positions", "roles"),
    "campaigns": ("name", "kind", "period_start", "period_end", "launched_by"),
    "figures": ("text", "value", "value_max", "unit", "amount", "currency", "qualifier", "indicator"),
    "awards": ("form", "grade", "granted_by", "count", "recipient_kind", "recipients", "status", "year"),
    "documents": ("kind", "number", "date", "issuer"),
    "blocs": ("name", "year", "leader", "deputies", "member_count"),
}


@dataclass(slots=True)
class Tally:
    """Right, superfluous and missing things, counted."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        """Count `right` among `predicted` and `gold` things."""
        self.right += right
        self.extra += predicted - right
        self.missed += gold - right

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing is right."""
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0

    @property
    def seen(self) -> bool:
        """Whether there was anything to count."""
        return bool(self.right + self.extra + self.missed)


def _tallies() -> defaultdict[str, Tally]:
    return defaultdict(Tally)


@dataclass(slots=True)
class Scores:
    """All tallies of one run, and the differences in words."""

    articles: int = 0
    records: defaultdict[str, Tally] = field(default_factory=_tallies)
    slots: defaultdict[str, Tally] = field(default_factory=_tallies)
    by_field: defaultdict[str, Tally] = field(default_factory=_tallies)
    mentions: defaultdict[str, Tally] = field(default_factory=_tallies)
    predicted_records: int = 0
    grounded_records: int = 0
    errors: list[str] = field(default_factory=list)

    def mean(self, tallies: Mapping[str, Tally]) -> float:
        """Return the mean F1 over the kinds that occur in gold or predictions."""
        met = [tallies[kind].f1 for kind in KINDS if self.records[kind].seen]
        return sum(met) / len(met) if met else 0.0

    @property
    def mean_record_f1(self) -> float:
        """Mean record F1 of the kinds that occur."""
        return self.mean(self.records)

    @property
    def mean_slot_f1(self) -> float:
        """Mean slot F1 of the kinds that occur: the headline figure."""
        return self.mean(self.slots)

    @property
    def mention_f1(self) -> float:
        """Exact-span F1 of all labels together."""
        total = Tally()
        for tally in self.mentions.values():
            total.right, total.extra, total.missed = (
                total.right + tally.right,
                total.extra + tally.extra,
                total.missed + tally.missed,
            )
        return total.f1


def score(articles: Iterable[GoldArticle], predictions: Mapping[str, Record]) -> Scores:
    """Score predictions by article id; an article without any counts as all missed."""
    scores = Scores()
    for article in articles:
        scores.articles += 1
        prediction = predictions.get(article.id, {})
        for kind in KINDS:
            _score_kind(scores, article, kind, prediction)
        _score_mentions(scores, article, prediction.get("mentions") or [])
    return scores


def _score_kind(scores: Scores, article: GoldArticle, kind: str, prediction: Record) -> None:
    golds: list[Record] = article.facts[kind]
    predicted = [record for record in prediction.get(kind) or [] if isinstance(record, dict)]
    pairs = align(kind, golds, predicted)
    scores.records[kind].add(len(pairs), len(predicted), len(golds))
    for slot in SLOTS[kind]:
        hits = sum(count_agreeing(slot, values(g, slot), values(p, slot)) for g, p in pairs)
        of_predicted = sum(len(values(record, slot)) for record in predicted)
        of_gold = sum(len(values(record, slot)) for record in golds)
        scores.slots[kind].add(hits, of_predicted, of_gold)
        scores.by_field[f"{kind}.{slot}"].add(hits, of_predicted, of_gold)
    scores.errors += describe_errors(article.id, kind, golds, predicted, pairs)
    scores.predicted_records += len(predicted)
    scores.grounded_records += sum(is_grounded(article, kind, record) for record in predicted)


def align(kind: str, golds: list[Record], predicted: list[Record]) -> list[Pair]:
    """Pair gold and predicted records one to one, the best fits first."""
    fits = sorted(
        ((affinity(kind, g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(predicted)),
        key=lambda fit: (-fit[0], fit[1], fit[2]),
    )
    used_golds: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for likeness, i, j in fits:
        if likeness > 0 and i not in used_golds and j not in used_predicted:
            used_golds.add(i)
            used_predicted.add(j)
            pairs.append((golds[i], predicted[j]))
    return pairs


def describe_errors(
    article: str, kind: str, golds: list[Record], predicted: list[Record], pairs: list[Pair]
) -> list[str]:
    """Return a line for each record missed, each superfluous one and each slot that disagrees."""
    found_golds, found_predicted = [id(g) for g, _ in pairs], [id(p) for _, p in pairs]
    missed = [f"{article} {kind} missed {g}" for g in golds if id(g) not in found_golds]
    wrong = [f"{article} {kind} wrong  {p}" for p in predicted if id(p) not in found_predicted]
    differing = [
        f"{article} {kind}.{slot} gold {g.get(slot)!r} got {p.get(slot)!r}"
        for g, p in pairs
        for slot in SLOTS[kind]
        if count_agreeing(slot, values(g, slot), values(p, slot)) < max(len(values(g, slot)), len(values(p, slot)))
    ]
    return missed + wrong + differing


def is_grounded(article: GoldArticle, kind: str, record: Record) -> bool:
    """Return whether all evidence lies inside the article and one span is exactly the key surface."""
    quotes = []
    for span in record.get("evidence") or []:
        text = article.texts.get(span.get("field"), "")
        if not 0 <= span.get("start", -1) < span.get("end", -1) <= len(text):
            return False
        quotes.append(re.sub(r"\s", "", fold(text[span["start"] : span["end"]])))
    key = re.sub(r"\s", "", fold(record.get(KEY_SLOT[kind]) or ""))
    return bool(key) and key in quotes


def _score_mentions(scores: Scores, article: GoldArticle, mentions: list[dict[str, Any]]) -> None:
    gold = {tuple(mention) for mention in article.mentions}
    predicted = {(m["label"], m["field"], m["start"], m["end"]) for m in mentions}
    for label in LABELS:
        of_gold = {mention for mention in gold if mention[0] == label}
        of_predicted = {mention for mention in predicted if mention[0] == label}
        scores.mentions[label].add(len(of_gold & of_predicted), len(of_predicted), len(of_gold))
