"""What organisations are called, as patterns for a text that fold_tones returned."""

from __future__ import annotations

import re
from functools import cache

from extract.gazetteer import load_gazetteer
from extract.patterns import LOWER, any_of
from extract.text import fold_tones
from extract.yamlfile import Strict

_BY_ITSELF = fold_tones("công đoàn")
"""A head that names a body where it stands alone."""
_COMMAND = re.compile(r" (?:\d|Cảnh sát)")
"""What follows "Vùng" where it is no region."""


class Organisations(Strict):
    """What organisations are called: gazetteer/organisations.yml."""

    learnt_from: str
    whole: frozenset[str]
    heads: frozenset[str]
    lower_heads: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    institutions: frozenset[str]
    units: frozenset[str]
    sections: frozenset[str]
    stops: frozenset[str]
    compounds: frozenset[str]
    crews: frozenset[str]
    crafts: frozenset[str]
    crew_offices: frozenset[str]
    not_joined: frozenset[str]


@cache
def known_organisations() -> Organisations:
    """Return the gazetteer of organisations."""
    return load_gazetteer("organisations", Organisations)


@cache
def lower_heads() -> frozenset[str]:
    """Return the heads that pages also write small, folded."""
    return frozenset(map(fold_tones, known_organisations().lower_heads))


@cache
def known_heads() -> frozenset[str]:
    """Return all heads, written large or small, folded."""
    return frozenset(map(fold_tones, known_organisations().heads | known_organisations().lower_heads))


@cache
def crews() -> frozenset[str]:
    """Return what crews of workers are called, folded."""
    return frozenset(map(fold_tones, known_organisations().crews))


@cache
def _bare_heads() -> frozenset[str]:
    known = known_organisations()
    heads = frozenset(map(fold_tones, known.heads)) - frozenset(map(fold_tones, known.whole))
    return frozenset(head for head in heads if not head.startswith(_BY_ITSELF))


def is_bare_head(surface: str) -> bool:
    """Say whether a surface is a head without a name: "Bệnh viện", which only refers back."""
    return not surface.isupper() and fold_tones(surface) in _bare_heads()


@cache
def organisation_patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of the parts of an organisation's name."""
    known = known_organisations()
    organ = any_of(("ủy", "đoàn", "hội"))  # "Tỉnh ủy" is an organ and no place
    proper = {body for body in known.bodies if body[0].isupper()}
    heads = any_of(known.heads | known.lower_heads | known.crews)
    return {
        "whole": re.compile(rf"{any_of(known.whole)}\b"),
        "head": re.compile(rf"(?<![\w/–-])(?:{any_of(known.whole)}|{heads})\b"),
        "proper": re.compile(rf" {any_of(proper)}\b(?![-–])"),
        "common": re.compile(rf" {any_of(known.bodies - proper)}\b(?![-–])"),
        "listed": re.compile(rf" {any_of(known.bodies)}"),
        "place": re.compile(rf" {any_of(known.places)}(?:\b|(?<=\.))(?! {organ}\b)"),
        "sited": re.compile(rf"{any_of(known.institutions | {'ban quản lý'})}\b"),
        "institution": re.compile(rf"{any_of(known.institutions)}\b"),
        "unit": re.compile(rf"{any_of(known.units | known.sections)}\b"),
        "section": re.compile(rf"{any_of(known.sections)}\b"),
        "cooperative": re.compile(rf"{any_of(('hợp tác xã', 'htx', 'tổ hợp tác', 'câu lạc bộ', 'làng nghề'))}\b"),
        "crew_office": re.compile(rf"\b{any_of(known.crew_offices)} $"),
        "stop": re.compile(rf"\b{any_of(known.stops | known.bodies)}\b"),
        **_concerns(known),
    }


def _concerns(known: Organisations) -> dict[str, re.Pattern[str]]:
    """Return the patterns of what an organisation is concerned with where no gazetteer lists it."""
    ends = rf"(?!(?:{any_of(known.stops)}|{any_of(known.places)})\b)"
    small = rf"(?:{any_of(known.compounds)}\b|{ends}[{LOWER}]+)"
    return {
        "small": re.compile(rf" {small}(?: {small}){{0,4}}"),
        "concern": re.compile(rf" (?:{any_of(known.compounds)}\b|[{LOWER}]+ {small})(?: {small}){{0,4}}"),
        "craft": re.compile(rf" (?:{any_of(known.crafts)}\b|{small})(?: {small}){{0,3}}"),
        "prose": re.compile(rf" {small}"),
        "not_joined": re.compile(rf"(?:{any_of(known.not_joined)})\b"),
    }


def is_naval(text: str, place: re.Match[str]) -> bool:
    """Say whether "Vùng" is rather a command of the navy or the coast guard: "Bộ Tư lệnh | Vùng 3 Hải quân"."""
    return text.startswith(" Vùng ", place.start()) and _COMMAND.match(text, place.end()) is not None


def is_spelt_as_head(text: str, start: int, head: str) -> bool:
    """Say whether a head is written large, or small where pages do so: "Trưởng | phòng …", "Phó | ban Trị sự"."""
    if text[start].isupper() or head in lower_heads() | crews():
        return True
    first, _, rest = head.partition(" ")
    return bool(rest) and first in lower_heads() and text[start + len(first) + 1].isupper()
