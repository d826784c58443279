"""What a page's head says of it: its meta elements, its title and its linked data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.page.linked import read_linked

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


def read_metas(soup: BeautifulSoup) -> dict[str, str]:
    """Return the meta elements' contents, the first of each name, the page's title, and the date of its linked data."""
    metas: dict[str, str] = {}
    for tag in soup.find_all(["meta", "title"]):
        names = [tag.get(key) for key in ("property", "name", "itemprop")]
        name = "title" if tag.name == "title" else next((str(one) for one in names if one), "")
        metas.setdefault(name.lower(), tag.get_text() if tag.name == "title" else str(tag.get("content") or ""))
    return read_linked(soup) | {name: value for name, value in metas.items() if value}
