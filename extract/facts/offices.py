"""One person's offices from all mentions, each in the longest form that the article gives."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.gazetteer import load_gazetteer
from extract.patterns import any_of
from extract.text import fold_tones
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Iterable

_PUNCTUATION = re.compile(r"\([^)]*\)|[-–&,]")


class Offices(Strict):
    """What joins offices to people, and when two surfaces are one office: gazetteer/offices.yml."""

    learnt_from: str
    links: frozenset[str]
    short_forms: dict[str, str]
    untelling: frozenset[str]
    telling: frozenset[str]
    held_by_several: frozenset[str]
    state: frozenset[str]


@cache
def office_words() -> Offices:
    """Return the gazetteer of offices."""
    return load_gazetteer("offices", Offices)


@cache
def _short_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {fold_tones(long): short for long, short in office_words().short_forms.items()}
    return re.compile(any_of(forms)), forms


def longest_forms(offices: Iterable[str]) -> list[str]:
    """Return a person's offices in the order met, without those that another one says in full."""
    kept: list[str] = []
    for office in offices:
        same = next((i for i, other in enumerate(kept) if says(other, office) or says(office, other)), None)
        if same is None:
            kept.append(office)
        elif not says(kept[same], office):
            kept[same] = office
    return kept


def says(long: str, short: str) -> bool:
    """Say whether one form of an office has all that the other one says."""
    x, y = _words(long), _words(short)
    telling = office_words().telling
    if next(iter(x)) != next(iter(y)) or any(x[word] != y[word] for word in telling):
        return False
    more = set(y - x)
    return not more or (more <= office_words().untelling and len(long) >= len(short))


@lru_cache(maxsize=1024)
def _words(office: str) -> Counter[str]:
    """Return the words of an office in their short forms, in order."""
    folded = _PUNCTUATION.sub(" ", fold_tones(office))
    pattern, forms = _short_forms()
    return Counter(pattern.sub(lambda m: forms[m[0]], " ".join(folded.split())).split())
