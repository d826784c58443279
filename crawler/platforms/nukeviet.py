"""NukeViet: /<module>/<category>/<slug>-<number>.html, listings paged by a folder /page-<n>/."""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="nukeviet",
    rules=PageRules(
        layouts=(
            # The news module's detail page: the stock theme of NukeViet 4, then the names of older and bought themes.
            Layout(
                title=(
                    ".news_column h1.title",
                    "h1[itemprop='headline']",
                    "#news-detail h1",
                    "h1.title",
                    "h2.title-detail",
                ),
                # The lead stands in an element of its own before the body, whose name tells what it is.
                body=("#news-bodyhtml", ".bodytext", "#content_detail", "#bodytext"),
                published=(".news_column .h5", ".detail-date", ".post-date", "[itemprop='datePublished']", "span.h5"),
                category=(".breadcrumb .last", ".breadcrumb li:last-child", ".breadcrumbs li:last-child"),
                byline=(".author-box .h5", ".news_column p.h5.text-right"),
                related=(".news_column ul.related", "ul.detail-related", "ul.related"),
                drop=(".banner-ads", ".nv-block-banners", ".news-copyright", ".news_column .alert"),
            ),
        ),
        # Numbers count within a module (news, laws …); category and slug may change.
        identity=r"^/(?:[a-z]{2}/)?([^/?]+)/(?:[^?]*-)?(\d+)\.html$",
    ),
    article_url=re.compile(r"-\d+\.html$|[?&]op=[^&]+-\d+(?:$|&)"),
    page_number=re.compile(r"/page-(\d+)/?$|[?&]page=(\d+)"),
)
