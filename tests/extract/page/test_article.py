"""Title, section, body, captions, author and related links, with what pages print around them."""

from __future__ import annotations

import pytest
from html_pages import LAST, LEAD, NO_RULES, SECOND, SELECTORS, STAMP, TITLE, URL, draw_page, paragraphs, read_article

from extract.page import PageRules

BODY = "\n\n".join((LEAD, SECOND, LAST))
PICTURE = '<p style="text-align:center"><img src="/anh/dai-bieu.jpg"></p>'


@pytest.fixture(params=[SELECTORS, NO_RULES], ids=["selectors", "no rules"])
def rules(request: pytest.FixtureRequest) -> PageRules:
    return request.param


def with_caption(markup: str) -> str:
    return paragraphs(LEAD) + markup + paragraphs(SECOND, LAST)


# Title and section.


@pytest.mark.parametrize("title", [f"null {TITLE}", f"  {TITLE}\n", f"{TITLE} 13/01/2023 07:45"])
def test_title_without_what_the_site_adds(title: str, rules: PageRules) -> None:
    assert read_article(draw_page(title=title), rules).title == TITLE


def test_title_of_a_page_without_heading_is_its_own_title_without_the_sites_name() -> None:
    page = f"<title>{TITLE} - Sở Nội vụ</title><div class='t'>{TITLE}</div>{paragraphs(LEAD, SECOND, LAST)}"
    assert read_article(page, NO_RULES).title == TITLE


def test_title_suffix_by_rule() -> None:
    page = draw_page(title=f"{TITLE} | Trang tin Hoành Sơn")
    assert read_article(page, PageRules(title_suffixes=(" | Trang tin Hoành Sơn",))).title == TITLE


def test_title_is_the_heading_that_the_page_is_called_by() -> None:
    page = draw_page(above="<h1>Trang tin tỉnh Hoành Sơn</h1>", head=f"<title>{TITLE} | Trang tin</title>")
    assert read_article(page, NO_RULES).title == TITLE


def test_title_of_a_page_whose_own_title_is_the_sites_is_the_line_above_the_stamp() -> None:
    page = f"<title>Trang tin</title><div>{TITLE}</div><div>(13/01/2023 07:45)</div>{paragraphs(LEAD, SECOND, LAST)}"
    assert read_article(page, NO_RULES).title == TITLE


def test_title_after_the_sites_name() -> None:
    page = draw_page(above="<h1>Trang tin tỉnh Hoành Sơn</h1>", head=f"<title>Trang tin - {TITLE}</title>")
    assert read_article(page, NO_RULES).title == TITLE


@pytest.mark.parametrize("parted", [" > ", " › ", " :: ", " / "])
def test_title_after_the_name_of_a_kind_of_pages(parted: str) -> None:
    page = draw_page(head=f"<title>Xem tin{parted}{TITLE}</title>", stamp=f"<p>Bản in</p>{STAMP}")
    article = read_article(page.replace("h1>", "h3>"), NO_RULES)
    assert (article.title, article.body) == (TITLE, BODY)


def test_title_where_every_box_of_the_page_has_an_h1() -> None:
    boxes = "<h1>Tin mới đưa cùng chuyên mục</h1><p>Đang cập nhật</p><h1>Liên kết website trong tỉnh</h1>"
    page = draw_page(head="<title>Gương sáng</title>").replace("h1>", "h3>").replace("</body>", f"{boxes}</body>")
    article = read_article(page, NO_RULES)
    assert (article.title, article.body) == (TITLE, BODY)


@pytest.mark.parametrize("label", ["Từ khóa:", "Thẻ", "Tags"])
def test_keywords_below_the_text_are_none_of_it(label: str) -> None:
    tags = (
        f'<h3>{label}</h3><ul><li><a href="/t/1">nông thôn mới</a></li><li><a href="/t/2">#khối thi đua</a></li></ul>'
    )
    article = read_article(draw_page(paragraphs(LEAD, SECOND, LAST, "Lò Thị Mận") + tags), NO_RULES)
    assert (article.author, article.body) == ("Lò Thị Mận", BODY)


def test_title_in_an_element_that_holds_more() -> None:
    page = draw_page(above='<div class="dau-tin">', stamp="<p>Ngày đăng: 13/01/2023 07:45 Lượt xem: 9</p></div>")
    article = read_article(page, PageRules.model_validate({"layouts": [{"title": ".dau-tin"}]}))
    assert (article.title, str(article.published)) == (TITLE, "2023-01-13 07:45:00+07:00")


def test_a_section_that_the_page_is_called_by_is_not_the_title() -> None:
    page = draw_page(head="<title>Tin khối, cụm - Hoành Sơn</title>").replace("h1>", "div>")
    page = page.replace("<body>", '<body><h1><a href="/tin-khoi">Tin khối, cụm</a></h1>')
    article = read_article(page, NO_RULES)
    assert (article.title, article.category, article.body) == (TITLE, "Tin khối, cụm", BODY)


@pytest.mark.parametrize(
    "above",
    [
        '<div class="breadcrumb"><a href="/">Trang chủ</a> &raquo; <a href="/x">Tin khối, cụm</a></div>',
        f'<ul class="breadcrumb"><li>Trang chủ</li><li>Tin khối, cụm</li><li>{TITLE}</li></ul>',
        "<div>&gt;&gt; TIN TỨC &gt;&gt; Tin khối, cụm</div>",
        "<div>Trang chủ / Tin khối, cụm /</div>",
        '<div><a href="/tin-khoi">Tin khối, cụm</a></div>',
    ],
)
def test_section(above: str, rules: PageRules) -> None:
    assert read_article(draw_page(above=above), rules).category == "Tin khối, cụm"


# Furniture.


FURNITURE = [
    "Gửi Email In trang Lưu",
    "Xem cỡ chữ Email Print",
    "A- A A+",
    "9549 lượt xem",
    "Lượt xem: 74",
    "- Lượt đọc: 12",
    "209",
    "Skip Ribbon Commands",
    "DSC05521_0.JPG",
    "KHOI THI DUA (1).JPG",
    "Still1007_00010",
    "ADQuảng cáo Tour biển hồ cuối tuần",
    "Theo dõi Báo Hoành Sơn trên Google News",
    "Đính kèm: quyet-dinh-12.pdf",
    "Link gốc: Copy link",
    "Cập nhật lúc: 13/01/2023 07:45",
]


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("place", [0, 1])
def test_furniture_is_no_body(line: str, place: int, rules: PageRules) -> None:
    texts = [LEAD, SECOND, LAST]
    texts.insert(place, line)
    assert read_article(draw_page(paragraphs(*texts)), rules).body == BODY


@pytest.mark.parametrize("title", [TITLE, TITLE.upper()])
def test_the_title_repeated_above_the_text_is_no_body(title: str, rules: PageRules) -> None:
    assert read_article(draw_page(paragraphs(title, LEAD, SECOND, LAST)), rules).body == BODY


@pytest.mark.parametrize(
    "tail",
    [
        "<p>Ý kiến bạn đọc - Gửi bình luận</p><p>Bạn còn 500/500 ký tự</p>",
        "<p>Chia sẻ bài viết</p><p>Facebook Zalo</p>",
        "<p>Giấy phép xuất bản số: 43/GP-TTĐT ngày 11/10/2019</p><p>Tổng biên tập: Lò Thị Mận</p>",
        "<p>Tin liên quan</p><p><a href='/a'>Cụm thi đua số 3 ký giao ước thi đua</a></p>",
        "<p><a href='/a'>Cụm thi đua số 3 ký giao ước thi đua</a></p><p><a href='/b'>Hội thi tìm hiểu Luật</a></p>",
    ],
)
def test_what_follows_the_article_is_no_body(tail: str, rules: PageRules) -> None:
    assert read_article(draw_page(paragraphs(LEAD, SECOND, LAST) + tail), rules).body == BODY


def test_dropped_elements_are_no_body() -> None:
    rules = PageRules.model_validate({"layouts": [{"body": "#noidung", "drop": ".hop"}]})
    page = draw_page(with_caption('<div class="hop">Nhà tài trợ chương trình năm nay là hãng nước mắm.</div>'))
    assert read_article(page, rules).body == BODY


# Paragraphs.


def test_an_agency_tag_stays(rules: PageRules) -> None:
    tagged = f"HSO - {LEAD}"
    assert read_article(draw_page(paragraphs(tagged, SECOND, LAST)), rules).body.startswith(tagged)


def test_a_sapo_printed_twice_is_read_once(rules: PageRules) -> None:
    page = draw_page(paragraphs(f"<b>{LEAD}</b>", f"(HSO) {LEAD}", SECOND, LAST))
    assert read_article(page, rules).body == BODY


def test_a_sentence_wrapped_by_hard_breaks_is_one_paragraph(rules: PageRules) -> None:
    wrapped = LEAD.replace(" tổ chức", "<br>tổ chức").replace(" năm ", "\nnăm ")
    assert read_article(draw_page(paragraphs(wrapped, SECOND, LAST)), rules).body == BODY


def test_double_breaks_part_paragraphs(rules: PageRules) -> None:
    assert read_article(draw_page("<br><br>".join((LEAD, SECOND, LAST))), rules).body == BODY


def test_a_sentence_split_by_a_picture_is_one_paragraph(rules: PageRules) -> None:
    before, after = LEAD.split(" và ký kết", 1)
    page = draw_page(
        f"<p>{before}</p>{PICTURE}<p align=center>Toàn cảnh hội nghị</p><p>và ký kết{after}</p><p>{LAST}</p>"
    )
    article = read_article(page, rules)
    assert article.body == f"{LEAD}\n\n{LAST}"
    assert article.captions == ("Toàn cảnh hội nghị",)


def test_a_lead_in_an_element_of_its_own_is_found_without_rules() -> None:
    page = draw_page(paragraphs(SECOND, LAST), stamp=f'<div>13/01/2023 07:45</div><h2 class="sapo">{LEAD}</h2>')
    assert read_article(page, NO_RULES).body == BODY


# Captions.


@pytest.mark.parametrize(
    "markup",
    [
        '<figure><img src="/a.jpg"><figcaption>{}</figcaption></figure>',
        '<table><tr><td><img src="/a.jpg"></td></tr><tr><td>{}</td></tr></table>',
        '<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">{}</p></div>',
        '<div><img src="/a.jpg"></div><div class="chu-thich">{}</div>',
        PICTURE + "<p>{}</p>",
        PICTURE + "<p><em>{}</em></p>",
        '<p><img src="/a.jpg"><br>{}</p>',
    ],
)
def test_captions_are_no_paragraphs(markup: str, rules: PageRules) -> None:
    caption = "Đ/c Lò Thị Mận, Chánh Thanh tra huyện Đá Bạc (giữa) phát biểu tại hội nghị"
    article = read_article(draw_page(with_caption(markup.format(caption))), rules)
    assert article.captions == (caption,)
    assert article.body == BODY


@pytest.mark.parametrize("caption", ["Quang cảnh cuộc họp.", "(Quang cảnh cuộc họp )", "Ảnh: Các đại biểu chủ trì"])
def test_short_captions(caption: str, rules: PageRules) -> None:
    assert read_article(draw_page(with_caption(f"{PICTURE}<p>{caption}</p>")), rules).captions == (caption,)


def test_a_photographers_line_belongs_to_its_caption(rules: PageRules) -> None:
    markup = f"{PICTURE}<p align=center>Toàn cảnh hội nghị</p><p align=center>Ảnh: T.Mận</p>"
    assert read_article(draw_page(with_caption(markup)), rules).captions == ("Toàn cảnh hội nghị Ảnh: T.Mận",)


def test_a_paragraph_under_a_picture_is_no_caption(rules: PageRules) -> None:
    article = read_article(draw_page(paragraphs(LEAD) + PICTURE + paragraphs(SECOND, LAST)), rules)
    assert (article.body, article.captions) == (BODY, ())


def test_an_icon_has_no_caption(rules: PageRules) -> None:
    page = draw_page(paragraphs(LEAD) + '<p><img src="/icon/arrow.gif">' + f"{SECOND}</p><p>{LAST}</p>")
    assert read_article(page, rules).body == BODY


# Author.


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Hải Sương", "Hải Sương"),
        ("ĐẮC LINH - DUY ANH", "ĐẮC LINH - DUY ANH"),
        ("C.N", "C.N"),
        ("Tin, ảnh: Trần Cao Sơn", "Trần Cao Sơn"),
        ("Bài và ảnh: Lù A Dơ", "Lù A Dơ"),
        ("Tác giả: Lệ Thuỷ", "Lệ Thuỷ"),
        ("Lò Thị Mận - Thanh tra Sở Tài chính", "Lò Thị Mận - Thanh tra Sở Tài chính"),
        ("Lò Thị Mận (Sở Công Thương)", "Lò Thị Mận (Sở Công Thương)"),
        ("Phòng Thi đua, khen thưởng", "Phòng Thi đua, khen thưởng"),
        ("Nguồn: Bản tin Thời sự Hoành Sơn", "Bản tin Thời sự Hoành Sơn"),
    ],
)
def test_byline_at_the_bottom(line: str, author: str, rules: PageRules) -> None:
    article = read_article(draw_page(paragraphs(LEAD, SECOND, LAST, line)), rules)
    assert (article.author, article.body) == (author, BODY)


def test_byline_at_the_top(rules: PageRules) -> None:
    article = read_article(draw_page(paragraphs("BẢO SƯƠNG |", LEAD, SECOND, LAST)), rules)
    assert (article.author, article.body) == ("BẢO SƯƠNG", BODY)


def test_byline_glued_to_the_last_sentence(rules: PageRules) -> None:
    article = read_article(draw_page(paragraphs(LEAD, SECOND, f"{LAST} Lò Thị Mận |")), rules)
    assert (article.author, article.body) == ("Lò Thị Mận", BODY)


def test_the_author_wins_over_the_source(rules: PageRules) -> None:
    article = read_article(draw_page(paragraphs(LEAD, SECOND, LAST, "Hải Sương", "Nguồn: Báo Hoành Sơn")), rules)
    assert (article.author, article.body) == ("Hải Sương", BODY)


def test_the_last_item_of_a_list_is_no_byline(rules: PageRules) -> None:
    items = ("Trưởng khối các năm trước:", "Hội Nông dân", "Sở Công Thương", "Thanh Tra Huyện")
    article = read_article(draw_page(paragraphs(LEAD, SECOND, LAST, *items)), rules)
    assert article.author is None
    assert article.body.endswith("Thanh Tra Huyện")


def test_byline_by_selector_is_no_body() -> None:
    rules = PageRules.model_validate({"layouts": [{"body": "#noidung", "byline": ".ky"}]})
    page = draw_page(paragraphs(LEAD, SECOND, LAST) + '<p class="ky">Tin, ảnh: tổ phóng viên 3</p>')
    article = read_article(page, rules)
    assert (article.author, article.body) == ("Tin, ảnh: tổ phóng viên 3", BODY)


def test_converts_to_the_extractors_article() -> None:
    page = read_article(draw_page())
    article = page.as_article(id="a1", url=URL, province="Hoành Sơn")
    assert article.texts() == {"title": TITLE, "body": BODY}
    assert (article.published, article.url, article.province) == (page.published, URL, "Hoành Sơn")
