"""What a source's file says about its pages: selectors by layout, date formats, and what makes an address its own.

Every key is optional: a page read with no rules at all goes by the evidence in it (see the modules beside).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

import soupsieve
from pydantic import AfterValidator, BeforeValidator

from extract.yamlfile import Strict


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _check_selector(selector: str) -> str:
    try:
        soupsieve.compile(selector)
    except (soupsieve.SelectorSyntaxError, NotImplementedError) as problem:
        raise ValueError(f"is no CSS selector ({str(problem).splitlines()[0]})") from None
    return selector


def _check_regex(pattern: str) -> str:
    try:
        groups = re.compile(pattern).groups
    except re.error as problem:
        raise ValueError(f"is no regular expression ({problem})") from None
    if groups == 0:
        raise ValueError("needs a (group) around the part of the address that names the article")
    return pattern


Selector = Annotated[str, AfterValidator(_check_selector)]
Selectors = Annotated[tuple[Selector, ...], BeforeValidator(_as_tuple)]
"""CSS selectors in order of preference; one may be written as a plain string."""
Texts = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]
DayOrder = Literal["day_first", "month_first"]


class Layout(Strict):
    """The selectors of one layout of a site.

    The first selector that finds something counts; of captions, related, drop, items and pager all do.
    """

    valid_until: dt.date | None = None
    """The last day on which the site had this layout; None for the layout of today."""
    title: Selectors = ()
    body: Selectors = ()
    """The element around the article's paragraphs; without one trafilatura looks for them."""
    published: Selectors = ()
    category: Selectors = ()
    byline: Selectors = ()
    captions: Selectors = ()
    """Besides figcaption and elements with a class named caption, which always count."""
    related: Selectors = ()
    """The lists of other articles, or their links."""
    drop: Selectors = ()
    """What is no article inside the body."""
    items: Selectors = ()
    """The rows of a listing: each holds one link to an article, often with its date."""
    item_link: Selectors = ()
    """Inside a row: the link; default the longest."""
    item_date: Selectors = ()
    """Inside a row: its date; default the first stamp in its text."""
    pager: Selectors = ()
    """The links to the listing's other pages, or the elements around them."""


class PageRules(Strict):
    """How one source's pages are read."""

    layouts: tuple[Layout, ...] = ()
    date_formats: Texts = ()
    """strptime formats of the publication stamp, tried before anything else: "%d/%m/%Y %H:%M"."""
    day_order: DayOrder | None = None
    """Which comes first in 08/02/2023; default the day. Lạng Sơn's board has the month first."""
    title_suffixes: Texts = ()
    """What the site appends to page titles, where the generic reading leaves it: " | Sở Nội vụ"."""
    identity: Annotated[str, AfterValidator(_check_regex)] | None = None
    """A pattern whose groups name the article in path and query, so that a changed slug is no other article:
    '-(\\d+)\\.html$'. Default the whole canonical path and query."""
    keep_query: Texts = ()
    """Names of query parameters that name the article: where given, all others are dropped from its identity."""

    def layout_on(self, day: dt.date) -> Layout:
        """Return the layout in force on `day`: the dated one that ends first after it, else the undated one."""
        dated = [one for one in self.layouts if one.valid_until is not None and one.valid_until >= day]
        undated = [one for one in self.layouts if one.valid_until is None]
        ahead = sorted(dated, key=lambda one: one.valid_until or day)
        return next(iter([*ahead, *undated, *reversed(self.layouts)]), Layout())

    def over(self, platform: PageRules) -> PageRules:
        """Return these rules with the platform's wherever this source does not speak itself.

        Every layout of the source is completed by the platform's layout of the same days; a key that the
        source sets, even to nothing, is the source's.
        """
        own = self.model_dump(exclude_unset=True)
        layouts = tuple(_complete(one, platform) for one in self.layouts) or platform.layouts
        return PageRules.model_validate({**platform.model_dump(exclude_unset=True), **own, "layouts": layouts})


def _complete(layout: Layout, platform: PageRules) -> Layout:
    theirs = platform.layout_on(layout.valid_until or dt.date.max).model_dump(exclude_unset=True)
    return Layout.model_validate({**theirs, **layout.model_dump(exclude_unset=True), "valid_until": layout.valid_until})
