"""Who is meant where an article does not repeat a full name: "anh", "bà Xuyến", "nhà trường"."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from extract.facts.entries import entry_at
from extract.facts.protagonists import find_protagonist
from extract.facts.recipient_groups import Group, Named
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.reading import Reading
    from extract.records import Facts, Span


class Antecedents:
    """Who is meant by a given name, a pronoun or a common noun: the full names of an article.

    Args:
        reading: the article.
        known: the facts found so far.
    """

    def __init__(self, reading: Reading, known: Facts) -> None:
        self._order = {name: number for number, name in enumerate(reading.texts)}
        self._reading = reading
        mentions = [(reading.quote(m), m) for m in reading.of("PER")]
        people = [(person.name, person.evidence[0]) for person in known.people]
        self._named = [(name, span) for name, span in [*mentions, *people] if _is_full(name)]
        self._weight = Counter(name.rpartition(" ")[2] for name, _ in mentions)
        self._is_portrait = not known.meetings

    def person(self, short: str | None, at: Span) -> Named | None:
        """Return the person whom a given name (or, with None, a pronoun) at a place means, None where nobody fits.

        A pronoun means whom the article speaks of most, of the sex that the pronoun says.
        """
        if short is not None:
            return Named(short, at) if _is_full(short) else self._first(lambda name: name.endswith(f" {short}"))
        sex = _sex(self._reading.quote(at))
        before = [one for one in self._named if self._place(one[1]) < self._place(at)]
        fitting = [one for one in before if sex is None or self._sex_of(one[0]) in (sex, None)]
        chosen = max(
            fitting, key=lambda one: (self._weight[one[0].rpartition(" ")[2]], self._place(one[1])), default=None
        )
        return Named(*chosen) if chosen is not None else None

    def entry(self, at: Span) -> list[Group]:
        """Return whom a clause without a subject is about: a list's entry, or the hero of a portrait."""
        entry = entry_at(self._reading, at)
        if entry is not None:
            named = Named(self._reading.quote(entry), entry)
            return [Group("individual" if entry.label == "PER" else "collective", names=[named])]
        hero = self._hero if self._is_portrait else None
        if hero is None or self._place(hero.span) > self._place(at):
            return []
        return [Group("individual", names=[hero])]

    @cached_property
    def _hero(self) -> Named | None:
        """Return whom a portrait is about, as the article names him first."""
        parts: dict[str, list[Span]] = {}
        for mention in self._reading.of("PER"):
            parts.setdefault(self._reading.quote(mention).rpartition(" ")[2], []).append(mention)
        hero = find_protagonist(parts)
        return self._first(lambda name: name.endswith(f" {hero}")) if hero is not None else None

    def unit(self, noun: str) -> Named | None:
        """Return the organisation that a common noun means ("nhà trường"): the only one of its kind, or None."""
        kind = noun.removeprefix("nhà ")
        found = {fold_spelling(self._reading.quote(m)): m for m in self._reading.of("ORG")}
        named = [m for name, m in found.items() if name.startswith(f"{kind} ")]
        return Named(self._reading.quote(named[0]), named[0]) if len(named) == 1 else None

    def _first(self, fits: Callable[[str], bool]) -> Named | None:
        return next((Named(*one) for one in self._named if fits(one[0])), None)

    def _sex_of(self, name: str) -> str | None:
        """Return the sex that the article's forms of address give a person."""
        for other, span in self._named:
            if other == name and (sex := _sex(self._reading.texts[span.field][: span.start].rstrip()[-8:])):
                return sex
        return "f" if " Thị " in name else None

    def _place(self, span: Span) -> tuple[int, int]:
        return self._order[span.field], span.start


def _is_full(name: str) -> bool:
    """Return whether a name is a full one: two syllables, or one with the apostrophe of the highlands' names."""
    return " " in name or "'" in name or "’" in name


def _sex(address: str) -> str | None:
    """Return m or f for the pronoun or form of address with which `address` ends, None where it says neither."""
    word = address.lower().split(" ")[-1]
    return "m" if word in ("ông", "anh") else "f" if word in ("bà", "chị", "cô") else None
