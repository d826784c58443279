"""Drupal: readable addresses, a pager that counts from 0, and the stock date format, which has the month first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua.demo.families import WEEKDAYS, Family, folder_of

if TYPE_CHECKING:
    import datetime as dt

    from thidua.demo.content import DemoArticle


def _short_weekday(day: dt.date) -> str:
    return "CN" if day.weekday() == 6 else f"T{day.weekday() + 2}"


class Drupal(Family):
    """Nodes under readable paths, listings made by a view."""

    name = "drupal"
    page_rules = {"day_order": "month_first"}  # noqa: RUF012 (as the base says)

    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return /content/<slug>."""
        return f"/{folder_of(article, 'content')}/{slug}"

    def listing_path(self, section: str, page: int) -> str:
        """Return /chuyen-muc/<section>, from the second page on with ?page=<page - 1>."""
        return f"/chuyen-muc/{section}" + (f"?page={page - 1}" if page > 1 else "")

    def stamp(self, time: dt.datetime) -> str:
        """Return T4, 08/02/2023 - 16:19 for 2 August: core's medium format as Vietnamese sites leave it."""
        return f"{_short_weekday(time)}, {time:%m/%d/%Y - %H:%M}"

    def short_stamp(self, time: dt.datetime) -> str:
        """Return 08/02/2023 for 2 August."""
        return f"{time:%m/%d/%Y}"

    def banner(self, day: dt.date) -> str:
        """Return Thứ tư, ngày 1 tháng 5 năm 2024."""
        return f"{WEEKDAYS[day.weekday()]}, ngày {day.day} tháng {day.month} năm {day.year}"


FAMILY = Drupal()
