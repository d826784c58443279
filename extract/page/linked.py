"""What a page says of itself in linked data (schema.org as JSON-LD): day, author, section, breadcrumb."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

# Where the JSON is malformed, as on many real pages, its date can still be told.
_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LONGEST = 200_000
_MOST = 2_000
"""Nodes of a page's data that are looked at."""
BREADCRUMB = "ld:breadcrumb"
"""The key under which the breadcrumb's names stand, a line each."""


def read_linked(soup: BeautifulSoup) -> dict[str, str]:
    """Return date, author, section and breadcrumb of a page's linked data, the first of each."""
    found: dict[str, str] = {}
    for script in soup.find_all("script", type="application/ld+json"):
        text = script.get_text()[:_LONGEST]
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            stated = _DATE.search(text)
            if stated is not None:
                found.setdefault("datepublished", stated[1])
            continue
        for node in _nodes(data):
            _read_node(node, found)
    return found


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON value, the outer before the inner."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _read_node(node: dict[str, object], found: dict[str, str]) -> None:
    items = node.get("itemListElement")
    if node.get("@type") == "BreadcrumbList" and isinstance(items, list):
        names = [_name(one) or _name(one.get("item")) for one in items if isinstance(one, dict)]
        found.setdefault(BREADCRUMB, "\n".join(filter(None, names)))
    for key, name in (
        ("datePublished", "datepublished"),
        ("articleSection", "article:section"),
        ("author", "ld:author"),
    ):
        value = _name(node.get(key))
        if value:
            found.setdefault(name, value)


def _name(value: object) -> str:
    """Return a string, an object's name, or that of a list's last: sections go from the wide to the narrow."""
    if isinstance(value, list) and value:
        return _name(value[-1])
    if isinstance(value, dict):
        return _name(value.get("name"))
    return clean_line(value) if isinstance(value, str) else ""
