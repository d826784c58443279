"""The section that an article stands in: by selector, breadcrumb, label, the line above the title, the page's data.

Where they disagree the first in that order is taken; before names as wide as "Tin tức" a narrower one goes.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from extract.page.furniture import (
    fold_line,
    is_popular_heading,
    is_related_heading,
    is_stamp_line,
    is_widget,
    load_furniture,
)
from extract.page.linked import BREADCRUMB
from extract.page.related import heads_related
from extract.page.segments import after_label, segments_of
from extract.page.select import content_of, select_first
from extract.page.trails import find_trails, last_crumb, last_named
from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

    from extract.page.blocks import Block, Flow
    from extract.page.rules import Layout
    from extract.page.title import Title

_MENU = 2
"""Links above a link that make it the end of a menu: a breadcrumb has the home page above it at most."""
_ABOVE = 6
"""Lines above the title in which a single link is a section's."""
_BOX = 2
"""Lines above the title in which the name of the box stands; stamps and buttons are not counted."""
_AFTER = 8
"""Lines behind the title, and behind the text, in which the section is told by a label."""
_LONGEST = 60
_BOX_NAME = re.compile(
    r"(?<![a-z])(?:title|head(?:er|ing)?|label|badge|kicker|topic|section|cate?|cat-?name|category|muc|chuyen-?muc"
    r"|tieu-?de|ten|pill|tlh?\d?)(?![a-z])"
)


def find_category(flow: Flow, layout: Layout, title: Title, last: int) -> str | None:
    """Return the section.

    Args:
        flow: the page.
        layout: its `category` selectors.
        title: the article's, which ends many a breadcrumb.
        last: index of the last line of the article's text.
    """
    names = chain(
        _by_selector(flow, layout, title),
        find_trails(flow, title),
        _by_label(flow, title, last),
        _above_title(flow, title),
        _by_data(flow, title),
        _by_markup(flow, title, last),
    )
    wide: str | None = None
    for name in names:
        if fold_line(name) not in load_furniture().general_sections:
            return name
        wide = wide or name
    return wide


def _by_selector(flow: Flow, layout: Layout, title: Title) -> Iterator[str]:
    """Yield what the layout's selectors find; of one in a breadcrumb all of that, as the title may end it."""
    trails = {id(one) for one in flow.marked("breadcrumb")}
    chosen = [one for one in select_first(flow, layout.category) if not _is_list_heading(flow, one)]
    for element in chosen[:1]:
        around = next((one for one in [element, *element.parents] if id(one) in trails), element)
        yield from last_crumb(around, title)


def _is_list_heading(flow: Flow, element: Tag) -> bool:
    """Tell whether an element that a selector calls the section heads a list of other articles."""
    at = next((i for i in flow.indexes(element) if i < len(flow.blocks)), None)
    line = content_of(element)
    heads = is_related_heading(line) or is_popular_heading(line)
    return heads or (at is not None and heads_related(flow.blocks, at))


def _by_label(flow: Flow, title: Title, last: int) -> Iterator[str]:
    """Yield what stands behind a label such as "Chuyên mục:" in the lines around the article's text."""
    if title.index is None:
        return
    near = [*flow.blocks[title.index + 1 : title.index + 1 + _AFTER], *flow.blocks[last + 1 : last + 1 + _AFTER]]
    near += flow.blocks[max(0, title.index - _BOX) : title.index]
    for block in near:
        if fold_line(block.text).rstrip(": ") in load_furniture().section_labels and block.text.endswith(":"):
            beside = flow.blocks[block.index + 1 : block.index + 2]
            yield from last_named([one.text for one in beside if len(one.text) <= _LONGEST], title)
        for part in segments_of(flow, block) if len(block.text) <= 2 * _LONGEST or ":" in block.text[:20] else []:
            named = after_label(part, load_furniture().section_labels)
            if named and len(named) <= _LONGEST and _is_labelled(part, named):
                yield from last_named([named], title)


def _is_labelled(part: str, named: str) -> bool:
    """Tell whether a label is one: with a colon, or before a name with a capital; "Trong năm" begins a sentence."""
    return ":" in part.removesuffix(named) or (named[0].isupper() and part[0].islower())


def _above_title(flow: Flow, title: Title) -> Iterator[str]:
    """Yield the name of the box around the article, and the single link above its title."""
    above = flow.blocks[max(0, title.index - _ABOVE) : title.index] if title.index is not None else []
    telling = [block for block in reversed(above) if not is_widget(block.text)]
    for block in telling[:_BOX]:
        if _names_box(block):
            yield from last_named([block.text], title)
    for block in telling[:_BOX]:
        if len(block.links) == 1 and is_stamp_line(block.text.replace(block.links[0][1], " ", 1)):
            yield from last_named([block.links[0][1]], title)
    for block in telling:
        if _is_section_link(block):
            if not _ends_menu(block, flow.blocks):
                yield from last_named([block.text], title)
            return


def _names_box(block: Block) -> bool:
    """Tell whether a line is the heading of the box that it stands in, as far as its markup says so."""
    if len(block.text) > _LONGEST or block.text[-1] in ".:!?" or len(block.links) > 1:
        return False
    bold = "".join(one.get_text() for one in block.element.find_all(("b", "strong"), limit=2))
    if block.element.name in ("h1", "h2", "h3", "h4", "h5", "h6") or clean_line(bold) == block.text:
        return True
    inner = [*block.element.find_all(class_=True, limit=3)]
    if block.element.name == "li" and block.element.parent is not None:
        inner.append(block.element.parent)
    names = (" ".join(one.get_attribute_list("class")) for one in [block.element, *inner] if one.get("class"))
    return any(_BOX_NAME.search(name.lower()) for name in names)


def _ends_menu(block: Block, blocks: list[Block]) -> bool:
    """Tell whether a link is the last of a menu: its last entry is no section of the article below it."""
    above = blocks[max(0, block.index - _MENU) : block.index]
    beside = [one for one in above if one.element.parent is block.element.parent and _is_section_link(one)]
    around = block.element.parent
    by_list = block.element.name == "li" and around is not None and len(around.find_all("li", limit=2)) > 1
    return len(beside) == _MENU or (by_list and len(beside) > 0)


def _is_section_link(block: Block) -> bool:
    is_link = block.link_share > 0.9 and len(block.links) == 1
    return is_link and len(block.text) <= _LONGEST and not is_widget(block.text)


def _by_data(flow: Flow, title: Title) -> Iterator[str]:
    """Yield what the page's head says: its linked data's breadcrumb, its meta element."""
    yield from last_named(flow.metas.get(BREADCRUMB, "").split("\n"), title)
    yield from last_named([flow.metas.get("article:section", "")], title)


def _by_markup(flow: Flow, title: Title, last: int) -> Iterator[str]:
    """Yield what an element named as the section's says, around the article; those of other articles have such, too."""
    start = (title.index or 0) - _ABOVE
    for element in flow.marked("category"):
        span = flow.indexes(element)
        if len(span) <= 1 and (not span or start <= span[0] <= last + _AFTER):
            yield from last_named([content_of(element)], title)
            return
