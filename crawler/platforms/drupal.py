"""Drupal: /node/<number> or a readable path, listings by a view whose `page` parameter counts from 0.

Core's stock date format has the month first ("T4, 08/02/2023 - 16:19" is 2 August). Which order a site kept cannot be
told from its markup: the weekday decides where it can, a source that knows says `day_order: month_first`.
"""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="drupal",
    rules=PageRules(
        layouts=(
            # Drupal 8 and later, then Drupal 7 and 6.
            Layout(
                title=(
                    "h1.page-title",
                    "h1.page-header",
                    ".block-page-title-block h1",
                    "h1.node__title",
                    "h1#page-title",
                    "#page-title",
                    ".node-title",
                    "h1.title",
                ),
                body=(
                    "article.node--view-mode-full .field--name-body",
                    ".node__content .field--name-body",
                    ".field--name-body",
                    ".node .field-name-body",
                    ".field-name-body",
                    ".node:not(.node--view-mode-teaser) > .node__content",
                    ".node:not(.node-teaser) > .content",
                ),
                published=(
                    ".node__submitted",
                    ".node__meta",
                    ".field--name-created",
                    ".submitted",
                    ".field-name-post-date",
                    ".views-field-created",
                ),
                related=(
                    "[class*='lien-quan'] .view-content",
                    "[class*='lienquan'] .view-content",
                    "[class*='tin-khac'] .view-content",
                    "[class*='related'] .view-content",
                    ".block-relatedcontent",
                ),
                drop=(
                    ".comment-wrapper",
                    ".field--name-field-tags",
                    ".field-name-field-tags",
                    ".sharethis-wrapper",
                    ".embedded-ad",
                    ".node .links",
                ),
                items=(".view-content > .views-row", ".view-content > ul > li.views-row", "#content .node-teaser"),
                item_link=(".node__title a", ".views-field-title a", "h2 a", "h3 a"),
                item_date=(".node__meta", ".node__submitted", ".views-field-created", ".submitted", "time"),
                pager=(".pager__items", "ul.pager"),
            ),
        ),
    ),
    article_url=re.compile(
        r"/node/\d+$|/content/[^/?]+$|^(?!/(?:taxonomy|user|search)/)/(?:[^/?]+/)*(?:[^/?-]+-){4,}[^/?]*$"
    ),
    page_number=re.compile(r"[?&]page=(?:0%2C|0,)*(\d+)"),
)
