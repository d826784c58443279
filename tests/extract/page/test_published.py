"""When an article was published, and by which evidence."""

from __future__ import annotations

import datetime as dt

import pytest
from html_pages import LEAD, NO_RULES, draw_page, paragraphs, read_article, read_page

from extract.exchange import VIETNAM
from extract.page import PageRules

BANNER = "<div>Thứ tư, ngày 1 tháng 5 năm 2024</div><div>Trang chủ</div><div>Giới thiệu</div>"


def published(page: str, rules: PageRules = NO_RULES, **options: str) -> tuple[str | None, str]:
    article = read_article(page, rules, **options)
    day = article.published.strftime("%Y-%m-%d %H:%M") if article.published is not None else None
    return day, article.published_from


def test_selector() -> None:
    rules = PageRules.model_validate({"layouts": [{"published": ".ngay"}]})
    page = draw_page(stamp='<p>01/02/2021 10:00</p><p class="ngay">Đăng: 13/01/2023 07:45</p>')
    assert published(page, rules) == ("2023-01-13 07:45", "selector")


def test_declared_format_is_tried_first() -> None:
    rules = PageRules.model_validate({"layouts": [{"published": ".ngay"}], "date_formats": "%m-%d-%Y %H.%M"})
    assert published(draw_page(stamp='<p class="ngay">02-03-2023 07.45</p>'), rules) == ("2023-02-03 07:45", "selector")


def test_the_raw_stamp_is_kept() -> None:
    assert read_article(draw_page(stamp="<p>Cập nhật lúc: 13/01/2023 07:45</p>"), NO_RULES).published_raw == (
        "13/01/2023 07:45"
    )


def test_meta_element() -> None:
    head = '<meta property="article:published_time" content="2023-01-13T00:45:00Z">'
    assert published(draw_page(head=head, stamp="")) == ("2023-01-13 07:45", "meta")


@pytest.mark.parametrize(
    "markup",
    [
        '<time class="entry-date published" datetime="2023-01-13T07:45:00+07:00">1 năm trước</time>',
        '<span itemprop="datePublished" content="2023-01-13T07:45:00+07:00">hôm qua</span>',
        '<script type="application/ld+json">{"datePublished": "2023-01-13T07:45:00+07:00",}</script>',
    ],
)
def test_machine_readable_times(markup: str) -> None:
    assert published(draw_page(stamp=markup)) == ("2023-01-13 07:45", "meta")


def test_a_meta_element_of_the_capture_day_gives_way_to_the_stamp() -> None:
    head = '<meta property="article:published_time" content="2024-05-01T09:30:00+07:00">'
    assert published(draw_page(head=head)) == ("2023-01-13 07:45", "near_title")


def test_the_banner_is_never_taken_beside_a_stamp() -> None:
    assert published(draw_page(above=BANNER)) == ("2023-01-13 07:45", "near_title")


def test_the_banner_alone_is_no_date() -> None:
    page = read_page(draw_page(above=BANNER, stamp=""), NO_RULES)
    assert page.outcome == "undated"
    assert page.article.published is None
    assert "no stamp" in page.reason


def test_a_banner_with_a_time_just_above_the_title_loses_to_the_stamp_below() -> None:
    page = draw_page(above="<div>Thứ bảy 09/11/2024 08:30</div>", stamp="<div>11:40 | 03/01/2024</div>")
    assert published(page) == ("2024-01-03 11:40", "near_title")


def test_a_stamp_with_weekday_and_time_above_the_title_counts_when_alone() -> None:
    page = draw_page(above="<div>Thứ Sáu, 13/01/2023 - 07:45</div>", stamp="")
    assert published(page) == ("2023-01-13 07:45", "near_title")


@pytest.mark.parametrize("glued", ["Khối 9 họp tổng kết năm 13/01/2023 07:45", "Khối 9 họp tổng kết năm   13/1/2023"])
def test_a_stamp_glued_to_the_headline(glued: str) -> None:
    article = read_article(draw_page(title=glued, stamp=""), NO_RULES)
    assert article.published.date() == dt.date(2023, 1, 13)
    assert article.title == "Khối 9 họp tổng kết năm"


@pytest.mark.parametrize(
    "title", ["Mít tinh kỷ niệm 70 năm Ngày truyền thống (11/6/1948 - 11/6/2018)", "Bầu cử ủy viên ngày 18/7/2022"]
)
def test_a_day_that_the_headline_names_is_its_own(title: str) -> None:
    page = read_page(draw_page(title=title, stamp=""), NO_RULES)
    assert (page.outcome, page.article.title) == ("undated", title)


def test_a_counter_beside_the_stamp() -> None:
    assert published(draw_page(stamp="<p>13/01/2023 07:45 6.296 0</p>"))[0] == "2023-01-13 07:45"


@pytest.mark.parametrize(
    "stamp",
    [
        '<p><a href="/2023/01">13/01/2023 07:45</a></p>',
        '<ul><li><a href="/2023">13 Tháng Một, 2023</a></li><li>07:45</li></ul>',
        '<p>13/01/2023 07:45 | Lượt xem: 254 | <a href="/muc">Tin hoạt động cụm, khối thi đua</a></p>',
    ],
)
def test_links_beside_the_stamp_make_no_list_of_it(stamp: str) -> None:
    rules = PageRules.model_validate({"layouts": [{"body": "#noidung"}]})
    assert published(draw_page(stamp=stamp), rules) == ("2023-01-13 07:45", "near_title")


@pytest.mark.parametrize("section", ["Gương sáng", "Tin hoạt động của các cụm, khối thi đua trong toàn tỉnh Hoành Sơn"])
@pytest.mark.parametrize("link", ["{}", '<a href="/muc">{}</a>'])
@pytest.mark.parametrize("rest", ["", " | 27 lượt xem", " | Tác giả: Đoàn Thị Lụa, Văn phòng | Nghe bài viết"])
def test_a_labelled_stamp_before_whatever_follows(section: str, link: str, rest: str) -> None:
    stamp = f"<p>Đăng lúc 07:45 ngày 13/01/2023 | Chuyên mục: {link.format(section)}{rest}</p>"
    article = read_article(draw_page(stamp=stamp), NO_RULES)
    assert (article.published, article.body) == (
        dt.datetime(2023, 1, 13, 7, 45, tzinfo=VIETNAM),
        read_article(draw_page(), NO_RULES).body,
    )
    inside = read_article(draw_page(stamp + paragraphs(LEAD), stamp=""))
    assert (inside.published, inside.body) == (article.published, LEAD)


def test_uploader_before_the_stamp() -> None:
    stamp = "<p>Người đăng: Ban Biên tập Ngày đăng: 07:45 | 13/01/2023</p>"
    assert published(draw_page(stamp=stamp))[0] == "2023-01-13 07:45"


def test_a_day_in_the_running_text_is_no_stamp() -> None:
    assert read_page(draw_page(paragraphs("Ngày 12/1/2023, Khối họp.", LEAD), stamp=""), NO_RULES).outcome == "undated"


def test_a_licence_in_the_footer_is_no_stamp() -> None:
    below = "<p>Giấy phép xuất bản số: 43/GP-TTĐT ngày 11/10/2019</p>"
    assert read_page(draw_page(stamp="", below=below), NO_RULES).outcome == "undated"


def test_dates_of_other_articles_are_no_stamp() -> None:
    below = '<h3>Tin khác</h3><p><a href="/a">Cụm thi đua số 3 ký giao ước thi đua</a> (02/02/2022 10:00)</p>'
    assert read_page(draw_page(stamp="", below=below), NO_RULES).outcome == "undated"


def test_a_labelled_stamp_below_the_body() -> None:
    page = draw_page(stamp="", below="<p>Ngày đăng: 13/01/2023</p>")
    assert published(page) == ("2023-01-13 00:00", "near_title")


def test_only_the_address_tells_the_day() -> None:
    page = draw_page(stamp="")
    assert published(page, url="https://a.example/2023/01/13/hop-khoi") == ("2023-01-13 00:00", "url")


@pytest.mark.parametrize("folder", ["2023/01", "202301", "tin-thang-01-2023"])
def test_a_month_in_the_address_is_no_day(folder: str) -> None:
    page = read_page(draw_page(stamp=""), NO_RULES, url=f"https://a.example/{folder}/hop-khoi")
    assert (page.outcome, page.article.published, page.article.published_from) == ("undated", None, "none")


def test_a_declared_format_goes_before_a_rule_of_order() -> None:
    rules = PageRules.model_validate(
        {"layouts": [{"published": ".ngay"}], "date_formats": "%d/%m/%Y", "day_order": "month_first"}
    )
    assert published(draw_page(stamp='<p class="ngay">02/03/2023</p>'), rules) == ("2023-03-02 00:00", "selector")


def test_month_first_by_rule() -> None:
    rules = PageRules(day_order="month_first")
    assert published(draw_page(stamp="<p>Create: T4, 08/02/2023 - 16:19</p>"), rules)[0] == "2023-08-02 16:19"


def test_two_readings_left_are_flagged() -> None:
    article = read_article(draw_page(stamp="<p>Create: T4, 08/02/2023 - 16:19</p>"), NO_RULES)
    assert article.flags == ("ambiguous_date",)


def test_published_is_vietnamese_time() -> None:
    assert read_article(draw_page()).published == dt.datetime(2023, 1, 13, 7, 45, tzinfo=VIETNAM)


ROW = (
    '<div class="hang"><p><a href="/{n}">Cụm thi đua số {n} họp bàn việc xóa nhà tạm</a></p>'
    '<p class="ngay">0{n}/02/2022</p></div>'
)
ROWS = "".join(ROW.format(n=n) for n in (2, 3, 4))
DATE_BY_CLASS = PageRules.model_validate({"layouts": [{"body": "#noidung", "published": [".luc", ".ngay"]}]})


@pytest.mark.parametrize("heading", ["", "<h3>Tin khác</h3>", "<h3>Trong khối ta</h3>"])
def test_a_selector_never_takes_the_day_of_another_article(heading: str) -> None:
    below = f"<div>{heading}{ROWS}</div>"
    own = "<div>Ngày đăng: 13/01/2023 07:45</div>"
    assert published(draw_page(stamp=own, below=below), DATE_BY_CLASS) == ("2023-01-13 07:45", "near_title")
    assert published(draw_page(stamp="", below=below), DATE_BY_CLASS) == (None, "none")


def test_a_selector_takes_no_day_of_a_list_above_the_title() -> None:
    own = '<p class="ngay">13/01/2023 07:45</p>'
    page = draw_page(above=f"<div>{ROWS}</div>", stamp=own)
    assert published(page, DATE_BY_CLASS) == ("2023-01-13 07:45", "selector")


def test_a_selector_takes_the_stamp_below_the_body_or_beside_the_section() -> None:
    stamp = '<div><a href="/muc">Tin hoạt động cụm, khối thi đua</a><p class="ngay">13/01/2023</p></div>'
    assert published(draw_page(stamp=stamp, below=f"<div>{ROWS}</div>"), DATE_BY_CLASS)[1] == "selector"
    below = f'<p class="ngay">13/01/2023</p><div><h3>Tin khác</h3>{ROWS}</div>'
    assert published(draw_page(stamp="", below=below), DATE_BY_CLASS) == ("2023-01-13 00:00", "selector")
