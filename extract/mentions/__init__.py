"""Grammars of the concepts that facts are made of: one file a concept, all of them over characters.

A grammar is a module here with `find(text) -> Iterator[Found]`; a new one is a new file, with no list to edit.
"""

from __future__ import annotations

import pkgutil
from bisect import bisect_left
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from extract.records import Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extract.records import Article
    from models.labels import Label

    Grammar = Callable[[str], Iterator["Found"]]
    Recogniser = Callable[[str], Iterable[tuple[Label, int, int, float]]]


class Found(NamedTuple):
    """What a grammar finds: text[start:end] is of `label`."""

    label: Label
    start: int
    end: int


OUTER: tuple[Label, ...] = ("EVENT", "CAMPAIGN", "BLOC", "DOC")
"""Mentions are flat; where two overlap, these win over what they contain (docs/facts.md, section 3)."""


def find_mentions(article: Article) -> list[Mention]:
    """Return what the grammars find in an article's texts, flat."""
    return [
        Mention(field=name, start=found.start, end=found.end, label=found.label)
        for name, text in article.texts().items()
        for found in flatten(found for find in grammars() for found in find(text))
    ]


def flatten(found: Iterable[Found]) -> list[Found]:
    """Return `found` without overlaps: outer labels first, then the longer, then the earlier."""
    return take_apart(sorted(set(found), key=lambda f: (f.label not in OUTER, f.start - f.end, f.start, f.label)))


def take_apart(ranked: Iterable[Found]) -> list[Found]:
    """Return in reading order what overlaps nothing that stands before it in `ranked`."""
    taken: list[Found] = []
    for one in ranked:
        at = bisect_left(taken, one.start, key=attrgetter("start"))
        is_clear = at == len(taken) or one.end <= taken[at].start
        if is_clear and (at == 0 or taken[at - 1].end <= one.start):
            taken.insert(at, one)
    return taken


@cache
def grammars() -> tuple[Grammar, ...]:
    """Return the `find` of every module of this package that has one, by module name."""
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    return tuple(module.find for module in modules if hasattr(module, "find"))
