"""When two values of a slot agree, and how well a predicted record fits a gold one."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Any

from extract.text import fold_tones

Record = dict[str, Any]

LOOSE = {"indicator": 0.5, "place": 0.5}
"""Free-text slots that agree at a lower token F1 than the rest."""
FREE_TEXT = {
    "name", "positions", "organizers", "launched_by", "granted_by", "recipients", "issuer", "leader",
    "deputies", "form", "unit",
}  # fmt: skip
SETS = {"positions", "roles", "organizers", "recipients", "deputies"}
_STRICT_OVERLAP = 0.8
_LEAST_NAME_OVERLAP = {"meetings": 0.6, "campaigns": 0.8, "blocs": 0.8}
# Words whose presence changes the meaning: they must agree, however alike the rest is.
_DECISIVE = {
    "positions": {"phó", "nguyên", "quyền", "thứ"},
    "form": {"tỉnh", "bộ", "sở", "huyện", "xã", "quốc", "ngành", "cơ", "độc", "lao", "dũng"},
}


def fold(value: object) -> str:
    """Return a value as text for comparison: no case, no punctuation, tone marks and tỉ/tỷ made one."""
    text = re.sub(r"\btỉ\b", "tỷ", fold_tones(str(value)).casefold())
    return " ".join(re.sub(r"[^\w%/]+", " ", text).split())


def overlap(a: object, b: object) -> float:
    """Return the token F1 of two texts after folding, 0 to 1."""
    x, y = Counter(fold(a).split()), Counter(fold(b).split())
    both = (x & y).total()
    return 2 * both / (x.total() + y.total()) if both else 0.0


def as_number(value: object) -> float | None:
    """Return a value as a finite number, or None."""
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever a prediction holds
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def agree(slot: str, a: object, b: object) -> bool:
    """Return whether two values of a slot count as the same."""
    if slot in LOOSE:
        return overlap(a, b) >= LOOSE[slot]
    if slot in FREE_TEXT:
        return overlap(a, b) >= _STRICT_OVERLAP and _decisive(slot, a) == _decisive(slot, b)
    x, y = as_number(a), as_number(b)
    if x is not None and y is not None:
        return abs(x - y) <= 1e-6 * max(abs(x), abs(y), 1)
    return _squeeze(str(a)) == _squeeze(str(b))


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text).casefold()


def _decisive(slot: str, value: object) -> Counter[str]:
    """Return the numbers, Roman numerals and decisive words of a text."""
    words = Counter(word for word in fold(value).split() if word in _DECISIVE.get(slot, ()))
    numbers = Counter(digits.lstrip("0") or "0" for digits in re.findall(r"\d+", str(value)))
    return words + numbers + Counter(re.findall(r"\b[IVXL]+\b", str(value)))


def values(record: Record, slot: str) -> list[Any]:
    """Return the values a record states for a slot: none, one, or those of a set."""
    value = record.get(slot)
    if value is None or value in ("", []):
        return []
    return list(value) if slot in SETS and isinstance(value, (list, tuple, set)) else [value]


def count_agreeing(slot: str, golds: list[Any], predicted: list[Any]) -> int:
    """Return how many gold values find a predicted value of their own."""
    left, hits = list(predicted), 0
    for gold in golds:
        match = next((value for value in left if agree(slot, gold, value)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def affinity(kind: str, gold: Record, predicted: Record) -> float:
    """Return how well a predicted record fits a gold one; 0 means they may not be aligned."""
    if kind == "people":
        return float(fold(gold.get("name")) == fold(predicted.get("name")))
    if kind == "documents":
        return float(bool(predicted.get("number")) and agree("number", gold.get("number"), predicted["number"]))
    if kind == "figures":
        return _figure_affinity(gold, predicted)
    if kind == "awards":
        return _award_affinity(gold, predicted)
    likeness = overlap(gold.get("name", ""), predicted.get("name", ""))
    if likeness < _LEAST_NAME_OVERLAP[kind]:
        return 0.0
    return likeness + sum(0.1 for slot in ("date", "year", "kind") if slot in gold and _same(slot, gold, predicted))


def _same(slot: str, gold: Record, predicted: Record) -> bool:
    x, y = gold.get(slot), predicted.get(slot)
    return bool(x == y or (x is not None and y is not None and agree(slot, x, y)))


def _figure_affinity(gold: Record, predicted: Record) -> float:
    if as_number(predicted.get("value")) is None or not agree("value", gold["value"], predicted["value"]):
        return 0.0
    units = gold.get("unit", ""), predicted.get("unit", "")
    if overlap(*units) < 0.5 and fold(gold.get("unit")) != fold(predicted.get("unit")):
        return 0.0
    return 1.0 + overlap(gold.get("indicator") or "", predicted.get("indicator") or "")


def _award_affinity(gold: Record, predicted: Record) -> float:
    if overlap(gold.get("form", ""), predicted.get("form", "")) < 0.6:
        return 0.0
    named = any(
        overlap(x, y) >= _STRICT_OVERLAP
        for x in gold.get("recipients") or []
        for y in predicted.get("recipients") or []
    )
    if not named and not (_same("count", gold, predicted) and _same("recipient_kind", gold, predicted)):
        return 0.0
    slots = ("grade", "granted_by", "status", "count", "recipient_kind")
    return 1.0 + sum(_same(slot, gold, predicted) for slot in slots)
