"""The ways in which portals write section, stamp, author, related links and tools around an article."""

from __future__ import annotations

import json

import pytest
from html_pages import LAST, LEAD, NO_RULES, SECOND, TITLE, URL, draw_page, paragraphs, read_article

from extract.page import PageRules

SECTION = "Phong trào ở cơ sở"
BODY = "\n\n".join((LEAD, SECOND, LAST))
DAY = "13/01/2023 07:45"
HOME = '<a href="/">Trang chủ</a>'
NEWS = '<a href="/tin-tuc">Tin tức</a>'
OWN = f'<a href="/co-so">{SECTION}</a>'
MENU = "".join(f'<li><a href="/m{i}">{name}</a></li>' for i, name in enumerate(("Giới thiệu", "Văn bản", "Hỏi đáp")))
ICON = '<i class="fa fa-angle-right"></i>'


@pytest.mark.parametrize(
    "trail",
    [
        f"<ol><li>{HOME}</li><li>{NEWS}</li><li>{OWN}</li></ol>",
        f'<ul class="crumbs"><li><a href="/"><svg></svg></a></li><li>{NEWS}</li><li>{OWN}</li><li>{TITLE}</li></ul>',
        f'<div class="vitri">Bạn đang ở: {HOME} &raquo; {NEWS} &raquo; {OWN}</div>',
        f'<div><a href="/"><i class="fa fa-home"></i></a> / {NEWS} / {OWN} / {TITLE[:30]}...</div>',
        f'<table><tr><td><a href="/Default.aspx">Trang chủ</a> | {NEWS} | {OWN}</td></tr></table>',
        f"<p>{HOME} - {NEWS} - {OWN}</p>",
        f"<div><span>{HOME}</span>{ICON}<span>{NEWS}</span>{ICON}<span>{OWN}</span></div>",
        f'<nav aria-label="breadcrumb"><ol><li>{HOME}</li><li>{NEWS}</li><li class="x">{SECTION}</li></ol></nav>',
        '<ul itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement"><a href="/">'
        f'<span itemprop="name">Trang nhất</span></a><meta itemprop="position" content="1"></li><li>{OWN}</li></ul>',
        f"<div>Trang chủ &gt; Tin tức &gt; {SECTION}</div>",
        f'<span id="ctl00_SiteMapPath1"><span>{HOME}</span><span> : </span><span>{NEWS}</span><span> : </span>'
        f"<span>{SECTION}</span></span>",
        f'<div class="pathway">{HOME} <img src="/images/arrow.png" alt=""> {OWN}</div>',
        f'<h2 class="tieu-de-khoi">{SECTION}</h2>',
        f'<div class="khoi-head"><a href="/co-so">{SECTION}</a></div>',
        f'<ul class="list-cate"><li>{NEWS}</li><li>{OWN}</li></ul>',
        f"<table><tr><td><b>{SECTION}</b></td></tr></table>",
        f'<div class="cate">{OWN}<span>07:45 13/01/2023</span></div>',
        f'<nav class="breadcrumb">{HOME}{NEWS}</nav><span class="badge">{SECTION}</span>',
    ],
)  # fmt: skip
def test_the_section_by_breadcrumb_or_box(trail: str) -> None:
    side = '<div class="ben"><ul><li><a href="/l">Lịch tuần</a></li><li><a href="/t">Lịch tiếp dân</a></li></ul></div>'
    for above in (f"<ul>{MENU}</ul>{side}{trail}", trail):
        assert read_article(draw_page(above=above), NO_RULES).category == SECTION


@pytest.mark.parametrize(
    "stamp",
    [
        f"<div>{DAY} | Chuyên mục: {OWN}</div>",
        f'<div><span>{DAY}</span> <span class="m">trong</span> {OWN}</div>',
        f'<div><span>Danh mục: </span>{OWN} <span>Ngày đăng: {DAY}</span> <span>Lượt xem: 12</span></div>',
        f"<div>Chuyên mục: {SECTION} Ngày đăng: {DAY} Lượt xem: 12</div>",
        f'<div>{DAY}</div><div>Chuyên mục: {OWN}</div>',
        f"<div>{DAY}</div><div><div>Chuyên mục:&nbsp;</div><div><div>{OWN}</div></div></div>",
        f'<div><span class="article-section">{OWN}</span> <span>{DAY}</span></div>',
    ],
)  # fmt: skip
def test_the_section_by_label(stamp: str) -> None:
    for trail in ("", f"<ol class='breadcrumb'><li>{HOME}</li><li>{NEWS}</li></ol>"):
        article = read_article(draw_page(above=trail, stamp=stamp), NO_RULES)
        assert (article.category, str(article.published)) == (SECTION, "2023-01-13 07:45:00+07:00")


def test_a_selector_that_finds_the_day_without_the_time() -> None:
    rules = PageRules.model_validate({"layouts": [{"title": "h1", "body": "#noidung", "published": "time"}]})
    page = draw_page(stamp="<div><time>Thứ Sáu, 13/01/2023</time> <i></i> 07:45</div>")
    assert str(read_article(page, rules).published) == "2023-01-13 07:45:00+07:00"


def linked(*nodes: dict[str, object]) -> str:
    """Return a page's linked data."""
    return f'<script type="application/ld+json">{json.dumps({"@graph": nodes})}</script>'


def test_linked_data() -> None:
    names = ("Trang chủ", "Tin tức", SECTION, TITLE)
    trail: dict[str, object] = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"position": i, "item": {"@id": f"/{i}", "name": name}} for i, name in enumerate(names)],
    }
    news: dict[str, object] = {
        "@type": "NewsArticle",
        "datePublished": "2023-01-13T07:45:00+07:00",
        "author": {"@type": "Person", "name": "Lò Thị Mận"},
        "articleSection": SECTION,
    }
    page = draw_page(head=linked(trail), stamp=f"<p>{DAY}</p>")
    assert read_article(page, NO_RULES).category == SECTION
    page = draw_page(head=linked(news), stamp="<p>Lò Thị Mận</p>")
    article = read_article(page, NO_RULES)
    assert (article.category, article.author, article.published.hour) == (SECTION, "Lò Thị Mận", 7)
    unseen = read_article(draw_page(head=linked(news), stamp=""), NO_RULES)
    assert unseen.author is None, "an author whom the page does not show is an account"


@pytest.mark.parametrize(
    "stamp",
    [
        "<div><span>07:45</span> <span>13/01/2023</span></div>",
        "<div><span>Thứ Sáu</span>, <span>13/01/2023</span> | <span>07:45</span></div>",
        "<ul><li>13/01/2023</li><li>07:45</li><li>12 lượt xem</li></ul>",
        '<div><i class="fa fa-calendar"></i> 13/01/2023 <i class="fa fa-clock-o"></i> 07:45</div>',
        "<div>Cập nhật lúc 07h45, ngày 13/01/2023</div>",
        "<div><b>Ngày đăng:</b> 13-01-2023 07:45 AM</div>",
        '<div><time datetime="2023-01-13T07:45:00+07:00">3 năm trước</time></div>',
        "<div>Tác giả: Lò Thị Mận | Ngày đăng: 13.01.2023 - 07:45 | Lượt đọc: 954 | Cỡ chữ A- A+</div>",
        '<div><i class="material-icons">schedule</i> 07:45 13/01/2023 <mat-icon>visibility</mat-icon> 12</div>',
        "<div>(Thứ sáu, 13/01/2023 - 07:45)</div>",
        "<div>Đăng ngày: 13/01/2023 lúc 07:45 | Lượt xem: 120</div>",
        "<div>07:45 | 13/01/2023</div>",
        "<div>Thứ sáu, 07:45, 13/01/2023 (GMT+7)</div>",
        "<div>Ngày 13 tháng 01 năm 2023, 07:45</div>",
    ],
)
def test_stamps(stamp: str) -> None:
    article = read_article(draw_page(stamp=stamp), NO_RULES)
    assert (str(article.published), article.body) == ("2023-01-13 07:45:00+07:00", BODY)


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (f'<div><svg class="lucide lucide-user"></svg><span>Lò Thị Mận</span></div><div>{DAY}</div>', ""),
        (f'<div><svg><use href="#icon-user"></use></svg> Lò Thị Mận</div><div>{DAY}</div>', ""),
        (f'<div><mat-icon>person</mat-icon> <span>Lò Thị Mận</span></div><div>{DAY}</div>', ""),
        (f'<div><img src="/img/ico-user.png" width="12"> Lò Thị Mận</div><div>{DAY}</div>', ""),
        (f"<div>Tác giả: <a href='/x'>Lò Thị Mận</a> | {DAY}</div>", ""),
        (f"<div>Ngày đăng: {DAY} Tác giả: Lò Thị Mận Lượt xem: 12</div>", ""),
        (f"<div>{DAY} <span>bởi</span> <a href='/x'>Lò Thị Mận</a></div>", ""),
        (f"<div>Người đăng: Lò Thị Mận | {DAY}</div>", ""),
        (f"<div><span>{DAY}</span> <span>Lò Thị Mận</span></div>", ""),
        (f"<p><span>Lò Thị Mận</span> - <span>Thứ Sáu, {DAY} (GMT+7)</span></p>", ""),
        (f"<p>{DAY} - <b>Lò Thị Mận</b></p>", ""),
        (f"<div>Viết bởi Lò Thị Mận</div><div>{DAY}</div>", ""),
        (f"<div>{DAY}</div>", '<p style="text-align:right"><strong>Lò Thị Mận</strong></p>'),
        (f"<div>{DAY}</div>", '<div class="text-end fw-bold">Lò Thị Mận</div>'),
        (f"<div>{DAY}</div>", "<div><em>Lò Thị Mận</em></div>"),
        (f"<div>{DAY}</div>", "<div>Bài, ảnh: <b>Lò Thị Mận</b></div>"),
        (f"<div>{DAY}</div>", '<div class="chia-se"><a href="#">Zalo</a></div><div>Tin và ảnh: Lò Thị Mận</div>'),
        (f"<div>{DAY}</div>", "<div>Nguồn: Báo Đá Bạc</div><div>Tác giả: Lò Thị Mận</div>"),
        (f"<div>Nguồn: Báo Đá Bạc | {DAY}</div>", '<p align="right"><b>Lò Thị Mận</b></p>'),
        (f'<div><i class="fa fa-user" title="x"></i> Lò Thị Mận</div><div>{DAY}</div>', "<p>Nguồn: Báo Đá Bạc</p>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("inside", [False, True])
def test_authors(head: str, tail: str, inside: bool) -> None:
    body = paragraphs(LEAD, SECOND, LAST)
    page = draw_page(body + tail, stamp=head) if inside else draw_page(body, stamp=head, below=tail)
    article = read_article(page, NO_RULES)
    assert (article.author, article.body) == ("Lò Thị Mận", BODY)


@pytest.mark.parametrize(
    "stamp",
    [
        f"<div>Người đăng: Ban Biên tập | {DAY}</div>", f"<div><span>{DAY}</span> <a href='/x'>{SECTION}</a></div>",
        f"<div>{DAY} | Hoành Sơn, tháng 1</div>", f"<div>Người đăng: quantri | {DAY}</div>",
        f"<div>{DAY}</div><div><button>Nghe</button> Giọng Nữ</div>", f"<div>Đăng bởi: admin | {DAY}</div>",
    ],
)  # fmt: skip
def test_what_names_no_author(stamp: str) -> None:
    tail = '<div class="cong-cu"><a href="#">Quay Lại</a> <a href="#">In Trang</a></div><div>Ý Kiến Bạn Đọc</div>'
    assert read_article(draw_page(stamp=stamp, below=tail), NO_RULES).author is None


TITLES = ("Cụm thi đua số 3 ký giao ước thi đua", "Hội thi tìm hiểu Luật ở huyện Đá Bạc", "Phát động thi đua năm 2022")
ROWS = [(f"/tin/{i}", title, f"0{i}/02/2022") for i, title in enumerate(TITLES, start=2)]


@pytest.mark.parametrize("heading", [
    "Tin cùng chuyên mục", "Bài viết liên quan", "Các tin đã đưa", "Tin liên quan:", "CÓ THỂ BẠN QUAN TÂM",
    "Các bài viết khác", "Thông tin liên quan", "Tin khác cùng chuyên mục", "Cùng danh mục", "Bài viết tương tự",
    "Đọc thêm các bài cùng chủ đề", "Các tin bài khác", "Tin trong cùng chuyên mục", "Xem thêm tin khác",
    "Các tin khác (15)", "Những tin mới hơn",
])  # fmt: skip
@pytest.mark.parametrize(
    "row",
    [
        '<li><a href="{}">{}</a> <i>({})</i></li>',
        '<li><span class="d">{2}</span> <a href="{0}">{1}</a></li>',
        '<div class="media"><div>{2}</div><div><a href="{0}">{1}</a></div></div>',
        '<a class="card" href="{}"><img src="/a.jpg"><div><h3>{}</h3><time>{}</time></div></a>',
        '<div class="card"><a href="{0}"><img src="/a.jpg"></a><h4><a href="{0}">{1}</a></h4><span>{2}</span>'
        "<p>Các đơn vị cùng nhau ký kết.</p></div>",
        '<article><a class="cat" href="/co-so">Phong trào ở cơ sở</a><h3><a href="{}">{}</a></h3>'
        "<p>{} | 5 lượt xem</p></article>",
        "<tr><td>{2}</td><td><a href='{0}'>{1}</a></td></tr>",
        '<dt><a href="{}">{}</a></dt><dd>{}</dd>',
        '<div>{2}</div><div><a href="{0}">{1}</a></div>',
        '<li><a href="{}">{} <span>{}</span></a></li>',
        '<li><a href="{0}" title="{1}">{1:.25}...</a> - {2}</li>',
    ],
)
def test_related_lists(heading: str, row: str) -> None:
    rows = "".join(row.format(*one) for one in ROWS)
    rows = f"<table>{rows}</table>" if row.startswith("<tr") else f"<div>{rows}</div>"
    others = '<div><h3>Tin nổi bật</h3><ul><li><a href="/hot/1">Tin của tháng trước trong toàn tỉnh</a></li></ul></div>'
    found = read_article(draw_page(below=f"<div><h3>{heading}</h3>{rows}</div>{others}"), NO_RULES).related
    assert [(one.title, f"{one.published:%d/%m/%Y}") for one in found] == [(title, day) for _, title, day in ROWS]


def test_neighbours_and_boxes_of_the_site_are_not_related() -> None:
    neighbours = (
        '<div><a href="/n/1"><span>Bài trước</span><h3>Lịch công tác tuần thứ ba</h3></a>'
        '<a href="/n/2"><span>Bài sau</span><h3>Mời góp ý dự thảo quy chế</h3></a></div>'
    )
    boxes = "".join(
        f'<div><h3>{name}</h3><ul><li><a href="/b/{i}">Một tin khác hẳn của toàn tỉnh {i}</a></li></ul></div>'
        for i, name in enumerate(("Xem nhiều", "Tin nổi bật", "Thông báo", "Video"))
    )
    assert read_article(draw_page(below=neighbours + boxes), NO_RULES).related == ()


@pytest.mark.parametrize(
    "tool",
    [
        '<div class="box-share">Chia sẻ bài viết này với bạn bè: <a href="#">Facebook</a></div>',
        '<div class="danh-gia-sao">Bài viết có hữu ích không? Bấm vào ngôi sao để đánh giá</div>',
        '<div class="post-tags"><span>Tags:</span> <a href="/t/1">Thi đua</a> <a href="/t/2">Gương sáng</a></div>',
        '<div class="nghe-bai"><span>Giọng đọc: Nữ miền Bắc</span> <span>Tốc độ 1x</span></div>',
        "<app-tts><span>Giọng nam miền Nam</span></app-tts>",
        '<div class="tep-dinh-kem">Tệp kèm theo: <a href="/a.pdf">Kế hoạch thi đua.pdf</a></div>',
        "<p>Từ khóa: <a href='/t/1'>thi đua</a>, <a href='/t/2'>gương sáng</a></p>",
        '<div role="toolbar"><span>Cỡ chữ nhỏ</span><span>Cỡ chữ lớn</span></div>',
        '<form class="binh-chon"><p>Bạn thấy trang này thế nào?</p><label>Đẹp</label><label>Chưa đẹp</label></form>',
        '<div class="weather-box">Đá Bạc: 22 độ C, trời quang</div>',
        "<div>Đánh giá bài viết: chưa có đánh giá</div>",
        "<div>Lượt xem: 1.204 | Bản in | Quay lại</div>",
    ],
)
@pytest.mark.parametrize("where", ["above", "below", "inside"])
def test_tools_are_no_text(tool: str, where: str) -> None:
    text = paragraphs(LEAD, SECOND, LAST)
    page = {
        "above": draw_page(text, stamp=f"<div>{DAY}</div>{tool}"),
        "below": draw_page(text, stamp=f"<div>{DAY}</div>", below=tool),
        "inside": draw_page(text + tool, stamp=f"<div>{DAY}</div>"),
    }[where]
    assert read_article(page, NO_RULES).body == BODY


@pytest.mark.parametrize(
    "photo",
    [
        '<figure><img src="/a.jpg"><figcaption>{}</figcaption></figure>',
        '<table align="center"><tr><td><img src="/a.jpg"></td></tr><tr><td>{}</td></tr></table>',
        '<p style="text-align:center"><img src="/a.jpg"></p><p style="text-align:center"><em>{}</em></p>',
        '<div class="anh"><img src="/a.jpg"><div class="image-note"><small>{}</small></div></div>',
        '<p><img src="/a.jpg"><br><i>{}</i></p>',
        '<div class="img-box"><a href="/a.jpg"><img src="/a.jpg"></a><span class="chu-thich">{}</span></div>',
        '<p><img src="/a.jpg"></p><p class="caption">{}</p>',
    ],
)
@pytest.mark.parametrize("words", ["Đại diện các đơn vị ký giao ước", "Toàn cảnh hội nghị. Ảnh: Lan Hương"])
def test_captions(photo: str, words: str) -> None:
    text = paragraphs(LEAD) + photo.format(words) + paragraphs(SECOND, LAST)
    article = read_article(draw_page(text), NO_RULES)
    assert (article.captions, article.body) == ((words,), BODY)


@pytest.mark.parametrize(
    "page",
    [
        f"<title>Gương sáng - Cổng thông tin</title><h2>Gương sáng</h2><h3><a href='{URL}'>{TITLE}</a></h3>",
        f"<title>{TITLE} - Gương sáng - Cổng thông tin tỉnh Hoành Sơn</title><h2>Cổng thông tin tỉnh Hoành Sơn</h2>"
        f"<h1>{TITLE}</h1>",
        f"<title>Cổng thông tin | {TITLE}</title><h1>Cổng thông tin</h1><h4>{TITLE}</h4>",
        f"<title>{TITLE[:40]}...</title><h1>Cổng thông tin tỉnh</h1><div class='t'>{TITLE}</div>",
        f"<title>Chi tiết tin</title><div class='t'>{TITLE}</div>",
        f'<title>Cổng</title><meta property="og:title" content="{TITLE}"><div><b>{TITLE}</b></div>',
    ],
)
def test_titles(page: str) -> None:
    html = f"{page}<div>{DAY}</div><div>{paragraphs(LEAD, SECOND, LAST)}</div>"
    assert read_article(html, NO_RULES).title == TITLE


def test_buttons_without_a_space_between_sign_nothing() -> None:
    buttons = '<div><a href="#">Facebook</a><a href="#">Zalo</a></div>'
    article = read_article(draw_page(below=buttons), NO_RULES)
    assert (article.author, article.body) == (None, BODY)


def test_links_on_top_of_each_other_are_rows() -> None:
    titles = [f"Cụm thi đua số {number} tỉnh Hoành Sơn sơ kết năm 2022" for number in (2, 3)]
    rows = [f'<a href="/tin/{i}"><span>{one}</span><small>0{i}/12/2022</small></a>' for i, one in enumerate(titles, 1)]
    article = read_article(draw_page(below=f"<h4>Tin cũ hơn</h4><div>{' '.join(rows)}</div>"), NO_RULES)
    assert [(one.title, str(one.published)[:10]) for one in article.related] == [
        (titles[0], "2022-12-01"), (titles[1], "2022-12-02"),
    ]  # fmt: skip


def test_a_running_line_is_no_title() -> None:
    banner = "<div>Thứ Hai, 06/02/2023</div><marquee>Chào mừng quý vị đến với Trang thông tin Hoành Sơn</marquee>"
    above = f"{banner}<div>{OWN}</div><div>{DAY}</div><div>{TITLE}</div>"
    article = read_article(f"<html><body>{above}{paragraphs(LEAD, SECOND, LAST)}</body></html>", NO_RULES)
    assert (article.title, str(article.published)) == (TITLE, "2023-01-13 07:45:00+07:00")
