r"""The shapes of a site's addresses: which links lead to articles, and the pattern that says so.

Articles are what most headlines link to: their addresses are made alike (`/<section>/<slug>-post<number>.html`), those
of sections and pages are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import parse_qsl

from extract.page.urls import canonical_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Numbering = Literal["end", "begin", "none"]
"""Where the last folder of articles' addresses has a number of their own; a year at a slug's end is none."""
HEADLINE = 30
"""Characters; titles of articles are longer, names of sections mostly shorter."""
_LEAST_ARTICLES = 3
# -123 · -a123 · -post123 · 123 · PORTAL123, with or without an ending; 123-slug
_NUMBERED: dict[Numbering, re.Pattern[str]] = {
    "begin": re.compile(r"^(?P<number>\d+)(?P<mark>[-_])(?P<slug>.+?)(?P<end>\.\w{2,5})?$"),
    "end": re.compile(r"^(?P<slug>.*?)(?P<mark>[-_]?[A-Za-z]{0,8})(?P<number>\d+)(?P<end>\.\w{2,5})?$"),
}
_MOSTLY = 0.8
_WORDS = 4
"""Hyphens in the slug of an article, at least; sections are called by fewer words."""
_ENDING = re.compile(r"\.\w{2,5}$")
_PAGING = re.compile(r"^(?:page|p|pg|trang|paged|start|offset|startrow|cur|pageindex)$", re.IGNORECASE)
_SLUG = re.compile(re.escape("[^/?]{") + r"\d+" + re.escape(",}"))
_FEWEST_LETTERS = 12
"""Least length of a slug that no number tells from a section's name."""


class Link(NamedTuple):
    """A link as a page shows it."""

    url: str
    text: str


class Shape(NamedTuple):
    """What the addresses of one kind of page have in common."""

    ending: str
    """The last folder: `-post#.html` for a slug with a number, `.html` for a slug alone."""
    depth: int
    """How many folders, where no number tells articles from sections; else 0."""
    names: tuple[str, ...]
    """Of the query's parameters, paging aside."""


def find_articles(links: Iterable[Link]) -> tuple[str, ...]:
    """Return the addresses of articles among a site's links, in order: those of the shape that most headlines have.

    Nothing when fewer than three headlines have one shape.
    """
    urls = tuple(dict.fromkeys(link.url for link in links if len(link.text) >= HEADLINE))
    numbering = _numbering_of(urls)
    shapes: dict[Shape, list[str]] = defaultdict(list)
    for url in urls:
        shapes[_shape_of(url, numbering)].append(url)
    most = max(shapes.values(), key=len, default=[])
    return tuple(most) if len(most) >= _LEAST_ARTICLES else ()


def _numbering_of(urls: Sequence[str]) -> Numbering:
    """Return where most addresses have a number that no other has: years, which slugs end in, are shared by many."""
    lasts = [canonical_path(url).partition("?")[0].rsplit("/", 1)[-1] for url in urls]
    for numbering, pattern in _NUMBERED.items():
        numbers = {found["number"] for last in lasts if (found := pattern.match(last)) is not None}
        if numbers and len(numbers) >= _MOSTLY * len(lasts):
            return numbering
    return "none"


def _shape_of(url: str, numbering: Numbering) -> Shape:
    path, _, query = canonical_path(url).partition("?")
    last = path.rsplit("/", 1)[-1]
    names = tuple(name for name, _ in parse_qsl(query, keep_blank_values=True) if not _PAGING.match(name))
    found = _NUMBERED[numbering].match(last) if numbering != "none" else None
    if found is not None:
        return Shape(found["mark"] + "#" + (found["end"] or ""), 0, names)
    ending = _ENDING.search(last)
    words = "slug" if last.count("-") >= _WORDS else ""
    return Shape(words + (ending[0] if ending is not None else ""), path.count("/"), names)


def pattern_of(urls: Sequence[str], others: Iterable[str] = ()) -> str:
    r"""Return a pattern of addresses of one shape: `^/[^/?]+/[^/?]+-post\d+\.html$`, over canonical path and query.

    Args:
        urls: of articles.
        others: of other pages; where the pattern finds one of them, articles are told by the length of their slugs.
    """
    paths, queries = zip(*(canonical_path(url).partition("?")[::2] for url in urls), strict=True)
    folders = [path.split("/")[1:-1] for path in paths]
    if len({len(one) for one in folders}) == 1:
        begin = "".join(f"/{_common(column)}" for column in zip(*folders, strict=True))
    else:
        begin = "(?:/[^/?]+)*"
    pattern = f"^{begin}/{_last([path.rsplit('/', 1)[-1] for path in paths])}{_query(queries)}$"
    if _SLUG.search(pattern) is None or not any(re.search(pattern, canonical_path(url)) for url in others):
        return pattern
    return _SLUG.sub(f"(?:[^/?-]+-){{{_WORDS},}}[^/?]*", pattern)


def _common(values: Sequence[str]) -> str:
    """Return a pattern of one folder in all the addresses."""
    if len(set(values)) == 1 and not values[0].isdigit():
        return _literal(values[0])
    return r"\d+" if all(value.isdigit() for value in values) else "[^/?]+"


def _last(values: Sequence[str]) -> str:
    if len(set(values)) == 1:
        return _literal(values[0])
    numbering = _numbering_of(values)
    found = [_NUMBERED[numbering].match(value) for value in values] if numbering != "none" else [None]
    kinds = {(one["mark"], one["end"] or "", bool(one["slug"])) for one in found if one is not None}
    if all(found) and len(kinds) == 1:
        mark, end, slug = kinds.pop()
        if numbering == "begin":
            return rf"\d+{_literal(mark)}[^/?]+{_literal(end)}"
        return rf"{'[^/?]+' if slug else ''}{_literal(mark)}\d+{_literal(end)}"
    endings = {ending[0] if (ending := _ENDING.search(value)) else "" for value in values}
    shortest = max(_FEWEST_LETTERS, min(map(len, values)) // 2)
    return f"[^/?]{{{shortest},}}{_literal(endings.pop()) if len(endings) == 1 else ''}"


def _literal(text: str) -> str:
    return re.escape(text).replace(r"\-", "-")


def _query(queries: Sequence[str]) -> str:
    """Return a pattern of the parameters that tell one article from another."""
    pairs = [dict(parse_qsl(query, keep_blank_values=True)) for query in queries]
    shared = [name for name in pairs[0] if all(name in one for one in pairs)]
    telling = [name for name in shared if len({one[name] for one in pairs}) > 1]
    if not telling:
        return "" if not any(queries) else r"\?.+"
    values = [r"\d+" if all(one[name].isdigit() for one in pairs) else r"[^&]+" for name in telling]
    return r"\?(?:.*&)?" + "&(?:.*&)?".join(f"{re.escape(n)}={v}" for n, v in zip(telling, values, strict=True))


def numbered_pages(links: Iterable[Link]) -> str | None:
    """Return the address of a listing's pages with {page}, told from links that are called 2 and 3; None: not so."""
    called = {link.text: link.url for link in links if link.text in ("2", "3")}
    if len(called) < 2:
        return None
    forms = [{_with_page(called[n], found) for found in re.finditer(n, called[n])} for n in ("2", "3")]
    both = forms[0] & forms[1]
    return both.pop() if len(both) == 1 else None


def _with_page(url: str, number: re.Match[str]) -> str:
    return f"{url[: number.start()]}{{page}}{url[number.end() :]}"
