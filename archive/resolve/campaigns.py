"""Campaigns: mentions with the same folded name are of one campaign, wherever they stand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from archive.ids import hash_id
from archive.resolve.entities import commonest, fold_name, seen_in, store_entities

if TYPE_CHECKING:
    from sqlite3 import Connection

_QUERY = """
SELECT f.id, f.article, f.name, f.kind, f.period_start, f.period_end, f.province_2025, a.published
FROM campaign_mentions f JOIN articles a ON a.id = f.article ORDER BY a.docid, f.id
"""


class Mention(NamedTuple):
    """A row of campaign_mentions, with its article's publication time."""

    id: str
    article: str
    name: str
    kind: str
    period_start: int | None
    period_end: int | None
    province: str | None
    published: str | None


def resolve_campaigns(conn: Connection) -> None:
    """Fill campaigns and campaign_mentions.campaign."""
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in map(Mention._make, conn.execute(_QUERY)):
        mentions[fold_name(one.name)].append(one)
    campaigns = [_campaign(name, same) for name, same in mentions.items()]
    ids = [(_id(name), one.id) for name, same in mentions.items() for one in same]
    store_entities(conn, "campaigns", campaigns, {("campaign_mentions", "campaign"): ids})


def _id(name: str) -> str:
    return hash_id("campaign", name)


def _campaign(name: str, same: list[Mention]) -> dict[str, object]:
    return {
        "id": _id(name),
        "name": commonest(one.name for one in same),
        "name_folded": name,
        "kind": commonest(one.kind for one in same),
        "period_start": min((one.period_start for one in same if one.period_start is not None), default=None),
        "period_end": max((one.period_end for one in same if one.period_end is not None), default=None),
        "provinces": len({one.province for one in same} - {None}),
        **seen_in({one.article: one.published for one in same})._asdict(),
    }
