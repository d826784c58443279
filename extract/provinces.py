"""The names of Vietnam's provinces before and after 1 July 2025, in any spelling (gazetteer/province_names.yml)."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from functools import cache

from extract.gazetteer import load_gazetteer
from extract.text import fold_accents
from extract.yamlfile import Strict

_HEAD = re.compile(r"^(?:tinh|thanh pho|tp)(?=\W)")


class ProvinceNames(Strict):
    """province_names.yml."""

    learnt_from: str
    merged_on: dt.date
    renamed_on: dt.date
    municipalities: tuple[str, ...]
    provinces_2025: dict[str, tuple[str, ...]]
    aliases: dict[str, tuple[str, ...]]
    nationwide: tuple[str, ...]


@cache
def province_names() -> ProvinceNames:
    """Return what the file says."""
    return load_gazetteer("province_names", ProvinceNames)


def known_province(spelling: str) -> str | None:
    """Return the name of a province for any spelling of it; None for what stands for the whole country.

    Raises:
        ValueError: there is none; names the nearest.
    """
    if spelling in province_names().nationwide:
        return None
    folded, names = _fold(spelling), _names()
    if folded not in names:
        near = dict.fromkeys(names[one] for one in difflib.get_close_matches(folded, names))
        meant = f"did you mean {' or '.join(near)}?" if near else f"known are {', '.join(sorted(set(names.values())))}"
        raise ValueError(f"is no province: {meant} (central bodies: {province_names().nationwide[0]})")
    return names[folded]


@cache
def _names() -> dict[str, str]:
    """Return the names by their folded spellings."""
    file = province_names()
    all_names = {*file.provinces_2025, *(old for olds in file.provinces_2025.values() for old in olds)}
    named = {_fold(name): name for name in sorted(all_names)}
    return named | {_fold(alias): name for name, aliases in file.aliases.items() for alias in aliases}


def _fold(spelling: str) -> str:
    return re.sub(r"\W", "", _HEAD.sub("", fold_accents(spelling).strip()))
