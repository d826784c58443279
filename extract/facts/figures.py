"""The figures of an article: quantities other than counts of awards and of a bloc's members."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.indicators import Indicators
from extract.quantities import read_quantity
from extract.records import Evidence, Figure, Rejection, Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.indicators import Indicator
    from extract.quantities import Quantity
    from extract.reading import Reading
    from extract.records import Facts, Mention, Qualifier

# Right before a number, links aside: "ước đạt", "hơn", "chưa đến".
_QUALIFIERS: tuple[tuple[Qualifier, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?<!\w)(?:{words})\s$"))
    for name, words in (
        ("at_least", "ít nhất|tối thiểu|ít nhất là|tối thiểu là|không dưới"),
        ("over", "hơn|trên|vượt|vượt mức|quá|vượt qua"),
        ("under", "gần|dưới|chưa đến|chưa tới|chưa đầy|không quá|tối đa|ngót|gần tới"),
        ("about", "khoảng|chừng|(?<!giao )(?:ước|ước tính|ước đạt|ước tính đạt|ước thực hiện|ước được)|xấp xỉ"),
    )
)
_OR_MORE = re.compile(r"[^.;,\n\d]{0,25}?(?<!\w)trở lên")
_OF_MEMBERS = re.compile(r"\s(?:thành viên|trong (?:khối|cụm)|thuộc (?:khối|cụm))(?!\w)")
_BLOC_HAS = re.compile(r"(?<!\w)(?:khối|cụm)(?: thi đua)?[^.;:\n]{0,60}(?:gồm|gồm có|có|hiện có)\s$")


def extract(reading: Reading, known: Facts) -> Iterator[Figure | Rejection]:
    """Yield the figures that a reading states, each with what it measures."""
    taken = _counts_of(known)
    for field, text in reading.texts.items():
        folded, indicators = fold_spelling(text), Indicators(reading, field)
        for mention in reading.within(Span(field=field, start=0, end=len(text)), "QTY"):
            quantity = read_quantity(reading.quote(mention))
            reason = _why_not(folded, mention, quantity, taken)
            if quantity is None or reason:
                span = Span(field=mention.field, start=mention.start, end=mention.end)
                yield Rejection(kind="figures", span=span, reason=reason or "no number")
                continue
            yield _make_figure(reading, mention, quantity, indicators.find(mention, quantity), folded)


def _counts_of(known: Facts) -> set[Span]:
    """Return the spans of numbers that are awards' counts or blocs' member counts."""
    counted = [e for award in known.awards for e in award.evidence if e.slot == "count"]
    counted += [e for bloc in known.blocs for e in bloc.evidence if e.slot == "member_count"]
    return {Span(field=e.field, start=e.start, end=e.end) for e in counted}


def _why_not(folded: str, mention: Mention, quantity: Quantity | None, taken: set[Span]) -> str | None:
    if quantity is None:
        return "no number"
    if any(s.field == mention.field and s.start < mention.end and mention.start < s.end for s in taken):
        return "count of an award or of a bloc's members"
    if quantity.is_count and _OF_MEMBERS.match(folded, mention.end):
        return "counts members of a bloc"
    if quantity.is_count and _BLOC_HAS.search(folded, max(0, mention.start - 120), mention.start):
        return "counts members of a bloc"
    return None


def _make_figure(
    reading: Reading, mention: Mention, quantity: Quantity, indicator: Indicator | None, folded: str
) -> Figure:
    evidence = [Evidence(field=mention.field, start=mention.start, end=mention.end, slot="text")]
    if indicator:
        evidence += [Evidence(field=s.field, start=s.start, end=s.end, slot="indicator") for s in indicator.spans]
    return Figure(
        text=reading.quote(mention),
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        amount=quantity.amount,
        currency=quantity.currency,
        qualifier=_find_qualifier(folded, mention),
        indicator=" ".join(map(reading.quote, indicator.spans)) if indicator else None,
        evidence=tuple(evidence),
        rule=f"figures.{indicator.rule}" if indicator else "figures.bare",
        flags=quantity.flags,
    )


def _find_qualifier(folded: str, mention: Mention) -> Qualifier | None:
    if _OR_MORE.match(folded, mention.end):
        return "at_least"
    before = folded[max(0, mention.start - 24) : mention.start]
    return next((name for name, pattern in _QUALIFIERS if pattern.search(before)), None)
