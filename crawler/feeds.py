"""Feeds and sitemaps: lists of addresses that a site writes for machines (RSS, RDF, Atom, sitemaps.org)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lxml import etree

from crawler.body import check_size

if TYPE_CHECKING:
    from collections.abc import Iterator

FeedKind = Literal["feed", "sitemap", "index"]
_ROOT = re.compile(rb"<(?:\w+:)?(rss|RDF|feed|urlset|sitemapindex)[\s>]")
_KINDS: dict[str, FeedKind] = {"urlset": "sitemap", "sitemapindex": "index"}
_HEAD = 2000
"""Bytes in which the root element begins."""
_ENTRIES = frozenset({"item", "entry", "url", "sitemap"})


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed or sitemap leads to."""

    kind: FeedKind
    """index: a sitemap of sitemaps."""
    links: tuple[str, ...]
    """Addresses as written, each once, in the feed's order."""


def read_feed(body: bytes) -> Feed | None:
    """Return a feed's links; None when `body` is none.

    Raises:
        BodyError: the body is too large to be parsed; decode_body gives none that is.
    """
    root = _ROOT.search(body[:_HEAD])
    if root is None:
        return None
    check_size(body)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    tree = etree.fromstring(body.lstrip(), parser)
    links = (link for entry in _entries(tree) for link in _links(entry)) if tree is not None else ()
    return Feed(_KINDS.get(root[1].decode(), "feed"), tuple(dict.fromkeys(links)))


def _entries(tree: etree._Element) -> Iterator[etree._Element]:
    yield from (node for node in tree.iter() if _name(node) in _ENTRIES)


def _links(entry: etree._Element) -> Iterator[str]:
    """Yield the entry's address: of Atom the alternate link, else the text of link or loc."""
    for node in entry:
        if _name(node) not in ("link", "loc") or node.get("rel", "alternate") != "alternate":
            continue
        link = (node.get("href") or node.text or "").strip()
        if link:
            yield link
            return


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
