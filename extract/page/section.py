"""The section that an article stands in: by selector, by breadcrumb, by markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import NavigableString, Tag

from extract.page.furniture import is_home, is_popular_heading, is_related_heading, is_stamp_line, is_widget, same_text
from extract.page.related import heads_related
from extract.page.select import content_of, select_first
from extract.page.title import CRUMB, Title
from extract.text import clean_line

if TYPE_CHECKING:
    from extract.page.blocks import Block, Flow
    from extract.page.rules import Layout

_MENU = 2
"""Links above a link that make it the end of a menu: a breadcrumb has the home page above it at most."""
_TRAIL = 4
"""Links in a line that begins with the home page; more are a menu."""
_PARTS = 40
"""Parts of a breadcrumb; more are no breadcrumb, whatever the element is called."""


def find_category(flow: Flow, layout: Layout, title: Title) -> str | None:
    """Return the section: by selector, else the breadcrumb's last part that is not the title, else by markup."""
    chosen = [one for one in select_first(flow, layout.category) if not _is_list_heading(flow, one)]
    for element in [*chosen[:1], *flow.marked("breadcrumb")]:
        found = _last_named(_crumbs(element), title)
        if found is not None:
            return found
    before = flow.blocks[: title.index] if title.index is not None else []
    for block in reversed(before[-6:]):
        if CRUMB.search(block.text) is not None and len(block.text) < 150 and not is_stamp_line(block.text):
            return _last_crumb(block.text, title)
        if _is_trail(block):
            return _last_named(_crumbs(block.element), title)
        if _is_section_link(block):
            if _ends_menu(block, flow.blocks):
                break
            return _last_crumb(block.text, title)
    marked = [flow.metas.get("article:section", ""), *map(content_of, flow.marked("category")[:1])]
    return next((found for line in marked if (found := _last_crumb(line, title)) is not None), None)


def _is_list_heading(flow: Flow, element: Tag) -> bool:
    """Tell whether an element that a selector calls the section heads a list of other articles."""
    at = next((i for i in flow.indexes(element) if i < len(flow.blocks)), None)
    return _heads_list(content_of(element)) or (at is not None and heads_related(flow.blocks, at))


def _ends_menu(block: Block, blocks: list[Block]) -> bool:
    """Tell whether a link is the last of a menu: its last entry is no section of the article below it."""
    above = blocks[max(0, block.index - _MENU) : block.index]
    beside = [one for one in above if one.element.parent is block.element.parent and _is_section_link(one)]
    return len(beside) == _MENU


def _is_section_link(block: Block) -> bool:
    is_link = block.link_share > 0.9 and len(block.links) == 1
    return is_link and len(block.text) <= 60 and not is_widget(block.text)


def _is_trail(block: Block) -> bool:
    """Tell whether a line is a breadcrumb of bare links: the home page, and few others after it."""
    return 2 <= len(block.links) <= _TRAIL and is_home(block.links[0][1]) and block.text.startswith(block.links[0][1])


def _crumbs(element: Tag) -> list[str]:
    """Return a breadcrumb's parts: its links, and what is parted by ">" and the like outside of them."""
    if element.get("content") or element.get("datetime"):
        return CRUMB.split(content_of(element))
    parts: list[str] = []
    for node in element.descendants:
        if isinstance(node, Tag) and node.name == "a":
            parts.append(clean_line(node.get_text(" ")))
        elif type(node) is NavigableString and (element.name == "a" or node.find_parent("a") is None):
            parts += CRUMB.split(clean_line(node))
        if len(parts) > _PARTS:
            break
    return parts


def _last_crumb(line: str, title: Title) -> str | None:
    return _last_named(CRUMB.split(line[:1000]), title)


def _last_named(parts: list[str], title: Title) -> str | None:
    """Return the last part that can be a section: not the site, a button, the article, or a list's heading."""
    bare = (part.strip(" /") for part in parts)
    named = [p for p in bare if p and not is_home(p) and not is_widget(p) and not same_text(p, title.text)]
    told = [p for p in named if not _heads_list(p)]
    return told[-1] if told and len(told[-1]) <= 100 else None


def _heads_list(line: str) -> bool:
    return is_related_heading(line) or is_popular_heading(line)
