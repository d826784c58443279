from __future__ import annotations

import datetime as dt
import sqlite3
from functools import partial
from typing import TYPE_CHECKING

import pytest

import crawler.ledger
from crawler.errors import LedgerError
from crawler.ledger import Ledger
from crawler.schedule import next_try
from crawler.visits import Address, Visit
from crawler.warc import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
LISTING = Address(key="/muc", url="http://a.example/muc", kind="listing")
PAGE_2 = Address(key="/muc?page=2", url="http://a.example/muc?page=2", kind="listing")


def article(number: int) -> Address:
    return Address(key=f"/tin-{number}", url=f"http://a.example/tin-{number}", kind="article")


def visit(address: Address, *, at: dt.datetime = NOW, state: str = "ok", **more: object) -> Visit:
    return Visit(key=address.key, url=address.url, kind=address.kind, at=at, state=state, **more)  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db") as opened:
        begin(opened, "r1", NOW)
        yield opened


def begin(ledger: Ledger, run: str, at: dt.datetime) -> None:
    ledger.start_run(run, at, {})
    ledger.start_source(run, "mau", at)
    ledger.open_listings(run, "mau", at, [LISTING])


def claim(ledger: Ledger, run: str = "r1", at: dt.datetime = NOW, **more: bool) -> list[str]:
    return [due.key for due in ledger.claim(run, "mau", at, 100, **more)]


def later(days: float) -> dt.datetime:
    return NOW + dt.timedelta(days=days)


def test_listings_are_due_in_every_run(ledger: Ledger) -> None:
    assert claim(ledger) == ["/muc"]
    ledger.record_visit("r1", "mau", visit(LISTING))
    begin(ledger, "r2", NOW)
    assert claim(ledger, "r2") == ["/muc"]


def test_a_run_asks_for_an_address_once(ledger: Ledger) -> None:
    assert claim(ledger) == ["/muc"]
    assert claim(ledger) == []


def test_discovered_addresses_are_pending_at_once_and_in_order(ledger: Ledger) -> None:
    claim(ledger)
    found = ledger.record_visit("r1", "mau", visit(LISTING, articles=(article(3), article(2)), pages=(PAGE_2,)))
    assert (found.outcome, found.discovered) == ("new", 2)
    assert claim(ledger) == ["/tin-3", "/tin-2", "/muc?page=2"]


def test_related_links_and_other_listings_are_no_evidence_that_a_listing_was_read(ledger: Ledger) -> None:
    other = Address(key="/khac", url="http://a.example/khac", kind="listing")
    ledger.record_visit("r1", "mau", visit(article(9), articles=(article(1), article(2))))
    ledger.record_visit("r1", "mau", visit(other, articles=(article(1), article(2))))
    ledger.record_visit("r1", "mau", visit(LISTING, articles=(article(1), article(2)), pages=(PAGE_2,)))
    assert "/muc?page=2" in claim(ledger)
    page_3 = Address(key="/muc?page=3", url="http://a.example/muc?page=3", kind="listing")
    ledger.record_visit("r1", "mau", visit(PAGE_2, articles=(article(2),), pages=(page_3,)))
    assert claim(ledger) == [], "further pages are the same listing"


def test_paging_stops_where_everything_is_known(ledger: Ledger) -> None:
    ledger.record_visit("r1", "mau", visit(LISTING, articles=(article(1),)))
    begin(ledger, "r2", NOW)
    ledger.record_visit("r2", "mau", visit(LISTING, articles=(article(1),), pages=(PAGE_2,)))
    assert "/muc?page=2" not in claim(ledger, "r2")
    ledger.record_visit("r2", "mau", visit(LISTING, articles=(article(1),), pages=(PAGE_2,), follow=True))
    assert "/muc?page=2" in claim(ledger, "r2")


def test_a_page_that_an_earlier_run_left_is_followed_to_the_end_of_the_listing(ledger: Ledger) -> None:
    page = [Address(key=f"/muc?page={n}", url=f"http://a.example/muc?page={n}", kind="listing") for n in range(9)]
    ledger.record_visit("r1", "mau", visit(LISTING, articles=(article(3), article(2)), pages=(PAGE_2,)))
    begin(ledger, "r2", NOW)
    ledger.record_visit("r2", "mau", visit(LISTING, articles=(article(5), article(4)), pages=(PAGE_2,)))
    ledger.record_visit("r2", "mau", visit(PAGE_2, articles=(article(3), article(2)), pages=(page[3],)))
    assert "/muc?page=3" in claim(ledger, "r2"), "what was published pushed page 1 to page 2: below it is the gap"
    ledger.record_visit("r2", "mau", visit(page[3], articles=(article(1),), pages=(page[4],)))
    ledger.record_visit("r2", "mau", visit(page[4], articles=(article(1),), pages=(page[5],)))
    ledger.record_visit("r2", "mau", visit(page[5], articles=(article(1),), pages=(page[6],)))
    assert "/muc?page=6" not in claim(ledger, "r2"), "a site may answer with its last page for ever"
    begin(ledger, "r3", NOW)
    ledger.record_visit("r3", "mau", visit(LISTING, articles=(article(5),), pages=(PAGE_2,)))
    assert "/muc?page=2" not in claim(ledger, "r3"), "the gap is closed"


def test_a_page_that_failed_is_followed_to_the_end_later(ledger: Ledger) -> None:
    page_3 = Address(key="/muc?page=3", url="http://a.example/muc?page=3", kind="listing")
    ledger.record_visit("r1", "mau", visit(LISTING, articles=(article(2),), pages=(PAGE_2,)))
    ledger.record_visit("r1", "mau", visit(PAGE_2, state="failed", status=500))
    begin(ledger, "r2", later(1))
    ledger.record_visit("r2", "mau", visit(PAGE_2, articles=(article(2),), pages=(page_3,)))
    assert "/muc?page=3" in claim(ledger, "r2", later(1))


def test_outcomes(ledger: Ledger) -> None:
    outcomes = [
        ledger.record_visit("r1", "mau", visit(article(1), **more)).outcome
        for more in (
            {"state": "failed", "status": 500},
            {"status": 200},
            {"status": 200, "captured": False},
            {"status": 200},
            {"status": 200, "same_text": True},
            {"status": 304, "captured": False},
            {"state": "gone", "status": 404},
        )
    ]
    assert outcomes == ["error", "new", "unchanged", "changed", "unchanged", "not_modified", "error"]


def test_an_article_is_looked_at_again_ever_more_rarely(ledger: Ledger) -> None:
    ledger.record_visit("r1", "mau", visit(article(1), status=200))
    waits, at = [], NOW
    for _ in range(6):
        row = ledger.query("SELECT next_try FROM urls WHERE key = '/tin-1'")[0]
        again = dt.datetime.fromisoformat(row["next_try"])
        waits.append((again - at) / dt.timedelta(days=1))
        at = again
        ledger.record_visit("r1", "mau", visit(article(1), at=at, status=304, captured=False))
    assert waits == [0.5, 2.5, 6.5, 29.5, 179.5, 179.5], "half a day early: no night's run begins at the same time"
    ledger.record_visit("r1", "mau", visit(article(1), at=at, status=200))
    row = ledger.query("SELECT next_try FROM urls WHERE key = '/tin-1'")[0]
    assert dt.datetime.fromisoformat(row["next_try"]) - at == dt.timedelta(hours=12)


def test_a_failure_does_not_make_an_old_article_a_new_one(ledger: Ledger) -> None:
    for number in range(5):
        ledger.record_visit("r1", "mau", visit(article(1), status=200 if number == 0 else 304, captured=False))
    ledger.record_visit("r1", "mau", visit(article(1), state="blocked", status=429))
    ledger.record_visit("r1", "mau", visit(article(1), status=304, captured=False))
    row = ledger.query("SELECT next_try FROM urls WHERE key = '/tin-1'")[0]
    assert (dt.datetime.fromisoformat(row["next_try"]) - NOW).days == 179


def test_a_failure_is_tried_again_later_and_ever_later(ledger: Ledger) -> None:
    assert next_try("failed", NOW, checks=0, failures=1) == NOW + dt.timedelta(hours=1)
    assert next_try("failed", NOW, checks=0, failures=2) == NOW + dt.timedelta(hours=4)
    assert next_try("failed", NOW, checks=0, failures=90) == NOW + dt.timedelta(days=7)
    ledger.record_visit("r1", "mau", visit(article(1), state="failed", status=500, reason="HTTP 500"))
    begin(ledger, "r2", NOW)
    assert "/tin-1" not in claim(ledger, "r2", NOW + dt.timedelta(minutes=59))
    assert "/tin-1" in claim(ledger, "r2", NOW + dt.timedelta(minutes=61))


def test_full_takes_what_is_not_due(ledger: Ledger) -> None:
    ledger.record_visit("r1", "mau", visit(article(1), status=200))
    begin(ledger, "r2", NOW)
    assert claim(ledger, "r2", full=True) == ["/muc", "/tin-1"]


def test_a_complete_look_has_room_for_listings_and_articles(ledger: Ledger) -> None:
    for number in range(9):
        ledger.record_visit("r1", "mau", visit(article(number), status=200))
    ledger.open_listings("r1", "mau", NOW, [LISTING], full=True)

    def take(limit: int) -> list[str]:
        return [due.key for due in ledger.claim("r1", "mau", NOW, limit, full=True)]

    assert take(5) == ["/muc", "/tin-0", "/tin-1"], "half of what the listing leaves"
    assert take(2) == ["/tin-2"], "while it is under way"
    ledger.record_visit("r1", "mau", visit(LISTING))
    assert take(2) == ["/tin-3", "/tin-4"]


def test_who_asked_to_be_left_alone_is_left_alone_by_a_complete_look(ledger: Ledger) -> None:
    ledger.record_visit("r1", "mau", visit(article(1), state="blocked", status=429, not_before=later(3)))
    ledger.record_visit("r1", "mau", visit(LISTING))
    assert claim(ledger, full=True) == []
    begin(ledger, "r2", later(4))
    assert claim(ledger, "r2", later(4), full=True) == ["/muc", "/tin-1"]


def test_a_page_from_which_a_listing_is_followed_on_is_asked_for_whole(ledger: Ledger) -> None:
    known = {"status": 200, "etag": '"a"', "last_modified": "x"}
    ledger.record_visit("r1", "mau", visit(LISTING, pages=(PAGE_2,), articles=(article(1),), **known))
    ledger.record_visit("r1", "mau", visit(PAGE_2, articles=(article(2),), **known))
    ledger.open_listings("r2", "mau", NOW, [LISTING])
    (due,) = ledger.claim("r2", "mau", NOW, 1)
    assert due.etag == '"a"'
    ledger.open_listings("r3", "mau", NOW, [LISTING], full=True)
    (due,) = ledger.claim("r3", "mau", NOW, 1)
    assert (due.key, due.etag, due.last_modified) == ("/muc", None, None)


def test_a_complete_look_goes_on_with_what_was_looked_at_longest_ago(ledger: Ledger) -> None:
    for number, days in ((1, 2), (2, 1), (3, 3)):
        ledger.record_visit("r1", "mau", visit(article(number), at=later(days), status=200))
    ledger.record_visit("r1", "mau", visit(LISTING))
    assert claim(ledger, full=True) == ["/tin-2", "/tin-1", "/tin-3"]


def test_validators_outlast_not_modified_and_failures(ledger: Ledger) -> None:
    ledger.record_visit("r1", "mau", visit(article(1), status=200, etag='"a"', last_modified="x"))
    ledger.record_visit("r1", "mau", visit(article(1), status=304, captured=False))
    ledger.record_visit("r1", "mau", visit(article(1), state="failed", status=500))
    (due,) = [one for one in ledger.claim("r1", "mau", later(1), 9) if one.kind == "article"]
    assert (due.etag, due.last_modified) == ('"a"', "x")
    ledger.record_visit("r1", "mau", visit(article(1), status=200))
    begin(ledger, "r2", later(2))
    (due,) = [one for one in ledger.claim("r2", "mau", later(2), 9) if one.kind == "article"]
    assert due.etag is None


def test_first_and_last_seen(ledger: Ledger) -> None:
    ledger.record_visit("r1", "mau", visit(LISTING, articles=(article(1),)))
    begin(ledger, "r2", later(5))
    ledger.record_visit("r2", "mau", visit(LISTING, at=later(5), articles=(article(1),)))
    row = ledger.query("SELECT first_seen, last_seen FROM urls WHERE key = '/tin-1'")[0]
    assert dt.datetime.fromisoformat(row["first_seen"]) == NOW
    assert dt.datetime.fromisoformat(row["last_seen"]) == later(5)


def test_a_visit_is_recorded_whole_or_not_at_all(ledger: Ledger) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        ledger.record_visit("no-such-run", "mau", visit(LISTING, articles=(article(1),)))
    assert ledger.query("SELECT * FROM urls WHERE kind = 'article'") == []


def test_lost_captures_make_their_addresses_due_and_no_others(ledger: Ledger) -> None:
    claim(ledger)
    for number in (1, 2, 3):
        ledger.record_capture("mau", f"/tin-{number}", 200, "sha256:0", NOW, Place("a.warc.gz", number * 100, 100))
        ledger.record_visit("r1", "mau", visit(article(number), status=200))
    ledger.forget_captures("a.warc.gz", 200, 300)
    assert ledger.last_capture("mau", "/tin-3", 200) == ("sha256:0", Place("a.warc.gz", 300, 100))
    begin(ledger, "r2", NOW)
    assert claim(ledger, "r2") == ["/muc", "/tin-2"]


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "ledger.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LedgerError, match="newer version"):
        Ledger(tmp_path / "ledger.db")


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_text("x" * 5000)
    with pytest.raises(LedgerError, match=r"move it away"):
        Ledger(tmp_path / "ledger.db")


def test_a_ledger_that_another_program_has_locked_is_not_to_be_moved_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.db"
    Ledger(path).close()
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0))
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerError, match=r"locked: leave it there: end what else uses it"):
            Ledger(path)
    other.close()


def test_a_ledger_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "captures").touch()
    with pytest.raises(LedgerError, match=r"get the right to write"):
        Ledger(tmp_path / "captures" / "ledger.db")


@pytest.mark.parametrize("writable", [True, False])
def test_looking_at_a_ledger_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, writable: bool
) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        begin(ledger, "r1", NOW)
    monkeypatch.setattr("os.access", lambda *_: writable)
    with Ledger(path, read_only=True) as ledger:
        assert len(ledger.query("SELECT * FROM runs")) == 1
        assert writable or list(tmp_path.iterdir()) == [path], "where nothing may be written, nothing is"
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            begin(ledger, "r2", NOW)


def test_an_older_ledger_is_brought_up_to_date_when_it_is_looked_at(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "ledger.db").close()
    with Ledger(tmp_path / "ledger.db", read_only=True) as ledger:
        assert ledger.query("SELECT * FROM runs") == []


@pytest.mark.parametrize("query", [crawler.ledger._PENDING, crawler.ledger._ALL_AGAIN, crawler.ledger._DUE_AGAIN])
def test_what_is_next_is_found_without_sorting_all_that_is_known(ledger: Ledger, query: str) -> None:
    given = {"source": "mau", "run": "r1", "now": NOW.isoformat(), "limit": 64}
    plan = [row["detail"] for row in ledger.query(f"EXPLAIN QUERY PLAN {query}", given)]
    assert len(plan) == 1, plan
    assert "USING INDEX" in plan[0]
