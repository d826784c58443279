"""NukeViet: addresses of section, slug and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.demo.families import WEEKDAYS, Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle


class NukeViet(Family):
    """Listings paged by a folder page-<n>, related lists in both directions."""

    name = "nukeviet"
    lists_newer = True

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /tin-tuc/<section>/<slug>-<number>.html."""
        return f"/{folder_of(article, f'tin-tuc/{section}')}/{slug}-{article.number}.html"

    def with_session(self, path: str) -> str:
        """Return the address with PHP's session id."""
        return f"{path}?PHPSESSID=9f0e2c71b4aa35d8"

    def listing_path(self, section: str, page: int) -> str:
        """Return /tin-tuc/<section>/, from the second page on with page-<page>."""
        return f"/tin-tuc/{section}/" + (f"page-{page}" if page > 1 else "")

    def stamp(self, time: dt.datetime) -> str:
        """Return Thứ ba - 18/04/2017 21:00."""
        return f"{WEEKDAYS[time.weekday()]} - {time:%d/%m/%Y %H:%M}"

    def short_stamp(self, time: dt.datetime) -> str:
        """Return (18/04/2017)."""
        return f"({time:%d/%m/%Y})"


FAMILY = NukeViet()
