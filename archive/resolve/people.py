"""People: the same name in the same province with an office in common is one person."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from archive.ids import hash_id
from archive.resolve.entities import commonest, fold_name, seen_in, store_entities

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

_QUERY = """
SELECT f.id, f.article, f.name, f.positions, f.province_2025, f.source, a.published
FROM appearances f JOIN articles a ON a.id = f.article ORDER BY a.docid, f.id
"""


class Appearance(NamedTuple):
    """A row of appearances, with its article's publication time."""

    id: str
    article: str
    name: str
    positions: tuple[str, ...]
    offices: frozenset[str]
    """The positions, folded for comparing."""
    province: str | None
    source: str
    published: str | None


def resolve_people(conn: Connection) -> None:
    """Fill people and appearances.person."""
    # A name says little across the country; where a source has no province, the source must do.
    namesakes: defaultdict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for id_, article, name, listed, *rest in conn.execute(_QUERY):
        positions = tuple(json.loads(listed))
        found = Appearance(id_, article, name, positions, frozenset(map(fold_name, positions)), *rest)
        namesakes[fold_name(found.name), found.province or found.source].append(found)
    people: list[dict[str, object]] = []
    persons: list[tuple[object, ...]] = []
    for (name, where), appearances in namesakes.items():
        for same in _same_person(appearances):
            row = _person(name, where, same)
            people.append(row)
            persons.extend((row["id"], one.id) for one in same)
    store_entities(conn, "people", people, {("appearances", "person"): persons})


def _same_person(namesakes: Iterable[Appearance]) -> list[list[Appearance]]:
    """Return namesakes in groups, each linked by shared offices; one without any office stands alone."""
    groups: dict[int, list[Appearance]] = {}
    holders: dict[str, int] = {}
    for number, one in enumerate(namesakes):
        linked = sorted({holders[office] for office in one.offices if office in holders}, key=lambda i: -len(groups[i]))
        home, others = (linked[0], linked[1:]) if linked else (number, [])
        groups.setdefault(home, []).append(one)
        for other in others:
            joining = groups.pop(other)
            groups[home] += joining
            holders.update((office, home) for joined in joining for office in joined.offices)
        holders.update((office, home) for office in one.offices)
    return list(groups.values())


def _person(name: str, where: str, same: list[Appearance]) -> dict[str, object]:
    offices = sorted(frozenset().union(*(one.offices for one in same)))
    latest = max((one for one in same if one.offices), key=lambda one: (one.published or "", one.id), default=None)
    return {
        "id": hash_id("person", name, where, offices[0] if offices else same[0].id),
        "name": commonest(one.name for one in same),
        "name_folded": name,
        "position": latest and ", ".join(latest.positions),
        "province": same[0].province,  # of all the same: they are namesakes of one province
        **seen_in({one.article: one.published for one in same})._asdict(),
    }
