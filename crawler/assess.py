"""What a response means to the crawl: the address's state, and where the page leads. Pure; no network, no clock.

The same judgement serves a live crawl and the rebuilding of a lost ledger from captures.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from crawler.feeds import read_feed
from crawler.links import find_links
from crawler.pagers import find_pagers
from crawler.retry_after import wait_until
from crawler.visits import GONE, Address, Visit
from crawler.walls import recognise_wall
from extract.page import parse_page
from extract.page.urls import absolute_url, drop_session

if TYPE_CHECKING:
    from crawler.schedule import State
    from crawler.source import Source
    from crawler.visits import Answer
    from crawler.warc import Capture
    from extract.page import PageArticle

NO_ARTICLES = "leads to no article"
"""The reason of a listing page that was read and holds no link to an article."""
INDEX = "lists other listings"
"""The reason of a sitemap of sitemaps."""
_BLOCKED = frozenset({401, 403, 429, 451})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


def redirect_target(answer: Answer) -> str | None:
    """Return where a response sends the reader; None when it does not."""
    location = answer.header("location")
    if answer.status not in _REDIRECTS or location is None:
        return None
    return absolute_url(answer.url, location)


def assess(source: Source, address: Address, answer: Answer, *, since: dt.date | None = None) -> Visit:
    """Return what visiting `address` came to.

    Args:
        source: the address's source.
        address: what was asked for.
        answer: what came back, redirects within the same address followed.
        since: leave out articles that the page dates before this day, and listing pages that show none after it.
    """
    if (target := redirect_target(answer)) is not None:
        return _assess_move(source, address, answer, target)
    state, reason = _assess_status(answer)
    if state != "ok" or answer.status == HTTPStatus.NOT_MODIFIED:
        return _visit(address, answer, state, reason)
    links = find_links(answer.body, answer.url)
    feed = read_feed(answer.body) if address.kind == "listing" else None
    if feed is not None and feed.kind == "index":
        visit = _visit(address, answer, "ok", INDEX)
        # Without validators: the sitemaps that it leads to change where it does not.
        return replace(visit, pages=_listings(source, links), follow=True, etag=None, last_modified=None)
    articles = _articles(source, links, address)
    if address.kind == "listing" and not articles:
        return _visit(address, answer, "ok", NO_ARTICLES)
    kept = articles if since is None else _drop_old(source, address, answer, articles, since)
    pages: tuple[str, ...] = ()
    if address.kind == "listing" and kept:
        pages = source.next_pages(answer.url, (*links, *find_pagers(answer.body, answer.url)))
    return replace(_visit(address, answer, "ok", None), articles=kept, pages=_listings(source, pages))


def says_the_same(source: Source, before: Capture, answer: Answer) -> bool:
    """Tell whether two captures of an article differ in furniture alone: counters, today's date, tokens, side columns.

    Both are kept; this only decides how soon the article is looked at again.
    """
    old = parse_page(
        before.body, url=before.url, content_type=before.content_type, fetched=before.fetched, rules=source.rules
    )
    content_type = answer.header("content-type")
    new = parse_page(answer.body, url=answer.url, content_type=content_type, fetched=answer.fetched, rules=source.rules)
    return old.article is not None and new.article is not None and _said(old.article) == _said(new.article)


def _said(article: PageArticle) -> tuple[object, ...]:
    return article.title, article.body, article.captions, article.published, article.author


def _listings(source: Source, pages: tuple[str, ...]) -> tuple[Address, ...]:
    """Return pages to be read as listings: those on the source's hosts."""
    owned = (page for page in pages if source.owns(page))
    return tuple(Address(key=source.key(page), url=drop_session(page), kind="listing") for page in owned)


def _articles(source: Source, links: tuple[str, ...], address: Address) -> tuple[Address, ...]:
    """Return the articles among a page's links, without the page itself."""
    found: dict[str, Address] = {}
    for link in links:
        if source.is_article(link) and (key := source.key(link)) != address.key:
            found.setdefault(key, Address(key=key, url=drop_session(link), kind="article"))
    return tuple(found.values())


def _drop_old(
    source: Source, address: Address, answer: Answer, articles: tuple[Address, ...], since: dt.date
) -> tuple[Address, ...]:
    """Return the articles that are not known to be older than `since`; of an article's page, those known not to be.

    Related lists lead ever further back: there, an article without a date beside its link is left out.
    """
    content_type = answer.header("content-type")
    page = parse_page(
        answer.body, url=answer.url, content_type=content_type, fetched=answer.fetched, rules=source.rules
    )
    days = {source.key(link.url): link.published.date() for link in page.links if link.published is not None}
    default = since if address.kind == "listing" else dt.date.min
    return tuple(one for one in articles if days.get(one.key, default) >= since)


def _assess_move(source: Source, address: Address, answer: Answer, target: str) -> Visit:
    """Return the visit to an address that sends the reader to another address."""
    if not source.owns(target):
        return _visit(address, answer, "refused", f"redirects off the source's hosts, to {target}")
    # "Found elsewhere for now" is what sites answer that are under repair, or want a login; slugs change that way, too.
    for_good = answer.status in _PERMANENT or source.is_article(target)
    moved = _visit(address, answer, "gone" if for_good else "failed", f"moved to {target}")
    if address.kind == "listing":
        # Whoever described the listing meant the page behind the redirect.
        first = Address(key=source.key(target), url=target, kind="listing")
        pages = (first, *_listings(source, source.pages_of_moved(address.url)))
        return replace(moved, state="ok", pages=pages, follow=True)
    if source.is_article(target):
        return replace(moved, articles=(Address(key=source.key(target), url=target, kind="article"),))
    return moved


def _assess_status(answer: Answer) -> tuple[State, str | None]:
    status = answer.status
    if status == HTTPStatus.NOT_MODIFIED:
        return "ok", None
    if status in GONE:
        return "gone", f"HTTP {status}"
    if (wall := recognise_wall(answer.body, refused=status >= HTTPStatus.BAD_REQUEST)) is not None:
        return "blocked", wall
    if status in _BLOCKED or _not_before(answer) is not None:
        return "blocked", f"HTTP {status}"
    if status != HTTPStatus.OK:
        return "failed", f"HTTP {status}"
    if answer.fault is not None:
        return "failed", answer.fault
    return "ok", None


def _visit(address: Address, answer: Answer, state: State, reason: str | None) -> Visit:
    return Visit(
        key=address.key,
        url=answer.url,
        kind=address.kind,
        at=answer.fetched,
        state=state,
        reason=reason,
        status=answer.status,
        captured=answer.captured,
        etag=answer.header("etag"),
        last_modified=answer.header("last-modified"),
        not_before=_not_before(answer),
    )


def _not_before(answer: Answer) -> dt.datetime | None:
    return wait_until(answer.status, answer.header("retry-after"), answer.fetched)
