"""The portal product of VNPT: /<category>/<slug>-<number of 5 to 7 digits>, or four numbers in the path.

The product has no public templates; the names below are in the vocabulary that its sites share with each other.
"""

from __future__ import annotations

import re

from crawler.platforms import POSTBACK, Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="vnptportal",
    rules=PageRules(
        layouts=(
            Layout(
                title=(
                    ".article-detail .article-title",
                    "h1.article-title",
                    ".ArticleHeader",
                    ".detail-title",
                    ".title-detail",
                    ".portlet-article h1",
                    ".content-detail h1",
                ),
                body=(
                    ".article-detail .article-content",
                    ".ArticleContent",
                    "#content-detail",
                    ".detail-content",
                    ".content-detail",
                    ".article-content",
                ),
                published=(
                    ".article-detail .article-date",
                    ".article-date",
                    ".ArticleDate",
                    ".detail-date",
                    ".date-detail",
                    ".post-date",
                ),
                category=(".duong-dan a:last-of-type", ".breadcrumb .active", ".breadcrumb a:last-of-type"),
                byline=(".article-detail .article-author", ".article-author", ".ArticleAuthor", ".detail-author"),
                related=(".article-other", ".OtherArticles", ".other-news", ".tin-lien-quan", ".tin-khac"),
                drop=(".qc-bai", ".article-rating", ".article-share", ".article-author"),
            ),
        ),
        # The slug is cut and rewritten; the number stays.
        identity=r"-(\d{5,7})$|^/(?:[\w-]+/)?\d+/\d+/\d+/(\d+)/",
    ),
    article_url=re.compile(r"^/(?:[^/?]+/)+[^/?]{8,}-\d{5,7}$|^/(?:[\w-]+/)?\d+/\d+/\d+/\d+/[^/?]+/[^/?]+$"),
    page_number=re.compile(
        r"/(?:trang|page)[-/](\d+)/?$|[?&](?:page|p|trang|pageindex)=(\d+)|" + POSTBACK, re.IGNORECASE
    ),
)
