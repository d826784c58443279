"""Liferay: articles under /-/asset_publisher/…/content/<slug>, listings paged by the portlet's `cur` parameter."""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="liferay",
    rules=PageRules(
        layouts=(
            Layout(
                title=(".asset-full-content .asset-title", ".header-title", "h1", "h3.asset-title"),
                body=(".journal-content-article", ".asset-full-content"),
                published=(".metadata-publish-date", ".asset-metadata .metadata-entry"),
            ),
        ),
    ),
    article_url=re.compile(r"/-/asset_publisher/\w+/content/[^/?]+|/content/(?:id/)?[^/?]+/\d+$|[?&]articleId=\d+"),
    page_number=re.compile(r"[?&](?:_?[\w.]*_)?cur=(\d+)"),
)
