"""Where the body is: beside columns without any class, after a lead of its own, without what names call adverts."""

from __future__ import annotations

import logging

import pytest
from html_pages import LAST, LEAD, NO_RULES, SECOND, SELECTORS, draw_page, paragraphs, read_article, read_page

from extract.page import PageRules

BODY = "\n\n".join((LEAD, SECOND, LAST))
OFFICES = "".join(f'<div><a href="#">Trang tin Sở số {n}</a></div>' for n in range(20))
SLOGANS = "".join(f"<div>Khẩu hiệu thi đua thứ {n} của tỉnh Hoành Sơn trong năm nay</div>" for n in range(4))


def test_a_side_column_and_a_footer_without_any_class_are_no_body() -> None:
    popular = (
        '<div>Đọc nhiều</div><div><a href="/a">Cụm thi đua số 3 ký giao ước</a></div>'
        '<div><a href="/b">Khối 2 họp bàn quy chế</a></div>'
    )
    page = draw_page(below=f"{popular}{OFFICES}{SLOGANS}<div>Địa chỉ: Số 1, đường Đá Bạc, tỉnh Hoành Sơn</div>")
    assert read_article(page, NO_RULES).body == BODY


@pytest.mark.parametrize("name", ["sapo", "hometext", "article-desc", "tom-tat", "post-summary"])
def test_a_lead_named_so_before_a_chosen_body_is_part_of_it(name: str) -> None:
    page = draw_page(
        paragraphs(SECOND, LAST), stamp=f'<div class="ngay">13/01/2023</div><div class="{name}">{LEAD}</div>'
    )
    assert read_article(page, SELECTORS).body == BODY


@pytest.mark.parametrize("name", ["quangcao", "banner-ads", "box-qc", "ad", "ads_middle"])
@pytest.mark.parametrize("rules", [SELECTORS, NO_RULES], ids=["selectors", "no rules"])
def test_what_is_named_an_advert_is_no_body(name: str, rules: PageRules) -> None:
    advert = f'<div class="{name}"><a href="https://khac.example/">Ưu đãi 20% khi đặt trước trong tháng này</a></div>'
    page = draw_page(paragraphs(LEAD, SECOND) + advert + paragraphs(LAST))
    assert read_article(page, rules).body == BODY


@pytest.mark.parametrize("name", ["header-lead", "leaderboard", "address", "road"])
def test_names_that_only_contain_such_a_word_are_none(name: str) -> None:
    page = draw_page(paragraphs(LEAD) + f'<div class="{name}"><p>{SECOND}</p></div>' + paragraphs(LAST))
    assert read_article(page, SELECTORS).body == BODY


def test_a_stray_line_is_no_body() -> None:
    page = read_page(draw_page("", below="<p>Tổng số điểm là 5 trong 1 đánh giá</p>"), NO_RULES)
    assert page.article is None


def test_the_last_entry_of_a_menu_is_no_section() -> None:
    menu = "".join(f'<li><a href="/{n}">Mục số {n}</a></li>' for n in range(5))
    assert read_article(draw_page(above=f"<ul>{menu}</ul>"), NO_RULES).category is None


def test_an_author_named_right_after_the_body() -> None:
    page = draw_page(below="<p><strong>Tác giả: </strong>Lệ Thu</p>")
    assert read_article(page, SELECTORS).author == "Lệ Thu"


def test_a_page_whose_text_is_all_in_rows_is_a_listing() -> None:
    rules = PageRules.model_validate({"layouts": [{"body": ".noidung", "items": ".tin"}]})
    head = '<h3><a href="/a">Cụm thi đua số 3 ký giao ước</a></h3>'
    row = f'<div class="tin">{head}<div class="noidung">{LEAD}</div></div>'
    assert read_page(draw_page(row), rules).outcome == "listing"
    assert read_page(draw_page(row + f'<div class="noidung"><p>{SECOND}</p></div>'), rules).outcome == "article"


@pytest.mark.parametrize("tables", [1, 3])
def test_an_article_inside_tables_that_only_lay_out_the_page(tables: int) -> None:
    below = "<div>Các tin khác</div>" + '<p><a href="/tin/4">Khối thi đua số 5 tổng kết năm</a> (22/12/2022)</p>' * 2
    inner = draw_page(f"{paragraphs(LEAD, SECOND)}<p><img src='/a.jpg'></p>{paragraphs(LAST)}", below=below)
    menu = "<table><tr><td><a href='/x'>Giới thiệu</a></td><td><a href='/y'>Liên hệ</a></td></tr></table>"
    page = inner.replace("<body>", f"<body>{menu}" + "<table><tr><td>" * tables)
    page = page.replace("</body>", "</td></tr></table>" * tables + "<p>Cơ quan chủ quản: Sở Nội vụ</p></body>")
    assert read_article(page, NO_RULES).body == BODY


def test_trafilatura_prints_nothing_into_what_a_command_shows(caplog: pytest.LogCaptureFixture) -> None:
    assert read_article(draw_page(paragraphs(LEAD, SECOND, LAST)), NO_RULES).body == BODY
    logging.getLogger("trafilatura.core").error("discarding data: %s", None)
    assert caplog.records == []
