"""The links of a page, fast: the crawl reads every page's, and a full parse would cost it half its speed."""

from __future__ import annotations

from urllib.parse import urlsplit

from lxml import etree

from crawler.body import check_size
from crawler.feeds import read_feed
from extract.page.urls import absolute_url

_NO_ADDRESS = ("#", "javascript:", "mailto:", "tel:", "data:")


def find_links(body: bytes, url: str) -> tuple[str, ...]:
    """Return the absolute addresses that a page's `a` elements, or a feed's entries, lead to: each once, in order.

    Args:
        body: HTML or a feed, content encoding undone; its character encoding hardly matters to addresses.
        url: the page's own address, which relative links start from unless a `base` element says otherwise.

    Raises:
        BodyError: the body is too large to be parsed; decode_body gives none that is.
    """
    feed = read_feed(body)
    if feed is not None:
        return tuple(link for one in feed.links if (link := absolute_url(url, one)) is not None)
    tree = parse_html(body)
    if tree is None:
        return ()
    base = next((found for one in tree.iter("base") if (found := absolute_url(url, one.get("href", "")))), url)
    parts = urlsplit(base)
    root = f"{parts.scheme}://{parts.netloc}"
    hrefs = dict.fromkeys(href.strip() for one in tree.iter("a") if (href := one.get("href")) is not None)
    links = (_resolve(root, base, href) for href in hrefs if href and not href.lower().startswith(_NO_ADDRESS))
    return tuple(dict.fromkeys(link for link in links if link is not None))


def parse_html(body: bytes) -> etree._Element | None:
    """Return a page's tree, the only kind that the crawl makes of HTML; None when there is nothing in it.

    Raises:
        BodyError: the body is too large to be parsed.
    """
    check_size(body)
    return etree.HTML(body) if body.strip() else None


def _resolve(root: str, base: str, href: str) -> str | None:
    """Return the absolute address; most links begin at the root, where joining needs no parsing."""
    if href.startswith("/") and not href.startswith("//") and not {"#", "\n", "/../", "/./"} & _marks(href):
        return root + href
    return absolute_url(base, href)


def _marks(href: str) -> set[str]:
    return {mark for mark in ("#", "\n", "/../", "/./") if mark in href}
