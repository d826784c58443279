"""How far down a listing is read: to a page that shows no others, or, where a gap may lie below, to its end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from crawler.ledger_file import stamp

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from collections.abc import Collection, Iterable

    from crawler.visits import Address, Visit

_PATIENCE = 2
"""Pages in a row without anything new to a run, over which it follows a listing that it must follow to its end. One may
be the page before, pushed on by news that came in between; where there is no such page, many sites show the last."""


class News(NamedTuple):
    """How many of the articles on a listing's page are new: to the listing, and to the run."""

    fresh: int
    unseen: int


class Paging:
    """The listings' part of an open ledger; its methods run inside the caller's transactions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def open_listings(
        self, run: str, source: str, at: dt.datetime, listings: Iterable[Address], *, full: bool = False
    ) -> None:
        """Make a source's listings due; with `full` they are followed to their ends, whatever their pages show.

        So are further pages that an earlier run did not come to: what is published meanwhile pushes everything on, so
        that such a page may show nothing but what is known, while nothing below it has ever been seen.
        """
        self._db.execute(
            "UPDATE urls SET patience = ? WHERE source = ? AND kind = 'listing' AND listing IS NOT NULL"
            " AND state IN ('pending', 'failed', 'blocked')",
            (_PATIENCE, source),
        )
        self._open_pages(run, source, listings, at, patience=_PATIENCE if full else 0)

    def turn_page(self, run: str, source: str, visit: Visit, row: sqlite3.Row) -> None:
        """Record what a listing's page shows, and make the page after it due unless the listing ends here."""
        listing = row["listing"] or visit.key
        news = self._list(run, source, listing, visit.articles)
        patience = row["patience"]
        if patience:
            patience = _PATIENCE if news.unseen else patience - 1
        if news.fresh or patience or visit.follow:
            self._open_pages(run, source, visit.pages, visit.at, listing=listing, patience=patience)

    def _list(self, run: str, source: str, listing: str, articles: Collection[Address]) -> News:
        """Record that a listing shows articles; return how many it had not shown before.

        That the ledger knows an article is no evidence that the listing was read so far down: related lists lead
        anywhere. Nor is what another listing showed.
        """
        keys = {one.key for one in articles}
        sql = "SELECT key, run FROM listed WHERE source = ? AND listing = ? AND key IN (SELECT value FROM json_each(?))"
        before = dict(map(tuple, self._db.execute(sql, (source, listing, json.dumps(sorted(keys))))))
        self._db.executemany(
            "INSERT OR REPLACE INTO listed (source, listing, key, run) VALUES (?, ?, ?, ?)",
            [(source, listing, key, run) for key in sorted(keys)],
        )
        return News(len(keys - before.keys()), sum(before.get(key) != run for key in keys))

    def _open_pages(
        self,
        run: str,
        source: str,
        pages: Iterable[Address],
        at: dt.datetime,
        *,
        patience: int,
        listing: str | None = None,
    ) -> None:
        """Make listing pages due that this run has not asked for: whatever is known of them, they are looked at."""
        pages = list(pages)
        insert(self._db, source, pages, at)
        self._db.executemany(
            "UPDATE urls SET state = 'pending', next_try = ?, listing = ?, patience = max(patience, ?)"
            " WHERE source = ? AND key = ? AND claimed IS NOT ?",
            [(stamp(at), listing, patience, source, page.key, run) for page in pages],
        )


def insert(db: sqlite3.Connection, source: str, addresses: Iterable[Address], at: dt.datetime) -> None:
    """Record addresses as pending, where they are not known."""
    now = stamp(at)
    db.executemany(
        "INSERT INTO urls (source, key, url, kind, state, first_seen, last_seen, next_try)"
        " VALUES (?, ?, ?, ?, 'pending', ?, ?, ?) ON CONFLICT (source, key) DO NOTHING",
        [(source, one.key, one.url, one.kind, now, now, now) for one in addresses],
    )
