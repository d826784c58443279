from __future__ import annotations

import html_pages
from bs4 import BeautifulSoup

from crawler.probing.compare import find_layout, read_specimens
from crawler.probing.explore import SeenPage, Specimen
from crawler.probing.naming import names_within, own_names
from crawler.visits import Answer
from extract.page import PageRules

NOTICE = (
    "Mọi sao chép từ trang này phải ghi rõ nguồn của Ban biên tập và được sự đồng ý bằng văn bản của cơ quan chủ quản."
)
FIRST = (
    "Sáng 14/02/2023, Cụm thi đua số 2 họp tại thị xã Đá Bạc để bàn quy chế hoạt động của năm và bảng điểm chung.",
    "Ngày 20/3/2023, Hội đồng tỉnh Hoành Sơn họp phiên thứ nhất, xét hồ sơ của bốn mươi mốt tập thể và cá nhân.",
    "Chiều 05/4/2023, Khối doanh nghiệp ra mắt quỹ giúp công nhân khó khăn, với ba trăm triệu đồng góp trong ngày đầu.",
)
TITLES = ("Cụm thi đua số 2 họp bàn quy chế", "Hội đồng tỉnh họp phiên thứ nhất", "Khối doanh nghiệp ra mắt quỹ")
DAYS = ("15/02/2023 08:10", "21/03/2023 16:45", "06/04/2023 07:30")


def specimens(frame: str) -> list[Specimen]:
    """Return pages of one frame: {n} counts them, {title}, {day} and {text} differ."""
    found = []
    for n, (title, day, text) in enumerate(zip(TITLES, DAYS, FIRST, strict=True)):
        filled = frame.format(n=100 + n, title=title, day=day, text=html_pages.paragraphs(text, text[::-1] + "."))
        body = f"<html><head><title>Trang mẫu</title></head><body>{filled}</body></html>"
        url = f"http://a.example/{n}.html"
        answer = Answer(url=url, status=200, headers=(), body=body.encode(), fault=None, fetched=html_pages.FETCHED)
        found.append(Specimen(SeenPage(answer, BeautifulSoup(body, "lxml"), ()), title, "Tin hoạt động"))
    return found


def layout_of(frame: str) -> dict[str, list[str]]:
    return find_layout(read_specimens(specimens(frame), PageRules()))


def test_what_differs_is_content_and_what_repeats_is_furniture() -> None:
    frame = (
        '<div class="khung"><h1 class="td">{title}</h1><p class="luc">{day}</p>'
        f'<div class="bai">{{text}}</div><div class="ghichu"><p>{NOTICE}</p></div></div>'
    )
    assert layout_of(frame) == {"title": [".td"], "body": [".bai"], "published": [".luc"]}


def test_a_name_that_is_counted_up_names_one_page_only() -> None:
    frame = (
        '<div id="post-{n}"><h1>{title}</h1><p class="luc">{day}</p>'
        '<div id="noidung-{n}" class="noi-dung">{text}</div></div>'
    )
    found = layout_of(frame)
    assert found["body"] == [".noi-dung"]
    assert found["title"] == ["h1"]


def test_an_element_without_a_name_is_named_by_the_one_around() -> None:
    frame = '<div class="dau"><h1>{title}</h1><span>Ngày đăng: {day}</span></div><div class="noidung">{text}</div>'
    assert layout_of(frame)["published"] == [".dau span"]


def test_names_without_meaning_are_left_out() -> None:
    soup = BeautifulSoup('<div class="row tin-tuc col-md-9 active" id="p_12345"><b>x</b></div>', "lxml")
    assert soup.div is not None
    assert soup.b is not None
    assert list(own_names(soup.div)) == [".tin-tuc", "div.tin-tuc"]
    assert ".tin-tuc b" in list(names_within(soup.b))
