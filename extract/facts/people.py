"""The people of an article: everybody named in full, with the offices and roles that all mentions add up to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.facts.chains import holders_in
from extract.facts.naming import Namings, is_full, not_a_record
from extract.facts.offices import longest_forms
from extract.facts.protagonists import find_protagonist, untold_offices
from extract.facts.role_words import is_ordinary, story_told
from extract.facts.roles import read_roles
from extract.facts.upcoming import is_to_come
from extract.records import Evidence, Person, Rejection
from extract.text import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.positions import Office
    from extract.facts.roles import Part
    from extract.reading import Reading
    from extract.records import Facts, Mention, Role, Span


_NAMELESS = "no full name in the article"
_GATHERING = re.compile(r"(?:^|[.\n]\s*)tại (?:buổi|lễ|hội nghị|cuộc họp|phiên họp|đại hội|chương trình)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """All that an article says of one person."""

    variant: bool
    """Whether the article spells the name in two ways."""
    parts: list[Part] = field(default_factory=list)


def extract(reading: Reading, known: Facts) -> Iterator[Person | Rejection]:
    """Yield the people that a reading names, in the order of their first mention."""
    portraits: dict[str, Portrait] = {}
    namings = Namings(reading)
    parts = list(_parts(reading, at_meeting=any(not is_to_come(reading, event) for event in known.meetings)))
    is_event = bool(known.meetings) or _is_event(reading, parts)
    if is_event and not known.meetings:
        parts = list(_parts(reading, at_meeting=True))
    for part in parts:
        name = part.holder.name
        reason = not_a_record(reading, name, part.holder.own_offices(), part.cues)
        key = namings.key_of(name) if reason is None else None
        if key is None:
            yield Rejection(kind="people", span=name, reason=reason or _NAMELESS)
            continue
        portraits.setdefault(key, Portrait(variant=namings.is_variant(key))).parts.append(part)
    hero = None if is_event else find_protagonist({key: portrait.parts for key, portrait in portraits.items()})
    for key, portrait in portraits.items():
        full = [part.holder.name for part in portrait.parts if is_full(fold_tones(reading.quote(part.holder.name)))]
        if full:
            yield _make_person(reading, known, portrait, full[0], is_hero=key == hero)
        else:  # the full name stood in a credit only
            yield Rejection(kind="people", span=portrait.parts[0].holder.name, reason=_NAMELESS)


def _is_event(reading: Reading, parts: list[Part]) -> bool:
    """Say whether an article without a named event still tells of one, so that who is quoted spoke there."""
    present = any(cue.role in ("chair", "attendee") for part in parts for cue in part.cues)
    return present or _GATHERING.search(reading.folded["body"]) is not None


def _parts(reading: Reading, *, at_meeting: bool) -> Iterator[Part]:
    """Yield every mention of a person, in reading order but the headline last: the body names people in full."""
    for sentence in sorted(reading.sentences, key=lambda s: s.field == "title"):
        holders = holders_in(reading, sentence)
        if holders:
            yield from read_roles(reading, sentence, holders, at_meeting=at_meeting)


def _make_person(reading: Reading, known: Facts, portrait: Portrait, name: Mention, *, is_hero: bool) -> Person:
    """Return the record that all mentions of a person add up to; `name` is the first in full."""
    held = [office for part in portrait.parts for office in part.holder.own_offices()]
    held += untold_offices(reading) if is_hero else ()
    offices = {("nguyên " if office.former else "") + reading.quote(office.span): office.span for office in held}
    positions = longest_forms(offices)
    told: dict[Role, Evidence] = {}
    for part in portrait.parts:
        for cue in part.cues:
            span = Evidence(field=part.holder.name.field, start=cue.start, end=cue.end, slot="roles")
            told.setdefault(cue.role, span)
    roles: set[Role] = _with_story(reading, known, told, positions) or (
        {"honoree"} if is_hero else _role_untold(portrait, positions)
    )
    evidence = [_evidence(name, "name"), *(_evidence(offices[position], "positions") for position in positions)]
    event = _event(known, told)
    return Person(
        name=reading.quote(name),
        positions=tuple(positions),
        roles=tuple(sorted(roles)),
        meeting=event,
        evidence=(*evidence, *told.values()),
        rule=f"people.{_rule(portrait)}",
        flags=_flags(portrait, held),
    )


def _flags(portrait: Portrait, held: list[Office]) -> tuple[str, ...]:
    """Return why a reader should look twice at a person."""
    variant = ["name_variant"] if portrait.variant else []
    return (*variant, *(["former_carried"] if any(office.former for office in held) else []))


def _event(known: Facts, told: dict[Role, Evidence]) -> int | None:
    """Return the index of the event in which a person played the roles told, where the text leaves no doubt.

    On a page of several events it is the one named last before the first role, in the same text.
    """
    first = min((cue for role, cue in told.items() if role != "honoree"), default=None)
    if first is None or not known.meetings:
        return None
    if len(known.meetings) == 1:
        return 0
    named = [(m.evidence[0].start, i) for i, m in enumerate(known.meetings) if m.evidence[0].field == first.field]
    before = [found for found in named if found[0] <= first.start]
    return max(before)[1] if before and len(named) == len(known.meetings) else None


def _with_story(reading: Reading, known: Facts, told: dict[Role, Evidence], positions: list[str]) -> set[Role]:
    """Return the roles told, with the honour that lies in telling of one's own deeds where models are celebrated."""
    speech = told.get("speaker")
    celebrated = any(event.kind in ("congress", "award_ceremony") for event in known.meetings)
    if speech is None or not celebrated or not is_ordinary(positions):
        return set(told)
    story = story_told().search(reading.folded[speech.field][speech.start : speech.end])
    return {*told, "honoree"} if story else set(told)


def _role_untold(portrait: Portrait, positions: list[str]) -> set[Role]:
    """Return the role of somebody for whom no clause tells one.

    People without an office are in the news for what they did; one who is only quoted once is not.
    """
    only_quoted = len(portrait.parts) == 1 and portrait.parts[0].quoted
    bystander = portrait.parts[0].bystander
    return {"honoree"} if is_ordinary(positions) and not only_quoted and not bystander else set()


def _evidence(span: Span, slot: str) -> Evidence:
    return Evidence(field=span.field, start=span.start, end=span.end, slot=slot)


def _rule(portrait: Portrait) -> str:
    """Return the name of the construction that a person was mainly read from."""
    first = portrait.parts[0]
    if all(part.holder.name.field.startswith("captions.") for part in portrait.parts):
        return "caption"
    if first.listed and first.cues:
        return "cued_list"
    if first.holder.start < first.holder.name.start:
        return "title_first"
    if first.cues or first.holder.offices:
        return "name_first"
    return "mentioned"
