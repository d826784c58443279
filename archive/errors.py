"""What can go wrong with an archive.

ArchiveError
├── SchemaVersionError     the file was made by another version of the schema, or is no archive
├── BundleError            an article given to be written contradicts itself
└── UnknownProvinceError   a source names a province that there is none of
"""

from __future__ import annotations


class ArchiveError(Exception):
    """Root of this package's errors; its message says what, where and what to do."""


class SchemaVersionError(ArchiveError):
    """The file was made by another version of the schema, or is no archive at all."""


class BundleError(ArchiveError):
    """An article given to be written contradicts itself: names the article and what does not fit."""


class UnknownProvinceError(ArchiveError):
    """A source names a province that there is none of."""
