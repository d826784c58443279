"""Quantities: a number with what it counts or measures, as found in a text and as read.

The units are gazetteer/units.yml; patterns match texts that extract.text.fold_spelling returned.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extract.gazetteer import load_gazetteer
from extract.numbers import COMPOSED, DIGITS, SIMPLE, read_numeral
from extract.patterns import any_of
from extract.text import fold_spelling
from extract.yamlfile import Strict


class Currency(Strict):
    """One currency."""

    surfaces: tuple[str, ...]
    code: str
    unit: str
    only_after_scale: bool = False


class Units(Strict):
    """gazetteer/units.yml; what each list is for stands there."""

    learnt_from: str
    measures: tuple[str, ...]
    no_measures: tuple[str, ...]
    currencies: tuple[Currency, ...]
    scales: dict[str, int]
    people: tuple[str, ...]
    groups: tuple[str, ...]
    things: tuple[str, ...]
    coupled: tuple[str, ...]
    classifiers: tuple[str, ...]
    open_classifiers: tuple[str, ...]
    loose: tuple[str, ...]
    plain_counts: tuple[str, ...]
    plain_objects: tuple[str, ...]
    no_plain_counts: tuple[str, ...]
    ordinals: tuple[str, ...]
    times: tuple[str, ...]
    stops: tuple[str, ...]

    @property
    def counted(self) -> tuple[str, ...]:
        """All nouns that stand after a number, "lượt" with each kind of people included."""
        turns = tuple(
            f"lượt {who}"
            for who in (*self.people, "hộ", "gia đình", "doanh nghiệp", "đơn vị", "phương tiện", "độc giả")
        )
        return (*self.coupled, *self.people, *self.groups, *self.things, *turns)


class Quantity(NamedTuple):
    """What a quantity says; fields as records.Figure has them."""

    value: float
    unit: str
    value_max: float | None = None
    amount: float | None = None
    currency: str | None = None
    is_count: bool = False
    """Whether it counts people or things; measures, money and percentages don't."""
    flags: tuple[str, ...] = ()
    noun_at: int | None = None
    """Where in the surface the counted noun begins; None where none is counted."""


RANGE = r"(?:\s?[-–—]\s?|\s(?:đến|tới)\s)"
NUMERAL = rf"(?:{DIGITS}|{COMPOSED}|{SIMPLE})"
_SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ)"
VALUE = (
    rf"(?P<first>{NUMERAL})(?:(?:\s?%|\s(?P<first_scale>{_SCALE}))?{RANGE}(?P<second>{NUMERAL})"
    rf"|\s?/\s?(?P<of>{DIGITS})|(?<=\d)\s(?:trên|trong)(?: tổng)?(?: số)?\s(?P<out_of>{DIGITS})(?=\s[^\W\d]))?"
)
"""A number, a range or a ratio; of a ratio ("16/19", "16 trên 19") the first number counts."""


@cache
def load_units() -> Units:
    """Return gazetteer/units.yml."""
    units: Units = load_gazetteer("units", Units)
    return units


@cache
def unit_pattern() -> str:
    """Return the pattern of a known unit: scales, then money, measure or counted noun, then "/" what it is per."""
    units = load_units()
    money = any_of(s for c in units.currencies for s in c.surfaces if not c.only_after_scale)
    slips = any_of(s for c in units.currencies for s in c.surfaces)
    scale = rf"(?:\s?{any_of(units.scales)}(?!\w))"
    no_measure = rf"(?!{any_of(units.no_measures)}(?!\w))"
    per = rf"(?:\s?/\s?(?!tổng(?!\w))(?:{any_of((*units.counted, *units.measures, *units.times))}|[^\W\d]+)(?!\w))+"
    of_what = rf"(?:(?:\s[^\W\d_]+){{1,2}}(?=/{any_of(units.times)}(?!\w)))?"  # "12 tấn | rau | /ngày"
    return (
        rf"(?:\s(?P<big>tỷ|triệu)\s(?P<rest>\d{{1,3}})\s?(?:triệu|nghìn|ngàn)(?:\sđồng)?(?!\w)"  # 2 tỷ 350 triệu đồng
        rf"|(?P<count_scale>{scale}+)?\s(?P<count>{any_of(units.counted)})(?!\w| tộc)(?P<count_per>{per})?"
        rf"|(?P<scale>{scale}+)?\s?{no_measure}(?:(?P<money>{money})(?!\w)|(?P<measure>{any_of(units.measures)})(?!\w){of_what})(?P<per>{per})?"
        rf"|(?P<slip_scale>{scale}+)\s?(?P<slip>{slips})(?!\w)(?P<slip_per>{per})?"
        rf"|(?P<bare_scale>(?:{scale})*\s?(?:triệu|tỷ|tr)(?!\w))(?P<bare_per>{per})?)"
    )


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"{VALUE}(?:{unit_pattern()}|\s?(?P<unknown>\D.*))?", re.DOTALL)


def read_quantity(surface: str) -> Quantity | None:
    """Return what a QTY mention says; None when it begins with no number or holds nothing else.

    A unit that units.yml does not know is kept as written and flagged `unknown_unit`.
    """
    match = _whole().fullmatch(fold_spelling(surface))
    if match is None or match.end() == match.end("first"):
        return None
    unit_at = max(match.end(group) for group in ("first", "second", "of", "out_of"))
    value, flags = _read_value(match)
    value_max = read_numeral(match["second"]).value if match["second"] else None
    if match["big"]:
        value += int(match["rest"]) / 1000
        amount = float(Decimal(str(value)) * load_units().scales[match["big"]])
        return Quantity(value, f"{match['big']} đồng", None, amount, "VND", flags=flags)
    if match["money"] or match["slip"] or match["bare_scale"]:
        return _read_money(match, value, value_max, flags)
    unit = " ".join(surface[unit_at:].lower().split())
    if match["unknown"]:
        flags = (*flags, "unknown_unit")
        return Quantity(value, unit, value_max, is_count=True, flags=flags, noun_at=match.start("unknown"))
    unit = "%" if unit in ("%", "phần trăm") else unit
    noun_at = match.start("count") if match["count"] else None
    return Quantity(value, unit, value_max, is_count=noun_at is not None, flags=flags, noun_at=noun_at)


def _read_value(match: re.Match[str]) -> tuple[float, tuple[str, ...]]:
    """Return the first number; "1,250 hộ" can only mean thousands, for there is no fraction of a household."""
    value, flag = read_numeral(match["first"])
    if match["count"] and not match["count_scale"] and re.fullmatch(r"[1-9]\d{0,2},\d{3}", match["first"]):
        return value * 1000, ("comma_as_thousands",)
    return value, (flag,) if flag else ()


def _read_money(match: re.Match[str], value: float, value_max: float | None, flags: tuple[str, ...]) -> Quantity:
    units = load_units()
    scales = (match["scale"] or match["slip_scale"] or match["bare_scale"] or "").split()
    surface = match["money"] or match["slip"]
    currency = next((c for c in units.currencies if surface in c.surfaces), units.currencies[0])
    if surface is None:
        flags = (*flags, "currency_inferred")
    if value_max is not None:
        scales, value_max, flags = _level(match["first_scale"], value, scales, value_max, flags)
    per = match["per"] or match["slip_per"] or match["bare_per"] or ""
    amount = Decimal(str(value))
    for scale in scales:
        amount *= units.scales[scale]
    unit = " ".join([*scales, currency.unit]) + re.sub(r"\s?/\s?", "/", per)
    return Quantity(value, unit, value_max, float(amount), currency.code, flags=flags)


def _level(
    scale: str | None, value: float, scales: list[str], value_max: float, flags: tuple[str, ...]
) -> tuple[list[str], float, tuple[str, ...]]:
    """Return a range's scale and upper end in terms of its lower end: "300 triệu đến 1 tỷ" ends at 1000 triệu.

    "500 - 1 tỷ" leaves the lower scale out; it can only be the one a thousand times smaller.
    """
    known = load_units().scales
    if scale is None and value <= value_max:
        return scales, value_max, flags
    if scale is None:
        lower = {"tỷ": "triệu", "triệu": "nghìn"}.get(scales[-1] if len(scales) == 1 else "")
        return ([lower], value_max * 1000, (*flags, "scale_inferred")) if lower else (scales, value_max, flags)
    factor = known[scales[0]] / known[scale] if len(scales) == 1 else 1
    return [scale], value_max * factor, flags
