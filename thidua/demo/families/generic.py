"""A site of a maker's own, which nobody described: hardly a class that tells, "Xem thêm", a feed and a sitemap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.demo.families import WEEKDAYS, Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle


class Generic(Family):
    """Section and slug, as newspapers have them."""

    name = "generic"
    feeds = {"/rss/home.rss": "feed.xml", "/sitemap.xml": "sitemap.xml"}  # noqa: RUF012 (as the base says)

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /<section>/<slug>-post<number>.html."""
        return f"/{folder_of(article, section)}/{slug}-post{10_000 + article.number}.html"

    def listing_path(self, section: str, page: int) -> str:
        """Return /<section>, from the second page on with ?trang=<page>."""
        return f"/{section}" + (f"?trang={page}" if page > 1 else "")

    def stamp(self, time: dt.datetime) -> str:
        """Return Cập nhật lúc: 10:27, 24/07/2023."""
        return f"Cập nhật lúc: {time:%H:%M, %d/%m/%Y}"

    def banner(self, day: dt.date) -> str:
        """Return Thứ sáu, ngày 06/08/2021."""
        return f"{WEEKDAYS[day.weekday()]}, ngày {day:%d/%m/%Y}"


FAMILY = Generic()
