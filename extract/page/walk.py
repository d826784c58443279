"""A page's tree in reading order, without what no reader sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import Comment, NavigableString, Tag

from extract.page.roles import is_icon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "embed", "select", "option",
    "button", "svg", "math", "textarea", "audio", "video", "canvas", "map", "mat-select", "datalist",
})  # fmt: skip
# What Bootstrap, Drupal and WordPress call the words that only screen readers say.
_UNSEEN_CLASSES = frozenset({"visually-hidden", "sr-only", "screen-reader-text", "element-invisible"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
MAX_DEPTH = 400
"""Deeper nesting is no page that a person made; selectors would take quadratic time on it."""


class NestedTooDeepError(Exception):
    """The markup is nested deeper than MAX_DEPTH."""


def walk(soup: BeautifulSoup) -> Iterator[tuple[bool, Tag | NavigableString]]:
    """Yield (True, node) on entering and (False, tag) on leaving, without recursion; unseen elements are left out.

    Icons are drawn by a font from names, or by svg elements: they are yielded without what is in them.
    """
    stack: list[tuple[bool, Tag | NavigableString]] = [(True, soup)]
    depth = 0
    while stack:
        entering, node = stack.pop()
        icon = isinstance(node, Tag) and is_icon(node)
        if isinstance(node, Comment) or (isinstance(node, Tag) and not icon and node is not soup and _is_unseen(node)):
            continue
        yield entering, node
        if not isinstance(node, Tag) or icon:
            continue
        depth += 1 if entering else -1
        if depth > MAX_DEPTH:
            raise NestedTooDeepError
        if entering:
            stack.append((False, node))
            stack.extend((True, child) for child in reversed(node.contents) if isinstance(child, Tag | NavigableString))


def _is_unseen(tag: Tag) -> bool:
    if tag.name in _UNSEEN or tag.has_attr("hidden"):
        return True
    if tag.name != "h1" and not _UNSEEN_CLASSES.isdisjoint(tag.attrs.get("class") or ()):
        return True
    style = tag.get("style")
    return isinstance(style, str) and len(style) < 1000 and _HIDDEN.search(style) is not None
