"""Elements by CSS selectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.text import clean_line

if TYPE_CHECKING:
    from bs4 import Tag

    from extract.page.blocks import Flow


def select_first(flow: Flow, selectors: tuple[str, ...]) -> list[Tag]:
    """Return what the first selector finds that finds anything with text or content; nothing when none does."""
    return next((found for one in selectors if (found := _telling(_select(flow, one)))), [])


def select_all(flow: Flow, selectors: tuple[str, ...]) -> list[Tag]:
    """Return what any of the selectors finds, in page order."""
    return _select(flow, ", ".join(selectors)) if selectors else []


def select_inside(element: Tag, selectors: tuple[str, ...]) -> list[Tag]:
    """Return what the first selector finds in one element that finds anything with text or content."""
    return next((found for one in selectors if (found := _telling(element.select(one)))), [])


def _select(flow: Flow, selector: str) -> list[Tag]:
    """Return what a selector finds in the page; each is run once, for it costs as much as a fifth of the parse."""
    if selector not in flow.selected:
        flow.selected[selector] = list(flow.soup.select(selector))
    return flow.selected[selector]


def _telling(found: list[Tag]) -> list[Tag]:
    return [one for one in found if one.get("content") or one.get_text(strip=True)]


def outside_body(flow: Flow) -> set[int]:
    """Return the blocks that are navigation, footers and comments: never the article."""
    return flow.span(flow.marked("outside"))


def content_of(element: Tag) -> str:
    """Return what an element says: a meta element's content, a time element's machine-readable time, else its text."""
    return clean_line(str(element.get("content") or element.get("datetime") or element.get_text(" ")))
