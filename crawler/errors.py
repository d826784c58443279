"""What can go wrong in crawling.

CrawlerError
├── SourceError   a source's file, or a platform it names, is malformed
├── CaptureError  a WARC file holds no capture where one was expected
├── LedgerError   ledger.db cannot be used
├── RunError      a crawl cannot be started
└── ProbeError    a site's page cannot be looked at
"""

from __future__ import annotations


class CrawlerError(Exception):
    """Root of this package's errors; its message says what, where and what to do."""


class SourceError(CrawlerError):
    """A source's file is malformed: one line that names file, key and remedy."""


class CaptureError(CrawlerError):
    """A WARC file holds no capture at the place asked for."""


class LedgerError(CrawlerError):
    """The ledger cannot be opened, or was written by a newer version."""


class RunError(CrawlerError):
    """A crawl cannot be started."""


class ProbeError(CrawlerError):
    """A site's page cannot be looked at; the message says why."""
