"""Links to other articles around an article."""

from __future__ import annotations

import pytest
from html_pages import LAST, LEAD, NO_RULES, SECOND, SELECTORS, draw_page, paragraphs, read_article

from extract.page import PageRules

BODY = "\n\n".join((LEAD, SECOND, LAST))
OTHERS = (
    '<div><h3>Tin khác</h3><ul><li><a href="/tin/2">Cụm thi đua số 3 ký giao ước thi đua</a> (02/02/2022 10:00)</li>'
    '<li><a href="/tin/3?x=1#y">Hội thi tìm hiểu Luật ở huyện Đá Bạc</a><span>03/03/2022</span></li></ul></div>'
)


@pytest.fixture(params=[SELECTORS, NO_RULES], ids=["selectors", "no rules"])
def rules(request: pytest.FixtureRequest) -> PageRules:
    return request.param


def test_related_links_have_title_and_date(rules: PageRules) -> None:
    found = read_article(draw_page(below=OTHERS), rules).related
    assert [(one.url, one.title, one.published.day) for one in found] == [
        ("https://thidua.hoanhson.example/tin/2", "Cụm thi đua số 3 ký giao ước thi đua", 2),
        ("https://thidua.hoanhson.example/tin/3?x=1", "Hội thi tìm hiểu Luật ở huyện Đá Bạc", 3),
    ]


def test_related_links_inside_the_body_are_no_body(rules: PageRules) -> None:
    article = read_article(draw_page(paragraphs(LEAD, SECOND, LAST) + OTHERS), rules)
    assert article.body == BODY
    assert len(article.related) == 2


@pytest.mark.parametrize(
    "heading",
    [
        "Tin cùng mục", "TIN CÙNG CHỦ ĐỀ", "Cùng chuyên mục:", "Các bài viết cùng chuyên mục", "Tin tức cũ hơn",
        "Xem thêm các tin khác", "Tin khác thuộc chuyên mục Gương sáng", "Bài viết mới về các cụm, khối thi đua",
    ],
)  # fmt: skip
def test_headings_of_related_lists(rules: PageRules, heading: str) -> None:
    others = OTHERS.replace("Tin khác", heading)
    assert len(read_article(draw_page(below=others), rules).related) == 2
    assert read_article(draw_page(paragraphs(LEAD, SECOND, LAST) + others), rules).body == BODY


@pytest.mark.parametrize("heading", ["Tin mới đưa cùng chuyên mục", "Tin khác"])
def test_a_list_with_heads_of_columns_or_a_button_below_its_heading(rules: PageRules, heading: str) -> None:
    row = '<tr><td><a href="/tin/{0}">Cụm thi đua số {0} ký giao ước</a></td><td>0{0}/02/2022</td></tr>'
    table = f"<table><tr><th>Tên bài</th><th>Ngày đưa</th></tr>{''.join(map(row.format, (1, 2, 3)))}</table>"
    found = read_article(draw_page(below=f"<h3>{heading}</h3>{table}"), rules).related
    assert [one.published.day for one in found] == [1, 2, 3]
    button = '<div><a href="/tin">Xem tất cả</a></div>'
    assert len(read_article(draw_page(below=f"<h3>{heading}</h3>{button}{table}"), rules).related) == 3


def test_a_line_about_other_news_is_no_heading_without_a_list(rules: PageRules) -> None:
    line = "Bài học mới về cách làm cũ"
    assert line in read_article(draw_page(paragraphs(LEAD, line, SECOND, LAST)), rules).body


def test_popular_articles_are_not_related(rules: PageRules) -> None:
    page = draw_page(below=OTHERS.replace("Tin khác", "Đọc nhiều"))
    assert read_article(page, rules).related == ()


def test_related_by_selector() -> None:
    rules = PageRules.model_validate({"layouts": [{"related": ".cungmuc"}]})
    page = draw_page(below=f'<div class="cungmuc">{OTHERS.replace("Tin khác", "Trong khối ta")}</div>')
    assert len(read_article(page, rules).related) == 2


@pytest.mark.parametrize(
    "row",
    [
        '<li><a href="/tin/4">Khối thi đua số 5 tổng kết năm 2022</a><span>22/12/2022</span></li>',
        '<li><span>22/12/2022</span><a href="/tin/4">5 tập thể nhận Cờ thi đua năm 2022</a></li>',
        '<li><a href="/tin/4"><b>Khối thi đua số 5 tổng kết năm 2022</b></a><em>22/12/2022</em></li>',
    ],
)
def test_a_day_beside_a_link_is_no_part_of_its_words(rules: PageRules, row: str) -> None:
    found = read_article(draw_page(below=f"<div><h3>Tin khác</h3><ul>{row}{row}</ul></div>"), rules).related
    assert [(one.title.endswith("năm 2022"), str(one.published.date())) for one in found] == [(True, "2022-12-22")]


def test_a_link_parts_no_letters_and_an_anchor_no_numbers(rules: PageRules) -> None:
    linked = 'Các đơn vị xem <a href="/kh">Kế hoạch</a>, thi <a href="/x">đ</a>ua nước rút'
    page = draw_page(paragraphs(LEAD, f'{linked} trong năm 20<a name="moc"></a>24 và cả quý sau.', LAST))
    assert "Kế hoạch, thi đua nước rút trong năm 2024 và" in read_article(page, rules).body
