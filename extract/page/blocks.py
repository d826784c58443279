"""A page as its reader sees it: the lines of text in order, each with its element, links and images before it.

All further reading goes over these blocks, so that a page's tree is walked once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from bs4.element import PreformattedString

from extract.page.metas import read_metas
from extract.page.roles import is_picture, roles_of
from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.page.roles import Role
    from extract.page.select import NameIndex

# Elements that begin and end a line of their own (HTML Living Standard, section 15.3, display: block and tables).
_LINES = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "embed", "select", "option",
    "button", "svg", "math", "textarea", "audio", "video", "canvas", "map",
})  # fmt: skip
_ITALIC = frozenset({"i", "em", "cite"})
# What Bootstrap, Drupal and WordPress call the words that only screen readers say.
_UNSEEN_CLASSES = frozenset({"visually-hidden", "sr-only", "screen-reader-text", "element-invisible"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;…][”\"'»)\]]*$")
_ENUMERATED = re.compile(r"^(?:[-–+*•]|\d{1,2}[.)]|[a-zđ][.)])\s")
_MAX_LINKS = 300
"""In one element's text; more are a tag cloud, and would be looked for in every line."""
Piece = tuple[str, bool]
"""A run of text, and whether it is italic."""
MAX_DEPTH = 400
"""Deeper nesting is no page that a person made; selectors would take quadratic time on it."""


class NestedTooDeepError(Exception):
    """The markup is nested deeper than MAX_DEPTH."""


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

    def span(self, elements: list[Tag]) -> set[int]:
        """Return the indexes of all blocks inside `elements`."""
        return {i for element in elements for i in self.indexes(element)}


def read_blocks(soup: BeautifulSoup) -> Flow:
    """Return the page's blocks.

    Raises:
        NestedTooDeepError: when the markup is nested deeper than MAX_DEPTH.
    """
    return _Reader(soup).read()


class _Reader:
    """Walks a tree once, gathering lines."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self.flow = Flow(soup)
        self.pieces: list[Piece | None] = []
        """The line so far; None is a line break."""
        self.links: list[tuple[str, str]] = []
        self.link: Tag | None = None
        """The outermost link that is open."""
        self.seam = False
        """A link began or ended since the last text."""
        self.image = False
        self.lines: list[tuple[Tag, bool]] = [(soup, False)]
        """The elements around that make lines, and whether their text is centred."""
        self.italic = 0
        """How many italic elements are open."""
        self.written = False
        """Whether the line has any text yet."""

    def read(self) -> Flow:
        for entering, node in _walk(self.flow.soup):
            if isinstance(node, NavigableString):
                self.write(node)
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
        if self.seam and _would_glue(self.pieces[-1] if self.pieces else None, str(node)):
            self.pieces.append((" ", self.italic > 0))
        self.seam = self.seam and not node
        self.pieces.append((str(node), self.italic > 0))
        self.written = self.written or not node.isspace()

    def enter(self, tag: Tag) -> None:
        """Note what an element begins: a line, a break, a picture, a link."""
        if tag.name in _LINES:
            self.flush()
            self.lines.append((tag, self.lines[-1][1] or _is_centred(tag)))
        elif tag.name == "br":
            self.pieces.append(None)
        elif tag.name == "img" and is_picture(tag):
            self.add_picture()
        elif tag.name == "a" and self.link is None:
            self.add_link(tag)
        self.italic += tag.name in _ITALIC
        for role in roles_of(tag):
            self.flow.roles.setdefault(role, []).append(tag)
        self.flow.spans[id(tag)] = (len(self.flow.blocks), 0)

    def leave(self, tag: Tag) -> None:
        """Note what an element ends, and which blocks it spans."""
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
            shown = clean_line(tag.get_text())
            self.links.append((href, shown or (clean_line(title) if isinstance(title, str) else "")))

    def flush(self) -> None:
        """End the line: what was gathered becomes blocks."""
        lines = _split_lines(self.pieces) if self.written else []
        element, centred = self.lines[-1]
        for text, italic in lines:
            links = [link for link in self.links[:_MAX_LINKS] if len(lines) == 1 or link[1] in text]
            block = Block(
                index=len(self.flow.blocks),
                text=text,
                element=element,
                links=tuple(links),
                after_image=self.image,
                emphasised=centred or italic,
            )
            self.flow.blocks.append(block)
            self.image = False
        self.pieces = []
        if lines:
            self.links = []
        self.written = False


def _would_glue(before: Piece | None, after: str) -> bool:
    """Tell whether a text makes one number or word with that before a link's edge: "… năm 2022" and "22/12/2022"."""
    edge = (before[0][-1:] if before is not None else "") + after[:1]
    return len(edge) == 2 and edge.isalnum() and any(one.isdigit() for one in edge)


def _walk(soup: BeautifulSoup) -> Iterator[tuple[bool, Tag | NavigableString]]:
    """Yield (True, node) on entering and (False, tag) on leaving, without recursion; unseen elements are left out."""
    stack: list[tuple[bool, Tag | NavigableString]] = [(True, soup)]
    depth = 0
    while stack:
        entering, node = stack.pop()
        if isinstance(node, Comment) or (isinstance(node, Tag) and node is not soup and _is_unseen(node)):
            continue
        yield entering, node
        if not isinstance(node, Tag):
            continue
        depth += 1 if entering else -1
        if depth > MAX_DEPTH:
            raise NestedTooDeepError
        if entering:
            stack.append((False, node))
            stack.extend((True, child) for child in reversed(node.contents) if isinstance(child, Tag | NavigableString))


def _is_unseen(tag: Tag) -> bool:
    if tag.name in _UNSEEN or tag.has_attr("hidden"):
        return True
    if tag.name != "h1" and not _UNSEEN_CLASSES.isdisjoint(tag.attrs.get("class") or ()):
        return True
    style = tag.get("style")
    return isinstance(style, str) and len(style) < 1000 and _HIDDEN.search(style) is not None


def _is_centred(tag: Tag) -> bool:
    style = f"{tag.get('style') or ''} {tag.get('align') or ''}"[:500].lower()
    return "center" in style or "italic" in style or tag.name == "center"


def _split_lines(pieces: list[Piece | None]) -> list[Piece]:
    """Return the lines of one element: two breaks always part lines, one does unless it only wraps a sentence."""
    lines: list[Piece] = []
    breaks = 0
    for run in _runs(pieces):
        if run is None:
            breaks += 1
            continue
        if lines and breaks == 1 and is_wrapped(lines[-1][0], run[0]):
            lines[-1] = (f"{lines[-1][0]} {run[0]}", lines[-1][1] and run[1])
        else:
            lines.append(run)
        breaks = 0
    return lines


def _runs(pieces: list[Piece | None]) -> Iterator[Piece | None]:
    """Yield the cleaned texts between breaks, and None for each break."""
    gathered: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None:
            gathered.append(piece)
            continue
        text = clean_line("".join(raw for raw, _ in gathered))
        if text:
            yield text, all(italic for raw, italic in gathered if not raw.isspace())
        gathered = []
        yield None


def is_wrapped(before: str, after: str) -> bool:
    """Tell whether `after` goes on with the sentence of `before`: no end, and a small letter first."""
    if _SENTENCE_END.search(before) is not None or _ENUMERATED.match(after) is not None:
        return False
    return after[0].islower() or before[-1] in ",–"
