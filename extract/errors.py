"""What can go wrong in extraction.

ExtractError
├── GazetteerError   a gazetteer file is malformed
└── ArticleError     an article given as JSON is malformed
"""

from __future__ import annotations


class ExtractError(Exception):
    """Root of this package's errors; its message says what, where and what to do."""


class GazetteerError(ExtractError):
    """A gazetteer file is malformed: names file, key and the known keys."""


class ArticleError(ExtractError):
    """An article given as JSON is malformed: names the line and the field."""
