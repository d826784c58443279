"""What Scrapy's own commands (list, crawl, shell) see: one spider a source file, of the current folder's, too."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from crawler.source import known_sources
from crawler.spider import SourceSpider, spider_class

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping

    from scrapy import Request
    from scrapy.settings import BaseSettings

    from crawler.source import Source


class SourceLoader:
    """Scrapy's spider loader over the source files; a crawl makes one too, and never asks it for anything."""

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return known_sources(Path.cwd())

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Return the loader; the settings have no part in it."""
        del settings
        return cls()

    def load(self, spider_name: str) -> type[SourceSpider]:
        """Return a source's spider class.

        Raises:
            KeyError: there is no such source.
        """
        return spider_class(self._sources[spider_name])

    def list(self) -> list[str]:
        """Return the sources' slugs."""
        return list(self._sources)

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """Return the slugs of the sources that an address belongs to."""
        return [slug for slug, source in self._sources.items() if source.owns(request.url)]
