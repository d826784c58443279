"""What organisations are called, as patterns for a text that fold_tones returned."""

from __future__ import annotations

import re
from functools import cache

from extract.gazetteer import load_gazetteer
from extract.patterns import LOWER, any_of
from extract.text import fold_tones
from extract.yamlfile import Strict


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
def organisation_patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of the parts of an organisation's name."""
    known = known_organisations()
    organ = any_of(("ủy", "đoàn", "hội"))  # "Tỉnh ủy" is an organ and no place
    proper = {body for body in known.bodies if body[0].isupper()}
    return {
        "whole": re.compile(rf"{any_of(known.whole)}\b"),
        "head": re.compile(rf"(?<![\w/–-])(?:{any_of(known.whole)}|{any_of(known.heads | known.lower_heads)})\b"),
        "proper": re.compile(rf" {any_of(proper)}\b(?![-–])"),
        "common": re.compile(rf" {any_of(known.bodies - proper)}\b(?![-–])"),
        "place": re.compile(rf" {any_of(known.places)}(?:\b|(?<=\.))(?! {organ}\b)"),
        "sited": re.compile(rf"{any_of(known.institutions | {'ban quản lý'})}\b"),
        "institution": re.compile(rf"{any_of(known.institutions)}\b"),
        "unit": re.compile(rf"{any_of(known.units | known.sections)}\b"),
        "section": re.compile(rf"{any_of(known.sections)}\b"),
        "cooperative": re.compile(rf"{any_of(('hợp tác xã', 'htx', 'tổ hợp tác', 'câu lạc bộ', 'làng nghề'))}\b"),
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
        "prose": re.compile(rf" {small}"),
        "not_joined": re.compile(rf"(?:{any_of(known.not_joined)})\b"),
    }
