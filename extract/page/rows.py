"""Which of a page's elements stand in lists of other articles: what they say is not the article's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.page.furniture import ends_article, is_popular_heading
from extract.page.related import headline_link, heads_related
from extract.page.select import select_all

if TYPE_CHECKING:
    from bs4 import Tag

    from extract.page.blocks import Block, Flow
    from extract.page.rules import Layout

_RUNNING = 80
"""Characters of a paragraph; a headline with its day is seldom as long without being mostly a link."""
_BESIDE_TITLE = 12
"""Lines around the title in which a single link is a section's; elsewhere it makes a row of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Tells the article's own elements from those of lists."""

    flow: Flow
    title: int | None
    """Index of the title's block."""
    own: frozenset[int]
    """The title and the body's paragraphs: what holds one of them is no row."""
    related: frozenset[int]
    """What the layout's selectors say is a list of other articles."""
    end: int
    """Index of the first block that is no longer the article's."""

    def hold(self, element: Tag) -> bool:
        """Tell whether an element is in a list of other articles, or behind the article; one without a line is not."""
        inside = set(self.flow.indexes(element))
        if not inside or not self.own or inside & self.own:
            return False
        return min(inside) >= self.end or not inside.isdisjoint(self.related) or self._is_beside_links(element)

    def _is_beside_links(self, element: Tag) -> bool:
        """Tell whether the largest element around one that has nothing of the article has headlines of others."""
        links = 0
        for around in [element, *element.parents]:
            inside = self.flow.indexes(around)
            if not self.own.isdisjoint(inside):
                break
            links = sum(headline_link(self.flow.blocks[i]) is not None for i in inside if i < len(self.flow.blocks))
        at = self.flow.indexes(element).start
        near = self.title is not None and abs(at - self.title) <= _BESIDE_TITLE
        return links > (1 if near else 0)


def find_rows(flow: Flow, title: int | None, body: frozenset[int], layout: Layout) -> Rows:
    """Return the page's lists, as far as the layout's `related` and the page's own headings and links tell them."""
    running = {i for i in body if _is_running(flow.blocks[i])}
    own = frozenset(running if title is None else running | {title})
    lists = (flow.span([one]) for one in select_all(flow, layout.related))
    related = frozenset(i for inside in lists if inside.isdisjoint(own) for i in inside)
    return Rows(flow=flow, title=title, own=own, related=related, end=_find_end(flow.blocks, own))


def _is_running(block: Block) -> bool:
    return len(block.text) >= _RUNNING and block.link_share < 0.5 and headline_link(block) is None


def _find_end(blocks: list[Block], own: frozenset[int]) -> int:
    """Return the index of the first footer, or heading over a link to another article, after the article's text."""
    for block in blocks[max(own, default=0) + 1 :]:
        following = blocks[block.index + 1 : block.index + 3]
        heads = heads_related(blocks, block.index) or is_popular_heading(block.text)
        if ends_article(block.text) or (heads and any(headline_link(one) is not None for one in following)):
            return block.index
    return len(blocks)
