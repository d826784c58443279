"""What the archive says of one run's captures at one source: how they were read, and what the articles hold."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from extract.exchange import VIETNAM

if TYPE_CHECKING:
    from sqlite3 import Connection

_LAST_DAYS = 30
"""Days with publications whose pauses say how often a source usually publishes."""
_FEWEST_DAYS = 10
"""Fewer days than this say nothing."""

# An article that a build has made of other captures, too, is its current version: the run's, unless a later run came.
_OF_RUN = """
    WITH of_run AS (
        SELECT DISTINCT article FROM captures JOIN pages ON pages.capture = captures.id
        WHERE run = :run AND source = :source AND article IS NOT NULL)
"""
_PAGES = """
    SELECT count(*), count(article) FROM captures JOIN pages ON pages.capture = captures.id
    WHERE run = :run AND source = :source AND outcome <> 'gone'
"""
_FILLED = f"""{_OF_RUN}
    SELECT count(published) AS published, total(published_from = 'selector') AS stamp,
        total(NOT EXISTS (SELECT 1 FROM json_each(flags) WHERE value = 'selector_missed')) AS body,
        count(category) AS category, count(author) AS author,
        total(EXISTS (SELECT 1 FROM captions JOIN article_versions v ON v.id = version
            WHERE v.article = articles.id AND v.current)) AS captions
    FROM articles JOIN of_run ON of_run.article = articles.id
"""  # noqa: S608 (no values in it)
_WORDS = f"""{_OF_RUN}
    SELECT length(body) - length(replace(body, ' ', '')) + 1 FROM article_versions v JOIN of_run USING (article)
    WHERE v.current
"""  # noqa: S608 (no values in it)
_FACTS = f"{_OF_RUN} SELECT count(*) FROM facts JOIN of_run USING (article) WHERE live"  # noqa: S608 (no values in it)
_DAYS = """
    SELECT DISTINCT substr(published, 1, 10) FROM articles
    WHERE source = ? AND published IS NOT NULL AND published <= ? ORDER BY 1 DESC LIMIT ?
"""


class RunContent(NamedTuple):
    """What one run's captures at one source were read as."""

    pages: int
    """Responses of article addresses, but for those that say that the article is gone."""
    articles: int
    """Those that were read as articles, dated or not."""
    filled: dict[str, int]
    """How many of these articles have each field; `stamp` and `body`: found where the source's selectors say."""
    words: float | None
    """Median length of their bodies."""
    facts: int
    """Live facts of all of them."""


def content_of_run(conn: Connection, run: str, source: str) -> RunContent:
    """Return what a run's captures at a source were read as."""
    named = {"run": run, "source": source}
    pages, articles = conn.execute(_PAGES, named).fetchone()
    cursor = conn.execute(_FILLED, named)
    filled = dict(zip((column[0] for column in cursor.description), map(int, cursor.fetchone()), strict=True))
    lengths = [length for (length,) in conn.execute(_WORDS, named)]
    facts = conn.execute(_FACTS, named).fetchone()[0]
    return RunContent(pages, articles, filled, median(lengths) if lengths else None, facts)


def silence_of(conn: Connection, source: str, now: dt.datetime) -> tuple[int | None, int | None]:
    """Return the days since a source's newest article was published, and the longest pause of late in days.

    Each is None where there are too few dated articles to say. Dates after `now` are left out: a misread year.
    """
    today = now.astimezone(VIETNAM).date()
    rows = conn.execute(_DAYS, (source, f"{today.isoformat()}T99", _LAST_DAYS))
    days = [dt.date.fromisoformat(day) for (day,) in rows]
    pauses = [(later - earlier).days for later, earlier in pairwise(days)]
    usual = max(pauses) if len(days) >= _FEWEST_DAYS else None
    return (today - days[0]).days if days else None, usual
