"""How well and how fast pages are read: our rules, our generic reading, and three extractors, on the same pages.

    python benchmarks/parse.py        (newspaper4k, news-please: pip install '.[bench]', best in a separate environment)

The pages are the replica's articles in the dress of every CMS family; what they say is known. Times are the
processor's, relative to a bare lxml parse of the same bytes in the same run. An extractor that is not installed is
named and left out.
"""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.util
import logging
import sys
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Run as a script, this file's own folder would come first.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).parent]

from lxml import etree

from extract.exchange import VIETNAM
from extract.page import PageArticle, PageRules, parse_page
from thidua.demo.content import load_sites
from thidua.demo.families import load_families
from thidua.demo.replicas import Replica, source_of
from thidua.scoring.pages import FIELDS, compare, mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thidua.demo.content import DemoArticle

FETCHED = dt.datetime(2026, 3, 9, 8, 30, tzinfo=dt.UTC)
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Sample:
    """One article's page, and what it says."""

    family: str
    url: str
    body: bytes
    article: DemoArticle
    related: list[str]
    rules: PageRules
    """The platform's."""


def draw_samples() -> Iterator[Sample]:
    """Yield every readable article in every family's dress."""
    for family in load_families():
        for slug in load_sites():
            replica = Replica(slug, family)
            rules = source_of(replica.site, replica.base_url).rules
            for name, article in replica.articles.items():
                if article.outcome in ("article", "undated"):
                    body = replica.draw(name, FETCHED.date())
                    yield Sample(family, replica.url(name), body, article, replica.related(name), rules)


def read_by_rules(sample: Sample) -> PageArticle | None:
    """Read a page with its platform's selectors."""
    return parse_page(sample.body, url=sample.url, content_type=HTML, fetched=FETCHED, rules=sample.rules).article


def read_by_evidence(sample: Sample) -> PageArticle | None:
    """Read a page without any selector; the order of day and month is all that its source says."""
    rules = PageRules(day_order=sample.rules.day_order)
    return parse_page(sample.body, url=sample.url, content_type=HTML, fetched=FETCHED, rules=rules).article


def read_by_trafilatura(sample: Sample) -> PageArticle | None:
    """Read a page with trafilatura and its metadata."""
    trafilatura = importlib.import_module("trafilatura")
    found = trafilatura.bare_extraction(sample.body, url=sample.url, with_metadata=True, include_comments=False)
    return _as_article(found.title, found.text, found.date, found.author) if found is not None else None


def read_by_newspaper(sample: Sample) -> PageArticle | None:
    """Read a page with newspaper4k."""
    newspaper = importlib.import_module("newspaper")
    article = newspaper.Article(sample.url, language="vi", fetch_images=False)
    article.download(input_html=sample.body.decode("utf-8", "replace"))
    article.parse()
    return _as_article(article.title, article.text, article.publish_date, ", ".join(article.authors))


def read_by_news_please(sample: Sample) -> PageArticle | None:
    """Read a page with news-please."""
    newsplease = importlib.import_module("newsplease")
    found = newsplease.NewsPlease.from_html(sample.body, url=sample.url, fetch_images=False)
    return _as_article(found.title, found.maintext, found.date_publish, ", ".join(found.authors or []))


READERS: dict[str, tuple[str, Callable[[Sample], PageArticle | None]]] = {
    "ours, platform rules": ("extract", read_by_rules),
    "ours, generic": ("extract", read_by_evidence),
    "trafilatura": ("trafilatura", read_by_trafilatura),
    "newspaper4k": ("newspaper", read_by_newspaper),
    "news-please": ("newsplease", read_by_news_please),
}
"""The package that each needs, and how it reads."""


def _as_article(title: object, body: object, published: Any, author: str | None) -> PageArticle:
    when = dt.datetime.fromisoformat(published) if isinstance(published, str) else published
    if when is not None:
        when = when.replace(tzinfo=VIETNAM) if when.tzinfo is None else when.astimezone(VIETNAM)
    return PageArticle(title=str(title or ""), body=str(body or ""), published=when, author=author or None)


def time_all(work: Callable[[Sample], object], samples: list[Sample]) -> tuple[list[object], float]:
    """Return what came of each page, and the processor's seconds for all; the first page is read once before."""
    work(samples[0])
    start = time.process_time()
    read = [work(sample) for sample in samples]
    return read, time.process_time() - start


def show_row(name: str, values: list[float], extra: str = "") -> None:
    """Print a line of the table."""
    print(f"{name:<22}" + "".join(f"{value:10.3f}" for value in values) + extra)


def main() -> None:
    """Print the two tables: fields with times, and bodies by family."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    samples = list(draw_samples())
    families = list(load_families())
    _, bare = time_all(lambda sample: etree.HTML(sample.body), samples)
    kilobytes = sum(len(sample.body) for sample in samples) / len(samples) / 1000
    print(f"{len(samples)} pages of {kilobytes:.0f} kB in the dress of {len(families)} families")
    print(f"{'':<22}" + "".join(f"{field:>10}" for field in ("min body", *FIELDS)) + "    x lxml")
    bodies: dict[str, list[float]] = {}
    for name, (package, work) in READERS.items():
        if importlib.util.find_spec(package) is None:
            print(f"{name:<22}  not installed")
            continue
        read, seconds = time_all(work, samples)
        scores = [compare(one, sample.article, sample.related) for one, sample in zip(read, samples, strict=True)]
        means = mean(scores)
        show_row(name, [min(one["body"] for one in scores), *means.values()], f"{seconds / bare:10.1f}")
        by_family = [[s["body"] for s, one in zip(scores, samples, strict=True) if one.family == f] for f in families]
        bodies[name] = [sum(some) / len(some) for some in by_family]
    print(f"\n{'body by family':<22}" + "".join(f"{family[:9]:>10}" for family in families))
    for name, values in bodies.items():
        show_row(name, values)


if __name__ == "__main__":
    main()
