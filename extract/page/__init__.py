"""From page bytes to an article and its links: `parse_page` is the only door the other packages use."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from extract.page.decode import decode
from extract.page.records import Encoding, Link, Page, PageArticle
from extract.page.rules import Layout, PageRules
from extract.page.urls import absolute_url, article_id, canonical_path
from extract.text import clean_line, join_paragraphs

if TYPE_CHECKING:
    from bs4 import Tag

__all__ = [
    "Encoding", "Layout", "Link", "Page", "PageArticle", "PageRules",
    "absolute_url", "article_id", "canonical_path", "parse_page",
]  # fmt: skip


def parse_page(body: bytes, *, url: str, content_type: str | None, fetched: dt.datetime, rules: PageRules) -> Page:
    """Return what a response's body is: an article, a listing, or why it is neither.

    Args:
        body: the bytes as served, content encoding undone.
        url: the address that answered, after redirects; links are resolved against it.
        content_type: the HTTP header's value.
        fetched: when the page was captured; the layout of that day is used, and no clock.
        rules: the source's, over its platform's.
    """
    text, encoding = decode(body, content_type)
    if text is None:
        return Page(outcome="unreadable", reason="no encoding reads it", encoding=encoding)
    soup = BeautifulSoup(text, "lxml")
    layout = rules.layout_on(fetched.date())
    title = _first(soup, layout.title or ("h1", "title"))
    holder = _first(soup, layout.body or ("article", "body"))
    if title is None or holder is None:
        return Page(outcome="empty", reason="no title or body", encoding=encoding)
    paragraphs = [p.get_text() for p in holder.select("p")]
    found = PageArticle(title=clean_line(title.get_text()), body=join_paragraphs(paragraphs))
    return Page(outcome="undated", reason="no date", encoding=encoding, article=found)


def _first(soup: BeautifulSoup, selectors: tuple[str, ...]) -> Tag | None:
    return next((found for one in selectors if (found := soup.select_one(one)) is not None), None)
