"""The section that an article stands in."""

from __future__ import annotations

import pytest
from html_pages import NO_RULES, TITLE, draw_page, read_article

from extract.page import PageRules

ICON = '<i class="mui-ten"></i>'


@pytest.mark.parametrize(
    "trail",
    [
        f'<div class="khung-breadcrumb"><a href="/">Trang chủ</a>{ICON}<a href="/x">Tin khối, cụm</a></div>',
        '<div class="breadcrumb"><a href="/">Trang chủ</a><a href="/x"><b>Tin</b> khối, cụm</a>'
        f"<span>{TITLE}</span></div>",
        f'<div class="loi"><a href="/">Trang chủ</a>{ICON}<a href="/x">Tin khối, cụm</a></div>',
        f'<div class="breadcrumb"><span>Trang chủ</span>{ICON}<span>Tin khối, cụm</span></div>',
    ],
)
def test_a_breadcrumb_of_elements_without_anything_between(trail: str) -> None:
    assert read_article(draw_page(above=trail), NO_RULES).category == "Tin khối, cụm"


def test_a_menu_that_begins_with_the_home_page_is_no_breadcrumb() -> None:
    names = ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Liên hệ")
    menu = "".join(f'<a href="/{i}">{name}</a>' for i, name in enumerate(names))
    assert read_article(draw_page(above=f"<div>{menu}</div>"), NO_RULES).category is None


@pytest.mark.parametrize("heading", ["Các tin khác", "Tin cùng chủ đề", "Tin mới nhất"])
def test_the_heading_of_a_list_is_no_section(heading: str) -> None:
    rules = PageRules.model_validate({"layouts": [{"body": "#noidung", "category": ".ten-khung"}]})
    trail = '<ol class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/x">Tin khối, cụm</a></li></ol>'
    below = f'<h2 class="ten-khung">{heading}</h2>'
    assert read_article(draw_page(above=trail, below=below), rules).category == "Tin khối, cụm"
    assert read_article(draw_page(below=below), rules).category is None
    own = '<h2 class="ten-khung">Gương sáng</h2>'
    assert read_article(draw_page(below=below + own), rules).category == "Gương sáng"


def test_what_a_selector_finds_over_links_to_other_articles_is_no_section() -> None:
    rules = PageRules.model_validate({"layouts": [{"body": "#noidung", "category": ".ten-khung"}]})
    links = '<p><a href="/tin/2">Cụm thi đua số 3 ký giao ước thi đua</a> (02/02/2022)</p>' * 2
    heading = '<h2 class="ten-khung">Tin mới đưa cùng chuyên mục</h2>'
    assert read_article(draw_page(below=heading + links), rules).category is None
