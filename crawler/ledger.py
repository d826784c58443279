"""The crawl's memory: which addresses are known, what each visit found, when each is tried again. Owns ledger.db.

One writer at a time, in one thread. A visit, the addresses it discovered and the page that continues a listing are
recorded in one transaction, and only after the response is in a WARC file: what the ledger calls read, was read whole.
"""

from __future__ import annotations

import json
import sqlite3
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

from crawler.ledger_file import connect, stamp
from crawler.paging import Paging, insert
from crawler.schedule import next_try
from crawler.visits import GONE, Due, Recorded
from crawler.warc import Place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from crawler.visits import Address, Outcome, Visit

# A page from which a listing must be followed on is asked for whole: "not modified" would show no links.
_CLAIM = (
    "SELECT id, key, url, kind, iif(patience, NULL, etag) AS etag, iif(patience, NULL, last_modified) AS last_modified"
    " FROM urls WHERE source = :source AND claimed IS NOT :run"
)
# In the order of discovery, which an index of states gives; "+" keeps SQLite from taking that of times and sorting.
_PENDING = f"{_CLAIM} AND state = 'pending' AND +next_try <= :now ORDER BY id LIMIT :limit"
_DUE_AGAIN = f"{_CLAIM} AND state <> 'pending' AND next_try <= :now ORDER BY next_try, id LIMIT :limit"
# A complete look that is cut short, goes on where it was.
_ALL_AGAIN = (
    f"{_CLAIM} AND state <> 'pending' AND kind = 'article' AND NOT (state = 'blocked' AND next_try > :now)"
    " ORDER BY last_visit, id LIMIT :limit"
)
_UNDER_WAY = "SELECT 1 FROM urls WHERE source = :source AND claimed = :run AND state = 'pending' AND kind = 'listing'"


class Ledger:
    """An open ledger.db; a context manager.

    Raises:
        LedgerError: the file is no ledger, a newer version wrote it, or it cannot be used now.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the ledger, making or migrating it as needed.

        Args:
            path: the file.
            read_only: only look at one that is there, which may be another's; one of an older version is migrated.
        """
        self._db = connect(path, read_only=read_only)
        self._db.row_factory = sqlite3.Row
        self._paging = Paging(self._db)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def query(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[sqlite3.Row]:
        """Return the rows of a SELECT: for reports and status."""
        return self._db.execute(sql, values).fetchall()

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement for each row, in one transaction: for what others keep in tables of their own."""
        with self._db:
            self._db.executemany(sql, rows)

    def start_run(self, run: str, at: dt.datetime, options: Mapping[str, object]) -> None:
        """Record that a run began."""
        with self._db:
            self._db.execute(
                "INSERT INTO runs (id, started, options) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                (run, stamp(at), json.dumps(options)),
            )

    def end_run(self, run: str, at: dt.datetime) -> None:
        """Record that a run ended of its own accord."""
        with self._db:
            self._db.execute("UPDATE runs SET ended = ? WHERE id = ?", (stamp(at), run))

    def start_source(self, run: str, source: str, at: dt.datetime) -> None:
        """Record that a run turned to a source."""
        with self._db:
            self._db.execute(
                "INSERT OR IGNORE INTO run_sources (run, source, started) VALUES (?, ?, ?)", (run, source, stamp(at))
            )

    def open_listings(
        self, run: str, source: str, at: dt.datetime, listings: Iterable[Address], *, full: bool = False
    ) -> None:
        """Make a source's listings due, and go on with what earlier runs left of them: see Paging.open_listings."""
        with self._db:
            self._paging.open_listings(run, source, at, listings, full=full)

    def end_source(self, run: str, source: str, at: dt.datetime, reason: str) -> None:
        """Record that a run is done with a source, and why."""
        with self._db:
            self._db.execute(
                "UPDATE run_sources SET ended = ?, reason = ? WHERE run = ? AND source = ?",
                (stamp(at), reason, run, source),
            )

    def claim(self, run: str, source: str, at: dt.datetime, limit: int, *, full: bool = False) -> list[Due]:
        """Return up to `limit` addresses that are due, what was never visited first; a run gets each but once.

        Args:
            run: the run that will ask for them.
            source: the source's slug.
            at: now.
            limit: most addresses.
            full: take articles that are not due yet, too; half of them while listings are being read.
        """
        named = {"source": source, "run": run, "now": stamp(at)}
        rows = self.query(_PENDING, {**named, "limit": limit})
        room = limit - len(rows)
        if full and (any(row["kind"] == "listing" for row in rows) or self.query(_UNDER_WAY, named)):
            room //= 2  # a limit of pages must be enough for both
        rows += self.query(_ALL_AGAIN if full else _DUE_AGAIN, {**named, "limit": room})
        with self._db:
            self._db.executemany("UPDATE urls SET claimed = ? WHERE id = ?", [(run, row["id"]) for row in rows])
        return [Due(**{name: row[name] for name in row.keys() if name != "id"}) for row in rows]  # noqa: SIM118

    def last_capture(self, source: str, key: str, status: int) -> tuple[str, Place] | None:
        """Return digest and place of the last capture of a page with this status.

        None also when it said something else since: gone where it was there, or there again. The captures alone must
        tell whether an article is gone (thidua/build).
        """
        rows = self.query(
            "SELECT digest, status, file, offset, length FROM captured WHERE source = ? AND key = ?"
            " AND (status = ? OR (? AND status IN (200, 404, 410))) ORDER BY fetched DESC LIMIT 1",
            (source, key, status, status in (HTTPStatus.OK, *GONE)),
        )
        if not rows or rows[0]["status"] != status:
            return None
        return rows[0]["digest"], Place(*rows[0][2:])

    def record_capture(
        self, source: str, key: str, status: int, digest: str, fetched: dt.datetime, place: Place
    ) -> None:
        """Record where the last capture of a page lies."""
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO captured VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (source, key, status, digest, stamp(fetched), *place),
            )

    def forget_captures(self, file: str, start: int, end: int) -> None:
        """Make due, as if never seen, the addresses whose last capture lay in `file` between `start` and `end`."""
        lost = self.query(
            "SELECT source, key, status FROM captured WHERE file = ? AND offset < ? AND offset + length > ?",
            (file, end, start),
        )
        with self._db:
            self._db.executemany(
                "UPDATE urls SET state = 'pending', next_try = first_seen, first_ok = NULL, etag = NULL,"
                " last_modified = NULL WHERE source = ? AND key = ?",
                [(row["source"], row["key"]) for row in lost],
            )
            self._db.executemany(
                "DELETE FROM captured WHERE source = ? AND key = ? AND status = ?", [tuple(row) for row in lost]
            )

    def record_visit(self, run: str, source: str, visit: Visit) -> Recorded:
        """Record what a visit found, and everything it discovered, at once."""
        with self._db:
            known = self._known(source, visit.articles)
            unknown = [one for one in visit.articles if one.key not in known]
            row = self._find(source, visit)
            outcome = _outcome(visit, row)
            self._update(visit, outcome, row)
            self._db.execute(
                "INSERT INTO visits (url, run, at, outcome, state, status, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (row["id"], run, stamp(visit.at), outcome, visit.state, visit.status, visit.reason),
            )
            insert(self._db, source, unknown, visit.at)
            if known:
                self._mark_seen(run, source, known)
            if visit.kind == "listing":
                self._paging.turn_page(run, source, visit, row)
            self._count(run, source, visit, outcome, len(unknown))
        return Recorded(outcome, len(unknown))

    def _known(self, source: str, addresses: Collection[Address]) -> set[str]:
        """Return the keys that the ledger has already."""
        if not addresses:
            return set()
        keys = json.dumps([one.key for one in addresses])
        sql = "SELECT key FROM urls WHERE source = ? AND key IN (SELECT value FROM json_each(?))"
        return {row["key"] for row in self.query(sql, (source, keys))}

    def _find(self, source: str, visit: Visit) -> sqlite3.Row:
        """Return the row of the visited address, made where it is missing."""
        sql, row = "SELECT * FROM urls WHERE source = ? AND key = ?", (source, visit.key)
        found = self.query(sql, row)
        if not found:
            insert(self._db, source, [visit], visit.at)
            found = self.query(sql, row)
        return found[0]

    def _update(self, visit: Visit, outcome: Outcome, row: sqlite3.Row) -> None:
        failures = row["failures"] + 1 if visit.state == "failed" else 0
        checks = {"unchanged": row["checks"] + 1, "not_modified": row["checks"] + 1, "error": row["checks"]}
        again = next_try(visit.state, visit.at, checks=checks.get(outcome, 0), failures=failures)
        again = max(again, visit.not_before or again)
        # What is gone must come back whole, not as "not modified".
        keep = visit.state not in ("ok", "gone") or outcome == "not_modified"
        done = visit.kind == "listing" and visit.state == "ok"
        self._db.execute(
            "UPDATE urls SET url = ?, state = ?, reason = ?, last_visit = ?, next_try = ?, failures = ?, checks = ?,"
            " etag = ?, last_modified = ?, first_ok = coalesce(first_ok, ?), patience = ? WHERE id = ?",
            (
                visit.url, visit.state, visit.reason, stamp(visit.at), None if done else stamp(again), failures,
                checks.get(outcome, 0),
                visit.etag or (row["etag"] if keep else None),
                visit.last_modified or (row["last_modified"] if keep else None),
                stamp(visit.at) if visit.state == "ok" else None, 0 if done else row["patience"], row["id"],
            ),
        )  # fmt: skip

    def _mark_seen(self, run: str, source: str, keys: set[str]) -> None:
        """Note that this run met known addresses; one write an address and run."""
        self._db.execute(
            "UPDATE urls SET last_seen = (SELECT started FROM runs WHERE id = :run) WHERE source = :source"
            " AND key IN (SELECT value FROM json_each(:keys))"
            " AND last_seen < (SELECT started FROM runs WHERE id = :run)",
            {"run": run, "source": source, "keys": json.dumps(sorted(keys))},
        )

    def _count(self, run: str, source: str, visit: Visit, outcome: Outcome, discovered: int) -> None:
        added = {"discovered": discovered, "captured": int(visit.captured)}
        if visit.kind == "article":
            added[outcome] = 1
        else:
            whole = visit.state == "ok" and visit.status == HTTPStatus.OK
            added |= {"listings": 1, "read": int(whole), "shown": len(visit.articles) if whole else 0}
        sums = ", ".join(f"{column} = {column} + :{column}" for column in added)
        sql = f"UPDATE run_sources SET {sums} WHERE run = :run AND source = :source"  # noqa: S608 (columns)
        self._db.execute(sql, {**added, "run": run, "source": source})


def _outcome(visit: Visit, row: sqlite3.Row) -> Outcome:
    if visit.state != "ok":
        return "error"
    if visit.status == HTTPStatus.NOT_MODIFIED:
        return "not_modified"
    if row["first_ok"] is None:
        return "new"
    return "changed" if visit.captured and not visit.same_text else "unchanged"
