"""Joomla: /index.php/<category>/<number>-<alias> or option=com_content; listings paged by the offset `start`."""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="joomla",
    rules=PageRules(
        layouts=(
            # The content component of Joomla 3 to 5, K2, then Joomla 1.5's tables.
            Layout(
                title=(
                    ".item-page [itemprop='headline']",
                    ".com-content-article .page-header h1, .com-content-article .page-header h2",
                    ".item-page .page-header h2",
                    ".item-page > h2",
                    ".item-page h1",
                    ".itemTitle",
                    "td.contentheading",
                    ".contentheading",
                ),
                body=(
                    ".com-content-article__body",
                    ".item-page [itemprop='articleBody']",
                    "[itemprop='articleBody']",
                    ".itemIntroText, .itemFullText",
                    ".itemBody",
                    ".item-page .article-body",
                    ".item-page",
                    "table.contentpaneopen td[colspan]",
                    ".contentpaneopen",
                ),
                published=(
                    ".article-info .published time",
                    ".article-info .published",
                    ".itemDateCreated",
                    "[itemprop='datePublished']",
                    ".article-info .create",
                    "td.createdate",
                    ".createdate",
                    ".article-info .modified",
                ),
                category=(
                    ".article-info .category-name a",
                    ".itemCategory a",
                    ".breadcrumb li:nth-last-child(2)",
                    ".breadcrumbs a:last-of-type",
                ),
                related=(
                    "ul.relateditems",
                    ".relateditems",
                    ".itemRelated",
                    ".items-more",
                    ".itemAuthorLatest",
                    ".tin-khac",
                    ".article-related",
                ),
                drop=(
                    ".item-page .page-header",
                    ".article-info",
                    ".icons",
                    ".pagenav",
                    ".pager",
                    ".banneritem",
                    ".tags",
                    ".relateditems-box",
                    ".relateditems",
                    ".itemRelated",
                    ".content_rating",
                    ".content_vote",
                ),
                items=(
                    ".blog .items-row .item",
                    ".blog .blog-item",
                    ".category-list tbody tr",
                    ".itemList .itemContainer",
                    "table.blog table.contentpaneopen",
                ),
                item_link=("h2 a", ".page-header a", ".catItemTitle a", "td.list-title a", "a.contentpagetitle"),
                item_date=(".published", ".create", ".catItemDateCreated", "td.list-date", ".createdate"),
                pager=(".pagination", ".pagination-list", ".k2Pagination"),
            ),
        ),
        # The number is the article's whatever alias and menu stand around it; K2 counts its items for itself.
        identity=r"/(item/)?(\d+)-[^/?]+$|[?&]id=(\d+)",
    ),
    article_url=re.compile(r"/\d+-[^/?]+$|[?&]view=article(?:&|$)"),
    page_number=re.compile(r"[?&](?:limit)?start=(\d+)"),
)
