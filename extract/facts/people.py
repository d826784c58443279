"""The people of an article: everybody named in full, with the offices and the roles that all their mentions add up to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.facts.naming import Namings, is_full, not_a_record
from extract.facts.offices import longest_forms
from extract.facts.positions import holders_in
from extract.facts.roles import is_ordinary, read_roles
from extract.records import Evidence, Person, Rejection
from extract.text import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.positions import Holder
    from extract.facts.roles import Cue
    from extract.reading import Reading
    from extract.records import Facts, Mention, Role, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A person at one place of the text."""

    holder: Holder
    cues: tuple[Cue, ...]
    listed: bool
    """Whether others are named side by side with the person."""

    @property
    def name(self) -> Mention:
        """The mention of the name."""
        return self.holder.name

    def offices(self) -> list[Span]:
        """Return the person's own offices, not those of the unit."""
        return [office.span for office in self.holder.offices if not office.of_unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """All appearances of one person."""

    variant: bool
    """Whether the article spells the name in two ways."""
    appearances: list[Appearance] = field(default_factory=list)


def extract(reading: Reading, known: Facts) -> Iterator[Person | Rejection]:
    """Yield the people that a reading names, in the order of their first mention."""
    portraits: dict[str, Portrait] = {}
    namings = Namings(reading)
    for appearance in _appearances(reading, at_meeting=bool(known.meetings)):
        reason = not_a_record(reading, appearance.name, appearance.offices(), appearance.cues)
        key = namings.key_of(appearance.name) if reason is None else None
        if key is None:
            yield Rejection(kind="people", span=appearance.name, reason=reason or "no full name in the article")
            continue
        portraits.setdefault(key, Portrait(variant=namings.is_variant(key))).appearances.append(appearance)
    for portrait in portraits.values():
        yield _make_person(reading, portrait, at_meeting=bool(known.meetings))


def _appearances(reading: Reading, *, at_meeting: bool) -> Iterator[Appearance]:
    """Yield every mention of a person, in reading order but the headline last: the body names people in full."""
    for sentence in sorted(reading.sentences, key=lambda s: s.field == "title"):
        holders = holders_in(reading, sentence)
        for group in read_roles(reading, sentence, holders, at_meeting=at_meeting) if holders else ():
            for holder in group.holders:
                yield Appearance(holder=holder, cues=tuple(group.cues), listed=len(group.holders) > 1)


def _make_person(reading: Reading, portrait: Portrait, *, at_meeting: bool) -> Person:
    """Return the record that a person's appearances add up to."""
    first = next(a for a in portrait.appearances if is_full(fold_tones(reading.quote(a.name))))
    offices = {reading.quote(span): span for a in portrait.appearances for span in a.offices()}
    positions = longest_forms(offices)
    cues: dict[Role, tuple[Mention, Cue]] = {}
    for appearance in portrait.appearances:
        for cue in appearance.cues:
            cues.setdefault(cue.role, (appearance.name, cue))
    roles: set[Role] = set(cues)
    if not roles and is_ordinary(positions):
        roles = {"honoree"}
    evidence = [_evidence(first.name, "name")]
    evidence += [_evidence(offices[position], "positions") for position in positions]
    evidence += [Evidence(field=name.field, start=cue.start, end=cue.end, slot="roles") for name, cue in cues.values()]
    return Person(
        name=reading.quote(first.name),
        positions=tuple(positions),
        roles=tuple(sorted(roles)),
        evidence=tuple(evidence),
        rule=f"people.{_rule(portrait)}",
        flags=("name_variant",) if portrait.variant else (),
    )


def _evidence(span: Span, slot: str) -> Evidence:
    return Evidence(field=span.field, start=span.start, end=span.end, slot=slot)


def _rule(portrait: Portrait) -> str:
    """Return the name of the construction that a person was mainly read from."""
    first = portrait.appearances[0]
    if all(a.name.field.startswith("captions.") for a in portrait.appearances):
        return "caption"
    if first.listed and first.cues:
        return "cued_list"
    if first.offices() and first.holder.start < first.name.start:
        return "title_first"
    if first.cues or first.offices():
        return "name_first"
    return "mentioned"
