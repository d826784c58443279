"""The page families: how a CMS names its pages and writes its dates; one file each, found by walking this folder.

A file defines `FAMILY`; the templates of the same name draw the pages. Addresses and stamps follow what the survey saw
on real sites and what the CMSs' own templates write.
"""

from __future__ import annotations

import importlib
import pkgutil
from abc import ABC, abstractmethod
from functools import cache
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thidua.demo.content import DemoArticle

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


class Family(ABC):
    """What the server must know of a CMS; paths are root-relative, query included."""

    name: ClassVar[str]
    """The folder of its templates; also the file's."""
    lists_newer: ClassVar[bool] = False
    """Whether article pages also list what came after them."""
    feeds: ClassVar[Mapping[str, str]] = {}
    """Paths of its RSS feeds and sitemaps → their templates."""

    page_rules: ClassVar[Mapping[str, object]] = {}
    """What a source's file must say of its pages that no platform can know."""

    @abstractmethod
    def article_path(self, article: DemoArticle, section: str, slug: str) -> str:
        """Return an article's address; `slug` may be a former one."""

    @abstractmethod
    def listing_path(self, section: str, page: int) -> str:
        """Return the address of a listing's page; pages count from 1."""

    @abstractmethod
    def stamp(self, time: dt.datetime) -> str:
        """Return a publication time as article pages show it."""

    def with_session(self, path: str) -> str:
        """Return `path` as a link that carries a session id."""
        return f"{path}{'&' if '?' in path else '?'}sid=k3v0lq45xwz2"

    def short_stamp(self, time: dt.datetime) -> str:
        """Return a publication time as related lists and listings show it; default 24/07/2023."""
        return f"{time:%d/%m/%Y}"

    def banner(self, day: dt.date) -> str:
        """Return the banner of the current day; default Thứ ba, 20/04/2021."""
        return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def folder_of(article: DemoArticle, folder: str) -> str:
    """Return the folder that an article lies in: `folder`, or the one that robots.txt forbids."""
    return "noi-bo" if article.private else folder


@cache
def load_families() -> Mapping[str, Family]:
    """Return all families by name."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    families: list[Family] = [module.FAMILY for module in modules]
    return {family.name: family for family in families}
