"""DNN: a news module's articles by ArticleID, listings paged by postback, times with SA and CH."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from thidua.demo.families import Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle

PAGER = "dnn$ctr551$ViewArticles$ctlPaging"
"""The paging control, as ASP.NET names it."""


class Dnn(Family):
    """A page a section, its module's articles behind parameters in the path."""

    name = "dnn"

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /<section>/ArtMID/551/ArticleID/<number>/<slug>."""
        return f"/{folder_of(article, section)}/ArtMID/551/ArticleID/{article.number}/{slug}"

    def listing_path(self, section: str, page: int) -> str:
        """Return /<section>; further pages have no address but an event that the page's form is sent back with."""
        event = urlencode({"__EVENTTARGET": PAGER, "__EVENTARGUMENT": f"Page_{page}"})
        return f"/{section}" + (f"?{event}" if page > 1 else "")

    def stamp(self, time: dt.datetime) -> str:
        """Return 24/07/2023 3:27 CH, as .NET writes times in Vietnamese."""
        return f"{time:%d/%m/%Y} {(time.hour - 1) % 12 + 1}:{time:%M} {'SA' if time.hour < 12 else 'CH'}"


FAMILY = Dnn()
