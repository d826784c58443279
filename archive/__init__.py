"""Facts to SQLite: the only importer of sqlite-utils.

`Archive` is the door to archive.db; `bundle` holds what is handed in, `text_digest` tells versions apart.
"""

from __future__ import annotations

from archive.bundle import ArticleBundle, CapturedPage, Source, Version
from archive.dump import dump
from archive.errors import ArchiveError, BundleError, SchemaVersionError, UnknownProvinceError
from archive.ids import text_digest
from archive.measures import RunContent
from archive.reports import RunReport, SourceHealth
from archive.store import Archive, KnownCapture, PageCount

__all__ = [
    "Archive", "ArchiveError", "ArticleBundle", "BundleError", "CapturedPage", "KnownCapture", "PageCount",
    "RunContent", "RunReport", "SchemaVersionError", "Source", "SourceHealth", "UnknownProvinceError", "Version",
    "dump", "text_digest",
]  # fmt: skip
