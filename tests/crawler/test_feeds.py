from __future__ import annotations

import pytest

from crawler.feeds import read_feed
from crawler.links import find_links

RSS = b"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Tin</title><link>http://a.example/</link>
<item><title>Tin</title><link> /tin-1.html </link></item>
<item><link><![CDATA[http://a.example/tin-2.html]]></link></item><item><title>Tin</title></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://a.example/"/><entry>
<link rel="edit" href="/sua/1"/><link rel="alternate" href="/tin-1.html"/></entry></feed>"""
SITEMAP = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://a.example/tin-1.html</loc></url></urlset>'
INDEX = b"<sitemapindex><sitemap><loc>http://a.example/sitemap-1.xml</loc></sitemap></sitemapindex>"


@pytest.mark.parametrize(
    ("body", "kind", "links"),
    [
        (RSS, "feed", ("/tin-1.html", "http://a.example/tin-2.html")),
        (ATOM, "feed", ("/tin-1.html",)),
        (SITEMAP, "sitemap", ("http://a.example/tin-1.html",)),
        (INDEX, "index", ("http://a.example/sitemap-1.xml",)),
    ],
)
def test_entries_of_feeds_and_sitemaps(body: bytes, kind: str, links: tuple[str, ...]) -> None:
    feed = read_feed(body)
    assert feed is not None
    assert (feed.kind, feed.links) == (kind, links)


def test_a_feed_that_breaks_off_gives_what_stands_before() -> None:
    feed = read_feed(RSS[: RSS.index(b"tin-2") + 2])
    assert feed is not None
    assert feed.links[0] == "/tin-1.html"


@pytest.mark.parametrize(
    "body", [b"", b"<html><head><link type='application/rss+xml' href='/rss'></head></html>", b"{}"]
)
def test_what_is_no_feed(body: bytes) -> None:
    assert read_feed(body) is None


def test_entities_are_not_fetched() -> None:
    hostile = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><link>/a&x;</link></item></rss>'
    feed = read_feed(hostile)
    assert feed is not None
    assert feed.links == ("/a",)


def test_a_feed_is_a_listing_to_the_crawl() -> None:
    assert find_links(RSS, "http://a.example/rss") == ("http://a.example/tin-1.html", "http://a.example/tin-2.html")
