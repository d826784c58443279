"""The working folder: where captures, ledger and archive stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """A working folder; nothing in it exists until a command makes it."""

    path: Path

    @property
    def captures(self) -> Path:
        """The folder of WARC files and of the ledger."""
        return self.path / "captures"

    @property
    def ledger(self) -> Path:
        """The crawl's own memory."""
        return self.captures / "ledger.db"

    @property
    def archive(self) -> Path:
        """The database that Datasette serves."""
        return self.path / "archive.db"

    @property
    def sources(self) -> Path:
        """The folder of the operator's own source files, which go over those that ship with the crawler."""
        return self.path / "sources"
