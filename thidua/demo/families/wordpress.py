"""WordPress: the slug at the root, folders page/<n>, months by name, only a link to older posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.demo.families import WEEKDAYS, Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle

MONTHS = (
    "Tháng Một", "Tháng Hai", "Tháng Ba", "Tháng Tư", "Tháng Năm", "Tháng Sáu", "Tháng Bảy", "Tháng Tám", "Tháng Chín",
    "Tháng Mười", "Tháng Mười Một", "Tháng Mười Hai",
)  # fmt: skip


class WordPress(Family):
    """Posts, category archives, a feed and the core's sitemap."""

    name = "wordpress"
    feeds = {"/feed/": "feed.xml", "/wp-sitemap-posts-post-1.xml": "sitemap.xml"}  # noqa: RUF012 (as the base says)

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /<slug>/."""
        return f"/noi-bo/{slug}/" if folder_of(article, "") else f"/{slug}/"

    def with_session(self, path: str) -> str:
        """Return the address as Facebook hands it on."""
        return f"{path}?fbclid=IwAR0x7Jp2"

    def listing_path(self, section: str, page: int) -> str:
        """Return /category/<section>/, from the second page on with page/<page>/."""
        return f"/category/{section}/" + (f"page/{page}/" if page > 1 else "")

    def stamp(self, time: dt.datetime) -> str:
        """Return 24 Tháng Bảy, 2023."""
        return f"{time.day} {MONTHS[time.month - 1]}, {time.year}"

    def short_stamp(self, time: dt.datetime) -> str:
        """Return 24 Tháng Bảy, 2023."""
        return self.stamp(time)

    def banner(self, day: dt.date) -> str:
        """Return Thứ Ba, Tháng Tư 20, 2021."""
        return f"{WEEKDAYS[day.weekday()].title()}, {MONTHS[day.month - 1]} {day.day}, {day.year}"


FAMILY = WordPress()
