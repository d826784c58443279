"""People: the same name in the same province with an office in common is one person."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from archive.ids import hash_id
from archive.resolve.entities import commonest, fold_name, seen_in, store_entities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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
    positions: str
    province: str | None
    source: str
    published: str | None

    @property
    def offices(self) -> frozenset[str]:
        """The positions, folded for comparing."""
        return frozenset(map(fold_name, json.loads(self.positions)))


def resolve_people(conn: Connection) -> None:
    """Fill people and appearances.person."""
    # A name says little across the country; where a source has no province, the source must do.
    namesakes: defaultdict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for found in map(Appearance._make, conn.execute(_QUERY)):
        namesakes[fold_name(found.name), found.province or found.source].append(found)
    people: list[dict[str, object]] = []
    persons: list[tuple[object, ...]] = []
    for (name, where), appearances in namesakes.items():
        for same in _same_person(appearances):
            row = _person(name, where, same)
            people.append(row)
            persons.extend((row["id"], one.id) for one in same)
    store_entities(conn, "people", people, {("appearances", "person"): persons})


def _same_person(namesakes: Iterable[Appearance]) -> Iterator[list[Appearance]]:
    """Yield namesakes in groups, each linked by shared offices; one without any office stands alone."""
    groups: list[tuple[set[str], list[Appearance]]] = []
    for one in namesakes:
        linked = [group for group in groups if group[0] & one.offices]
        groups = [group for group in groups if not any(group is other for other in linked)]
        offices = one.offices.union(*(group[0] for group in linked))
        groups.append((set(offices), [*(other for group in linked for other in group[1]), one]))
    return (members for _, members in groups)


def _person(name: str, where: str, same: list[Appearance]) -> dict[str, object]:
    offices = sorted(frozenset().union(*(one.offices for one in same)))
    latest = next((one for one in reversed(same) if one.offices), None)
    return {
        "id": hash_id("person", name, where, offices[0] if offices else same[0].id),
        "name": commonest(one.name for one in same),
        "name_folded": name,
        "position": latest and ", ".join(json.loads(latest.positions)),
        "province": same[-1].province,
        **seen_in({one.article: one.published for one in same})._asdict(),
    }
