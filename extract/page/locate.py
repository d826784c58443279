"""Where the article's body is: by the source's selectors, else by what trafilatura keeps of the page."""

from __future__ import annotations

import logging
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.page.furniture import ends_article, is_pointer, is_popular_heading, is_related_heading, is_stamp_line
from extract.page.related import heads_related, is_list_line
from extract.page.select import outside_body, select_all, select_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import Tag

    from extract.page.blocks import Block, Flow
    from extract.page.roles import Role
    from extract.page.rules import Layout

# The share of what trafilatura kept that the body's element must hold: the rest are strays from side columns.
_HELD = 0.5
# What an element's other lines count against those kept: captions and bylines are few, menus and footers are many.
_OTHERS = 0.5
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "h2", "h3"})
_LONG_LIST = 3
_LEAD_BEFORE = 8
_PARAGRAPH = 80
_SHORTEST_LEAD = 40
_TOOLS: tuple[Role, ...] = ("furniture", "related")
_TOOL_LENGTH = 120
_TOOL_SHARE = 0.15
"""Characters, and the share of a body's, up to which what is called a tool is one."""
_KEY_LENGTH = 30
_ENDS = re.compile(r"[.!?…][”\"')\]]*$")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a page's body is."""

    blocks: tuple[Block, ...]
    """The body's lines, still with furniture."""
    by_selector: bool
    """A selector of the layout found it."""


def find_body(flow: Flow, markup: str, layout: Layout, title: int | None) -> Located:
    """Return the article's body.

    Args:
        flow: the page.
        markup: the decoded page.
        layout: its `body` and `drop` selectors.
        title: index of the title's block; a body found by evidence stands after it.

    Without one, trafilatura says which lines are the article's; the element around most of them is the body, so
    that captions and bylines that it drops are read like everywhere else.
    """
    chosen = select_first(flow, layout.body)
    if chosen:
        inside = flow.span(chosen)
        inside |= _lead_before(flow, inside, title) if title is not None else set()
    else:
        inside = _body_by_evidence(flow, markup, title) & _article_range(flow.blocks, title)
    dropped = outside_body(flow, title) if not chosen else set()
    dropped |= flow.span([*flow.without(flow.marked("advert"), title), *select_all(flow, layout.drop)])
    kept = inside - dropped - _furniture(flow, inside)
    return Located(blocks=tuple(block for block in flow.blocks if block.index in kept), by_selector=bool(chosen))


def _furniture(flow: Flow, body: set[int]) -> set[int]:
    """Return the lines of a body whose markup says that they are tools around it: "share", "danh-gia", "tags".

    Class names are not to be relied on: what holds a good part of the text is no tool, whatever it is called.
    """
    weights = {i: len(flow.blocks[i].text) for i in body if i < len(flow.blocks)}
    least = max(_TOOL_LENGTH, _TOOL_SHARE * sum(weights.values()))
    spans = (set(flow.indexes(one)) & body for role in _TOOLS for one in flow.marked(role))
    return {i for inside in spans if sum(weights.get(j, 0) for j in inside) <= least for i in inside}


def _lead_before(flow: Flow, body: set[int], title: int) -> set[int]:
    """Return the paragraphs between the title and the body: those that markup calls the lead, and whole sentences."""
    start = min(body, default=0)
    between = flow.blocks[max(title + 1, start - _LEAD_BEFORE) : start]
    if not between:
        return set()
    leads = flow.span(flow.marked("lead"))
    others = flow.span([one for role in ("outside", "caption", "furniture", "advert") for one in flow.marked(role)])
    length = sum(len(flow.blocks[i].text) for i in body if i < len(flow.blocks))
    sentences = {b.index for b in between if _is_paragraph(b) and len(b.text) < length and _ENDS.search(b.text)}
    return {block.index for block in between if block.index in leads | (sentences - others) and _is_lead(block)}


def _is_lead(block: Block) -> bool:
    is_text = len(block.text) >= _SHORTEST_LEAD and block.link_share < 0.5
    return is_text and not is_stamp_line(block.text) and not is_pointer(block.text)


def _article_range(blocks: list[Block], title: int | None) -> set[int]:
    """Return the indexes from the title to the first long list of other articles after it."""
    first = 0 if title is None else title + 1
    for block in blocks[first:]:
        following = blocks[block.index + 1 : block.index + 1 + _LONG_LIST]
        if heads_related(blocks, block.index) and len(following) == _LONG_LIST and all(map(is_list_line, following)):
            return set(range(first, block.index))
    return set(range(first, len(blocks)))


def _body_by_evidence(flow: Flow, markup: str, title: int | None) -> set[int]:
    kept = _before_lists(_kept_by_trafilatura(flow.blocks, markup), flow.blocks, title)
    if not kept:
        return flow.span(flow.marked("body")[:1]) or _heaviest(flow.blocks, flow)
    around = _densest(kept, flow)
    start = min(around, default=0)
    # The lead often stands in an element of its own before the rest.
    before = flow.blocks[max(0, start - _LEAD_BEFORE) : start]
    held = {block.index for block in kept}
    return around | {block.index for block in before if block.index in held or _is_paragraph(block)}


def _before_lists(kept: list[Block], blocks: list[Block], title: int | None) -> list[Block]:
    """Return those of `kept` that stand between the title and the first list or footer after the text, if any do."""
    first = 0 if title is None else title + 1
    text = next((block.index for block in kept if block.index >= first and _is_paragraph(block)), first)
    after = range(text, len(blocks))
    end = next((i for i in after if _begins_list(blocks, i) or ends_article(blocks[i].text)), None)
    return [block for block in kept if first <= block.index and (end is None or block.index < end)] or kept


def _begins_list(blocks: list[Block], at: int) -> bool:
    """Tell whether a line heads a list of at least two other articles."""
    following = blocks[at + 1 : at + 3]
    heads = heads_related(blocks, at) or is_popular_heading(blocks[at].text)
    return heads and len(following) == 2 and all(map(is_list_line, following))


def _is_paragraph(block: Block) -> bool:
    return len(block.text) >= _PARAGRAPH and not block.links and not is_stamp_line(block.text)


def _kept_by_trafilatura(blocks: list[Block], markup: str) -> list[Block]:
    import trafilatura  # takes a third of a second, and sources with a body selector never need it

    # It prints "discarding data: None" into whatever a command shows; what became of a page is in its outcome.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(markup, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # hostile markup makes it raise anything; the page is then read without it
        return []
    lines = [_SPACE.sub("", line) for line in (text or "").splitlines()]
    keys, whole = {_key(line) for line in lines}, "\n".join(lines)
    return [block for block in blocks if block.link_share < 0.5 and _is_kept(_key(block.text), keys, whole)]


def _is_kept(key: str, keys: set[str], whole: str) -> bool:
    """Tell whether a line is kept: as one of trafilatura's, or inside one, as which it gives a table's whole cell."""
    return key in keys or (len(key) == _KEY_LENGTH and key in whole)


def _key(line: str) -> str:
    return _SPACE.sub("", line.lstrip("-|#* "))[:_KEY_LENGTH]


def _densest(kept: list[Block], flow: Flow) -> set[int]:
    """Return the blocks of the element that holds most of `kept` and little else."""
    indexes = {block.index for block in kept}
    best: tuple[float, set[int]] = (-math.inf, set())
    for element in _holders(kept, _HELD):
        inside = set(flow.indexes(element))
        gain = sum(
            len(block.text) * (1 if block.index in indexes else -_OTHERS)
            for block in flow.blocks
            if block.index in inside
        )
        best = max(best, (gain, inside), key=lambda one: (one[0], -len(one[1])))
    return best[1]


def _heaviest(blocks: list[Block], flow: Flow) -> set[int]:
    """Return the blocks around most of the page's running text."""
    running = [block for block in blocks if block.link_share < 0.3 and not is_related_heading(block.text)]
    return _around(running, flow, 0.6)


def _around(kept: Iterable[Block], flow: Flow, share: float) -> set[int]:
    """Return the blocks of the smallest element that holds `share` of the characters of `kept`."""
    return min((set(flow.indexes(element)) for element in _holders(kept, share)), key=len, default=set())


def _holders(kept: Iterable[Block], share: float) -> list[Tag]:
    """Return the elements that hold `share` of the characters of `kept`, paragraphs themselves left out."""
    weights: dict[int, int] = {}
    elements: dict[int, Tag] = {}
    total = 0
    for block in kept:
        total += len(block.text)
        holders = [block.element, *block.element.parents]
        for element in holders[block.element.name in _PARAGRAPHS :]:
            elements[id(element)] = element
            weights[id(element)] = weights.get(id(element), 0) + len(block.text)
    return [elements[key] for key, weight in weights.items() if weight >= share * total]
