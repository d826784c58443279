"""From page bytes to an article and its links: `parse_page` is the only door the other packages use.

decode (bytes to text) → blocks (the page's lines, one walk) → select (where the body is) → body (paragraphs, captions,
byline) → article (title, category, date by published, related links); or listing, where the page is one.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from extract.exchange import VIETNAM
from extract.page.article import PageText, read_article
from extract.page.blocks import read_blocks
from extract.page.decode import decode
from extract.page.listing import find_items, find_pagers, why_listing
from extract.page.locate import find_body
from extract.page.records import Encoding, Link, Page, PageArticle
from extract.page.rules import Layout, PageRules
from extract.page.title import find_title
from extract.page.urls import absolute_url, article_id, canonical_path
from extract.page.walk import NestedTooDeepError

if TYPE_CHECKING:
    import datetime as dt

__all__ = [
    "Encoding", "Layout", "Link", "Page", "PageArticle", "PageRules",
    "absolute_url", "article_id", "canonical_path", "parse_page",
]  # fmt: skip

_MARKUP_TYPES = re.compile(r"^\s*(?:text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml)|)\s*(?:;|$)", re.IGNORECASE)
# PDF, ZIP (and Office), PNG, JPEG, GIF, gzip, old Office
_OTHER_FILES = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_MAX_TAGS = 30_000
"""A page of the genre has under 5,000."""
_MAX_BYTES = 8_000_000


def parse_page(body: bytes, *, url: str, content_type: str | None, fetched: dt.datetime, rules: PageRules) -> Page:
    """Return what a response's body is: an article, a listing, or why it is neither. Never raises.

    Args:
        body: the bytes as served, content encoding undone.
        url: the address that answered, after redirects; links are resolved against it.
        content_type: the HTTP header's value.
        fetched: when the page was captured; the layout of that day is used, and no clock.
        rules: the source's, over its platform's.
    """
    refusal = _refuse(body, content_type)
    if refusal is not None:
        return Page(outcome="unreadable", reason=refusal, encoding=Encoding(name=None, found_by="none"))
    text, encoding = decode(body, content_type)
    if text is None:
        return Page(outcome="unreadable", reason="no known encoding reads its bytes", encoding=encoding)
    try:
        flow = read_blocks(_parse(text))
    except NestedTooDeepError:
        return Page(outcome="unreadable", reason="its elements are nested too deep", encoding=encoding)
    day = fetched.astimezone(VIETNAM).date() if fetched.tzinfo is not None else fetched.date()
    layout = rules.layout_on(day)
    page = PageText(flow=flow, markup=text, url=url, fetched=fetched, rules=rules, layout=layout)
    return _sort(page, encoding)


def _refuse(body: bytes, content_type: str | None) -> str | None:
    """Return why bytes are no page at all; None when they may be one."""
    if not _MARKUP_TYPES.match(content_type or ""):
        return f"is no HTML page but {(content_type or '').partition(';')[0].strip()[:80]}"
    if len(body) > _MAX_BYTES:
        return f"has {len(body)} bytes, over {_MAX_BYTES}"
    tags = body.count(b"<")
    if tags > _MAX_TAGS:
        return f"has {tags} tags, over {_MAX_TAGS}"
    if body.startswith(_OTHER_FILES):
        return "is a file of another kind, not HTML"
    return None


def _parse(text: str) -> BeautifulSoup:
    """Return the page's tree; the only parse of a page, and no warning about what servers send as pages."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return BeautifulSoup(text, "lxml")


def _sort(page: PageText, encoding: Encoding) -> Page:
    """Return the page as what it is."""
    title = find_title(page.flow, page.layout, page.rules.title_suffixes, page.url)
    at = title.index if title is not None else None
    located = find_body(page.flow, page.markup, page.layout, at)
    reason = why_listing(page.flow, located, page.layout, page.url, at)
    if reason is None:
        article = read_article(page, title, located)
        if article is not None:
            return _article_page(article, encoding)
        reason = "has no title" if title is None else "has a title, but neither text nor captions"
        return Page(outcome="empty", reason=reason, encoding=encoding, links=_listed(page))
    return Page(outcome="listing", reason=reason, encoding=encoding, links=_listed(page))


def _listed(page: PageText) -> tuple[Link, ...]:
    items = find_items(page.flow, page.layout, page.rules, page.url)
    return (*items, *find_pagers(page.flow, page.layout, page.url))


def _article_page(article: PageArticle, encoding: Encoding) -> Page:
    if article.published is not None:
        return Page(outcome="article", reason=None, encoding=encoding, article=article, links=article.related)
    reason = "no stamp by selector, meta element, near the title or in the address"
    return Page(outcome="undated", reason=reason, encoding=encoding, article=article, links=article.related)
