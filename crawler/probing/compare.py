"""Selectors from several article pages of one site: what repeats is furniture, what differs is content.

Each part of a layout is looked for where the reading by evidence (extract.page without selectors) finds it, and named
by an id, a class or an attribute that finds the same part on the other pages. A part on which the pages do not agree
gets no selector: then evidence goes on finding it page by page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from crawler.probing.naming import index_names, names_within, own_names, smallest_holding
from extract.page import parse_page
from extract.page.blocks import read_blocks
from extract.page.bylines import read_label
from extract.page.dates import find_stamps
from extract.page.furniture import strip_labels, without_stamps
from extract.page.related import headline_link
from extract.page.select import content_of
from extract.page.title import clean_title
from extract.page.urls import absolute_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bs4 import BeautifulSoup, Tag

    from crawler.probing.explore import Specimen
    from extract.page import PageArticle, PageRules
    from extract.page.blocks import Block, Flow

_AGREE = 0.8
"""Share of the pages on which a selector must find what evidence finds."""
_RUNNING = 60
"""Characters; shorter lines may be anything."""
_MANY = 0.5
"""Share of the other pages that show a line which is furniture."""
_BETTER = 0.01
"""By how much a body must fit better, a page, to be worth a longer selector."""
_HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """One article's page as evidence reads it."""

    url: str
    soup: BeautifulSoup
    flow: Flow
    article: PageArticle
    title: str
    """As the listing gives it, where the page shows it so."""
    section: str
    """What the listing is called."""
    named: Mapping[str, list[Tag]]
    """The page's elements by each of their own names."""

    def select(self, name: str) -> list[Tag]:
        """Return what a name, a name within another, or several parted by commas, find."""
        if ", " in name:
            return [tag for one in name.split(", ") for tag in self.select(one)]
        holder, _, inner = name.partition(" ")
        found = self.named.get(holder, [])
        return [tag for one in found for tag in one.select(inner)] if inner else found

    def first(self, name: str) -> Tag | None:
        """Return the first element that a selector finds and that says something."""
        return next((tag for tag in self.select(name) if content_of(tag)), None)


Truths = Sequence[Hashable | None]
"""What is to be found on each page; None where there is nothing."""
At = Callable[[Read, Hashable], Iterable["Tag"]]
"""The elements of a page that say it, the likeliest first."""
Say = Callable[[Read, "Tag"], Hashable | None]
"""What an element says."""


def read_specimens(specimens: Iterable[Specimen], rules: PageRules) -> list[Read]:
    """Return the pages that are articles, as the rules read them."""
    found = []
    for specimen in specimens:
        soup, article = specimen.page.soup, read_article(specimen, rules)
        if article is None:
            continue
        flow = read_blocks(soup)
        shown = specimen.headline and any(clean_title(block.text) == specimen.headline for block in flow.blocks)
        title = specimen.headline if shown else article.title
        found.append(Read(specimen.page.url, soup, flow, article, title, specimen.section, index_names(soup)))
    return found


def read_article(specimen: Specimen, rules: PageRules) -> PageArticle | None:
    """Return the article of a page, as the rules read it; None when it is none."""
    answer = specimen.page.answer
    content_type = answer.header("content-type")
    return parse_page(
        answer.body, url=answer.url, content_type=content_type, fetched=answer.fetched, rules=rules
    ).article


def find_layout(pages: Sequence[Read]) -> dict[str, list[str]]:
    """Return the selectors of a layout by part; parts that need none, or on which the pages differ, are left out."""
    content = {page.url: _content(page, pages) for page in pages}
    found = {
        "title": _find_title(pages),
        "body": _find_body(pages, content),
        "published": _find_published(pages),
        "category": _find_category(pages),
        "byline": _find_byline(pages),
        "related": _find_related(pages, content),
    }
    return {part: [selector] for part, selector in found.items() if selector is not None}


def _choose(pages: Sequence[Read], truths: Truths, at: At, say: Say, *, alone: bool = False) -> str | None:
    """Return the first selector that finds the truth on the most pages; None where these are not nearly all.

    Args:
        pages: the articles' pages.
        truths: what is to be found on each.
        at: where it stands.
        say: what an element says.
        alone: take only names that need no element around.
    """
    told = [(page, truth) for page, truth in zip(pages, truths, strict=True) if truth is not None]
    if len(told) < min(2, len(pages)):
        return None
    places = [tag for page, truth in told for tag in at(page, truth)]
    best, most = None, _AGREE * len(pages)
    for names in (own_names,) if alone else (own_names, names_within):
        for name in dict.fromkeys(name for tag in places for name in names(tag)):
            score = sum(
                truth == (say(page, tag) if (tag := page.first(name)) is not None else None)
                for page, truth in zip(pages, truths, strict=True)
            )
            if score == len(pages):
                return name
            if score >= most and best is None:
                best, most = name, score + 1
    return best


def _find_title(pages: Sequence[Read]) -> str | None:
    def at(page: Read, truth: Hashable) -> list[Tag]:
        found = [block.element for block in page.flow.blocks if clean_title(block.text) == truth]
        return sorted(found, key=lambda tag: tag.name not in _HEADINGS)

    return _choose(pages, [page.title for page in pages], at, lambda _, tag: clean_title(content_of(tag)))


def _find_published(pages: Sequence[Read]) -> str | None:
    if all(page.article.published_from == "meta" for page in pages):
        return None
    return _choose(
        pages,
        [page.article.published for page in pages],
        lambda page, _: smallest_holding(page.flow, page.article.published_raw or ""),
        lambda _, tag: next((stamp.value for stamp in find_stamps(content_of(tag)[:500])), None),
    )


def _find_category(pages: Sequence[Read]) -> str | None:
    """Return the selector of the section, which the listing's link, too, calls so; one section alone tells nothing."""
    truths = [page.article.category or page.section or None for page in pages]
    if len(set(truths)) < 2:
        return None
    return _choose(
        pages,
        truths,
        lambda page, truth: [tag for tag in smallest_holding(page.flow, str(truth)) if content_of(tag) == truth],
        lambda _, tag: content_of(tag),
    )


def _find_byline(pages: Sequence[Read]) -> str | None:
    """Return the selector of an element made for the byline; one in the running text is told by what it says."""

    def say(_: Read, tag: Tag) -> str | None:
        line = content_of(tag).strip(" |")
        return read_label(line) or (line if not line.endswith(":") else None)

    truths = [page.article.author for page in pages]
    return _choose(pages, truths, lambda page, truth: smallest_holding(page.flow, str(truth)), say, alone=True)


def _find_related(pages: Sequence[Read], content: dict[str, set[int]]) -> str | None:
    def say(page: Read, tag: Tag) -> frozenset[str] | None:
        inside = page.flow.indexes(tag)
        if not content[page.url].isdisjoint(inside):
            return None
        blocks = (page.flow.blocks[i] for i in inside if i < len(page.flow.blocks))
        links = (absolute_url(page.url, found[0]) for block in blocks if (found := headline_link(block)) is not None)
        return frozenset(link for link in links if link is not None) or None

    def at(page: Read, truth: Hashable) -> Iterator[Tag]:
        first = next((b for b in page.flow.blocks if b.links and _links_to(b.links, page.url, truth)), None)
        holders = first.element.parents if first is not None else ()
        return (tag for tag in holders if say(page, tag) == truth)

    truths = [frozenset(link.url for link in page.article.related) or None for page in pages]
    return _choose(pages, truths, at, say)


def _links_to(links: Iterable[tuple[str, str]], url: str, wanted: Hashable) -> bool:
    return isinstance(wanted, frozenset) and any(absolute_url(url, href) in wanted for href, _ in links)


def _find_body(pages: Sequence[Read], content: dict[str, set[int]]) -> str | None:
    """Return the selector of the element that holds the content and the least furniture, judged over all pages."""
    fit = partial(_fit_all, pages, content)
    names = dict.fromkeys(name for page in pages for tag in _around_longest(page, content) for name in own_names(tag))
    best = max(names, key=fit, default=None)
    if best is None or fit(best) < _AGREE * len(pages):
        return None
    outside = dict.fromkeys(name for page in pages for tag in _left_out(page, content, best) for name in own_names(tag))
    both = max((f"{name}, {best}" for name in outside), key=fit, default=best)
    return both if fit(both) > fit(best) + _BETTER * len(pages) else best


def _around_longest(page: Read, content: dict[str, set[int]]) -> Iterator[Tag]:
    """Yield the elements around a page's longest line, the innermost first."""
    longest = max((page.flow.blocks[i] for i in content[page.url]), key=lambda block: len(block.text), default=None)
    if longest is not None:
        yield from (tag for tag in longest.element.parents if tag.name not in ("html", "body", "[document]"))


def _left_out(page: Read, content: dict[str, set[int]], name: str) -> Iterator[Tag]:
    """Yield the elements of content that a selector leaves out: mostly the lead, set apart."""
    inside = page.flow.span(page.select(name))
    yield from (page.flow.blocks[i].element for i in sorted(content[page.url] - inside))


def _content(page: Read, pages: Sequence[Read]) -> set[int]:
    """Return the running lines of a page that the others do not show."""
    others = [one for one in pages if one is not page]
    shown = Counter(text for one in others for text in {block.text for block in one.flow.blocks})
    most = max(1, _MANY * len(others))
    running = (b for b in page.flow.blocks if _is_running(b) and clean_title(b.text) != page.title)
    return {block.index for block in running if shown[block.text] < most}


def _is_running(block: Block) -> bool:
    """Tell whether a line is running text: no link, and long also without its stamps and labels."""
    return block.link_share < _MANY and len(strip_labels(without_stamps(block.text))) >= _RUNNING


def _fit_all(pages: Sequence[Read], content: dict[str, set[int]], name: str) -> float:
    return sum(_fit(page, content[page.url], name) for page in pages)


def _fit(page: Read, content: set[int], name: str) -> float:
    """Return how well a selector's elements hold a page's content and nothing else (F1 in characters)."""
    inside = page.flow.span(page.select(name))
    blocks = page.flow.blocks
    wanted = sum(len(blocks[i].text) for i in content)
    held = sum(len(blocks[i].text) for i in content & inside)
    foreign = sum(len(blocks[i].text) for i in inside - content if i < len(blocks))
    return 2 * held / (wanted + held + foreign) if wanted else 0.0
