"""One spider for every source. The ledger is its frontier: it asks for what is due, and records what it finds there.

Nothing waits in memory: a page's links are in the ledger before the next request is made, so a crawl that was killed
goes on where it stopped, and one of a million pages needs no more room than one of a hundred.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

import scrapy
from scrapy import signals
from scrapy.exceptions import CloseSpider, DontCloseSpider

from crawler.answers import answer_of, explain
from crawler.assess import assess, redirect_target
from crawler.hours import OutsideHoursError, is_open
from crawler.pagers import fill_form, form_address, is_postback, read_form
from crawler.run import Options, Run
from crawler.settings import source_settings
from crawler.visits import Address, Due, Visit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Request, Response
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure

    from crawler.source import Source

_BATCH = 64
"""Most addresses claimed at once: enough to keep the connections busy, few enough to keep the order of discovery."""
_MOST_HOPS = 5
_MOST_WALLS = 3
"""Walls in a row after which the source is left alone until the next run."""


class SourceSpider(scrapy.Spider):
    """Crawls one source; `spider_class` makes the class that Scrapy runs.

    Attributes:
        source: the source.
        run: the run it is part of.
        ended: why the crawl of this source ended before all that was due was asked for; None otherwise.
        robots_fault: why its robots.txt cannot be read: then nothing more is asked for; None otherwise.
    """

    source: ClassVar[Source]

    def __init__(self, run: Run, **kwargs: Any) -> None:
        super().__init__(self.source.slug, **kwargs)
        self.run = run
        self.ended: str | None = None
        self.robots_fault: str | None = None
        self._open = 0
        self._asked = 0
        self._articles = 0
        self._walls = 0
        self._forms: dict[str, dict[str, str]] = {}
        """The fields of the last page read of each listing that is paged by postback: one form a listing."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Return the spider, with a run of its own in the current folder unless one is given (`scrapy crawl`)."""
        if "run" not in kwargs:
            run = Run(Path.cwd(), {cls.source.slug: cls.source}, Options())
            crawler.signals.connect(run.close, signal=signals.engine_stopped, weak=False)
            kwargs["run"] = run
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.go_on, signal=signals.spider_idle)
        crawler.signals.connect(spider.finish, signal=signals.spider_closed)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Add the source's politeness to the settings."""
        super().update_settings(settings)
        settings.setdict(source_settings(cls.source), priority="spider")

    async def start(self) -> AsyncIterator[Request]:
        """Yield the first requests: the listings, and what earlier runs left."""
        listings = [Address(key=self.source.key(url), url=url, kind="listing") for url in self.source.listing_urls]
        ledger, run, slug = self.run.ledger, self.run.id, self.source.slug
        ledger.start_source(run, slug, _now())
        ledger.open_listings(run, slug, _now(), listings, full=self.run.options.full)
        for request in self._claim():
            yield request

    def go_on(self) -> None:
        """Ask for what has become due since; called when nothing is under way."""
        self._open = 0
        requests = self._claim()
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def finish(self, reason: str) -> None:
        """Record why the crawl of this source ended."""
        self.run.interrupted |= reason == "shutdown"
        self.run.ledger.end_source(self.run.id, self.source.slug, _now(), self.ended or reason)

    def may_ask(self) -> bool:
        """Tell whether the site may be asked now, and the answer kept."""
        return self.run.broken is None and is_open(self.source.politeness.hours, _now())

    def parse(self, response: Response, **_: Any) -> Iterator[Request]:
        """Record what a response came to, and yield what to ask for next."""
        due: Due = response.meta["due"]
        taken = response.meta["taken"]
        answer = answer_of(response, fault=taken.fault, captured=taken.place is not None)
        target = redirect_target(answer)
        if target is not None and self.source.key(target) == due.key:
            yield from self._follow(response, due, target)
            return
        if due.kind == "listing" and (form := read_form(response.body)):
            self._forms[self.source.key(form_address(due.url))] = form
        visit = assess(self.source, due, answer, since=self.run.options.since)
        if visit.kind == "article" and visit.state == "ok" and taken.before is not None:
            visit = replace(visit, same_text=self.run.is_same_text(self.source, taken.before, answer))
        yield from self._settle(visit)

    def fail(self, failure: Failure) -> Iterator[Request]:
        """Record why there was no response, and yield what to ask for next."""
        due: Due = failure.request.meta["due"]  # type: ignore[attr-defined] # Scrapy sets it
        if isinstance(failure.value, OutsideHoursError) or self.run.broken is not None:
            self._open -= 1
            self.ended = "outside its hours" if self.run.broken is None else "cannot write"
            raise CloseSpider(self.ended)  # the address stays as it was, for the next run
        assert failure.value is not None
        state, reason = explain(failure.value)
        if self.robots_fault is not None and state == "refused":
            state, reason = "failed", self.robots_fault
            self.ended = "robots.txt"
        visit = Visit(key=due.key, url=due.url, kind=due.kind, at=_now(), state=state, reason=reason, captured=False)
        yield from self._settle(visit)

    def _settle(self, visit: Visit) -> Iterator[Request]:
        self._open -= 1
        self.run.record(self.source, visit)
        if visit.state == "blocked":
            self._walls += 1
        elif visit.kind == "article":
            self._walls = 0
        if self._walls >= _MOST_WALLS:
            self.ended = "blocked"
        if self.ended in ("blocked", "robots.txt"):
            raise CloseSpider(self.ended)
        if self._open <= _BATCH // 2:
            yield from self._claim()

    def _claim(self) -> list[Request]:
        """Return requests for addresses that are due, as many as the limits leave room for."""
        limit = self.run.options.limit
        rooms = {"batch": _BATCH - self._open, "page limit": self.source.politeness.max_pages - self._asked}
        if limit is not None:
            rooms["limit"] = limit - self._articles
        if not self.may_ask():
            rooms["outside its hours"] = 0
        least = min(rooms, key=rooms.__getitem__)
        if rooms[least] <= 0:
            self.ended = least if least != "batch" else None
            return []
        due = self.run.ledger.claim(self.run.id, self.source.slug, _now(), rooms[least], full=self.run.options.full)
        self._open += len(due)
        self._asked += len(due)
        self._articles += sum(one.kind == "article" for one in due)
        return [self._request(one) for one in due]

    def _request(self, due: Due) -> Request:
        if is_postback(due.url):
            return self._post(due)
        validators = {"If-None-Match": due.etag, "If-Modified-Since": due.last_modified}
        return scrapy.Request(
            self.source.current(due.url),
            callback=self.parse,
            errback=self.fail,
            headers={name: value for name, value in validators.items() if value is not None},
            meta={"due": due, "hops": 0, "dont_redirect": True},
            dont_filter=True,  # the ledger knows what has been asked for
        )

    def _post(self, due: Due) -> Request:
        """Return the request that sends a listing's form back; after a resumed crawl the form is fetched first.

        The state of the page before is what a pager that only knows its neighbours needs. A form fetched anew is the
        first page's, from which a number is still reached where the pager shows it.
        """
        url = self.source.current(due.url)
        meta = {"due": due, "hops": 0, "dont_redirect": True}
        form = self._forms.get(self.source.key(form_address(due.url)))
        if form is None:
            page = form_address(url)
            return scrapy.Request(page, callback=self.take_form, errback=self.fail, meta=meta, dont_filter=True)
        fields = fill_form(form, due.url)
        return scrapy.FormRequest(
            url, callback=self.parse, errback=self.fail, formdata=fields, meta=meta, dont_filter=True
        )

    def take_form(self, response: Response, **_: Any) -> Iterator[Request]:
        """Send back the form that was fetched for it."""
        due: Due = response.meta["due"]
        answer = answer_of(response, fault=response.meta["taken"].fault)
        if answer.status != HTTPStatus.OK:
            yield from self._settle(assess(self.source, due, answer))
            return
        form = read_form(response.body)
        if form:
            self._forms[self.source.key(form_address(due.url))] = form
            yield self._post(due)
            return
        reason = f"no form to send back at {form_address(due.url)}"
        yield from self._settle(
            Visit(key=due.key, url=due.url, kind=due.kind, at=_now(), state="failed", reason=reason, captured=False)
        )

    def _follow(self, response: Response, due: Due, target: str) -> Iterator[Request]:
        """Yield the request for another form of the same address: https for http, a final slash."""
        hops = response.meta["hops"] + 1
        if hops <= _MOST_HOPS:
            assert response.request is not None
            yield response.request.replace(url=target, meta={**response.meta, "hops": hops})
            return
        reason = f"more than {_MOST_HOPS} redirects"
        yield from self._settle(
            Visit(key=due.key, url=due.url, kind=due.kind, at=_now(), state="failed", reason=reason, captured=False)
        )


def spider_class(source: Source) -> type[SourceSpider]:
    """Return the spider class of a source, named as the source is."""
    return type(f"Spider_{source.slug}", (SourceSpider,), {"name": source.slug, "source": source})


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
