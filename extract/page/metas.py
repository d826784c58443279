"""What a page's head says of it: its meta elements, its title and its linked data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

# schema.org's datePublished in JSON-LD; the JSON of real pages is too often malformed to be read whole.
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LINKED_LENGTH = 20_000


def read_metas(soup: BeautifulSoup) -> dict[str, str]:
    """Return the meta elements' contents, the first of each name, the page's title, and the date of its linked data."""
    metas: dict[str, str] = {}
    for tag in soup.find_all(["meta", "title"]):
        names = [tag.get(key) for key in ("property", "name", "itemprop")]
        name = "title" if tag.name == "title" else next((str(one) for one in names if one), "")
        metas.setdefault(name.lower(), tag.get_text() if tag.name == "title" else str(tag.get("content") or ""))
    for script in soup.find_all("script", type="application/ld+json"):
        stated = _LINKED_DATE.search(script.get_text()[:_LINKED_LENGTH])
        if stated is not None:
            metas.setdefault("datepublished", stated[1])
    return metas
