"""NukeViet: /<module>/<category>/<slug>-<number>.html, listings paged by a folder /page-<n>/."""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="nukeviet",
    rules=PageRules(
        layouts=(
            Layout(
                title=("h1.title", "h1"),
                body=("#news-bodyhtml", ".bodytext"),
                published=(".news_column .h5", ".time", ".detail .h5"),
                category=(".breadcrumb li:last-child", ".breadcrumbs li:last-child"),
                byline=(".author", ".text-right strong"),
                related=(".related", ".news-others"),
            ),
        ),
        identity=r"^/(?:[a-z]{2}/)?[^?]*-(\d+)\.html$",
    ),
    article_url=re.compile(r"-\d+\.html$|[?&]op=[^&]+-\d+(?:$|&)"),
    page_number=re.compile(r"/page-(\d+)/?$|[?&]page=(\d+)"),
)
