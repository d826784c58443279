"""SharePoint publishing sites: .aspx pages, an article chosen by its ItemID or by a page file of its own."""

from __future__ import annotations

import re

from crawler.platforms import Platform
from extract.page.rules import Layout, PageRules

PLATFORM = Platform(
    name="sharepoint",
    rules=PageRules(
        layouts=(
            # The rich-text field of a publishing page; titles and dates are as each site's own web parts draw them.
            Layout(body=(".ms-rtestate-field",)),
        ),
    ),
    article_url=re.compile(
        r"\.aspx\?(?:.*&)?(?:ItemID|NewsID|ID)=\d+|/Pages/(?!default\.aspx)[^/?]{20,}\.aspx$", re.IGNORECASE
    ),
    page_number=re.compile(r"[?&](?:Page|p|PageIndex|trang)=(\d+)", re.IGNORECASE),
)
