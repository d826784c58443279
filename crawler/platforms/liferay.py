"""Liferay: articles under /-/asset_publisher/…/content/<slug>, listings paged by the portlet's `cur` parameter."""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="liferay",
    rules=PageRules(
        layouts=(
            # The asset publisher's full content of a web content article.
            Layout(
                title=(".asset-full-content .asset-title",),
                body=(".asset-full-content .journal-content-article", ".journal-content-article"),
                published=(".metadata-publish-date",),
            ),
        ),
    ),
    article_url=re.compile(r"/-/asset_publisher/\w+/content/[^/?]+|/content/(?:id/)?[^/?]+/\d+$|[?&]articleId=\d+"),
    page_number=re.compile(r"[?&](?:_?[\w.]*_)?cur=(\d+)"),
)
