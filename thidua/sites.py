"""Which sources there are: those that ship with the crawler, and the demo's replica sites."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crawler.source import SOURCES, load_sources
from thidua.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.source import Source

DEMO_SOURCES = Path(__file__).parent / "demo" / "sources"


def real_sources(slugs: Sequence[str] = ()) -> dict[str, Source]:
    """Return the real sites, or those named.

    Raises:
        SourceError: a source file is malformed.
        CommandError: a slug is none of theirs.
    """
    sources = load_sources(SOURCES)
    unknown = [slug for slug in slugs if slug not in sources]
    if unknown:
        raise CommandError(f"{unknown[0]}: no such source; `thidua sources` lists them")
    return {slug: sources[slug] for slug in slugs} if slugs else sources


def demo_sources() -> dict[str, Source]:
    """Return the replica sites, under the addresses of their files."""
    return load_sources(DEMO_SOURCES)


def all_sources() -> dict[str, Source]:
    """Return every site whose captures the build can read."""
    return {**real_sources(), **demo_sources()}
