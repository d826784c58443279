"""The portal product of VNPT: a slug with a number of six digits, listings paged in the path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.demo.families import WEEKDAYS, Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle

_FIRST = 600_000


class VnptPortal(Family):
    """A provincial portal with many member sites."""

    name = "vnptportal"

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /<section>/<slug>-<number>; the slug is cut at 80 characters, as the product does."""
        return f"/{folder_of(article, section)}/{slug[:80]}-{_FIRST + article.number}"

    def listing_path(self, section: str, page: int) -> str:
        """Return /<section>, from the second page on with /trang-<page>."""
        return f"/{section}" + (f"/trang-{page}" if page > 1 else "")

    def stamp(self, time: dt.datetime) -> str:
        """Return Thứ hai, 24/7/2023 | 10:27 GMT+7."""
        return f"{WEEKDAYS[time.weekday()]}, {time.day}/{time.month}/{time.year} | {time:%H:%M} GMT+7"

    def short_stamp(self, time: dt.datetime) -> str:
        """Return 24/7/2023."""
        return f"{time.day}/{time.month}/{time.year}"


FAMILY = VnptPortal()
