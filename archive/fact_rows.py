"""A live fact as rows: one function a kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from archive.schema import FACT_TABLES
from extract.text import fold_spelling

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from extract.records import Award, Bloc, Campaign, Document, Fact, Figure, Meeting, Person

    Row = tuple[str, dict[str, Any]]


class Scope(NamedTuple):
    """What every row of a fact table says of its article."""

    article: str
    source: str
    province: str | None
    province_2025: str | None
    published_year: int | None
    published_month: int | None


def fact_rows(kind: str, found: str, fact: Fact, scope: Scope, meetings: Sequence[str]) -> Iterator[Row]:
    """Yield the row of a fact and those of its lists.

    Args:
        kind: one of extract.records.KINDS.
        found: the fact's id.
        fact: of that kind.
        scope: its article's.
        meetings: the ids of the article's meetings, for facts that refer to one by its place.
    """
    own, lists = _WRITERS[kind](fact, meetings)
    yield FACT_TABLES[kind], {"id": found, **scope._asdict(), **own}
    for table, rows in lists.items():
        for row in rows:
            yield table, {_PARENT[table]: found, **row}


_PARENT = {
    "organizers": "meeting", "appearance_positions": "appearance", "appearance_roles": "appearance",
    "award_recipients": "award", "bloc_deputies": "leadership",
}  # fmt: skip
"""The child tables, with the column that names the fact."""
_Rows = tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]
"""A fact's own columns, and the rows of its child tables."""


def _meeting(fact: Meeting, _: Sequence[str]) -> _Rows:
    own = {
        "name": fact.name, "kind": fact.kind, "date": _iso(fact.date), "end_date": _iso(fact.end_date),
        "part_of_day": fact.part_of_day, "place": fact.place, "organizers": _json(fact.organizers),
    }  # fmt: skip
    return own, {"organizers": _numbered("name", fact.organizers)}


def _person(fact: Person, meetings: Sequence[str]) -> _Rows:
    own = {
        "name": fact.name,
        "meeting": None if fact.meeting is None else meetings[fact.meeting],
        "positions": _json(fact.positions),
        "roles": _json(fact.roles),
    }
    roles: list[dict[str, Any]] = [{"role": role} for role in fact.roles]
    return own, {"appearance_positions": _numbered("position", fact.positions), "appearance_roles": roles}


def _campaign(fact: Campaign, _: Sequence[str]) -> _Rows:
    return {name: getattr(fact, name) for name in ("name", "kind", "period_start", "period_end", "launched_by")}, {}


def _figure(fact: Figure, _: Sequence[str]) -> _Rows:
    stated = ("indicator", "text", "qualifier", "value", "value_max", "unit", "amount", "currency")
    # "triệu đồng/người/năm" is money per person and year: rows of another `per` must not be added up with others.
    per = fact.unit.partition("/")[2].strip() or None
    return {"per": per, **{name: getattr(fact, name) for name in stated}}, {}


def _award(fact: Award, _: Sequence[str]) -> _Rows:
    own = {
        "form": fact.form, "form_folded": fold_spelling(fact.form), "grade": fact.grade,
        "granted_by": fact.granted_by, "count": fact.count, "recipient_kind": fact.recipient_kind,
        "recipients": _json(fact.recipients), "status": fact.status, "achievement_year": fact.year,
    }  # fmt: skip
    return own, {"award_recipients": _numbered("name", fact.recipients)}


def _document(fact: Document, _: Sequence[str]) -> _Rows:
    return {"kind": fact.kind, "number": fact.number, "date": _iso(fact.date), "issuer": fact.issuer}, {}


def _bloc(fact: Bloc, _: Sequence[str]) -> _Rows:
    own = {
        "name": fact.name, "term_year": fact.year, "leader": fact.leader,
        "deputies": _json(fact.deputies), "member_count": fact.member_count,
    }  # fmt: skip
    return own, {"bloc_deputies": _numbered("name", fact.deputies)}


_WRITERS: dict[str, Callable[..., _Rows]] = {
    "meetings": _meeting, "people": _person, "campaigns": _campaign, "figures": _figure,
    "awards": _award, "documents": _document, "blocs": _bloc,
}  # fmt: skip


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _json(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _numbered(column: str, values: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{"number": number, column: value} for number, value in enumerate(values)]
