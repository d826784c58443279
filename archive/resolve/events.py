"""Events: meetings of one day that several articles report alike, with an organiser or place in common."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from archive.ids import hash_id
from archive.resolve.entities import commonest, fold_name, store_entities

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

_QUERY = """
SELECT f.id, f.article, f.name, f.kind, f.date, f.end_date, f.part_of_day, f.place, f.organizers, f.province_2025
FROM meetings f JOIN articles a ON a.id = f.article ORDER BY a.docid, f.id
"""
# Names of one event differ by what they leave out ("Hội nghị sơ kết"), those of two by a year or a subject.
_ALIKE = 80
_SAME = 90
# "UBND tỉnh" or "Khối thi đua số 5" names another body in every province; a name this long is one of its kind.
_TELLING_WORDS = 8


class Report(NamedTuple):
    """A row of meetings."""

    id: str
    article: str
    name: str
    kind: str
    date: str | None
    end_date: str | None
    part_of_day: str | None
    place: str | None
    organizers: str
    province: str | None


def resolve_events(conn: Connection) -> None:
    """Fill events and meetings.event."""
    by_day: defaultdict[str, list[Report]] = defaultdict(list)
    for one in map(Report._make, conn.execute(_QUERY)):
        by_day[one.date or one.id].append(one)
    groups = [group for day in by_day.values() for group in _same_event(day)]
    rows = [_event(group) for group in groups]
    ids = [(row["id"], one.id) for row, group in zip(rows, groups, strict=True) for one in group]
    store_entities(conn, "events", rows, {("meetings", "event"): ids})


def _same_event(day: list[Report]) -> Iterable[list[Report]]:
    """Return the reports of one day in groups; two of one article are never of one event."""
    groups = {one.id: [one] for one in day}
    alike = [(-score, a.id, b.id) for a, b in combinations(day, 2) if (score := _likeness(a, b))]
    for _, a, b in sorted(alike):
        together = groups[a] + groups[b]
        if groups[a] is not groups[b] and len({one.article for one in together}) == len(together):
            groups.update({one.id: together for one in together})
    return {id(group): group for group in groups.values()}.values()


def _likeness(one: Report, other: Report) -> float:
    """Return how alike two reports of one day are; 0 where they need not be of one event."""
    if one.part_of_day and other.part_of_day and one.part_of_day != other.part_of_day:
        return 0
    names = fuzz.token_set_ratio(fold_name(one.name), fold_name(other.name))
    return names if names >= _ALIKE and (_share_organizer(one, other) or _share_place(one, other)) else 0


def _share_organizer(one: Report, other: Report) -> bool:
    return any(
        fuzz.ratio(mine, theirs) >= _SAME and (_one_province(one, other) or len(mine.split()) >= _TELLING_WORDS)
        for mine in map(fold_name, json.loads(one.organizers))
        for theirs in map(fold_name, json.loads(other.organizers))
    )


def _share_place(one: Report, other: Report) -> bool:
    if one.place is None or other.place is None:
        return False
    mine, theirs = fold_name(one.place), fold_name(other.place)
    return fuzz.ratio(mine, theirs) >= _SAME and (_one_province(one, other) or len(mine.split()) >= _TELLING_WORDS)


def _one_province(one: Report, other: Report) -> bool:
    return one.province is not None and one.province == other.province


def _event(group: list[Report]) -> dict[str, object]:
    fullest = max(group, key=lambda one: (len(one.name), one.name))
    return {
        "id": hash_id("event", min(one.id for one in group)),
        "name": fullest.name,
        "kind": commonest(one.kind for one in group),
        "date": group[0].date,
        "end_date": commonest(one.end_date for one in group),
        "part_of_day": commonest(one.part_of_day for one in group),
        "place": max((one.place for one in group if one.place), key=lambda place: (len(place), place), default=None),
        "articles": len(group),
    }
