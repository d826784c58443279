"""What an element can be called by: its id, its classes, its microdata, alone or inside one that has a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup, Tag

    from extract.page.blocks import Flow

_NAME = re.compile(r"-?[A-Za-z_][\w-]*")
# What a CMS counts up (post-1390, article_12) or a style library makes (css-1x2y3z) names one page's element only;
# states and grids are everywhere.
_COUNTED = re.compile(
    r"\d{3,}|^css-|^js-|^col-|^(?:row|active|current|last|first|selected|open|show|clearfix|container)$"
)
_ANCESTORS = 3
_PLACES = frozenset({"body", "html", "[document]"})


def own_names(tag: Tag) -> Iterator[str]:
    """Yield the selectors that name an element by itself, the surest first."""
    found = tag.get("id")
    if isinstance(found, str) and _is_name(found):
        yield f"#{found}"
    classes = tag.get("class")
    kept = [one for one in (classes if isinstance(classes, list) else []) if _is_name(one)]
    yield from (f".{one}" for one in kept)
    yield from (f"{tag.name}.{one}" for one in kept)
    property = tag.get("itemprop")
    if isinstance(property, str) and _is_name(property):
        yield f'[itemprop="{property}"]'
    if tag.name == "h1":
        yield "h1"


def index_names(soup: BeautifulSoup) -> dict[str, list[Tag]]:
    """Return a page's elements by each of their own names, in page order: cheaper than to select them one by one."""
    index: dict[str, list[Tag]] = {}
    for tag in soup.find_all(True):
        for name in own_names(tag):
            index.setdefault(name, []).append(tag)
    return index


def names_within(tag: Tag) -> Iterator[str]:
    """Yield the selectors that name an element inside one that has a name, the nearest first."""
    own = list(own_names(tag))
    for distance, parent in enumerate(tag.parents):
        if distance == _ANCESTORS or parent.name in _PLACES:
            return
        for name in own_names(parent):
            yield from (f"{name} {one}" for one in own)
            yield from (f"{name} {tag.name}", f"{name} {tag.name}:last-of-type")


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and _COUNTED.search(text) is None


def smallest_holding(flow: Flow, text: str) -> list[Tag]:
    """Return the smallest elements whose text holds `text`, in page order; at most one a line."""
    found = []
    for block in flow.blocks:
        if text and text in block.text:
            inner = [tag for tag in block.element.find_all(True) if text in " ".join(tag.get_text(" ").split())]
            found.append(inner[-1] if inner else block.element)
    return found
