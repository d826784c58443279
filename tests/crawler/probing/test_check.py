from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import probed_site
import pytest

from crawler.definition import dump
from crawler.probing.check import CheckReport, check_source
from crawler.source import Source
from extract.page.rules import Layout
from thidua.demo.server import DemoSites
from thidua.demo.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.probing.findings import Finding
    from crawler.visits import Answer


@pytest.fixture(scope="module")
def sources() -> Iterator[dict[str, Source]]:
    with DemoSites() as sites:
        yield sources_of(sites)


def check(source: Source) -> CheckReport:
    return asyncio.run(check_source(source, probed_site.ask))


def with_layout(source: Source, **parts: Any) -> Source:
    """Return the source with other selectors in its one layout."""
    (layout,) = source.page.layouts
    changed = Layout.model_validate({**layout.model_dump(exclude_unset=True), **parts})
    page = source.page.model_copy(update={"layouts": (changed,)})
    return Source.model_validate({**source.model_dump(exclude_unset=True), "page": page})


def of(report: CheckReport, name: str) -> Finding:
    return next(one for one in report.findings if one.field == name)


@pytest.mark.parametrize("slug", ["bacson", "honchong", "songchau"])
def test_a_right_definition_has_every_field_and_no_fault(sources: dict[str, Source], slug: str) -> None:
    report = check(sources[slug])
    assert report.faults == []
    assert report.robots == "HTTP 200, 1 rules"
    assert "4 articles, more pages" in report.listing
    assert len(report.articles) == 3
    assert {one.field for one in report.findings} == {
        "title", "published", "category", "byline", "captions", "related", "body",
    }  # fmt: skip
    assert all(one.found > 0 for one in report.findings)
    assert of(report, "published").detail.startswith("3 by selector; 20")
    assert "words" in of(report, "body").detail


def test_expectations_are_what_a_source_file_takes(sources: dict[str, Source]) -> None:
    expected = check(sources["bacson"]).expectations
    described = {**sources["bacson"].model_dump(exclude_unset=True), "expectations": expected}
    read = Source.model_validate(described).expectations
    assert read.articles_per_month is not None
    assert read.articles_per_month > 0
    assert set(read.fill) >= {"published", "stamp", "body"}
    assert read.body_words is not None
    assert read.body_words[0] < read.body_words[1]
    assert dump({"expectations": expected})


@pytest.mark.parametrize("part", ["title", "body", "published"])
def test_a_selector_that_breaks_is_named(sources: dict[str, Source], part: str) -> None:
    report = check(with_layout(sources["songchau"], **{part: ".after-the-redesign"}))
    assert report.faults == [f"{part}: the selector .after-the-redesign finds something in 0 of 3"]
    assert report.expectations == {}


def test_a_date_that_vanishes_is_named(sources: dict[str, Source]) -> None:
    async def ask_without_dates(url: str) -> Answer:
        answer = await probed_site.ask(url)
        return replace(answer, body=re.sub(rb"\d{2}/\d{2}/\d{4}", b"", answer.body))

    report = asyncio.run(check_source(sources["bacson"], ask_without_dates))
    assert report.faults == ["published: found in 0 of 3 articles"]


def test_a_listing_that_leads_to_no_article(sources: dict[str, Source]) -> None:
    other = Source.model_validate({**sources["bacson"].model_dump(exclude_unset=True), "article_url": "/no-such/"})
    (fault,) = check(other).faults
    assert "leads to no article" in fault


def test_a_listing_that_is_gone(sources: dict[str, Source]) -> None:
    described = {**sources["bacson"].model_dump(exclude_unset=True), "listings": [{"url": "cu.aspx"}]}
    (fault,) = check(Source.model_validate(described)).faults
    assert fault.startswith("listing ")
    assert fault.endswith("gone: HTTP 404")


def test_a_listing_that_robots_forbids(sources: dict[str, Source]) -> None:
    described = {**sources["bacson"].model_dump(exclude_unset=True), "listings": [{"url": "noi-bo/danh-sach.aspx"}]}
    (fault,) = check(Source.model_validate(described)).faults
    assert fault.endswith("failed: Forbidden by robots.txt")


def test_a_host_that_does_not_answer() -> None:
    with DemoSites() as sites:
        source = sources_of(sites)["bacson"]
    report = check(source)
    assert "refused" in report.robots
    assert len(report.faults) == 1
