from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from crawler.assess import INDEX, NO_ARTICLES
from crawler.ledger import Ledger
from crawler.report import CrawlReport, read_report
from crawler.visits import Address, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
LISTING = Address(key="/muc", url="http://a.example/muc", kind="listing")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db") as opened:
        opened.start_run("r1", NOW, {})
        opened.start_source("r1", "mau", NOW)
        opened.open_listings("r1", "mau", NOW, [LISTING])
        yield opened


def report(ledger: Ledger, *slugs: str, interrupted: bool = False) -> CrawlReport:
    return read_report(ledger, "r1", slugs or ("mau",), NOW, interrupted=interrupted)


def record(ledger: Ledger, number: int, state: str, reason: str) -> None:
    key = f"/tin-{number}"
    visit = Visit(key=key, url=f"http://a.example{key}", kind="article", at=NOW, state=state, reason=reason)  # type: ignore[arg-type]
    ledger.record_visit("r1", "mau", visit)


def look(ledger: Ledger, path: str, state: str, reason: str | None, *, shows: int = 0, next_page: str = "") -> None:
    """Record a look at a listing page that shows some articles and leads to a next page."""
    numbers = range(shows)
    visit = Visit(
        key=path, url=f"http://a.example{path}", kind="listing", at=NOW, state=state, reason=reason, status=200,  # type: ignore[arg-type]
        articles=tuple(Address(key=f"{path}/{i}", url=f"http://a.example{path}/{i}", kind="article") for i in numbers),
        pages=(Address(key=next_page, url=f"http://a.example{next_page}", kind="listing"),) if next_page else (),
        follow=not shows,
    )  # fmt: skip
    ledger.record_visit("r1", "mau", visit)


@pytest.mark.parametrize(("state", "reason"), [("ok", NO_ARTICLES), ("gone", "HTTP 404")])
def test_the_page_past_a_listings_end_is_no_fault_and_an_empty_first_page_is(
    ledger: Ledger, state: str, reason: str
) -> None:
    look(ledger, "/muc", "ok", None, shows=3, next_page="/muc?p=2")
    look(ledger, "/muc?p=2", "ok", None, shows=3, next_page="/muc?p=3")
    look(ledger, "/muc?p=3", state, reason)
    ledger.end_source("r1", "mau", NOW, "finished")
    assert report(ledger).faults == ()
    look(ledger, "/khac", state, reason)
    ((_, fault),) = report(ledger).faults
    assert (fault.state, fault.reason, fault.example) == (state, reason, "http://a.example/khac")


@pytest.mark.parametrize("reason", ["moved to http://a.example/moi", INDEX])
def test_an_empty_page_behind_one_without_articles_of_its_own_is_a_fault(ledger: Ledger, reason: str) -> None:
    look(ledger, "/muc", "ok", reason, next_page="/moi")
    look(ledger, "/moi", "ok", NO_ARTICLES)
    ledger.end_source("r1", "mau", NOW, "finished")
    assert [fault.example for _, fault in report(ledger).faults] == ["http://a.example/moi"]


def test_faults_are_counted_by_reason_with_an_example(ledger: Ledger) -> None:
    for number in (1, 2):
        record(ledger, number, "failed", "HTTP 500")
    record(ledger, 3, "blocked", "maintenance")
    ledger.end_source("r1", "mau", NOW, "finished")
    found = [(fault.state, fault.reason, fault.count, fault.example) for _, fault in report(ledger).faults]
    assert found == [
        ("failed", "HTTP 500", 2, "http://a.example/tin-1"),
        ("blocked", "maintenance", 1, "http://a.example/tin-3"),
    ]


def test_what_a_site_takes_away_or_keeps_to_itself_is_no_fault(ledger: Ledger) -> None:
    record(ledger, 1, "gone", "HTTP 404")
    record(ledger, 2, "refused", "Forbidden by robots.txt")
    ledger.end_source("r1", "mau", NOW, "finished")
    (one,) = report(ledger).sources
    assert (one.error, one.faults) == (2, ())


def test_an_address_that_was_never_answered_is_a_fault(ledger: Ledger) -> None:
    ledger.claim("r1", "mau", NOW, 10)
    ledger.end_source("r1", "mau", NOW, "finished")
    ((slug, fault),) = report(ledger).faults
    assert (slug, fault.kind, fault.example) == ("mau", "listing", LISTING.url)
    assert "never answered" in fault.reason


def test_a_source_that_broke_off_or_never_began_is_a_fault(ledger: Ledger) -> None:
    assert [(slug, fault.reason) for slug, fault in report(ledger, "mau", "khac").faults] == [
        ("khac", "broke off; see the log"),
        ("mau", "broke off; see the log"),
    ]


def test_a_source_that_an_interrupted_run_did_not_come_to_is_no_fault(ledger: Ledger) -> None:
    ledger.end_source("r1", "mau", NOW, "shutdown")
    found = report(ledger, "mau", "khac", interrupted=True)
    assert found.faults == ()
    assert [(one.source, one.ended) for one in found.sources] == [("khac", "not begun"), ("mau", "shutdown")]
