"""Elements by CSS selectors.

A platform gives many alternatives, of which a page knows few. Running each over the whole tree would cost many times
the parse: an index of names says which elements a selector can end at, and only those are matched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import soupsieve

from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bs4 import Tag

    from extract.page.blocks import Flow

_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)[^\]]*\]")
_ARGUMENT = re.compile(r"\([^()]*\)")
_NAME = re.compile(r"[.#][\w-]+|\[[\w-]+\]")
_COMBINATOR = re.compile(r"\s*[>+~]\s*|\s+")
_TAG_NAME = re.compile(r"[a-z][a-z0-9]*", re.IGNORECASE)

LONGEST_LINE = 500
"""Characters of what is said in one line: a title, a byline, a caption. What says more is something else."""


@dataclass(slots=True)
class NameIndex:
    """The elements of a page by tag name, .class, #id and [attribute], in page order; each with its place."""

    by_name: dict[str, list[Tag]] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    """id() of an element → its place."""
    tags: list[Tag] = field(default_factory=list)

    def candidates(self, selector: str) -> list[Tag]:
        """Return the elements that a selector can find, in page order: a superset of those it finds."""
        found: dict[int, Tag] = {}
        for names, last in _parts(selector):
            if all(name in self.by_name for name in names):
                found |= {self.places[id(tag)]: tag for tag in (self.by_name.get(last, []) if last else self.tags)}
        return [found[place] for place in sorted(found)]


def index_names(tags: Iterable[Tag]) -> NameIndex:
    """Return the index of a page's elements."""
    index = NameIndex()
    for tag in tags:
        index.places[id(tag)] = len(index.tags)
        index.tags.append(tag)
        for name in _names_of(tag):
            index.by_name.setdefault(name, []).append(tag)
    return index


def _names_of(tag: Tag) -> set[str]:
    classes = tag.attrs.get("class") or ()
    found = {tag.name, f"#{tag.attrs.get('id')}", *(f"[{name}]" for name in tag.attrs)}
    return found | {f".{one}" for one in (classes.split() if isinstance(classes, str) else classes)}


@lru_cache(maxsize=2048)
def _parts(selector: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return of each of a selector list's parts the names it needs, and the one that its last element must have.

    What stands in round brackets is left out: it may be negated, or no name at all. "" where the last element has no
    name, and for selectors with escaped characters.
    """
    if "\\" in selector:
        return (((), ""),)
    selector = _ATTRIBUTE.sub(r"[\1]", selector)
    while (bare := _ARGUMENT.sub("", selector)) != selector:
        selector = bare
    return tuple(_read_part(part.strip()) for part in selector.split(","))


def _read_part(part: str) -> tuple[tuple[str, ...], str]:
    last = _COMBINATOR.split(part)[-1]
    named = _NAME.findall(last)
    tag = _TAG_NAME.match(last)
    return tuple(_NAME.findall(part)), named[0] if named else tag[0].lower() if tag is not None else ""


def select_first(flow: Flow, selectors: tuple[str, ...], *, without: Callable[[Tag], bool] | None = None) -> list[Tag]:
    """Return what the first selector finds that finds anything with text or content; nothing when none does.

    Args:
        flow: the page.
        selectors: in order of preference.
        without: tells the elements that do not count, as if they were not found.
    """
    for selector in selectors:
        found = [one for one in _telling(_select(flow, selector)) if without is None or not without(one)]
        if found:
            return found
    return []


def select_line(flow: Flow, selectors: tuple[str, ...]) -> list[Tag]:
    """Return what select_first does of the elements that say no more than a line."""
    return select_first(flow, selectors, without=is_overlong)


def is_overlong(element: Tag) -> bool:
    """Tell whether an element says more than a line."""
    return len(content_of(element)) > LONGEST_LINE


def select_all(flow: Flow, selectors: tuple[str, ...]) -> list[Tag]:
    """Return what any of the selectors finds, in page order."""
    return _select(flow, ", ".join(selectors)) if selectors else []


def select_inside(element: Tag, selectors: tuple[str, ...]) -> list[Tag]:
    """Return what the first selector finds in one element that finds anything with text or content."""
    return next((found for one in selectors if (found := _telling(element.select(one)))), [])


def _select(flow: Flow, selector: str) -> list[Tag]:
    """Return what a selector finds in the page, in page order; each is run once."""
    if selector not in flow.selected:
        if flow.index is None:
            flow.index = index_names(flow.soup.find_all(True))
        candidates = flow.index.candidates(selector)
        compiled = soupsieve.compile(selector)
        flow.selected[selector] = [tag for tag in candidates if compiled.match(tag)]
    return flow.selected[selector]


def _telling(found: list[Tag]) -> list[Tag]:
    return [one for one in found if one.get("content") or one.get_text(strip=True)]


def outside_body(flow: Flow, title: int | None = None) -> set[int]:
    """Return the blocks that are navigation, footers and comments: never the article, and never around its title."""
    return flow.span(flow.without(flow.marked("outside"), title))


def content_of(element: Tag) -> str:
    """Return what an element says: a meta element's content, a time element's machine-readable time, else its text."""
    return clean_line(str(element.get("content") or element.get("datetime") or element.get_text(" ")))
