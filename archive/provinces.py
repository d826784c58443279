"""Vietnam's provinces before and after 1 July 2025 (provinces.yml)."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from archive.errors import ArchiveError, UnknownProvinceError
from extract.text import fold_accents
from extract.yamlfile import Strict, read_yaml

_FILE = Path(__file__).parent / "provinces.yml"
_HEAD = re.compile(r"^(?:tinh|thanh pho|tp)(?=\W)")


class ProvinceFile(Strict):
    """provinces.yml."""

    learnt_from: str
    merged_on: dt.date
    renamed_on: dt.date
    municipalities: tuple[str, ...]
    provinces_2025: dict[str, tuple[str, ...]]
    aliases: dict[str, tuple[str, ...]]
    nationwide: tuple[str, ...]


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
    file = _read()
    successors = {old: new for new, olds in file.provinces_2025.items() for old in olds}
    names = sorted({*successors, *file.provinces_2025})
    return {name: _province(file, name, successors) for name in names}


def _province(file: ProvinceFile, name: str, successors: dict[str, str]) -> Province:
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
    """Return what the province `name` (of provinces.yml) was called on `day`; `name` itself where undated."""
    if name is None or day is None:
        return name
    province = provinces()[name]
    if province.exists_until is not None and day > province.exists_until:
        return province.successor
    if province.exists_from is not None and day < province.exists_from:
        return next(old.name for old in provinces().values() if old.successor == name and old.among_63)
    return name


def known_name(spelling: str | None) -> str | None:
    """Return the name in provinces.yml for any spelling of it; None for what stands for the whole country.

    Raises:
        UnknownProvinceError: there is none.
    """
    if spelling is None or spelling in _read().nationwide:
        return None
    try:
        return _names()[_fold(spelling)]
    except KeyError:
        known = ", ".join(provinces())
        raise UnknownProvinceError(f"province {spelling!r} is not in {_FILE.name}; known: {known}") from None


@cache
def _names() -> dict[str, str]:
    named = {_fold(name): name for name in provinces()}
    return named | {_fold(alias): name for name, aliases in _read().aliases.items() for alias in aliases}


def _fold(spelling: str) -> str:
    return re.sub(r"\W", "", _HEAD.sub("", fold_accents(spelling).strip()))


@cache
def _read() -> ProvinceFile:
    return read_yaml(_FILE, ProvinceFile, ArchiveError)
