"""Liferay: asset publisher pages with readable article addresses, listings paged by a `cur` parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from thidua.demo.families import WEEKDAYS, Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle

_INSTANCE = "8aBcKt4mQz1X"


class Liferay(Family):
    """An asset publisher's list and its full contents."""

    name = "liferay"

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /web/guest/<section>/-/asset_publisher/<instance>/content/<slug>."""
        return f"/{folder_of(article, f'web/guest/{section}')}/-/asset_publisher/{_INSTANCE}/content/{slug}"

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

    def banner(self, day: dt.date) -> str:
        """Return Thứ bảy 09/11/2024."""
        return f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


FAMILY = Liferay()
