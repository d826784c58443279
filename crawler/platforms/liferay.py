"""Liferay: articles under /-/asset_publisher/…/content/<slug>, listings paged by the portlet's `cur` parameter."""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

_FULL = ".asset-full-content"

PLATFORM = Platform(
    name="liferay",
    rules=PageRules(
        layouts=(
            # The asset publisher's full content of a web content article, Liferay 6 and 7; titles are also drawn by
            # the web content's own template, inside the article.
            Layout(
                title=(
                    f"{_FULL} .detail-title",
                    f"{_FULL} .component-title .asset-title",
                    f"{_FULL} .component-title",
                    f"{_FULL} h1.title",
                    ".portlet-asset-publisher .header-title",
                    f"{_FULL} > .asset-title",
                    f"{_FULL} h1",
                    f"{_FULL} > h2, {_FULL} > h3",
                ),
                body=(
                    f"{_FULL} .journal-content-article",
                    f"{_FULL} .asset-content",
                    ".journal-content-article .content-detail",
                    ".portlet-asset-publisher .journal-content-article",
                ),
                published=(
                    f"{_FULL} .metadata-publish-date",
                    ".metadata-publish-date",
                    f"{_FULL} .asset-user-info .date-info",
                    f"{_FULL} .date-info",
                    f"{_FULL} .publish-date",
                ),
                category=(
                    ".portlet-asset-publisher .portlet-title-text",
                    ".breadcrumb .active",
                    ".asset-categories",
                ),
                related=(".other-assets", ".asset-links-list", ".asset-links", ".taglib-asset-links", ".tin-khac"),
                drop=(
                    ".taglib-social-bookmarks",
                    ".tin-lien-quan-chen",
                    ".asset-ratings",
                    ".asset-actions",
                    ".taglib-discussion",
                    f"{_FULL} .journal-content-article .detail-title",
                ),
                items=(".portlet-asset-publisher .asset-abstract",),
                item_link=(".asset-title a", ".asset-abstract h3 a", ".asset-abstract h4 a"),
                item_date=(".metadata-publish-date", ".date-info"),
                pager=(".lfr-pagination-buttons", ".taglib-page-iterator"),
            ),
        ),
    ),
    article_url=re.compile(r"/-/asset_publisher/\w+/content/[^/?]+|/content/(?:id/)?[^/?]+/\d+$|[?&]articleId=\d+"),
    page_number=re.compile(r"[?&](?:_?[\w.]*_)?cur=(\d+)"),
)
