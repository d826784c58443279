"""What is at an address: its platform, the pages that list articles, and a few articles, by a few polite requests."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from crawler.assess import assess
from crawler.errors import ProbeError
from crawler.feeds import read_feed
from crawler.probing.platform import UNKNOWN, recognise_platform
from crawler.probing.shapes import HEADLINE, Link, find_articles
from crawler.visits import Address
from extract.page.decode import decode
from extract.page.urls import absolute_url, canonical_path
from extract.text import clean_line, fold_accents

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from crawler.probing.fetch import Fetch
    from crawler.source import Source
    from crawler.visits import Answer

SECTIONS = 8
"""Most pages asked for while looking for listings."""
ARTICLES = 6
"""Articles that are compared."""
LISTINGS = 6
"""Most listings of a draft."""
_FURNITURE = 0.6
"""Share of the pages that show a link which belongs to none of them: a box of popular articles."""
_FEW_PAGES = 3
_NO_SECTION = re.compile(
    r"dang nhap|tim kiem|lien he|so do|gioi thieu|hoi dap|thu tuc|van ban|gop y|trang chu|trang nhat|rss|lich cong tac"
    r"|english|login|search|contact|home|thu vien|video|hinh anh"
)
_TOPIC = ("thi dua", "khen thuong", "cum", "khoi")
_NEWS = ("tin", "su kien", "hoat dong", "dien hinh", "phong trao", "thong bao")
_FILES = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|mp[34]|xml|rss)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class SeenPage:
    """A page that was looked at."""

    answer: Answer
    soup: BeautifulSoup
    links: tuple[Link, ...]
    """To the site's own pages, each once, with the longest text that a link to it has."""
    name: str = ""
    """What the link to it is called."""
    is_index: bool = False
    """A sitemap of sitemaps."""

    @property
    def url(self) -> str:
        """The address that answered."""
        return self.answer.url


class Specimen(NamedTuple):
    """An article's page, and what the listing says of it."""

    page: SeenPage
    headline: str
    section: str
    """What the listing's link is called."""


@dataclass(slots=True)
class Exploration:
    """What was found at a site."""

    front: SeenPage
    sitemaps: tuple[str, ...] = ()
    """Named in robots.txt."""
    feeds: tuple[str, ...] = ()
    """Named in the front page's head."""
    listings: list[SeenPage] = field(default_factory=list)
    others: list[SeenPage] = field(default_factory=list)
    """Pages that list no articles."""
    articles: tuple[str, ...] = ()
    """Addresses of articles that were met, in order."""
    specimens: list[Specimen] = field(default_factory=list)
    platform: str = UNKNOWN


async def explore(source: Source, start: str, fetch: Fetch) -> Exploration:
    """Return what is at `start` and around it.

    Args:
        source: how the site may be asked, and on which hosts.
        start: a front page, a listing, or a feed.
        fetch: asks for a page.

    Raises:
        ProbeError: the site cannot be looked at, or no page of it lists articles.
    """
    sitemaps = await _read_robots(source, fetch)
    front = await _look(source, start, fetch)
    found = Exploration(front, sitemaps, _feeds(front))
    pages = [front]
    for link in _sections(front)[:SECTIONS]:
        try:
            pages.append(await _look(source, link.url, fetch, link.text))
        except ProbeError:
            continue  # one section of many; the others tell enough
    await _sort(source, found, pages, fetch)
    await _read_articles(source, found, fetch)
    found.platform = recognise_platform([front.answer, *(one.page.answer for one in found.specimens)])
    return found


async def _read_robots(source: Source, fetch: Fetch) -> tuple[str, ...]:
    """Return the sitemaps that robots.txt names."""
    answer = await _ask(urljoin(source.base_url, "/robots.txt"), fetch)
    lines = answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else []
    pairs = (line.partition(":") for line in lines)
    return tuple(value.strip() for name, _, value in pairs if name.strip().lower() == "sitemap")


async def _ask(url: str, fetch: Fetch) -> Answer:
    try:
        return await fetch(url)
    except ProbeError as problem:
        raise ProbeError(f"{url}: {problem}") from problem


async def _look(source: Source, url: str, fetch: Fetch, name: str = "") -> SeenPage:
    """Return a page of the site.

    Raises:
        ProbeError: there is none, or a wall stands before it.
    """
    answer = await _ask(url, fetch)
    visit = assess(source, Address(key=source.key(url), url=url, kind="listing"), answer)
    if visit.state != "ok":
        raise ProbeError(f"{url}: {visit.state}: {visit.reason}")
    text, _ = decode(answer.body, answer.header("content-type"))
    feed = read_feed(answer.body)
    soup = BeautifulSoup("" if feed is not None else text or "", "lxml")
    links = _links(source, answer.url, soup)
    if feed is not None:
        links = tuple(Link(one, " " * HEADLINE) for href in feed.links if (one := absolute_url(answer.url, href)))
    return SeenPage(answer, soup, links, name, is_index=feed is not None and feed.kind == "index")


def _links(source: Source, url: str, soup: BeautifulSoup) -> tuple[Link, ...]:
    texts: dict[str, str] = {}
    for anchor in soup.select("a[href]"):
        address = absolute_url(url, str(anchor["href"]))
        if address is None or not source.owns(address) or _FILES.search(urlsplit(address).path):
            continue
        text = clean_line(anchor.get_text(" ")) or clean_line(str(anchor.get("title") or ""))
        texts[address] = max(texts.get(address, ""), text, key=len)
    return tuple(Link(address, text) for address, text in texts.items())


def _feeds(front: SeenPage) -> tuple[str, ...]:
    found = front.soup.select("link[rel~=alternate][type*=rss], link[rel~=alternate][type*=atom]")
    urls = (absolute_url(front.url, str(one.get("href") or "")) for one in found)
    return tuple(dict.fromkeys(url for url in urls if url is not None))


def _sections(front: SeenPage) -> list[Link]:
    """Return the links that may lead to listings, the likeliest first."""
    articles = set(find_articles(front.links))
    found = []
    for link in front.links:
        folded = fold_accents(link.text).lower()
        named = 3 <= len(link.text) <= 80 and not link.text.isdigit() and _NO_SECTION.search(folded) is None
        if named and link.url not in articles:
            score = 2 * any(word in folded for word in _TOPIC) + any(word in folded for word in _NEWS)
            found.append((score, link))
    return [link for _, link in sorted(found, key=lambda pair: -pair[0])]


async def _sort(source: Source, found: Exploration, pages: list[SeenPage], fetch: Fetch) -> None:
    """Tell listings from other pages; where there are none, a feed serves.

    Raises:
        ProbeError: no page lists articles.
    """
    found.articles = find_articles(chain.from_iterable(page.links for page in pages))
    kept = [page for page in pages if rows_of(page, pages, found.articles)]
    beside = {_folder(page.url) for page in kept} - {"/"}
    kept += [p for p in pages if p not in kept and _folder(p.url) in beside and rows_of(p, pages, found.articles, 1)]
    # A site's front page repeats what its sections list.
    root = found.front if canonical_path(found.front.url) == "/" and kept[1:] else None
    found.listings = [page for page in kept if page is not root][:LISTINGS]
    found.others = [page for page in pages if page not in kept]
    if found.listings:
        return
    async for page in _feed_pages(source, found, fetch):
        found.articles = find_articles(page.links)
        if found.articles:
            found.listings = [page]
            return
    seen = ", ".join(page.url for page in pages)
    raise ProbeError(f"{source.base_url}: no page lists articles: give the address of one that does; seen: {seen}")


async def _feed_pages(source: Source, found: Exploration, fetch: Fetch) -> AsyncIterator[SeenPage]:
    """Yield the feeds and sitemaps that can be looked at; of a sitemap of sitemaps the newest, which comes last."""
    for url in (*found.feeds, *found.sitemaps):
        try:
            page = await _look(source, url, fetch)
            yield await _look(source, page.links[-1].url, fetch) if page.is_index else page
        except ProbeError:
            continue


def rows_of(page: SeenPage, pages: Iterable[SeenPage], articles: Iterable[str], least: int = 2) -> tuple[Link, ...]:
    """Return a listing's own articles: not those of the boxes that most pages show; nothing when it is no listing.

    Args:
        page: the listing, perhaps.
        pages: all pages that were looked at.
        articles: addresses of articles.
        least: fewest articles of a listing; one is enough where it lies in the page's own folder.
    """
    known = set(articles)
    others = list(pages)
    shown = Counter(link.url for one in others for link in one.links if link.url in known)
    most = max(_FEW_PAGES, _FURNITURE * len(others))
    own = tuple(link for link in page.links if link.url in known and shown[link.url] < most)
    folder = re.sub(r"[^/]*\.\w+$", "", canonical_path(page.url).partition("?")[0]).rstrip("/") + "/"
    inside = folder != "/" and all(canonical_path(link.url).startswith(folder) for link in own)
    enough = len(own) >= (1 if inside else least)
    return own if enough and canonical_path(page.url) not in map(canonical_path, known) else ()


def _folder(url: str) -> str:
    return canonical_path(url).partition("?")[0].rpartition("/")[0] + "/"


async def _read_articles(source: Source, found: Exploration, fetch: Fetch) -> None:
    """Look at a few articles, from all listings in turn.

    Raises:
        ProbeError: none can be looked at.
    """
    pages = [*found.listings, *found.others]
    columns = [[(link, page) for link in rows_of(page, pages, found.articles, 1)] for page in found.listings]
    chosen = {link.url: (link, page) for row in zip_longest(*columns) for link, page in filter(None, row)}
    faults = []
    for link, page in list(chosen.values())[: 2 * ARTICLES]:
        if len(found.specimens) == ARTICLES:
            break
        try:
            seen = await _look(source, link.url, fetch)
        except ProbeError as problem:
            faults.append(str(problem))
            continue
        found.specimens.append(Specimen(seen, link.text.strip(), page.name))
    if not found.specimens:
        raise ProbeError(f"{source.base_url}: no article can be read: {faults[0] if faults else 'none is listed'}")
