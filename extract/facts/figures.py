"""The figures of an article: quantities other than counts of awards and of a bloc's members."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from extract.facts.blocs import MEMBER_UNITS
from extract.facts.indicators import Indicators
from extract.facts.qualifiers import find_qualifier
from extract.patterns import any_of
from extract.quantities import load_units, read_quantity
from extract.records import Evidence, Figure, Rejection, Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.indicators import Indicator
    from extract.quantities import Quantity
    from extract.reading import Reading
    from extract.records import Facts, Mention

REFERENCE = "a unit of reference"
"""Why "1 ha" in "giá trị sản xuất trên 1 ha đất đạt 120 triệu đồng" is no figure."""
_PER = re.compile(r"(?<!\w)(?:trên|mỗi|cho|sản xuất|bình quân)\s$")
_OF_MEMBERS = re.compile(r"\s(?:thành viên|trong (?:khối|cụm)|thuộc (?:khối|cụm))(?!\w)")
_BLOC_HAS = re.compile(r"(?<!\w)(?:khối|cụm)(?: thi đua)?[^.;:\n]{0,60}(?:(?:gồm|gồm có|có|hiện có)\s|:\s)$")
# Some of the members, of whom more is said: "9/11 đơn vị", "7 đơn vị | hoàn thành …".
_SOME_DO = re.compile(
    r"\d\s?/\s?\d|\s(?:đều |đã )?(?:hoàn thành|đạt|được|bị|về đích|vượt|chưa|không|đăng ký|ký kết|tham gia)(?!\w)"
)
_THE_MEMBERS = re.compile(r"(?<!\w)(?:đại diện|lãnh đạo|cả|tại|của|từ)\s$")
# From recipients to their honour: "12 tập thể | được Chủ tịch UBND tỉnh tặng | Bằng khen".
_RECEIVES = re.compile(r"[^.;:\n\d]{0,60}?(?<!\w)(?:được|đạt|nhận|vinh dự|đón nhận)(?!\w)[^.;:\n\d]{0,80}")


def extract(reading: Reading, known: Facts) -> Iterator[Figure | Rejection]:
    """Yield the figures that a reading states, each with what it measures."""
    figures: list[Figure] = []
    counts = _find_counts(known)
    for field, text in reading.texts.items():
        indicators = Indicators(reading, field)
        for mention in reading.within(Span(field=field, start=0, end=len(text)), "QTY"):
            quantity = read_quantity(reading.quote(mention))
            reason = "no number" if quantity is None else _why_not(reading, known, counts, mention, quantity)
            if quantity is None or reason:
                if reason != REFERENCE:
                    indicators.pass_over(mention)
                yield _reject(mention, reason or "")
            else:
                figures.append(_make_figure(reading, mention, quantity, indicators.find(mention, quantity)))
    for figure in figures:
        reason = _repeats(figure, figures)
        yield _reject(figure.evidence[0], reason) if reason else figure


def _reject(span: Span, reason: str) -> Rejection:
    return Rejection(kind="figures", span=Span(field=span.field, start=span.start, end=span.end), reason=reason)


def _find_counts(known: Facts) -> dict[str, list[tuple[int, int, str]]]:
    """Return where other kinds of facts count something, as start, end and reason, by the text's name and in order."""
    counts: dict[str, list[tuple[int, int, str]]] = {}
    for facts, slot, reason in (
        (known.awards, "count", "count of an award"),
        (known.blocs, "member_count", "count of a bloc's members"),
    ):
        for evidence in (one for fact in facts for one in fact.evidence if one.slot == slot):
            counts.setdefault(evidence.field, []).append((evidence.start, evidence.end, reason))
    return {field: sorted(set(spans)) for field, spans in counts.items()}


def _counted_elsewhere(counts: list[tuple[int, int, str]], mention: Mention) -> str | None:
    """Return the reason of the last of `counts` that begins before a mention ends, if the two overlap."""
    at = bisect_left(counts, (mention.end,)) - 1
    return counts[at][2] if at >= 0 and counts[at][1] > mention.start else None


def _why_not(
    reading: Reading, known: Facts, counts: dict[str, list[tuple[int, int, str]]], mention: Mention, quantity: Quantity
) -> str | None:
    """Return what rules a quantity out as a figure."""
    counted = _counted_elsewhere(counts.get(mention.field, []), mention)
    if counted:
        return counted
    folded = reading.folded[mention.field]
    if not quantity.is_count:
        is_one = quantity.value == 1 and quantity.amount is None and quantity.value_max is None
        is_reference = is_one and _PER.search(folded, max(0, mention.start - 16), mention.start)
        return REFERENCE if is_reference else None
    is_bloc = quantity.unit in MEMBER_UNITS and _BLOC_HAS.search(folded, max(0, mention.start - 120), mention.start)
    some = _SOME_DO.search(folded, mention.start, mention.end + 20)
    if _OF_MEMBERS.match(folded, mention.end) or (is_bloc and not some):
        return "counts a bloc's members"
    is_member_count = any(bloc.member_count == quantity.value for bloc in known.blocs)
    if is_member_count and _THE_MEMBERS.search(folded, max(0, mention.start - 12), mention.start):
        return "counts a bloc's members again"
    return "counts recipients" if _receives(reading, mention, quantity, folded) else None


def _receives(reading: Reading, mention: Mention, quantity: Quantity, folded: str) -> bool:
    """Whether what is counted is given an honour in the same clause."""
    if not _recipients().fullmatch(fold_spelling(quantity.unit)):
        return False
    awards = reading.within(Span(field=mention.field, start=mention.end, end=mention.end + 160), "AWARD")
    return bool(awards) and _RECEIVES.fullmatch(folded, mention.end, awards[0].start) is not None


@cache
def _recipients() -> re.Pattern[str]:
    units = load_units()
    return re.compile(any_of((*units.people, *units.groups, *units.coupled)))


def _repeats(figure: Figure, figures: list[Figure]) -> str | None:
    """Return why a title's or a caption's figure gives way to one of the body."""
    if figure.evidence[0].field == "body":
        return None
    for other in figures:
        if other.evidence[0].field != "body" or other.unit != figure.unit:
            continue
        if other.value == figure.value:
            return "repeated in the body"
        if _agree(other.indicator, figure.indicator):
            return "contradicts the body, whose figure counts"
    return None


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two indicators share at least half of their words."""
    words, others = set(fold_spelling(one or "").split()), set(fold_spelling(other or "").split())
    return 4 * len(words & others) >= len(words) + len(others) > 0


def _make_figure(reading: Reading, mention: Mention, quantity: Quantity, indicator: Indicator | None) -> Figure:
    qualifier, cue = find_qualifier(reading.folded[mention.field], mention, quantity.unit)
    spans = [("text", mention), *([("qualifier", cue)] if cue else [])]
    spans += [("indicator", span) for span in indicator.spans] if indicator else []
    return Figure(
        text=reading.quote(mention),
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        amount=quantity.amount,
        currency=quantity.currency,
        qualifier=qualifier,
        indicator=" ".join(map(reading.quote, indicator.spans)) if indicator else None,
        evidence=tuple(Evidence(field=s.field, start=s.start, end=s.end, slot=slot) for slot, s in spans),
        rule=f"figures.{indicator.rule}" if indicator else "figures.bare",
        flags=quantity.flags,
    )
