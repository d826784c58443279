"""What a build has to do: which captures are new or stale, and which articles they belong to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from crawler.visits import GONE
from crawler.warc import list_warcs, read_captures
from extract.page import article_id, canonical_path
from thidua.build.errors import MissingCapturesError
from thidua.build.stamp import make_stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from archive import Archive
    from crawler.members import Cut
    from crawler.source import Source
    from crawler.warc import Capture

_TELLING = frozenset({HTTPStatus.OK, *GONE})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a capture lies, and its id in the archive."""

    id: str
    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Task:
    """One address of one source with all its captures: at most one article comes of it."""

    source: str
    key: str
    article: str
    """The id of that article."""
    stamp: str
    places: tuple[Place, ...]


@dataclass(slots=True)
class Plan:
    """What is to be built, and what was seen on the way."""

    tasks: list[Task]
    cuts: list[Cut]
    """What WARC files have lost and no build has told before; everything else in them is used."""
    unknown_sources: dict[str, int]
    """How many captures each source has whose file is missing; they are left out."""
    sources: set[str]
    """Slugs of the sources that have captures."""
    read_to: dict[str, int]
    """Up to which byte each WARC file was read."""


def capture_id(capture: Capture) -> str:
    """Return what names a capture at every build: a hash of where it came from, when, and what it said."""
    stable = (capture.source, capture.url, capture.fetched.isoformat(), capture.status, capture.digest)
    return hashlib.sha256("\x1f".join(map(str, stable)).encode()).hexdigest()[:16]


def make_plan(folder: Path, archive: Archive, sources: Mapping[str, Source]) -> Plan:
    """Return what has to be built from the captures in `folder`.

    Raises:
        MissingCapturesError: the archive was built from a WARC file that is not there any more.
    """
    plan = Plan(tasks=[], cuts=[], unknown_sources={}, sources=set(), read_to=archive.read_to())
    groups: dict[tuple[str, str, str], list[Place]] = {}
    for source, url, place in _all_captures(folder, archive, plan):
        if source not in sources:
            plan.unknown_sources[source] = plan.unknown_sources.get(source, 0) + 1
            continue
        plan.sources.add(source)
        rules = sources[source].rules
        address = (source, canonical_path(url, rules), article_id(source, url, rules))
        groups.setdefault(address, []).append(place)
    stamps = {slug: make_stamp(source) for slug, source in sources.items()}
    of_capture = {place.id: stamps[source] for (source, _, _), group in groups.items() for place in group}
    stale = archive.stale(of_capture)
    for (source, key, article), group in sorted(groups.items()):
        if any(place.id in stale for place in group):
            plan.tasks.append(Task(source, key, article, stamps[source], tuple(group)))
    return plan


def _all_captures(folder: Path, archive: Archive, plan: Plan) -> Iterator[tuple[str, str, Place]]:
    """Yield source, address and place of every article's capture: what the archive knows, then what is new."""
    built = archive.captures()
    known = {one.id for one in built}
    for one in built:
        yield one.source, one.url, Place(one.id, one.file, one.offset)
    files = list_warcs(folder)
    gone = sorted(set(plan.read_to) - {path.name for path in files})
    if gone:
        raise MissingCapturesError(
            f"{folder / gone[0]}: is missing, but the archive was built from it: restore it, or run "
            "`thidua build --rebuild` to do without"
        )
    for path in files:
        start = plan.read_to.setdefault(path.name, 0)
        for capture in read_captures(path, on_cut=partial(_note_cut, plan, start), start=start):
            plan.read_to[path.name] = capture.offset + capture.length
            name = capture_id(capture)
            # An error page says nothing of the article; what is gone, or behind a wall, is for the worker to say.
            if capture.kind == "article" and capture.status in _TELLING and name not in known:
                yield capture.source, capture.url, Place(name, capture.file, capture.offset)


def _note_cut(plan: Plan, start: int, cut: Cut) -> None:
    """Note what a file has lost, once: where it breaks off, the next build begins to read."""
    if cut.at_end:
        plan.read_to[cut.file] = cut.offset
    if not cut.at_end or cut.offset != start:
        plan.cuts.append(cut)
