from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.expectations import Expectations
from crawler.health import Reason, judge, lower_tail, worst
from crawler.measure import Content, Measure, Silence
from crawler.report import Fault

WHOLE = {"published": 20, "stamp": 20, "body": 20, "category": 20, "author": 14, "captions": 9}
USUAL = Content(pages=20, articles=20, filled=WHOLE, words=400, facts=300)


def content(articles: int = 6, pages: int | None = None, **more: Any) -> Content:
    filled = {name: math.ceil(number / 20 * articles) for name, number in WHOLE.items()}
    told = {"filled": filled, "words": 400, "facts": 15 * articles, **more}
    return Content(pages=articles if pages is None else pages, articles=articles, **told)


def measure(**more: Any) -> Measure:
    told = {
        "ended": "finished", "listings": 3, "new": 6, "changed": 0, "visits": 6, "gone": 0, "failed": 0, "blocked": 0,
        "new_in_month": 40, "days_known": 400, "silence": Silence(1, 6), "content": content(),
    }  # fmt: skip
    return Measure(**{**told, **more})


def judged(
    found: Measure, past: tuple[Content, ...] = (USUAL,) * 5, before: tuple[str, ...] = (), **expected: Any
) -> dict[str, str]:
    reasons = judge(found, past, Expectations.model_validate(expected), before=before)
    return {reason.check: reason.verdict for reason in reasons}


def without(*names: str, articles: int = 6) -> Content:
    whole = content(articles)
    return content(articles, filled={**whole.filled, **dict.fromkeys(names, 0)})


def fault(**more: Any) -> Fault:
    told = {"kind": "listing", "state": "failed", "reason": "HTTP 500", "count": 1, "example": "http://a.example/muc"}
    return Fault(**{**told, **more})


def test_a_night_like_all_others_is_well() -> None:
    assert judged(measure()) == {}
    assert judged(measure(content=content(0), new=0, visits=0)) == {}, "nothing new is no fault"
    assert judged(measure(content=content(1))) == {}


def test_a_first_night_has_no_history_to_be_held_against() -> None:
    assert judged(measure(content=without("author", "category")), past=()) == {}
    assert judged(measure(content=content(0, pages=6)), past=()) == {"readable": "broken"}


@pytest.mark.parametrize(
    ("names", "articles", "verdicts"),
    [
        (("published", "stamp"), 6, {"published": "broken", "stamp": "broken"}),
        (("body",), 2, {"body": "broken"}),
        (("body",), 1, {"body": "watch"}),
        (("author",), 1, {}),
        (("author",), 4, {"author": "watch"}),
        (("author",), 8, {"author": "broken"}),
    ],
)
def test_a_field_that_stops_filling_is_told_by_name(
    names: tuple[str, ...], articles: int, verdicts: dict[str, str]
) -> None:
    assert judged(measure(content=without(*names, articles=articles))) == verdicts


def test_pages_that_cannot_be_read_any_more_are_told() -> None:
    assert judged(measure(content=content(0, pages=4))) == {"readable": "broken"}


def test_bodies_and_facts_that_change_beyond_measure_are_told() -> None:
    assert judged(measure(content=content(words=90))) == {"words": "broken"}
    assert judged(measure(content=content(words=1000))) == {"words": "watch"}
    assert judged(measure(content=content(facts=40))) == {"facts": "watch"}
    assert judged(measure(content=content(facts=0))) == {"facts": "broken"}
    assert judged(measure(content=content(3, words=90, facts=0))) == {}, "three articles say nothing of the mean"


def test_listings_walls_and_crawls_that_broke_off_are_told() -> None:
    assert judged(measure(faults=(fault(),))) == {"listing": "watch"}
    assert judged(measure(faults=(fault(),)), before=("listing",)) == {"listing": "broken"}, "a second night in a row"
    assert judged(measure(faults=(fault(state="ok", reason="leads to no article"),))) == {"listing": "broken"}
    wall = fault(state="blocked", reason="Cloudflare challenge")
    assert judged(measure(faults=(wall,))) == {"wall": "broken"}
    assert judged(measure(faults=(fault(kind="article", state="blocked", reason="HTTP 429"),))) == {"wall": "watch"}
    usual = (replace(USUAL, listed=12.0),) * 3
    assert judged(measure(content=content(listed=2.5)), past=usual) == {"listing": "broken"}, "the side column's"
    assert judged(measure(content=content(listed=5.0)), past=usual) == {"listing": "watch"}
    assert judged(measure(content=content(listed=None)), past=usual) == {}, "not modified"
    assert judged(measure(ended="broke off")) == {"crawl": "broken"}
    assert judged(measure(ended="outside its hours", listings=0)) == {"crawl": "watch"}


def test_failures_and_vanished_articles_are_told() -> None:
    assert judged(measure(visits=20, failed=3)) == {"failures": "watch"}
    assert judged(measure(visits=20, failed=3, blocked=8)) == {"failures": "broken"}
    assert judged(measure(visits=20, gone=15)) == {"gone": "broken"}
    assert judged(measure(visits=2, failed=2)) == {}


def test_silence_is_held_against_the_sites_own_pauses() -> None:
    assert judged(measure(silence=Silence(13, 6))) == {}
    assert judged(measure(silence=Silence(20, 6))) == {"silence": "watch"}
    assert judged(measure(silence=Silence(50, 6))) == {"silence": "broken"}
    assert judged(measure(silence=Silence(50, 40))) == {}
    assert judged(measure(silence=Silence(500, None))) == {}, "too few articles to know"


@pytest.mark.parametrize(
    ("expected", "found", "check"),
    [
        ({"articles_per_month": 50}, {}, "volume"),
        ({"quiet_days": 3}, {"silence": Silence(4, 90)}, "silence"),
        ({"fill": {"captions": 0.9}}, {}, "captions"),
        ({"body_words": (500, 2000)}, {}, "words"),
        ({"facts_per_article": 16}, {}, "facts"),
        ({"failures": 0.05}, {"visits": 20, "failed": 2}, "failures"),
    ],
)
def test_what_a_file_expects_stands_instead_of_the_history(
    expected: dict[str, Any], found: dict[str, Any], check: str
) -> None:
    assert judged(measure(**found), **expected) == {check: "broken"}


def test_one_article_is_too_few_for_a_share_that_is_expected() -> None:
    bare = without("author", "published", articles=1)
    assert judged(measure(content=bare), past=(), fill={"author": 0.5, "published": 0.98}) == {}
    bare = without("author", "published", articles=2)
    assert judged(measure(content=bare), past=(), fill={"author": 0.5, "published": 0.98}) == {"published": "broken"}


def test_an_expectation_excuses_what_the_history_would_not() -> None:
    assert judged(measure(content=without("author", articles=8)), fill={"author": 0}) == {}
    assert judged(measure(silence=Silence(500, 6)), quiet_days=1000) == {}


def test_a_flood_of_new_articles_is_asked_about() -> None:
    assert judged(measure(new=900, new_in_month=900), articles_per_month=30) == {"volume": "watch"}


def test_only_the_last_articles_count() -> None:
    old = Content(pages=900, articles=900, filled=dict.fromkeys(WHOLE, 0), words=400, facts=9000)
    assert judged(measure(content=without("author", articles=8)), past=(*(USUAL,) * 5, old)) == {"author": "broken"}


def test_the_worst_comes_first() -> None:
    reasons: list[Reason] = judge(
        measure(visits=20, failed=3, content=without("published")), [USUAL], Expectations(), before=()
    )
    assert [reason.verdict for reason in reasons] == ["broken", "watch"]
    assert worst(reason.verdict for reason in reasons) == "broken"
    assert worst([]) == "ok"


@given(st.integers(1, 60), st.floats(0.01, 0.99), st.data())
def test_lower_tail_is_the_binomials(of: int, rate: float, data: st.DataObject) -> None:
    got = data.draw(st.integers(0, of))
    exact = sum(math.comb(of, k) * rate**k * (1 - rate) ** (of - k) for k in range(got + 1))
    assert lower_tail(got, of, rate) == pytest.approx(exact, abs=1e-9)


def test_lower_tail_of_a_backfill() -> None:
    assert lower_tail(5000, 10_000, 0.5) == pytest.approx(0.504, abs=0.001)
