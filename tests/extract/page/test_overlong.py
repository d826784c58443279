"""What is longer than a title, a byline or a caption can be."""

from __future__ import annotations

import pytest
from html_pages import LAST, LEAD, NO_RULES, SECOND, SELECTORS, TITLE, draw_page, paragraphs, read_article, read_page

from extract.page import PageRules

BODY = "\n\n".join((LEAD, SECOND, LAST))
LONG = "Khối thi đua " * 50


@pytest.mark.parametrize("head", ["", f"<title>{LONG}</title>", f'<meta property="og:title" content="{LONG}">'])
@pytest.mark.parametrize("rules", [SELECTORS, NO_RULES], ids=["selectors", "no rules"])
def test_what_is_longer_than_a_line_is_no_title(head: str, rules: PageRules) -> None:
    page = read_page(draw_page(title=LONG, head=head), rules)
    assert (page.outcome, page.reason) == ("empty", "has no title")
    article = read_article(draw_page(title=LONG, head=f'<meta property="og:title" content="{TITLE}">{head}'), rules)
    assert article.title == TITLE
    assert article.body.endswith(BODY)


def test_that_a_field_was_too_long_is_told() -> None:
    chosen = PageRules.model_validate({"layouts": [{"title": [".to", "h1"], "body": "#noidung", "byline": ".ai"}]})
    above = f'<div class="to">{LONG}</div>'
    below = f'<div class="ai">{LONG}</div>'
    assert (
        read_article(draw_page(above='<div class="to">x</div>', below='<div class="ai">Lệ Thu</div>'), chosen).flags
        == ()
    )
    for article in (read_article(draw_page(above=above), chosen), read_article(draw_page(below=below), chosen)):
        assert (article.title, article.body, article.author) == (TITLE, BODY, None)
        assert article.flags == ("overlong_field",)


def test_a_byline_that_holds_the_text_leaves_it_in_the_body() -> None:
    chosen = PageRules.model_validate({"layouts": [{"title": "h1", "body": "#noidung", "byline": "#noidung"}]})
    assert read_article(draw_page(paragraphs(LEAD, SECOND, SECOND + LEAD, LAST)), chosen).body.startswith(LEAD)


@pytest.mark.parametrize("rules", [SELECTORS, NO_RULES], ids=["selectors", "no rules"])
def test_credits_and_bylines_without_end_stay_in_the_text(rules: PageRules) -> None:
    credit, names = f"Ảnh: {LONG}", [f"Tác giả: {'Lệ ' * 25}"] * 20
    picture = f'<figure><img src="a.jpg"><figcaption>Quang cảnh hội nghị</figcaption></figure><p>{credit}</p>'
    article = read_article(draw_page(paragraphs(LEAD, SECOND) + picture + paragraphs(LAST, *names)), rules)
    assert article.captions == ("Quang cảnh hội nghị",)
    assert credit.strip() in article.body
    assert len(article.author or "") <= 500
