"""The author whom markup names beside the stamp or below the body, and what only looks like one."""

from __future__ import annotations

import pytest
from html_pages import LAST, LEAD, NO_RULES, SECOND, SELECTORS, TITLE, draw_page, paragraphs, read_article

from extract.page import PageRules

BODY = "\n\n".join((LEAD, SECOND, LAST))
DAY = "13/01/2023 07:45"
INSIDE = PageRules.model_validate({"layouts": [{"title": "h1", "body": "#khung"}]})


@pytest.fixture(params=[SELECTORS, NO_RULES, INSIDE], ids=["selectors", "no rules", "body with its head"])
def rules(request: pytest.FixtureRequest) -> PageRules:
    return request.param


def page_with(head: str, below: str = "") -> str:
    """Return a page whose article's head and text stand in one element."""
    return draw_page(above='<div id="khung">', stamp=head, below=f"{below}</div>")


@pytest.mark.parametrize(
    "mark",
    [
        'class="ten-tacgia"', 'class="meta_writer"', 'class="created-by"', 'class="tin-nguon"', 'id="lblButDanh"',
        'itemprop="author"', 'rel="author nofollow"', 'data-field="author"',
    ],
)  # fmt: skip
def test_a_name_beside_the_stamp_in_an_element_called_so(mark: str, rules: PageRules) -> None:
    for head in (
        f"<div><span {mark}>Lò Thị Mận</span> <span>{DAY}</span> <a href='#'>In</a></div>",
        f"<div><span>{DAY}</span> | <a {mark} href='/x'>Lò Thị Mận</a></div>",
        f"<ul><li>{DAY}</li><li {mark}>Lò Thị Mận</li><li>12 lượt xem</li></ul>",
    ):
        article = read_article(page_with(head), rules)
        assert (article.author, article.body) == ("Lò Thị Mận", BODY)
        assert str(article.published) == "2023-01-13 07:45:00+07:00"


@pytest.mark.parametrize(
    "icon", ["fa fa-user", "fas fa-user-edit", "bi bi-person", "glyphicon glyphicon-pencil", "i-icon-user"]
)
@pytest.mark.parametrize("name", ["Lò Thị Mận", "C.N", "Lan Hương - Văn Bắc", "PV", "Phòng Nghiệp vụ", "An, ảnh: Bắc"])
def test_a_name_behind_an_icon(icon: str, name: str, rules: PageRules) -> None:
    head = f'<div><i class="{icon}"></i> {name} <i class="fa fa-clock-o"></i> {DAY} <i class="fa fa-eye"></i> 12</div>'
    assert read_article(page_with(head), rules).author == name


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="author-box"><div class="author-by">Bởi</div> <a href="/x">Lò Thị Mận</a><p> - </p></div>',
        '<div class="author">Viết bởi: <span>Lò Thị Mận</span></div>',
        '<div><div class="nhan">Tác giả:</div><div class="gia-tri">Lò Thị Mận</div></div>',
        f'<div class="author">Tác giả: Lò Thị Mận | {DAY}</div>',
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_a_label_of_its_own(markup: str, below: bool, rules: PageRules) -> None:
    head = f"<p>{DAY}</p>" + ("" if below else markup)
    assert read_article(page_with(head, markup if below else ""), rules).author == "Lò Thị Mận"


@pytest.mark.parametrize(
    "head",
    [
        '<div class="author">Người đăng: Ban Biên tập</div>',
        '<div class="author">admin</div>', '<div class="author">Viết bởi Super User</div>',
        '<div><i class="fa fa-user"></i> Quản trị viên</div>', '<div><i class="fa fa-user"></i> ĐĂNG NHẬP</div>',
        '<div><i class="fa fa-users"></i> Hoành Sơn</div>', '<div><i class="fa fa-user"></i> 734 lượt xem</div>',
        '<div class="author-by">Bởi</div>', '<div class="author">Xem Tất Cả</div>', '<p class="author">VỀ TÁC GIẢ</p>',
        '<div class="nguon-nhan-luc">Hoành Sơn</div>', '<div class="comment-author">Lò Thị Mận</div>',
        '<div class="author"><p>Lò Thị Mận</p><p>Lan Hương</p></div>', "<div>Hoành Sơn, 13/01/2023</div>",
        '<div class="author">Sinh năm 1990 ở Đá Bạc</div>',
    ],
)  # fmt: skip
def test_what_is_no_name(head: str, rules: PageRules) -> None:
    assert read_article(page_with(f"<p>{DAY}</p>{head}"), rules).author is None


def test_names_elsewhere_are_not_the_authors(rules: PageRules) -> None:
    quote = '<blockquote class="author">Lò Thị Mận</blockquote>'
    photo = (
        '<figure><img src="/a.jpg"><figcaption>Hội nghị <i class="photo-author">Lò Thị Mận</i></figcaption></figure>'
    )
    page = draw_page(paragraphs(LEAD) + quote + paragraphs(SECOND, LAST) + photo)
    assert read_article(page, rules).author is None
    card = '<p><a href="/tin/2">Cụm thi đua số 3 ký giao ước thi đua</a></p><p class="author">Lò Thị Mận</p>'
    login = '<p><i class="fa fa-user"></i> Lò Thị Mận</p>'
    assert read_article(draw_page(above=login, below=f"<div>Tin khác</div>{card}{card}"), rules).author is None


def test_one_who_signs_goes_before_the_pages_markup_and_an_author_before_a_source(rules: PageRules) -> None:
    head = '<p class="author">Ban Biên tập</p>'
    signed = draw_page(paragraphs(LEAD, SECOND, LAST, "Tin, ảnh: Lò Thị Mận"), above="", stamp=head)
    assert read_article(signed, rules).author == "Lò Thị Mận"
    sourced = f'<p class="nguon">Nguồn: Báo Đá Bạc</p><p class="but-danh">Lan Hương</p><p>{DAY}</p>'
    assert read_article(page_with(sourced), rules).author == "Lan Hương"


def test_words_for_screen_readers_are_no_text() -> None:
    hidden = '<div class="visually-hidden">Image</div><span class="sr-only">Ảnh</span>'
    article = read_article(draw_page(paragraphs(LEAD, SECOND) + hidden + paragraphs(LAST)))
    assert (article.body, article.author) == (BODY, None)


def test_a_label_between_a_long_title_and_the_text() -> None:
    head = f"<h1>{TITLE}, triển khai phương hướng và nhiệm vụ công tác thi đua, khen thưởng năm 2023</h1>"
    page = (
        f'<div id="khung">{head}<p>Ngày đăng: {DAY} | Người viết: Lò Thị Mận</p>{paragraphs(LEAD, SECOND, LAST)}</div>'
    )
    article = read_article(f"<html><body>{page}</body></html>", INSIDE)
    assert (article.author, article.body) == ("Lò Thị Mận", BODY)
