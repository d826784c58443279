"""SharePoint: pages ending in .aspx whose article is chosen by ItemID."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.demo.families import WEEKDAYS, Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle


class SharePoint(Family):
    """Articles by ItemID, listings paged by a `Page` parameter."""

    name = "sharepoint"

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /<section>/Pages/chi-tiet.aspx?ItemID=<number>; the slug plays no part."""
        return f"/{folder_of(article, section)}/Pages/chi-tiet.aspx?ItemID={article.number}"

    def listing_path(self, section: str, page: int) -> str:
        """Return /<section>/Pages/default.aspx, from the second page on with ?Page=<page>."""
        return f"/{section}/Pages/default.aspx" + (f"?Page={page}" if page > 1 else "")

    def stamp(self, time: dt.datetime) -> str:
        """Return 24/07/2023 10:27."""
        return f"{time:%d/%m/%Y %H:%M}"

    def short_stamp(self, time: dt.datetime) -> str:
        """Return (24/07/2023 10:27)."""
        return f"({time:%d/%m/%Y %H:%M})"

    def banner(self, day: dt.date) -> str:
        """Return Thứ tư, Ngày 1 Tháng 5 Năm 2024."""
        return f"{WEEKDAYS[day.weekday()]}, Ngày {day.day} Tháng {day.month} Năm {day.year}"


FAMILY = SharePoint()
