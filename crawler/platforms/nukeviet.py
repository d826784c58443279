"""NukeViet: /<module>/<category>/<slug>-<number>.html, listings paged by a folder /page-<n>/."""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="nukeviet",
    rules=PageRules(
        layouts=(
            # The news module's detail page in the stock theme.
            Layout(
                title=(".news_column h1.title",),
                body=("#news-bodyhtml",),
                published=(".news_column .h5",),
                related=(".news_column ul.related",),
            ),
        ),
        # Numbers count within a module (news, laws …); category and slug may change.
        identity=r"^/(?:[a-z]{2}/)?([^/?]+)/(?:[^?]*-)?(\d+)\.html$",
    ),
    article_url=re.compile(r"-\d+\.html$|[?&]op=[^&]+-\d+(?:$|&)"),
    page_number=re.compile(r"/page-(\d+)/?$|[?&]page=(\d+)"),
)
