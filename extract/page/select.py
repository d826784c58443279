"""Elements by CSS selectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.text import clean_line

if TYPE_CHECKING:
    from bs4 import Tag

    from extract.page.blocks import Flow


def select_first(soup: Tag, selectors: tuple[str, ...]) -> list[Tag]:
    """Return what the first selector finds that finds anything with text or content; nothing when none does."""
    for selector in selectors:
        found = [one for one in soup.select(selector) if one.get("content") or one.get_text(strip=True)]
        if found:
            return found
    return []


def select_all(soup: Tag, selectors: tuple[str, ...]) -> list[Tag]:
    """Return what any of the selectors finds."""
    return [one for selector in selectors for one in soup.select(selector)]


def outside_body(flow: Flow) -> set[int]:
    """Return the blocks that are navigation, footers and comments: never the article."""
    return flow.span(flow.marked("outside"))


def content_of(element: Tag) -> str:
    """Return what an element says: a meta element's content, a time element's machine-readable time, else its text."""
    return clean_line(str(element.get("content") or element.get("datetime") or element.get_text(" ")))
