"""A page as its reader sees it: the lines of text in order, each with its element, links and images before it.

All further reading goes over these blocks, so that a page's tree is walked once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from extract.page.lines import split_lines, would_glue
from extract.page.metas import read_metas
from extract.page.roles import is_icon, is_picture, roles_of
from extract.page.walk import walk
from extract.text import clean_line

if TYPE_CHECKING:
    from extract.page.lines import Piece
    from extract.page.roles import Role
    from extract.page.select import NameIndex

# Elements that begin and end a line of their own (HTML Living Standard, section 15.3, display: block and tables).
_LINES = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_ITALIC = frozenset({"i", "em", "cite"})
_MAX_LINKS = 300
"""In one element's text; more are a tag cloud, and would be looked for in every line."""
_HEADLINE = 25
"""Characters of a link that is a headline rather than a button or a tag."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Block:
    """One line of text of a page."""

    index: int
    text: str
    """Cleaned by extract.text; never empty."""
    element: Tag
    """The nearest element around it that makes lines."""
    links: tuple[tuple[str, str], ...] = ()
    """href and text of the links in it."""
    after_image: bool = False
    """A picture stands between the line before and this one, or in this one."""
    emphasised: bool = False
    """All of it is italic or centred."""

    @property
    def link_share(self) -> float:
        """The share of the text that is inside links, 0 to 1."""
        return min(1.0, sum(len(text) for _, text in self.links) / len(self.text))


@dataclass(slots=True)
class Flow:
    """A page's blocks, and which of them each element spans."""

    soup: BeautifulSoup
    """Kept so that the elements' identities, which are the spans' keys, stay."""
    blocks: list[Block] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    roles: dict[Role, list[Tag]] = field(default_factory=dict)
    """The elements whose markup says what they are for."""
    selected: dict[str, list[Tag]] = field(default_factory=dict)
    """What selectors found so far."""
    index: NameIndex | None = None
    """The elements by name, once a selector needs them."""
    metas: dict[str, str] = field(default_factory=dict)
    """The contents of the page's meta elements by property, name or itemprop in lower case; title is its title."""

    def indexes(self, element: Tag) -> range:
        """Return the indexes of the blocks inside `element`; of the one around it where it is part of a line."""
        return range(*self.spans.get(id(element), (0, 0)))

    def marked(self, role: Role) -> list[Tag]:
        """Return the elements of a role, in page order."""
        return self.roles.get(role, [])

    def without(self, elements: list[Tag], at: int | None) -> list[Tag]:
        """Return those of `elements` that do not hold the block `at` among others: wrappers of a page are no part."""
        return [one for one in elements if at not in (inside := self.indexes(one)) or len(inside) == 1]

    def span(self, elements: list[Tag]) -> set[int]:
        """Return the indexes of all blocks inside `elements`."""
        return {i for element in elements for i in self.indexes(element)}


def read_blocks(soup: BeautifulSoup) -> Flow:
    """Return the page's blocks.

    Raises:
        NestedTooDeepError: when the markup is nested deeper than walk.MAX_DEPTH.
    """
    return _Reader(soup).read()


@dataclass(slots=True)
class _OpenLink:
    """A link, and what of its text stands in the line so far."""

    href: str
    title: str
    pieces: list[str] = field(default_factory=list)

    def name(self) -> str:
        """Return the link's text in the line; its title around a picture, and where it shows only a beginning."""
        shown = clean_line("".join(self.pieces))
        cut = shown.rstrip(".… ")
        is_cut = cut != shown and shown.endswith(("...", "…")) and len(self.title) >= len(cut)
        return self.title if not shown or (is_cut and self.title.startswith(cut)) else shown


class _Reader:
    """Walks a tree once, gathering lines."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self.flow = Flow(soup)
        self.pieces: list[Piece | None] = []
        """The line so far; None is a line break."""
        self.links: list[_OpenLink] = []
        self.link: Tag | None = None
        """The outermost link that is open."""
        self.seam = False
        """A link began or ended since the last text."""
        self.edge = False
        """Any element did."""
        self.image = False
        self.lines: list[tuple[Tag, bool]] = [(soup, False)]
        """The elements around that make lines, and whether their text is centred."""
        self.italic = 0
        """How many italic elements are open."""
        self.written = False
        """Whether the line has any text yet."""

    def read(self) -> Flow:
        for entering, node in walk(self.flow.soup):
            if isinstance(node, NavigableString):
                self.write(node)
            elif entering and is_icon(node):
                self.note_icon(node)
            elif entering:
                self.enter(node)
            else:
                self.leave(node)
        self.flush()
        self.flow.metas = read_metas(self.flow.soup)
        return self.flow

    def write(self, node: NavigableString) -> None:
        """Add a text to the line."""
        if isinstance(node, PreformattedString):
            return
        text = str(node)
        before = self.pieces[-1] if self.pieces else None
        gap = " " if (self.seam or self.edge) and would_glue(before, text, link=self.seam) else ""
        if gap:
            self.pieces.append((gap, self.italic > 0))
        self.seam = self.seam and not node
        self.edge = self.edge and not node
        self.pieces.append((text, self.italic > 0))
        self.written = self.written or not node.isspace()
        if self.link is not None and self.links and self.link.has_attr("href"):
            self.links[-1].pieces.append(gap + text)

    def note_icon(self, tag: Tag) -> None:
        """Note what an icon is for; the name that a font draws it from is no text."""
        self.note_roles(tag)
        self.flow.spans[id(tag)] = (len(self.flow.blocks), len(self.flow.blocks) + self.written)
        if tag.name != "svg":
            tag.clear()

    def note_roles(self, tag: Tag) -> None:
        for role in roles_of(tag):
            self.flow.roles.setdefault(role, []).append(tag)

    def enter(self, tag: Tag) -> None:
        """Note what an element begins: a line, a break, a picture, a link."""
        self.edge = True
        if tag.name in _LINES:
            self.flush()
            self.lines.append((tag, self.lines[-1][1] or _is_centred(tag)))
        elif tag.name == "br":
            self.pieces.append(None)
        elif tag.name == "img" and is_picture(tag):
            self.add_picture()
        elif tag.name == "a" and self.link is None:
            if _is_stacked(tag):
                self.flush()
            self.add_link(tag)
        self.italic += tag.name in _ITALIC
        self.note_roles(tag)
        self.flow.spans[id(tag)] = (len(self.flow.blocks), 0)

    def leave(self, tag: Tag) -> None:
        """Note what an element ends, and which blocks it spans."""
        self.edge = True
        if tag.name in _LINES:
            self.flush()
            self.lines.pop()
        if tag is self.link:
            self.link = None
            self.seam = tag.has_attr("href")
        self.italic -= tag.name in _ITALIC
        start = self.flow.spans[id(tag)][0]
        self.flow.spans[id(tag)] = (start, len(self.flow.blocks) + self.written)

    def add_picture(self) -> None:
        """End the line at a picture, and mark the table around it."""
        self.flush()
        self.image = True
        table = next((tag for tag, _ in reversed(self.lines) if tag.name == "table"), None)
        if table is not None:
            self.flow.roles.setdefault("picture_table", []).append(table)

    def add_link(self, tag: Tag) -> None:
        """Keep a link of the line; one around a picture is called by its title."""
        self.link = tag
        href, title = tag.get("href"), tag.get("title")
        if isinstance(href, str):
            self.seam = True
            self.links.append(_OpenLink(href, clean_line(title) if isinstance(title, str) else ""))

    def flush(self) -> None:
        """End the line: what was gathered becomes blocks."""
        lines = split_lines(self.pieces) if self.written else []
        element, centred = self.lines[-1]
        named = [(one.href, one.name()) for one in self.links[:_MAX_LINKS]] if lines else []
        for text, italic in lines:
            block = Block(
                index=len(self.flow.blocks),
                text=text,
                element=element,
                links=tuple(link for link in named if len(lines) == 1 or link[1] in text),
                after_image=self.image,
                emphasised=centred or italic,
            )
            self.flow.blocks.append(block)
            self.image = False
        self.pieces = []
        if lines:
            # A link around several lines, as cards have it, goes on in the next one.
            self.links = [_OpenLink(self.links[-1].href, "")] if self.link is not None and self.links else []
        self.written = False


def _is_stacked(link: Tag) -> bool:
    """Tell whether a link follows another right away and both are as long as headlines: they are drawn as rows."""
    before = link.previous_sibling
    if isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    if not isinstance(before, Tag) or before.name != "a":
        return False
    return all(len(clean_line(one.get_text(" "))) >= _HEADLINE for one in (before, link))


def _is_centred(tag: Tag) -> bool:
    style = f"{tag.get('style') or ''} {tag.get('align') or ''}"[:500].lower()
    return "center" in style or "italic" in style or tag.name == "center"
