"""What the flow hands to the archive: a source, a capture with what its page was, an article whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from extract.page.records import Outcome
    from extract.records import Article, Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A site that articles come from."""

    slug: str
    title: str
    url: str
    """Its front page."""
    province: str | None = None
    """Under the name of before 1 July 2025, any common spelling; None for central bodies."""
    platform: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedPage:
    """One response in a WARC file, and what its body turned out to be."""

    capture: str
    """The capture's id: the same at every build, whatever the order of arrival (the WARC record's id)."""
    source: str
    """The source's slug."""
    run: str
    """The id of the crawler's run that brought it."""
    url: str
    key: str
    """extract.page.canonical_path of the address: captures of one key and source are of one article."""
    fetched: dt.datetime
    """With its time zone."""
    status: int
    """HTTP status."""
    digest: str
    """Of the body as received."""
    warc_file: str
    """Name inside captures/."""
    warc_offset: int
    warc_length: int
    stamp: str
    """What the page and its facts were built with (rule 3 of docs/architecture.md)."""
    outcome: Outcome | Literal["gone"]
    """gone: the site answered that the article is not there any more."""
    reason: str | None = None
    encoding: str | None = None
    text_digest: str | None = None
    """archive.text_digest of the article in it; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text that an article had."""

    capture: str
    """Id of the first capture that had it."""
    article: Article
    """With the metadata of the last capture that had this text."""
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBundle:
    """An article whole: all its captures, all its versions, the facts of each."""

    id: str
    """extract.page.article_id; every version's article carries the same."""
    source: str
    key: str
    pages: tuple[CapturedPage, ...]
    """All captures in which the article was read, oldest first."""
    versions: tuple[Version, ...]
    """Oldest first; the last is the current one. A text that returns is a version again."""
    published_raw: str | None = None
    """The current version's stamp as its page writes it."""
    published_from: str | None = None
    flags: tuple[str, ...] = ()
    """The page's: ambiguous_date …"""
    gone: dt.datetime | None = None
    """When the site first said that the article is not there any more; None while it is."""
