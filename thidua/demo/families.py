"""The page families: how a CMS names its pages and writes its dates.

Templates of the same name draw the pages. Addresses and stamps follow what the survey saw on real sites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


class Family(Protocol):
    """What the server must know of a CMS; paths are root-relative, query included."""

    name: str
    """The folder of its templates."""

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return an article's address; `slug` may be a former one."""

    def with_session(self, path: str) -> str:
        """Return `path` as a link that carries a session id."""

    def listing_path(self, section: str, page: int) -> str:
        """Return the address of a listing's page; pages count from 1."""

    def stamp(self, time: dt.datetime) -> str:
        """Return a publication time as article pages show it."""

    def short_stamp(self, time: dt.datetime) -> str:
        """Return a publication time as related lists and listings show it."""

    def banner(self, day: dt.date) -> str:
        """Return the banner of the current day."""


class SharePoint:
    """Pages ending in .aspx whose article is chosen by ItemID."""

    name = "sharepoint"

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /<section>/Pages/chi-tiet.aspx?ItemID=<number>; the slug plays no part."""
        folder = "noi-bo" if article.private else section
        return f"/{folder}/Pages/chi-tiet.aspx?ItemID={article.number}"

    def with_session(self, path: str) -> str:
        """Return the address with the visitor's session as one more parameter."""
        return f"{path}&sid=k3v0lq45xwz2"

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


class NukeViet:
    """Addresses of section, slug and number: /tin-tuc/<section>/<slug>-<number>.html."""

    name = "nukeviet"

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /tin-tuc/<section>/<slug>-<number>.html."""
        folder = "noi-bo" if article.private else f"tin-tuc/{section}"
        return f"/{folder}/{slug}-{article.number}.html"

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

    def banner(self, day: dt.date) -> str:
        """Return Thứ ba, 20/04/2021."""
        return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


_INSTANCE = "8aBcKt4mQz1X"


class Liferay:
    """Asset publisher pages: readable article addresses, listings paged by a `cur` parameter."""

    name = "liferay"

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /web/guest/<section>/-/asset_publisher/<instance>/content/<slug>."""
        folder = "noi-bo" if article.private else f"web/guest/{section}"
        return f"/{folder}/-/asset_publisher/{_INSTANCE}/content/{slug}"

    def with_session(self, path: str) -> str:
        """Return the address with the servlet container's session id."""
        return f"{path};jsessionid=5D1A7C0E93B24F"

    def listing_path(self, section: str, page: int) -> str:
        """Return /web/guest/<section>, from the second page on with the portlet's parameters."""
        if page == 1:
            return f"/web/guest/{section}"
        portlet = f"101_INSTANCE_{_INSTANCE}"
        query = {
            "p_p_id": portlet, "p_p_lifecycle": 0, "p_p_state": "normal", "p_p_mode": "view",
            f"_{portlet}_delta": 4, f"_{portlet}_cur": page,
        }  # fmt: skip
        return f"/web/guest/{section}?{urlencode(query)}"

    def stamp(self, time: dt.datetime) -> str:
        """Return 14:19 | 16/01/2025."""
        return f"{time:%H:%M} | {time:%d/%m/%Y}"

    def short_stamp(self, time: dt.datetime) -> str:
        """Return 16/01/2025."""
        return f"{time:%d/%m/%Y}"

    def banner(self, day: dt.date) -> str:
        """Return Thứ bảy 09/11/2024."""
        return f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


FAMILIES: dict[str, Family] = {family.name: family for family in (SharePoint(), NukeViet(), Liferay())}
