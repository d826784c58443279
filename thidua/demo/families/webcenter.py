"""Oracle WebCenter: articles by dDocName, state of the view in the query, a button "Xem thêm" with an offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.demo.families import WEEKDAYS, Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle

ROWS = 4
"""Articles a page; the offset counts in them."""


class WebCenter(Family):
    """Pages of a portal that show a document of the content server."""

    name = "webcenter"

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /webcenter/portal/tdkt/pages_<section>/chi-tiet?dDocName=PORTAL<number>."""
        folder = folder_of(article, f"webcenter/portal/tdkt/pages_{section}")
        return f"/{folder}/chi-tiet?dDocName=PORTAL{article.number}"

    def with_session(self, path: str) -> str:
        """Return the address with the state that the view layer adds to links."""
        return f"{path}&_afrLoop=41983350127&_afrWindowMode=0&_adf.ctrl-state=u3kq8v_4"

    def listing_path(self, section: str, page: int) -> str:
        """Return /webcenter/portal/tdkt/pages_<section>, from the second page on with ?startRow=<offset>."""
        return f"/webcenter/portal/tdkt/pages_{section}" + (f"?startRow={(page - 1) * ROWS}" if page > 1 else "")

    def stamp(self, time: dt.datetime) -> str:
        """Return 10:27 24-07-2023."""
        return f"{time:%H:%M %d-%m-%Y}"

    def short_stamp(self, time: dt.datetime) -> str:
        """Return (24-07-2023)."""
        return f"({time:%d-%m-%Y})"

    def banner(self, day: dt.date) -> str:
        """Return THỨ TƯ, 24/06/2020."""
        return f"{WEEKDAYS[day.weekday()].upper()}, {day:%d/%m/%Y}"


FAMILY = WebCenter()
