"""Elements by CSS selectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

    from extract.page.blocks import Flow

# Never the article, whatever a source's file forgets.
_OUTSIDE = "nav, footer, [role=navigation], [role=contentinfo], [class*=breadcrumb i], [id*=comment i]"


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
    """Return the blocks that are navigation, footers and comments."""
    return flow.span(flow.soup.select(_OUTSIDE))
