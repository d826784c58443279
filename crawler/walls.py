"""Bot walls and maintenance notices, told from a site's own pages by `walls.yml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from crawler.errors import SourceError
from extract.yamlfile import Strict, read_yaml

_FILE = Path(__file__).parent / "walls.yml"
_MOST = 30_000  # bytes; interstitials are small, and an article may speak of any of these things
_HEADING = re.compile(r"<(title|h1|h2)\b[^>]{0,400}>(.{0,400}?)</\1>", re.IGNORECASE | re.DOTALL)


class Wall(Strict):
    """One kind of interstitial page."""

    name: str
    where: Literal["page", "heading"] = Field(alias="in")
    pattern: str
    learnt: str


class _Walls(Strict):
    walls: tuple[Wall, ...]


def recognise_wall(body: bytes, *, refused: bool) -> str | None:
    """Return the name of the wall that a page is, or None for a page of the site's own.

    Args:
        body: the page, content encoding undone.
        refused: whether the status says so already: then a page of any size is looked at.
    """
    if len(body) > _MOST and not refused:
        return None
    text = body[:_MOST].decode("utf-8", "ignore")
    headings = "\n".join(found[2] for found in _HEADING.finditer(text))
    searched = {"page": text, "heading": headings}
    return next((name for name, where, pattern in _load_walls() if pattern.search(searched[where])), None)


@cache
def _load_walls() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    found = read_yaml(_FILE, _Walls, SourceError)
    return tuple((wall.name, wall.where, re.compile(wall.pattern)) for wall in found.walls)
