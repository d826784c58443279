"""WordPress: the slug at the root, under a category or under the day; archives paged by a folder page/<n>."""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="wordpress",
    rules=PageRules(
        layouts=(
            # The names that core's own themes set and bought themes keep; blocks; then the themes that newspapers buy.
            Layout(
                title=(
                    "h1.entry-title",
                    ".entry-header .entry-title",
                    "h1.wp-block-post-title",
                    "h1.post-title",
                    ".td-post-title .entry-title",
                    "h1.tdb-title-text",
                    "h1.single-title",
                    ".entry-title",
                ),
                body=(
                    ".entry-content",
                    ".wp-block-post-content",
                    ".td-post-content",
                    ".tdb_single_content .tdb-block-inner",
                    ".post-content",
                    ".single-content",
                    "[itemprop='articleBody']",
                ),
                published=(
                    "time.entry-date.published",
                    "time.published",
                    ".posted-on time",
                    ".wp-block-post-date time",
                    ".entry-meta time",
                    ".td-post-date time",
                    "article time.entry-date",
                    "article .post-date",
                    "article .entry-date",
                ),
                category=(
                    ".cat-links a",
                    ".entry-category a",
                    ".wp-block-post-terms a",
                    ".post-categories a",
                    "a[rel~='category']",
                    ".td-category a",
                ),
                related=(
                    ".yarpp-related",
                    ".jp-relatedposts",
                    ".related-posts",
                    ".related_posts",
                    ".relatedposts",
                    ".td_block_related_posts",
                    "#related-posts",
                    ".post-related",
                ),
                drop=(
                    ".sharedaddy",
                    ".addtoany_content",
                    ".jp-relatedposts",
                    ".yarpp-related",
                    ".kk-star-ratings",
                    ".code-block",
                    ".post-views",
                    ".tags-links",
                    ".post-tags",
                    ".related-posts",
                    "#toc_container",
                    ".entry-content .entry-meta",
                ),
                # Core names the kind of page in the body element's class.
                items=(
                    "body.archive article",
                    "body.blog article",
                    "body.archive .td_module_wrap",
                    "body.archive .post-item",
                    "body.archive li.wp-block-post",
                ),
                item_link=(".entry-title a", ".wp-block-post-title a", ".post-title a", "h2 a", "h3 a"),
                item_date=("time", ".entry-date", ".post-date", ".entry-meta"),
                pager=(".nav-links", ".pagination", ".page-nav", ".wp-pagenavi", ".wp-block-query-pagination"),
            ),
        ),
    ),
    # A slug alone looks like a page's ("gioi-thieu"): five words at least, or the day before it.
    article_url=re.compile(
        r"^/\d{4}/\d{2}/(?:\d{2}/)?[^/?]+$|[?&]p=\d+|^/archives/\d+$"
        r"|^(?!/(?:[^?]*/)?(?:category|tag|author|page|chuyen-muc|the|feed)/)/(?:[^/?]+/){0,3}(?:[^/?-]+-){4,}[^/?]*$"
    ),
    page_number=re.compile(r"/page/(\d+)/?|[?&]paged=(\d+)"),
)
