"""DNN (DotNetNuke): an article's number among parameters in path or query; pagers by address or by postback."""

from __future__ import annotations

import re

from crawler.platforms import POSTBACK, Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="dnn",
    rules=PageRules(
        layouts=(
            # The news module most used with DNN, then modules of the sites' own: controls by the end of their ids.
            Layout(
                title=(
                    ".edn_articleDetails .edn_articleTitle",
                    "h1.edn_articleTitle",
                    "[id$='lblTitle']:not([id*='dnnTITLE'])",  # a container's title is its box's
                    "[id$='lblTieuDe']",
                    "[id$='lblHeadline']",
                    ".article-title",
                    ".newstitle",
                    ".news-title",
                ),
                body=(
                    ".edn_articleDetails .edn_articleContent",
                    ".edn_articleDetails .main_content",
                    ".edn_articleContent",
                    "[id$='lblNoiDung']",
                    "[id$='lblBody']",
                    "[id$='lblDetail']",
                    "[id*='News'][id$='lblContent']",
                    "[id*='Article'][id$='lblContent']",
                    ".article-content",
                    ".news-content",
                    ".newscontent",
                ),
                published=(
                    ".edn_articleDetails .edn_metaDetails time",
                    ".edn_articleDetails .edn_metaDetails",
                    ".edn_articleDetails time",
                    "[id$='lblNgayDang']",
                    "[id$='lblPublishDate']",
                    "[id*='News'][id$='lblDate']",
                    "[id*='Article'][id$='lblDate']",
                    ".article-date",
                    ".news-date",
                ),
                category=(
                    "[id$='lblBreadCrumb'] a:last-of-type",
                    "[id$='BREADCRUMB_lblBreadCrumb']",
                    ".breadcrumb a:last-of-type",
                ),
                byline=("[id$='lblTacGia']", "[id$='lblAuthor']"),
                related=(".edn_relatedArticles", "[id$='pnlOther']", "[id*='TinKhac']", ".other-news", ".tinkhac"),
                drop=(".edn_ad", ".edn_socialShare", ".edn_relatedArticles", ".edn_articleRating"),
                items=("article.edn_article:not(.edn_articleDetails)",),
                item_link=(".edn_articleTitle a",),
                item_date=(".edn_metaDetails time", ".edn_metaDetails", "time"),
                pager=(".PagingTable", ".article_pager"),
            ),
        ),
        # The slug behind the number, and the page's own folder, may change.
        identity=r"/ArticleID/(\d+)",
    ),
    article_url=re.compile(
        r"/ArticleID/\d+|/(?:tin-chi-tiet|chi-tiet)/(?:.*/)?id/\d+|[?&](?:NID|NewsID|ArticleID|ItemID)=\d+",
        re.IGNORECASE,
    ),
    page_number=re.compile(
        r"(?:/pgrid/\d+)?/(?:pageid|currentpage|page)/(\d+)/?|[?&](?:currentpage|page|p)=(\d+)|" + POSTBACK,
        re.IGNORECASE,
    ),
)
