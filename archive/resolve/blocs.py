"""Blocs: the same folded name in the same province is one bloc; a number alone holds within one source only."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from archive.ids import hash_id
from archive.resolve.entities import commonest, fold_name, seen_in, store_entities

if TYPE_CHECKING:
    from sqlite3 import Connection

# "Khối thi đua số 6", "Cụm thi đua IV", "Cụm 3": every province, ministry and district has its own.
_NUMBER_ALONE = re.compile(r"(?:khối|cụm|khu vực)(?: (?:giao ước )?thi đua)?(?: số)? (?:\d+|[ivx]+)")
_LEADERSHIPS = """
SELECT f.id, f.article, f.name, f.province_2025, f.source, a.published
FROM bloc_leaderships f JOIN articles a ON a.id = f.article ORDER BY a.docid, f.id
"""
_ORGANIZERS = """
SELECT o.meeting, o.number, o.name, m.province_2025, m.source FROM organizers o JOIN meetings m ON m.id = o.meeting
"""


class Leadership(NamedTuple):
    """A row of bloc_leaderships, with its article's publication time."""

    id: str
    article: str
    name: str
    province: str | None
    source: str
    published: str | None


def resolve_blocs(conn: Connection) -> None:
    """Fill blocs, bloc_leaderships.bloc and, where a meeting's organizer is a known bloc, organizers.bloc."""
    leaderships: defaultdict[str, list[Leadership]] = defaultdict(list)
    for one in map(Leadership._make, conn.execute(_LEADERSHIPS)):
        leaderships[bloc_id(one.name, one.province, one.source)].append(one)
    organizers = [
        (found, meeting, number)
        for meeting, number, name, province, source in conn.execute(_ORGANIZERS)
        if (found := bloc_id(name, province, source)) in leaderships
    ]
    conn.execute("UPDATE organizers SET bloc = NULL WHERE bloc IS NOT NULL")
    rows = [_bloc(found, same) for found, same in leaderships.items()]
    leads = [(found, one.id) for found, same in leaderships.items() for one in same]
    store_entities(conn, "blocs", rows, {("bloc_leaderships", "bloc"): leads, ("organizers", "bloc"): organizers})


def bloc_id(name: str, province: str | None, source: str) -> str:
    """Return the id of the bloc that a source of a province calls `name`."""
    folded = fold_name(name)
    where = source if province is None or _NUMBER_ALONE.fullmatch(folded) else province
    return hash_id("bloc", folded, where)


def _bloc(found: str, same: list[Leadership]) -> dict[str, object]:
    return {
        "id": found,
        "name": commonest(one.name for one in same),
        "name_folded": fold_name(same[0].name),
        "province": same[-1].province,
        **seen_in({one.article: one.published for one in same})._asdict(),
    }
