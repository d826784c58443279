"""When an article was published: by declared format first, then by evidence, and which evidence it was."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from extract.exchange import VIETNAM
from extract.page.dates import Stamp, find_glued_stamp, find_stamps, find_url_date, read_declared, read_iso
from extract.page.furniture import (
    begins_with_stamp,
    ends_article,
    has_label,
    is_related_heading,
    is_stamp_line,
    is_widget,
    strip_labels,
    without_stamps,
)
from extract.page.related import headline_link
from extract.page.rows import find_rows
from extract.page.segments import segments_of
from extract.page.select import LONGEST_LINE, content_of, select_first
from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.page.blocks import Block, Flow
    from extract.page.records import PublishedFrom
    from extract.page.rules import Layout, PageRules

_METAS = (
    "article:published_time", "datepublished", "pubdate", "og:published_time", "og:article:published_time",
    "publishdate", "publish-date", "publish_date", "published_time", "dcterms.created", "dcterms.date",
    "dc.date.issued", "dc.date.created", "dc.date", "dc.created",
)  # fmt: skip
_ZONE = dt.timedelta(hours=7)
"""What Vietnam's clock is ahead by: systems that write local time as universal time put stamps so much later."""
# A stamp stands in a short line, with a byline or a counter at most beside it.
_BESIDE_STAMP = 80
_BEFORE_TITLE = 8
_AFTER_TITLE = 12
_LINE = 250
"""Characters of a line that has the stamp among others."""
_BELOW_TITLE = 5
_BESIDE_TITLE = 2
"""Lines after the title in which no list of other articles stands."""
_TIME = re.compile(r"(\d{1,2})\s?[:hg]\s?(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A publication time and where it was read."""

    value: dt.datetime | None = None
    raw: str | None = None
    source: PublishedFrom = "none"
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the search for a stamp looks at."""

    flow: Flow
    title: int | None
    """Index of the title's block."""
    body: frozenset[int]
    """Indexes of the body's blocks: a date in running text is no stamp."""
    url: str
    fetched: dt.datetime
    rules: PageRules
    layout: Layout

    @property
    def latest(self) -> dt.date:
        """The last day on which a page captured then can have been published; clocks differ by a day."""
        return _local_day(self.fetched) + dt.timedelta(days=1)


def find_published(sight: Sight) -> Published:
    """Return the publication time by the best evidence: selector, meta, the stamp nearest the title, the address."""
    chosen = _by_selector(sight)
    if chosen is not None:
        near = _near_title(sight) if chosen.value is not None and chosen.value.time() == dt.time() else None
        is_fuller = near is not None and near.value != chosen.value and _is_less(chosen, near)
        return near if near is not None and is_fuller else chosen
    near, meta = _near_title(sight), _by_meta(sight)
    if meta is not None and near is not None and _is_capture_day(meta, sight) and meta.value != near.value:
        return near  # pages made on request put their own day into the meta element
    if meta is not None and near is not None and _is_less(meta, near):
        return near
    return meta or near or _by_time_element(sight) or _by_url(sight) or Published()


def _is_less(meta: Published, near: Published) -> bool:
    """Tell whether a stamp says less than the one near the title: no time of the same day, or one off by the zone."""
    if meta.value is None or near.value is None:
        return False
    is_day = meta.value.time() == dt.time() and meta.value.date() == near.value.date()
    return is_day or meta.value - near.value == _ZONE


def _by_time_element(sight: Sight) -> Published | None:
    """Return what the first time element near the title says, outside lists of other articles."""
    rows = find_rows(sight.flow, sight.title, sight.body, sight.layout)
    for element in sight.flow.marked("time"):
        at = sight.flow.indexes(element).start
        near = sight.title is None or sight.title - _BEFORE_TITLE <= at <= sight.title + _AFTER_TITLE
        read = read_iso(str(element["datetime"])) if near and not rows.hold(element) else None
        if read is not None:
            return Published(value=read, raw=clean_line(str(element["datetime"])), source="meta")
    return None


def _by_selector(sight: Sight) -> Published | None:
    """Return what the first selector says that finds something outside lists of other articles."""
    rows = find_rows(sight.flow, sight.title, sight.body, sight.layout)
    for element in select_first(sight.flow, sight.layout.published, without=rows.hold):
        raw = content_of(element)[:LONGEST_LINE]  # where a stamp is looked for
        declared = read_declared(raw, sight.rules.date_formats) or read_iso(raw)
        if declared is not None:
            return Published(value=declared, raw=raw, source="selector")
        stamps = list(find_stamps(raw, sight.rules.day_order, latest=sight.latest))
        if stamps:
            return _published(raw, stamps[0], "selector")
    return None


def _by_meta(sight: Sight) -> Published | None:
    said = [sight.flow.metas.get(name, "") for name in _METAS]
    for raw in [*said, *map(content_of, sight.flow.marked("stamp")[:3])]:
        read = read_iso(clean_line(raw))
        if read is not None:
            return Published(value=read, raw=clean_line(raw), source="meta")
        written = next(find_stamps(clean_line(raw)[:60], sight.rules.day_order, latest=sight.latest), None)
        if written is not None:
            return _published(clean_line(raw), written, "meta")
    return None


def _near_title(sight: Sight) -> Published | None:
    """Return the stamp nearest the title; one after it is nearer than one as far before it."""
    found = [(block, stamp) for block in sight.flow.blocks for stamp in _stamps_of(block, sight)]
    if sight.title is None:
        kept = [(b, s) for b, s in found if not s.has_weekday or s.has_time]
        return _published(kept[0][0].text, kept[0][1], "near_title") if len(kept) == 1 else None
    at = sight.title
    kept = [(b, s) for b, s in found if not _is_banner(b, s, at)]
    if not kept:
        return None
    block, stamp = min(kept, key=lambda one: (abs(one[0].index - at), one[0].index < at))
    nearest = _published(block.text, stamp, "near_title")
    return nearest if stamp.has_time else _with_time(nearest, sight.flow.blocks[block.index + 1 : block.index + 2])


def _with_time(found: Published, following: list[Block]) -> Published:
    """Return a day with the time that stands alone in the line after it, if one does."""
    time = _TIME.fullmatch(following[0].text) if following else None
    if found.value is None or time is None or int(time[1]) > 23 or int(time[2]) > 59:
        return found
    raw = f"{found.raw} {time[0]}"
    return replace(found, value=found.value.replace(hour=int(time[1]), minute=int(time[2])), raw=raw)


def _is_banner(block: Block, stamp: Stamp, title: int) -> bool:
    """Tell whether a stamp is the day's banner: before the title with a weekday, and without a time or far above."""
    above = title - block.index
    return above > 0 and stamp.has_weekday and (above > 1 or not stamp.has_time)


def _stamps_of(block: Block, sight: Sight) -> Iterator[Stamp]:
    """Yield the stamps of a block that can be the article's publication: none of a related list or running text."""
    at, title = block.index, sight.title
    labelled = has_label(block.text)
    near = title is None or title - _BEFORE_TITLE <= at <= title + _AFTER_TITLE
    if len(block.text) > 600 or not (near or labelled) or ends_article(block.text) or _in_related(block, sight):
        return
    if at != title and not _is_stamp_block(block, labelled, at in sight.body):
        yield from islice(_beside_others(block, sight), 1)
        return
    if at == title:
        glued = find_glued_stamp(block.text, sight.rules.day_order, latest=sight.latest)
        yield from [glued] if glued is not None else []
        return
    yield from islice(find_stamps(block.text, sight.rules.day_order, latest=sight.latest), 1)


def _beside_others(block: Block, sight: Sight) -> Iterator[Stamp]:
    """Yield the stamps that are a part of a line for themselves, beside author and section, right below the title."""
    if len(block.text) > _LINE or (sight.title is not None and not -1 <= block.index - sight.title <= _BELOW_TITLE):
        return
    for part in segments_of(sight.flow, block):
        if is_stamp_line(part) or begins_with_stamp(part):
            yield from find_stamps(part, sight.rules.day_order, latest=sight.latest)


def _is_stamp_block(block: Block, labelled: bool, in_body: bool) -> bool:
    if begins_with_stamp(block.text, before="|•·" if in_body else ""):
        return True
    rest = strip_labels(without_stamps(block.text)).strip()
    if in_body:
        return is_widget(rest) or (labelled and len(rest) <= _BESIDE_STAMP // 2)
    return len(rest) <= _BESIDE_STAMP and (block.link_share < 0.5 or _is_linked_stamp(block))


def _in_related(block: Block, sight: Sight) -> bool:
    """Tell whether a block is a date beside a link to another article."""
    blocks = sight.flow.blocks
    if headline_link(block) is not None and block.index != sight.title and not _is_linked_stamp(block):
        return not _is_next_to(block, sight.title)
    # A label, or the title beside it, tells the article's own stamp below its section's link from a list's item.
    beside_title = sight.title is not None and -1 <= block.index - sight.title <= _BESIDE_TITLE
    before = blocks[block.index - 1] if block.index and not beside_title and not has_label(block.text) else None
    listed = before is not None and before.index != sight.title and headline_link(before) is not None
    return listed or any(is_related_heading(one.text) for one in blocks[max(0, block.index - 12) : block.index])


def _is_next_to(block: Block, title: int | None) -> bool:
    """Tell whether a line next to the title has the section's link and the article's stamp, to the minute."""
    stamp = next(find_stamps(block.text), None)
    return (
        title in (block.index + 1, block.index - 1)
        and len(block.text) <= _BESIDE_STAMP
        and stamp is not None
        and stamp.has_time
    )


def _is_linked_stamp(block: Block) -> bool:
    """Tell whether the links of a line are its stamp: themes link it to the day's archive, or to the article."""
    return bool(block.links) and all(is_stamp_line(text) for _, text in block.links)


def _by_url(sight: Sight) -> Published | None:
    found = find_url_date(sight.url, sight.latest)
    return Published(value=found[0], raw=found[1], source="url") if found is not None else None


def _is_capture_day(published: Published, sight: Sight) -> bool:
    return published.value is not None and published.value.date() == _local_day(sight.fetched)


def _local_day(when: dt.datetime) -> dt.date:
    return when.astimezone(VIETNAM).date() if when.tzinfo is not None else when.date()


def _published(line: str, stamp: Stamp, source: PublishedFrom) -> Published:
    raw = line[stamp.start : stamp.end]
    return Published(value=stamp.value, raw=raw, source=source, ambiguous=stamp.ambiguous)
