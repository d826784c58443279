"""What a response's body turned out to be: the page, its article, its links. Frozen, slotted, keyword-only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.records import Article

if TYPE_CHECKING:
    import datetime as dt

Outcome = Literal["article", "listing", "empty", "undated", "unreadable"]
PublishedFrom = Literal["selector", "meta", "near_title", "url", "none"]
LinkKind = Literal["item", "related", "pager"]
FoundBy = Literal["bom", "meta", "header", "utf8", "guess", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How bytes became text."""

    name: str | None
    """The codec that read the bytes (utf-8, cp1258 …); None when none did."""
    found_by: FoundBy
    """What named it: byte order mark, meta element, HTTP header, the bytes themselves (utf8), a guess."""
    repairs: tuple[str, ...] = ()
    """What was mended after decoding: tcvn3, vni, decomposed, replaced (bytes that are no text became U+FFFD)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that leads to an article or to more of them."""

    url: str
    """Absolute, without fragment."""
    kind: LinkKind
    """item: a row of a listing; related: of a list beside an article; pager: another page of the same listing."""
    title: str | None = None
    published: dt.datetime | None = None
    """The date that stands beside the link, Asia/Ho_Chi_Minh."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageArticle:
    """An article as its page shows it."""

    title: str
    """One line, cleaned by extract.text."""
    body: str
    """Paragraphs joined by one blank line, cleaned by extract.text: no captions, byline or furniture."""
    captions: tuple[str, ...] = ()
    published: dt.datetime | None = None
    """Asia/Ho_Chi_Minh; midnight where the page gives a day only."""
    published_raw: str | None = None
    """The stamp as the page writes it."""
    published_from: PublishedFrom = "none"
    """The evidence that gave the stamp."""
    category: str | None = None
    author: str | None = None
    related: tuple[Link, ...] = ()
    flags: tuple[str, ...] = ()
    """Why a reader should look twice: ambiguous_date (day and month may be swapped, or two stamps disagree),
    overlong_field (what calls itself title or byline says more than a line, and was not taken), selector_missed (the
    body was found by other evidence than the layout's selectors)."""

    def as_article(self, *, id: str, url: str, province: str | None = None) -> Article:
        """Return the article as the fact extractors take it."""
        return Article(
            id=id,
            url=url,
            province=province,
            title=self.title,
            body=self.body,
            captions=self.captions,
            published=self.published,
            category=self.category,
            author=self.author,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one response's body is."""

    outcome: Outcome
    """undated is an article without any date; its article is there with published None."""
    reason: str | None
    """Why it is no dated article; None for an article."""
    encoding: Encoding
    article: PageArticle | None = None
    """Of an article or an undated page."""
    links: tuple[Link, ...] = ()
    """Everything discovered, in page order: an article's related links, a listing's items, pagers."""
