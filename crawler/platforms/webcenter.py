"""Oracle WebCenter Portal: a page that shows a content server's document, chosen by dDocName.

The view layer adds its state to every link (_afrLoop, _adf.ctrl-state …): only dDocName names an article. Display
templates are each portal's own; the names below are those of the templates that provincial portals were built with.
"""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="webcenter",
    rules=PageRules(
        layouts=(
            Layout(
                title=(
                    ".news-detail .news-title",
                    ".news-detail h1",
                    ".detail-title",
                    ".title-detail",
                    ".article-title",
                    ".content-center h1",
                ),
                body=(
                    ".news-detail .news-content",
                    ".detail-content",
                    ".content-detail",
                    ".article-content",
                    ".news-content",
                ),
                published=(".news-detail .news-info", ".news-info", ".detail-date", ".date-detail", ".article-date"),
                category=(".breadcrumbs a:last-of-type", ".breadcrumb a:last-of-type", ".breadcrumb .active"),
                related=(".news-other", ".other-news", ".tin-khac", ".news-related", ".tinlienquan"),
                drop=(".box-quangcao", ".share-box", ".news-other"),
            ),
        ),
        keep_query=("dDocName",),
    ),
    article_url=re.compile(r"[?&]dDocName=\w+|/faces/(?:[^?]*/)?[^/?]*detail[^/?]*\?(?:.*&)?id=\d+", re.IGNORECASE),
    page_number=re.compile(r"[?&_](?:startRow|page|pageNum|p)=(\d+)", re.IGNORECASE),
)
