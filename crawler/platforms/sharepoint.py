"""SharePoint publishing sites: .aspx pages, an article chosen by its ItemID or by a page file of its own.

SharePoint itself only knows the rich-text field of a publishing page. Everything else is drawn by each site's own web
parts; the names below are those that Vietnamese makers of such parts give their elements and controls.
"""

from __future__ import annotations

import re

from crawler.platforms import POSTBACK, Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="sharepoint",
    rules=PageRules(
        layouts=(
            Layout(
                title=(
                    "[id$='lblTitle']",
                    "[id$='lblTieuDe']",
                    ".news-detail .tieude",
                    ".news-detail h1",
                    ".news-title",
                    ".tieude-tin",
                    ".title-detail",
                    ".detail-title",
                    ".TieuDeChiTiet",
                ),
                body=(
                    "[id$='lblNoiDung']",
                    "[id$='lblContent']",
                    "#noidungtin",
                    ".noidung-chitiet",
                    ".news-content",
                    ".detail-content",
                    ".content-detail",
                    ".NoiDungChiTiet",
                    ".ms-rtestate-field",
                    "[id$='RichHtmlField_displayContent']",
                ),
                published=(
                    "[id$='lblNgayDang']",
                    "[id$='lblDate']",
                    ".news-detail .ngaydang",
                    ".news-date",
                    ".date-detail",
                    ".detail-date",
                    ".NgayDang",
                ),
                category=(".breadcrumb .current", ".ms-sitemapdirectional", "[id$='lblChuyenMuc']"),
                byline=("[id$='lblTacGia']", "[id$='lblAuthor']"),
                related=(".tinkhac", ".tin-khac", ".other-news", ".news-other", ".tinlienquan", ".tin-lien-quan"),
                drop=(".quangcao", ".quang-cao", ".social-share", ".addthis_toolbox"),
            ),
        ),
    ),
    article_url=re.compile(
        r"\.aspx\?(?:.*&)?(?:ItemID|NewsID|ID)=\d+|/Pages/(?!default\.aspx)[^/?]{20,}\.aspx$", re.IGNORECASE
    ),
    page_number=re.compile(r"[?&](?:Page|p|PageIndex|trang)=(\d+)|" + POSTBACK, re.IGNORECASE),
)
