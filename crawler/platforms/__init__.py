"""Families of content management systems: one file each, found by walking this folder.

A file defines `PLATFORM`. What a source's own file does not say is taken from its platform.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from extract.page.rules import PageRules


POSTBACK = r"[?&]__EVENTTARGET=[^&]*&__EVENTARGUMENT=[^&]*&__PAGE=(\d+)"
"""The page number in the address that crawler/pagers.py gives to a postback of ASP.NET."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """How one family of sites names its pages and lays them out."""

    name: str
    """The name that source files use; also the file's."""
    rules: PageRules
    """Selectors of the family's stock templates, which a source's own go over."""
    article_url: re.Pattern[str]
    """Searched in an address's path and query: finds something when the address is an article's."""
    page_number: re.Pattern[str]
    """Searched in a listing's path and query; the one group that matches is the page's
    number, or the offset of its first row."""

    def next_pages(self, url: str, links: Iterable[str]) -> tuple[str, ...]:
        """Return the page that follows the listing page `url` among its links, if there is one.

        Numbered pagers show a window of pages, and offsets count in rows: the next page is the one with the
        smallest greater number among the addresses of the same path that repeat all other parameters of `url`.
        After an address without a number, page 1 may be the same page again or the next one: then page 2 comes too.
        """
        here = self._place(url)
        places = [(self._place(link), link) for link in links]
        after = {
            place.number: link
            for place, link in places
            if place.number > here.number and place.path == here.path and place.query >= here.query
        }
        count = 2 if here.number == 0 and {1, 2} <= after.keys() else 1
        return tuple(after[number] for number in sorted(after)[:count])

    def _place(self, url: str) -> _Place:
        parts = urlsplit(url)
        whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
        found = self.page_number.search(whole)
        if found is None:
            return _Place(0, parts.path.rstrip("/"), frozenset(parse_qsl(parts.query)))
        path, _, query = (whole[: found.start()] + "?" + whole[found.end() :]).partition("?")
        number = next(group for group in found.groups() if group is not None)
        return _Place(int(number), path.rstrip("/"), frozenset(parse_qsl(query.replace("?", "&"))))


class _Place(NamedTuple):
    """Where a listing's page stands: its number (0 where the address bears none) and what else names it."""

    number: int
    path: str
    query: frozenset[tuple[str, str]]


@cache
def load_platforms() -> Mapping[str, Platform]:
    """Return all platforms by name."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    platforms: list[Platform] = [module.PLATFORM for module in modules]
    return {platform.name: platform for platform in platforms}
