"""What the crawl asks for and what came of it: the records that the spider and the ledger exchange."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

from crawler.warc import find_header

if TYPE_CHECKING:
    import datetime as dt

    from crawler.schedule import State
    from crawler.warc import Headers

Outcome = Literal["new", "changed", "unchanged", "not_modified", "error"]
UrlKind = Literal["listing", "article"]
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
"""The statuses that say that a page is not there any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address of a source, as it was met."""

    key: str
    url: str
    kind: UrlKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(Address):
    """An address to ask for, with the validators of its last response."""

    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Address):
    """What asking for an address came to."""

    at: dt.datetime
    state: State
    reason: str | None = None
    status: int | None = None
    """None: there was no response."""
    captured: bool = True
    """Whether the response was written to a WARC file: not when it is the same as the last one."""
    same_text: bool = False
    """Whether an article was written anew though it says what it said: a counter, today's date or a token differs."""
    etag: str | None = None
    last_modified: str | None = None
    articles: tuple[Address, ...] = ()
    """Articles that the page leads to."""
    pages: tuple[Address, ...] = ()
    """The page that continues a listing."""
    follow: bool = False
    """Whether to go on to `pages` even when every article was known."""
    not_before: dt.datetime | None = None
    """Until when the site asks to be left alone."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording a visit came to."""

    outcome: Outcome
    discovered: int
    """Addresses never seen before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response, from the network or from a WARC file."""

    url: str
    """The address that answered."""
    status: int
    headers: Headers
    body: bytes
    """Content encoding undone; empty when that failed."""
    fault: str | None
    """Why the body could not be decoded."""
    fetched: dt.datetime
    captured: bool = True
    """Whether it was written to a WARC file: not when it is the same as the last one."""

    def header(self, name: str) -> str | None:
        """Return a header's value by its name in lower case; None when there is none."""
        return find_header(self.headers, name)
