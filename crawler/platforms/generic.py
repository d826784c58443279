"""A site that nobody has described: articles and pagers are told by the shape of their addresses."""

from __future__ import annotations

import re

from crawler.platforms import POSTBACK, Platform
from extract.page.rules import PageRules

PLATFORM = Platform(
    name="generic",
    rules=PageRules(),
    # A slug of at least five words, or a number of at least four digits at its end: what the survey's 63 sites have
    # in common (section 3.1; the shapes are in domain/sources.tsv).
    article_url=re.compile(
        r"/(?:[^/?-]+-){4,}[^/?]*$|[-/_][a-z]*\d{4,}(?:\.\w+)?$|[?&](?:id|itemid)=\d+", re.IGNORECASE
    ),
    page_number=re.compile(
        r"[?&](?:page|p|pg|trang|paged|pageindex|start|offset|startrow)=(\d+)|/(?:page|trang)[-/](\d+)/?$|" + POSTBACK,
        re.IGNORECASE,
    ),
)
