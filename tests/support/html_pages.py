"""Small pages in the tests' own words, and the reading of them."""

from __future__ import annotations

import datetime as dt

from extract.exchange import VIETNAM
from extract.page import Page, PageArticle, PageRules, parse_page

TITLE = "Khối thi đua số 9 tỉnh Hoành Sơn tổng kết năm 2022"
URL = "https://thidua.hoanhson.example/tin-tuc/khoi-so-9-tong-ket.html"
FETCHED = dt.datetime(2024, 5, 1, 9, 30, tzinfo=VIETNAM)
LEAD = (
    "Sáng 12/01/2023, Khối thi đua số 9 tỉnh Hoành Sơn tổ chức Hội nghị tổng kết phong trào thi đua, khen thưởng năm "
    "2022 và ký kết giao ước thi đua năm 2023 tại Nhà văn hóa huyện Đá Bạc."
)
SECOND = (
    "Trong năm, tám đơn vị thành viên đã hoàn thành 27/27 chỉ tiêu đăng ký, giải ngân được 15,4 tỷ đồng vốn hỗ trợ "
    "nhà ở và vận động 312 hộ dân hiến đất mở đường."
)
LAST = (
    "Kết thúc hội nghị, các đơn vị trong Khối thống nhất bầu Hội Nông dân tỉnh làm Trưởng khối và Sở Công nghiệp làm "
    "Phó Trưởng khối trong năm tới."
)
STAMP = '<div class="ngay">13/01/2023 07:45</div>'
SELECTORS = PageRules.model_validate({"layouts": [{"title": "h1", "body": "#noidung", "published": ".ngay"}]})
NO_RULES = PageRules()


def paragraphs(*texts: str) -> str:
    """Return paragraphs as HTML."""
    return "".join(f"<p>{text}</p>" for text in texts)


def draw_page(
    body: str = paragraphs(LEAD, SECOND, LAST),
    *,
    title: str = TITLE,
    above: str = "",
    stamp: str = STAMP,
    below: str = "",
    head: str = "",
) -> str:
    """Return a page: what stands above the title, the title, the stamp, the body, what stands below."""
    return (
        f'<html><head><meta charset="utf-8">{head}</head><body>{above}<h1>{title}</h1>{stamp}'
        f'<div id="noidung">{body}</div>{below}</body></html>'
    )


def read_page(
    page: str | bytes,
    rules: PageRules = SELECTORS,
    *,
    url: str = URL,
    content_type: str | None = "text/html",
    fetched: dt.datetime = FETCHED,
) -> Page:
    """Return what the page is read as."""
    body = page.encode() if isinstance(page, str) else page
    return parse_page(body, url=url, content_type=content_type, fetched=fetched, rules=rules)


def read_article(page: str | bytes, rules: PageRules = SELECTORS, *, url: str = URL) -> PageArticle:
    """Return the page's article."""
    found = read_page(page, rules, url=url).article
    assert found is not None, "the page was read as no article"
    return found
