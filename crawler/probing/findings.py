"""What was found of each field in a few articles, and what later crawls may be held against."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from bs4 import BeautifulSoup

from extract.exchange import VIETNAM
from extract.page.decode import decode
from extract.page.select import content_of

if TYPE_CHECKING:
    from crawler.source import Source
    from crawler.visits import Answer
    from extract.page import Page, PageArticle

_ESSENTIAL = frozenset({"title", "published", "body"})
_DECLARED = ("title", "body", "published")
"""Parts of a layout that every article should have."""
_SHOWN = 60
# A sample of three tells what a field's fill is no better than within half; crawls soon know better.
_EXPECTED_FILL = 0.5
_BODY_MARGIN = 4.0
"""Articles of one site differ in length by about this factor."""
_DATED_ITEMS = 4
"""Least dated rows of a listing from which its pace is told."""


class Finding(NamedTuple):
    """What was found of one field."""

    field: str
    found: int
    """Articles that have it."""
    read: int
    """Articles that were read."""
    detail: str
    """How much, from what evidence, and the first one's value."""
    fault: str | None = None
    """Why the source cannot do without."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One article's page."""

    page: Page
    soup: BeautifulSoup
    """For selectors that are looked at by themselves."""

    @classmethod
    def of(cls, answer: Answer, page: Page) -> Sample:
        """Return the sample of a response and what it was read as."""
        text, _ = decode(answer.body, answer.header("content-type"))
        return cls(page, BeautifulSoup(text or "", "lxml"))


def describe_fields(samples: list[Sample]) -> list[Finding]:
    """Return what was found, field by field."""
    articles = [one.page.article for one in samples if one.page.article is not None]
    dated = [one for one in articles if one.published is not None]
    evidence = Counter(one.published_from for one in dated)
    how = ", ".join(f"{count} by {source}" for source, count in evidence.most_common())
    words = [len(one.body.split()) for one in articles if one.body]
    missed = sum("selector_missed" in one.flags for one in articles)
    length = f"median {median(words):.0f} words" if words else ""
    rows = [
        ("title", [one.title for one in articles], ""),
        ("published", [f"{one.published:%Y-%m-%d %H:%M}" for one in dated], how),
        ("category", [one.category for one in articles if one.category is not None], ""),
        ("byline", [one.author for one in articles if one.author is not None], ""),
        ("captions", [one.captions[0] for one in articles if one.captions], _count(articles, "captions")),
        ("related", [str(one.related[0].title) for one in articles if one.related], _count(articles, "related")),
        (
            "body",
            [one.body for one in articles if one.body],
            f"{length}, {missed} found by evidence alone" if missed else length,
        ),
    ]
    return [_finding(name, found, len(samples), detail) for name, found, detail in rows]


def missed_selectors(source: Source, samples: list[Sample]) -> list[str]:
    """Return a line for each title, body and stamp that the source's own file declares and most articles do not have.

    The platform's selectors may miss: then the page is read by evidence, which is what a draft starts from.
    """
    layout = source.page.layout_on(dt.datetime.now(VIETNAM).date())
    faults = []
    for part in _DECLARED:
        selectors: tuple[str, ...] = getattr(layout, part)
        hits = sum(any(map(content_of, one.soup.select(", ".join(selectors)))) for one in samples) if selectors else 0
        if selectors and 2 * hits <= len(samples):
            faults.append(f"{part}: the selector {' or '.join(selectors)} finds something in {hits} of {len(samples)}")
    return faults


def expect(source: Source, samples: list[Sample], listing: Page) -> dict[str, object]:
    """Return expectations that the sample supports, wide enough for what it cannot know."""
    articles = [one.page.article for one in samples if one.page.article is not None]
    layout = source.rules.layout_on(dt.datetime.now(VIETNAM).date())
    filled = {
        "published": all(one.published is not None for one in articles),
        "stamp": bool(layout.published) and all(one.published_from == "selector" for one in articles),
        "body": bool(layout.body) and not any("selector_missed" in one.flags for one in articles),
        "category": all(one.category is not None for one in articles),
        "author": all(one.author is not None for one in articles),
    }
    words = median(len(one.body.split()) for one in articles)
    pace = _pace([link.published for link in listing.links if link.kind == "item" and link.published is not None])
    return {
        **({"articles_per_month": pace} if pace is not None else {}),
        "fill": {name: _EXPECTED_FILL for name, found in filled.items() if found},
        "body_words": [round(words / _BODY_MARGIN), round(words * _BODY_MARGIN)],
    }


def _pace(dates: list[dt.datetime]) -> float | None:
    """Return half of the articles in 30 days that a listing's dates show; None when they are too few, or of one day."""
    if len(dates) < _DATED_ITEMS or max(dates).date() == min(dates).date():
        return None
    return round(len(dates) / ((max(dates) - min(dates)) / dt.timedelta(days=30)) / 2, 1)


def _count(articles: list[PageArticle], name: str) -> str:
    return f"{sum(len(getattr(one, name)) for one in articles)} in all"


def _finding(name: str, found: list[str], read: int, detail: str) -> Finding:
    missing = name in _ESSENTIAL and 2 * len(found) <= read
    fault = f"{name}: found in {len(found)} of {read} articles" if missing else None
    example = found[0][:_SHOWN] + ("…" if len(found[0]) > _SHOWN else "") if found else ""
    return Finding(name, len(found), read, "; ".join(part for part in (detail, example) if part), fault)
