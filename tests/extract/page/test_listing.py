"""Listing pages, their pagers, and listings that pretend to be articles."""

from __future__ import annotations

import datetime as dt

import pytest
from html_pages import LAST, LEAD, NO_RULES, SECOND, SELECTORS, draw_page, paragraphs, read_page

from extract.exchange import VIETNAM
from extract.page import PageRules

HEADLINES = [
    "Khối thi đua số 9 tổng kết năm 2022",
    "Cụm thi đua số 3 ký giao ước thi đua",
    "Hội thi tìm hiểu Luật ở huyện Đá Bạc",
]
LEADS = [
    "Tám đơn vị thành viên đã hoàn thành các chỉ tiêu đăng ký đầu năm.",
    "Các xã vùng cao cùng ký giao ước thi đua năm 2023.",
    "Hơn 200 thí sinh dự thi.",
]
PAGER = '<div class="so"><span>1</span> <a href="/tin?page=2">2</a> <a href="/tin?page=9">Trang cuối</a></div>'
ROWS = "".join(
    f'<div class="tin"><a class="anh" href="/tin/{i}"><img src="/a{i}.jpg" width="150"></a>'
    f'<h3><a href="/tin/{i}">{title}</a></h3><span class="luc">{10 + i}/01/2023 08:00</span><p>{lead}</p></div>'
    for i, (title, lead) in enumerate(zip(HEADLINES, LEADS, strict=True))
)
LISTING = f"<html><head><title>Tin khối, cụm</title></head><body><h1>Tin khối, cụm</h1>{ROWS}{PAGER}</body></html>"
BY_RULE = PageRules.model_validate(
    {"layouts": [{"body": "#noidung", "items": ".tin", "item_link": "h3 a", "item_date": ".luc", "pager": ".so"}]}
)


@pytest.mark.parametrize("rules", [BY_RULE, SELECTORS, NO_RULES], ids=["items", "selectors", "no rules"])
def test_items_have_address_title_and_date(rules: PageRules) -> None:
    page = read_page(LISTING, rules)
    assert page.outcome == "listing"
    assert page.article is None
    items = [link for link in page.links if link.kind == "item"]
    assert [(one.url, one.title) for one in items] == [
        (f"https://thidua.hoanhson.example/tin/{i}", title) for i, title in enumerate(HEADLINES)
    ]
    assert items[2].published == dt.datetime(2023, 1, 12, 8, 0, tzinfo=VIETNAM)


def test_pager_by_rule_takes_all_its_links() -> None:
    pagers = [link.url for link in read_page(LISTING, BY_RULE).links if link.kind == "pager"]
    assert pagers == ["https://thidua.hoanhson.example/tin?page=2", "https://thidua.hoanhson.example/tin?page=9"]


def test_pager_by_its_numbers() -> None:
    pagers = [link.title for link in read_page(LISTING, NO_RULES).links if link.kind == "pager"]
    assert pagers == ["2"]


def test_a_listing_of_one_item() -> None:
    row = ROWS[: ROWS.index("</div>") + 6]
    page = read_page(f"<title>Tin khối, cụm</title><h1>Tin khối, cụm</h1>{row}", NO_RULES)
    assert (page.outcome, len(page.links)) == ("listing", 1)


@pytest.mark.parametrize("rules", [SELECTORS, NO_RULES], ids=["selectors", "no rules"])
def test_leads_glued_together_are_a_listing_in_disguise(rules: PageRules) -> None:
    page = read_page(draw_page(ROWS, title="Điểm tin thi đua tháng 1"), rules)
    assert page.outcome == "listing"
    assert "3 leads" in page.reason
    assert len(page.links) == 3


def test_leads_without_links_are_told_by_their_stamps() -> None:
    leads = [
        f"<h4>{title} (1{i}/01/2023)</h4><p>{lead}</p>"
        for i, (title, lead) in enumerate(zip(HEADLINES, LEADS, strict=True))
    ]
    assert read_page(draw_page("".join(leads), title="Điểm tin thi đua tháng 1")).outcome == "listing"


def test_an_article_with_links_beside_its_text_is_an_article() -> None:
    page = read_page(draw_page(paragraphs(LEAD, SECOND, LAST), below=ROWS), SELECTORS)
    assert page.outcome == "article"


def test_an_article_with_subheadings_is_an_article() -> None:
    body = f"<h3>Kết quả đạt được</h3><p>{LEAD}</p><h3>Hạn chế</h3><p>{SECOND}</p><h3>Nhiệm vụ</h3><p>{LAST}</p>"
    assert read_page(draw_page(body), NO_RULES).outcome == "article"


def test_links_to_other_sites_are_no_items() -> None:
    page = read_page(LISTING.replace('href="/tin/1"', 'href="https://khac.example/tin/1"'), NO_RULES)
    assert [link.title for link in page.links if link.kind == "item"] == [HEADLINES[0], HEADLINES[2]]
