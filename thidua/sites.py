"""Which sources there are: those that ship with the crawler, the operator's own over them, the demo's replica sites."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from crawler.source import SOURCES, known_sources, load_sources
from thidua.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.source import Source
    from thidua.home import Home

DEMO_SOURCES = Path(__file__).parent / "demo" / "sources"
NONE_VERIFIED = (
    "no source has been verified yet, and an unverified one is only crawled when it is named: "
    "`thidua sources check SLUG` looks at one and notes the day; `thidua sources` lists them"
)


def real_sources(home: Home, slugs: Sequence[str] = ()) -> dict[str, Source]:
    """Return the real sites by slug, or those named; a file in the working folder goes before a shipped one.

    Raises:
        SourceError: a source file is malformed.
        CommandError: a slug is none of theirs.
    """
    sources = known_sources(home.path)
    unknown = [slug for slug in slugs if slug not in sources]
    if unknown:
        raise CommandError(f"{unknown[0]}: no such source; `thidua sources` lists them")
    return {slug: sources[slug] for slug in slugs} if slugs else sources


def crawled_sources(home: Home, slugs: Sequence[str] = ()) -> dict[str, Source]:
    """Return the sources that a crawl is meant to look at: those named, else every one that was verified.

    A description that nobody has held against its site may ask a stranger for thousands of wrong pages: it takes
    someone to name it.

    Raises:
        SourceError: a source file is malformed.
        CommandError: a slug is none of theirs, or none is named and none was verified.
    """
    sources = real_sources(home, slugs)
    verified = sources if slugs else {slug: one for slug, one in sources.items() if one.verified != "never"}
    if not verified:
        raise CommandError(NONE_VERIFIED)
    return verified


def source_path(home: Home, slug: str) -> Path:
    """Return the file that describes a source: the working folder's, else the shipped one."""
    own = home.sources / f"{slug}.yml"
    return own if own.is_file() else SOURCES / f"{slug}.yml"


def demo_sources() -> dict[str, Source]:
    """Return the replica sites, under the addresses of their files."""
    return load_sources(DEMO_SOURCES)


def all_sources(home: Home) -> dict[str, Source]:
    """Return every site whose captures the build can read."""
    return {**real_sources(home), **demo_sources()}
