"""The replica's source files, pointed at the servers that run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.source import load_sources
from thidua.demo.content import HERE

if TYPE_CHECKING:
    from crawler.source import Source
    from thidua.demo.server import DemoSites


def sources_of(sites: DemoSites) -> dict[str, Source]:
    """Return the sources of running replica sites by slug; their base_url is the server's."""
    return {slug: source.at(f"{sites[slug].base_url}/") for slug, source in load_sources(HERE / "sources").items()}
