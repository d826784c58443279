"""What a source's file may say about its pages, and how it goes over its platform's."""

from __future__ import annotations

import datetime as dt

import pytest
from html_pages import LEAD, draw_page, paragraphs, read_page
from pydantic import ValidationError

from extract.exchange import VIETNAM
from extract.page.rules import Layout, PageRules


def rules(**keys: object) -> PageRules:
    return PageRules.model_validate(keys)


def test_one_selector_may_be_a_plain_string() -> None:
    assert Layout.model_validate({"body": "#noidung"}).body == ("#noidung",)


@pytest.mark.parametrize("layout", [{"body": "div["}, {"title": ["h1", "::bad::"]}, {"bodies": "div"}])
def test_a_wrong_layout_is_refused(layout: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        rules(layouts=[layout])


@pytest.mark.parametrize("identity", ["(", "no-group"])
def test_a_wrong_identity_is_refused(identity: str) -> None:
    with pytest.raises(ValidationError):
        rules(identity=identity)


def test_the_layout_is_that_of_the_day() -> None:
    dated = rules(
        layouts=[
            {"title": "h3"},
            {"title": "h2", "valid_until": "2022-12-31"},
            {"title": "h1", "valid_until": "2018-06-30"},
        ]
    )
    days = [dt.date(2018, 6, 30), dt.date(2018, 7, 1), dt.date(2022, 12, 31), dt.date(2023, 1, 1)]
    assert [dated.layout_on(day).title for day in days] == [("h1",), ("h2",), ("h2",), ("h3",)]


def test_without_layouts_nothing_is_selected() -> None:
    assert PageRules().layout_on(dt.date(2023, 1, 1)) == Layout()


def test_a_source_goes_over_its_platform() -> None:
    platform = rules(layouts=[{"title": "h1", "body": ".a", "drop": ".x"}], date_formats="%d/%m/%Y")
    merged = rules(layouts=[{"body": ".b", "drop": []}], day_order="month_first").over(platform)
    assert merged.layout_on(dt.date(2023, 1, 1)) == Layout(title=("h1",), body=(".b",), drop=())
    assert (merged.date_formats, merged.day_order) == (("%d/%m/%Y",), "month_first")


def test_a_source_without_layouts_has_its_platforms() -> None:
    platform = rules(layouts=[{"title": "h1"}])
    assert rules(title_suffixes=" | Sở").over(platform).layouts == platform.layouts


def test_a_capture_is_read_with_the_layout_of_its_day() -> None:
    dated = rules(layouts=[{"body": "#moi"}, {"body": "#noidung", "valid_until": "2023-12-31"}])
    page = draw_page(paragraphs(LEAD)) + "<div id='moi'><p>Trang mới của cổng sau khi đổi giao diện.</p></div>"
    old = read_page(page, dated, fetched=dt.datetime(2023, 12, 31, 23, 0, tzinfo=VIETNAM))
    new = read_page(page, dated, fetched=dt.datetime(2023, 12, 31, 18, 0, tzinfo=dt.UTC))
    assert old.article.body == LEAD
    assert new.article.body == "Trang mới của cổng sau khi đổi giao diện."


def test_a_selector_that_finds_no_body_any_more_is_flagged() -> None:
    found = read_page(draw_page(), rules(layouts=[{"body": "#da-doi"}]))
    assert found.article.body.startswith(LEAD)
    assert "selector_missed" in found.article.flags
