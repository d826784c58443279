"""Each source judged after a run: ok, watch or broken, with the reasons. Pure: no ledger, no clock.

A source is held against its own history (its past runs but for the broken ones, lest a fault that lasts become what is
usual) and against what its file expects, which stands instead of the history. One night's few articles must be enough:
a share is a fault when that history would hardly ever give it (the binomial distribution's lower tail), so that one
article without an author alarms nobody and three without a date do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Literal

from crawler.assess import NO_ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crawler.expectations import Expectations
    from crawler.measure import Content, Measure

Verdict = Literal["ok", "watch", "broken"]
VERDICTS: tuple[Verdict, ...] = ("ok", "watch", "broken")
"""From good to bad."""

RARE, HARDLY_EVER = 0.02, 0.001
"""How often chance alone may give a share as low as a run's: below the first it is watched, below the second broken."""
_REMEMBERED = 100
"""Articles of the history that count, newest runs first: what a site looks like now."""
_FEW = 5
"""Articles below which means and shares of one run say nothing."""
_WIDE, _WIDER = 2.0, 4.0
"""By what factor a run's length or facts an article may leave the usual before it is watched, before it is broken."""
_QUIET, _SILENT = (2, 14), (4, 45)
"""Watched and broken: so many times the usual pause, but at least so many days."""
_FAILING, _FAILED = 0.1, 0.5
"""Share of the articles asked for that failed, were blocked or are gone: watched, broken."""
_FLOOD = 10
"""By what factor new articles may exceed the month's usual before it is asked whether known ones got new addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a source is not well."""

    check: str
    """What was looked at: listing, wall, crawl, failures, gone, readable, words, facts, silence, volume, or a field."""
    verdict: Verdict
    text: str
    """A sentence: the value, what was expected."""


def judge(measure: Measure, past: Sequence[Content], expected: Expectations, *, before: Iterable[str]) -> list[Reason]:
    """Return what is not well at a source, worst first; nothing when all is.

    Args:
        measure: of the run.
        past: what the articles of earlier runs held, newest first; broken runs left out.
        expected: the source's expectations.
        before: the checks that its last run failed.
    """
    usual = _pool(past)
    found = [
        *_check_crawl(measure, set(before)),
        *_check_listings(measure.content, past),
        *_check_failures(measure, expected),
        *_check_fields(measure.content, usual, expected),
        *_check_lengths(measure.content, past, expected),
        *_check_facts(measure.content, usual, expected),
        *_check_silence(measure, expected),
        *_check_volume(measure, expected),
    ]
    return sorted(found, key=lambda one: -VERDICTS.index(one.verdict))


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of some verdicts; ok when there is none."""
    return max(verdicts, key=VERDICTS.index, default="ok")


@dataclass(frozen=True, slots=True)
class _Usual:
    """What a source's last articles had, added up."""

    pages: int
    articles: int
    filled: dict[str, int]
    facts: int


def _pool(past: Sequence[Content]) -> _Usual:
    pages, articles, facts = 0, 0, 0
    filled: dict[str, int] = {}
    for one in past:
        if articles >= _REMEMBERED:
            break
        pages, articles, facts = pages + one.pages, articles + one.articles, facts + one.facts
        for name, number in one.filled.items():
            filled[name] = filled.get(name, 0) + number
    return _Usual(pages, articles, filled, facts)


def _check_crawl(measure: Measure, before: set[str]) -> Iterator[Reason]:
    if measure.ended in ("not begun", "broke off"):
        yield Reason(check="crawl", verdict="broken", text=f"its crawl {measure.ended}: see the log")
    if measure.ended == "outside its hours" and not measure.listings:
        yield Reason(check="crawl", verdict="watch", text="was not crawled: the run fell outside the site's hours")
    for fault in measure.faults:
        if fault.state == "blocked":
            verdict: Verdict = "broken" if fault.kind == "listing" or measure.ended == "blocked" else "watch"
            text = f"{fault.count} {fault.kind} page(s) behind a wall: {fault.reason} ({fault.example})"
            yield Reason(check="wall", verdict=verdict, text=text)
        elif fault.kind == "listing":
            # A server that is down for a night is no redesign.
            passing = fault.state == "failed" and "listing" not in before
            what = fault.reason if fault.reason == NO_ARTICLES else f"{fault.state}: {fault.reason}"
            text = f"listing {what} ({fault.example})"
            yield Reason(check="listing", verdict="watch" if passing else "broken", text=text)


def _check_listings(content: Content, past: Sequence[Content]) -> Iterator[Reason]:
    """Yield a fault where listings lead to far fewer articles: what is left may be the side column's."""
    shown = [one.listed for one in past if one.listed]
    if content.listed and shown:  # none at all is a fault of each listing: see _check_crawl
        text = f"listing pages lead to {content.listed:.1f} articles each"
        yield from _judge_factor("listing", content.listed, median(shown), text, both=False)


def _check_failures(measure: Measure, expected: Expectations) -> Iterator[Reason]:
    if measure.visits < _FEW:
        return
    share = (measure.failed + measure.blocked) / measure.visits
    text = f"{measure.failed + measure.blocked} of {measure.visits} articles asked for failed"
    if expected.failures is not None:
        if share > expected.failures:
            yield Reason(check="failures", verdict="broken", text=f"{text}, at most {expected.failures:.0%} expected")
    elif share >= _FAILING:
        yield Reason(check="failures", verdict="broken" if share >= _FAILED else "watch", text=text)
    if measure.gone / measure.visits >= _FAILED:
        text = f"{measure.gone} of {measure.visits} articles asked for are gone: did the site change its addresses?"
        yield Reason(check="gone", verdict="broken", text=text)


def _check_fields(content: Content, usual: _Usual, expected: Expectations) -> Iterator[Reason]:
    readable = _judge_share("readable", content.articles, content.pages, usual.articles, usual.pages, None)
    if readable is not None:
        yield readable
    elif not usual.pages and content.pages >= _FEW and content.articles < content.pages * _FAILED:
        text = f"only {content.articles} of {content.pages} pages could be read as articles"
        yield Reason(check="readable", verdict="broken", text=text)
    for name, filled in content.filled.items():
        least = expected.fill.get(name)  # type: ignore[call-overload] # the names are the same
        found = _judge_share(name, filled, content.articles, usual.filled.get(name, 0), usual.articles, least)
        if found is not None:
            yield found


def _judge_share(check: str, got: int, of: int, past_got: int, past_of: int, least: float | None) -> Reason | None:
    """Return what a share is a fault of, if it is one."""
    if of == 0:
        return None
    text = f"{check}: {got} of {of}"
    if least is not None:
        # Of a night's one or two articles a share says nothing, unless all should have the field.
        if got / of >= least or lower_tail(got, of, min(max(least, 0.01), 0.99)) >= RARE:
            return None
        return Reason(check=check, verdict="broken", text=f"{text}, at least {least:.0%} expected")
    if past_of == 0:
        return None
    # One more of either kind than was seen: a short history is no certainty.
    rate = (past_got + 1) / (past_of + 2)
    chance = lower_tail(got, of, rate)
    if chance >= RARE:
        return None
    return Reason(
        check=check,
        verdict="broken" if chance < HARDLY_EVER else "watch",
        text=f"{text}; before, {past_got} of {past_of} ({past_got / past_of:.0%})",
    )


def lower_tail(got: int, of: int, rate: float) -> float:
    """Return how likely at most `got` of `of` independent trials succeed, each with probability `rate` between 0 and 1.

    The binomial distribution's lower tail, summed by logarithms: factorials of a backfill's thousands overflow.
    """
    logs = (
        math.lgamma(of + 1) - math.lgamma(k + 1) - math.lgamma(of - k + 1)
        + k * math.log(rate) + (of - k) * math.log1p(-rate)
        for k in range(got + 1)
    )  # fmt: skip
    return min(1.0, math.fsum(map(math.exp, logs)))


def _check_lengths(content: Content, past: Sequence[Content], expected: Expectations) -> Iterator[Reason]:
    if content.words is None or content.articles < _FEW:
        return
    text = f"bodies have {content.words:.0f} words (median)"
    if expected.body_words is not None:
        least, most = expected.body_words
        if not least <= content.words <= most:
            yield Reason(check="words", verdict="broken", text=f"{text}, {least:.0f} to {most:.0f} expected")
        return
    lengths = [one.words for one in past[:_REMEMBERED] if one.words]
    if lengths:
        yield from _judge_factor("words", content.words, median(lengths), text, both=True)


def _check_facts(content: Content, usual: _Usual, expected: Expectations) -> Iterator[Reason]:
    if content.articles < _FEW:
        return
    mean = content.facts / content.articles
    text = f"{mean:.1f} facts an article"
    if expected.facts_per_article is not None:
        if mean < expected.facts_per_article:
            expectation = f"at least {expected.facts_per_article:g} expected"
            yield Reason(check="facts", verdict="broken", text=f"{text}, {expectation}")
    elif usual.articles and usual.facts:
        yield from _judge_factor("facts", mean, usual.facts / usual.articles, text, both=False)


def _judge_factor(check: str, value: float, usual: float, text: str, *, both: bool) -> Iterator[Reason]:
    """Yield what leaves the usual value by too great a factor: downwards, or both ways."""
    factor = math.inf if value == 0 else usual / value
    if both:
        factor = max(factor, value / usual)
    if factor > _WIDE:
        verdict: Verdict = "broken" if factor > _WIDER else "watch"
        yield Reason(check=check, verdict=verdict, text=f"{text}; before, {usual:.1f}")


def _check_silence(measure: Measure, expected: Expectations) -> Iterator[Reason]:
    days, usual = measure.silence
    if days is None:
        return
    text = f"nothing published for {days} days"
    if expected.quiet_days is not None:
        if days > expected.quiet_days:
            yield Reason(check="silence", verdict="broken", text=f"{text}, at most {expected.quiet_days} expected")
    elif usual is not None:
        for verdict, (times, least) in (("broken", _SILENT), ("watch", _QUIET)):
            if days > max(times * usual, least):
                text = f"{text}; its longest pause of late was {usual} days"
                yield Reason(check="silence", verdict=verdict, text=text)  # type: ignore[arg-type] # both are verdicts
                return


def _check_volume(measure: Measure, expected: Expectations) -> Iterator[Reason]:
    least = expected.articles_per_month
    if least is None or measure.days_known < 30:
        return
    text = f"{measure.new_in_month} new articles in 30 days, {least:g} expected"
    if measure.new_in_month < least:
        yield Reason(check="volume", verdict="broken", text=f"{text} at least")
    elif measure.new > _FLOOD * max(least, 1):
        text = f"{measure.new} new articles in one run: did known ones get new addresses?"
        yield Reason(check="volume", verdict="watch", text=text)
