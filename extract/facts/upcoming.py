"""Which events are still to come when the article appears: nobody has spoken there yet."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from extract.records import Span

if TYPE_CHECKING:
    from extract.reading import Reading
    from extract.records import Meeting

_PLANNED_BEFORE = re.compile(r"\b(?:sẽ|dự kiến|chuẩn bị|tiến tới|hướng tới)(?: [^\s,;.]+){0,6} $")
_PLANNED_BEHIND = re.compile(r"[^.;]{0,60}?\b(?:sẽ|dự kiến)(?: [^\s,;.]+){0,3} (?:diễn ra|tổ chức|khai mạc)\b")


def is_to_come(reading: Reading, event: Meeting) -> bool:
    """Say whether an event lies after the article's publication, by its day or by the words around its name."""
    published = reading.article.published
    if event.date is not None and published is not None:
        return date.fromisoformat(str(event.date)) > published.date()
    named = event.evidence[0]
    sentence = reading.sentence_of(Span(field=named.field, start=named.start, end=named.end))
    text = reading.folded[named.field]
    before = _PLANNED_BEFORE.search(text, sentence.start, named.start)
    return before is not None or _PLANNED_BEHIND.match(text, named.end, sentence.end) is not None
