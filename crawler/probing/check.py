"""A source file against its live site: robots.txt, one listing, three articles, and what was found of each field."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from crawler.assess import assess
from crawler.errors import ProbeError
from crawler.probing.findings import Finding, Sample, describe_fields, expect, missed_selectors
from crawler.visits import Address, Visit
from extract.page import parse_page

if TYPE_CHECKING:
    from crawler.probing.fetch import Fetch
    from crawler.source import Source
    from crawler.visits import Answer, UrlKind
    from extract.page import Page

ARTICLES = 3
"""How many articles are read."""


@dataclass(slots=True)
class CheckReport:
    """What a look at a site came to."""

    slug: str
    robots: str = "not asked for"
    listing: str = "not asked for"
    articles: list[str] = field(default_factory=list)
    """Addresses of the articles that were read."""
    findings: list[Finding] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Why the source cannot be crawled as its file describes it."""
    expectations: dict[str, object] = field(default_factory=dict)
    """What later crawls may be held against, as a source file writes it; empty while there are faults."""


async def check_source(source: Source, fetch: Fetch) -> CheckReport:
    """Return what a live look at a source came to; whatever goes wrong is among the faults."""
    report = CheckReport(source.slug)
    report.robots = await _look_at_robots(source, fetch)
    visit, answer = await _visit(source, source.listing_urls[0], "listing", fetch)
    report.listing = _describe_listing(visit)
    if not visit.articles or answer is None:
        report.faults.append(f"listing {report.listing}")
        return report
    samples = []
    for address in visit.articles[:ARTICLES]:
        seen, read = await _visit(source, address.url, "article", fetch)
        if read is None or seen.state != "ok":
            report.faults.append(f"article {address.url}: {seen.state}: {seen.reason}")
            continue
        report.articles.append(read.url)
        samples.append(Sample.of(read, parse(source, read)))
    report.findings = describe_fields(samples)
    report.faults += [one.fault for one in report.findings if one.fault is not None]
    report.faults += missed_selectors(source, samples)
    if not report.faults:
        report.expectations = expect(source, samples, parse(source, answer))
    return report


def parse(source: Source, answer: Answer) -> Page:
    """Return a response read by the source's rules."""
    content_type = answer.header("content-type")
    return parse_page(
        answer.body, url=answer.url, content_type=content_type, fetched=answer.fetched, rules=source.rules
    )


async def _look_at_robots(source: Source, fetch: Fetch) -> str:
    try:
        answer = await fetch(urljoin(source.base_url, "/robots.txt"))
    except ProbeError as problem:
        return str(problem)
    lines = answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else []
    rules = sum(line.strip().lower().startswith("disallow:") for line in lines)
    return f"HTTP {answer.status}, {rules} rules"


async def _visit(source: Source, url: str, kind: UrlKind, fetch: Fetch) -> tuple[Visit, Answer | None]:
    """Return what visiting an address came to, judged as a crawl would, and the response if there was one."""
    address = Address(key=source.key(url), url=url, kind=kind)
    try:
        answer = await fetch(url)
    except ProbeError as problem:
        now = dt.datetime.now(dt.UTC)
        return Visit(key=address.key, url=url, kind=kind, at=now, state="failed", reason=str(problem)), None
    return assess(source, address, answer), answer


def _describe_listing(visit: Visit) -> str:
    if not visit.articles:
        return f"{visit.url}: {visit.state}: {visit.reason}"
    return f"{visit.url}: {len(visit.articles)} articles, {'more pages' if visit.pages else 'no further page'}"
