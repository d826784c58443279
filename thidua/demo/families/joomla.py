"""Joomla: number and alias under index.php, listings paged by an offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.demo.families import WEEKDAYS, Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle

ROWS = 4
"""Articles a page; the offset counts in them."""


class Joomla(Family):
    """The content component's articles and category blogs."""

    name = "joomla"

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /index.php/<section>/<number>-<slug>."""
        return f"/{folder_of(article, f'index.php/{section}')}/{article.number}-{slug}"

    def with_session(self, path: str) -> str:
        """Return the address of the print view."""
        return f"{path}?tmpl=component&print=1"

    def listing_path(self, section: str, page: int) -> str:
        """Return /index.php/<section>, from the second page on with ?start=<offset>."""
        return f"/index.php/{section}" + (f"?start={(page - 1) * ROWS}" if page > 1 else "")

    def stamp(self, time: dt.datetime) -> str:
        """Return Thứ hai, 24 Tháng 7 2023 10:27."""
        return f"{WEEKDAYS[time.weekday()]}, {time.day} Tháng {time.month} {time.year} {time:%H:%M}"


FAMILY = Joomla()
