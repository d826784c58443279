"""Vietnam's provinces before and after 1 July 2025, as the provinces table holds them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import NamedTuple

from archive.errors import UnknownProvinceError
from extract.provinces import ProvinceNames, known_province, province_names


class Province(NamedTuple):
    """One name, as the provinces table holds it."""

    name: str
    kind: str
    among_63: bool
    among_34: bool
    exists_from: dt.date | None
    exists_until: dt.date | None
    successor: str


@cache
def provinces() -> dict[str, Province]:
    """Return every name of a province, old and new, with what became of it."""
    file = province_names()
    successors = {old: new for new, olds in file.provinces_2025.items() for old in olds}
    names = sorted({*successors, *file.provinces_2025})
    return {name: _province(file, name, successors) for name in names}


def _province(file: ProvinceNames, name: str, successors: dict[str, str]) -> Province:
    old, new = name in successors, name in file.provinces_2025
    # One that stands alone in the list under another name (Thừa Thiên Huế) was renamed, before the mergers.
    alone = len(file.provinces_2025[successors.get(name, name)]) == 1
    changed = file.renamed_on if alone else file.merged_on
    return Province(
        name=name,
        kind="municipality" if name in file.municipalities else "province",
        among_63=old,
        among_34=new,
        exists_from=None if old else changed,
        exists_until=None if new else changed - dt.timedelta(days=1),
        successor=successors.get(name, name),
    )


def province_at(name: str | None, day: dt.date | None) -> str | None:
    """Return what the province `name` (as `provinces` has it) was called on `day`; `name` itself where undated."""
    if name is None or day is None:
        return name
    province = provinces()[name]
    if province.exists_until is not None and day > province.exists_until:
        return province.successor
    if province.exists_from is not None and day < province.exists_from:
        return next(old.name for old in provinces().values() if old.successor == name and old.among_63)
    return name


def known_name(spelling: str | None) -> str | None:
    """Return the name of a province for any spelling of it; None for what stands for the whole country.

    Raises:
        UnknownProvinceError: there is none.
    """
    if spelling is None:
        return None
    try:
        return known_province(spelling)
    except ValueError as problem:
        raise UnknownProvinceError(f"province {spelling!r} {problem}") from None
