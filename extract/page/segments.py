"""What stands side by side in a line around an article: stamp, author, section, counters.

Sites put them into elements of their own, between bars or behind labels, mostly all three in one line; which of the
parts is which, each reader tells for itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bs4 import NavigableString
from bs4.element import PreformattedString

from extract.page.furniture import any_of, fold_line, is_stamp_line, load_furniture
from extract.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.page.blocks import Block, Flow

_LONGEST = 300
"""Characters; what is longer is a paragraph."""
_BAR = re.compile(r"\s*[|•·¦]\s*|\s+/\s+|(?<!\d)\s+[–-]\s+(?=\d{1,2}[/:.-]\d)")
_TIME = re.compile(r"(?:lúc\s)?\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s?[AP]M)?", re.IGNORECASE)
_JOINTS = frozenset({"-", "–", ",", "&", "và"})
_AROUND = " |-–•·,;/"


def segments_of(flow: Flow, block: Block) -> list[str]:
    """Return the parts of a line, in order: by element, bar and label; a label is joined to what it stands before."""
    if len(block.text) > _LONGEST:
        return [block.text]
    own = len(flow.indexes(block.element)) == 1
    texts = _texts(block) if own else [block.text]
    parts = _joined(part for text in texts for bare in _BAR.split(text) for part in _before_labels(bare))
    return [bare for part in parts if (bare := part.strip(_AROUND))]


def is_label(text: str) -> bool:
    """Tell whether a text is a label and nothing else: "Tác giả:", "bởi", "trong"."""
    bare = text.strip(" :")
    return bool(bare) and (text.endswith(":") or _alone().fullmatch(fold_line(bare)) is not None)


def after_label(segment: str, labels: tuple[str, ...]) -> str | None:
    """Return what follows one of the labels at a segment's beginning; None where none stands there."""
    found = _labelled(labels).match(fold_line(segment))
    return segment[found.end() :].strip(_AROUND) if found is not None else None


def _texts(block: Block) -> list[str]:
    """Return the texts of a line's elements: those that only emphasise a part of it are not told from others."""
    strings = (one for one in block.element.descendants if isinstance(one, NavigableString))
    texts = (clean_line(one) for one in strings if not isinstance(one, PreformattedString))
    return [text for text in texts if text]


def _before_labels(text: str) -> Iterator[str]:
    """Yield a text in parts that each begin with a label: "Ngày đăng: 1/2/2023 Tác giả: …"."""
    starts = [found.start() for found in _inside().finditer(fold_line(text))] if ":" in text else []
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        yield text[start:end].strip()


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts with labels before what they name, and names that a joint links in one."""
    line = ""
    for part in filter(None, parts):
        if line and (is_label(line) or _continues(line, part)):
            line = f"{line} {part}" if part[0] != "," else f"{line}{part}"
        else:
            if line:
                yield line
            line = part
    if line:
        yield line


def _continues(line: str, part: str) -> bool:
    """Tell whether a part goes on with the names before it: "Thùy Linh", "-", "Mạnh Cường", ", ảnh:"."""
    if is_stamp_line(part):
        return _TIME.fullmatch(line.rpartition(": ")[2]) is not None
    if is_stamp_line(line):
        return _TIME.fullmatch(part) is not None
    return part in _JOINTS or part[0] == "," or any(line.endswith(f" {joint}") for joint in _JOINTS)


@cache
def _inside() -> re.Pattern[str]:
    known = load_furniture()
    labels = (
        *known.author_labels,
        *known.poster_labels,
        *known.stamp_labels,
        *known.section_labels,
        "nguồn",
        "nguồn tin",
    )
    return re.compile(rf"(?<=[\w)\]]\s)(?:{any_of((*labels, *known.counter_labels))})(?=\s*:)")


@cache
def _alone() -> re.Pattern[str]:
    known = load_furniture()
    return re.compile(any_of((*known.author_labels, *known.poster_labels, *known.stamp_labels, *known.section_labels)))


@cache
def _labelled(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[\s(\[|•·-]*(?:{any_of(labels)})(?:\s*:\s*|\s+)")
