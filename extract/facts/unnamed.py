"""The meeting of an article that names none in its body: told without a head noun, or named by the headline alone.

"Khối thi đua số 6 tổ chức sơ kết công tác thi đua" holds a meeting; "UBND huyện tổ chức hội nghị." holds the one that
the headline names. Only the first paragraph is asked, and only where a body acts on a day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.organizers import find_organizers
from extract.facts.settings import has_day
from extract.mentions.events import unnamed_pattern
from extract.records import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.reading import Reading

_HEADS = r"hội nghị|đại hội|buổi lễ|lễ|phiên họp|cuộc họp|buổi họp|hội thảo|tọa đàm|chương trình|hội thi"
_CLASSES = r"(?:lớp|khóa|khoá) (?:tập huấn|bồi dưỡng)|buổi (?:gặp mặt|tọa đàm|kiểm tra)|đợt kiểm tra"
_PURPOSES = (
    r"(?: (?:sơ kết|tổng kết|ký kết|ký kết giao ước|ký giao ước|phát động|ra quân|tuyên dương|tôn vinh|trao thưởng"
    r"|khen thưởng|công bố|giao ban|tập huấn|điển hình tiên tiến|trực tuyến|kỷ niệm|thường kỳ|thi đua))?"
)
_BARE = re.compile(
    r"(?:(?<=tổ chức )|(?<=khai mạc )|(?<=tiến hành )|(?<= dự )|(?<=mở )|(?<=[.\n] )|^)"
    rf"(?:{_HEADS}|{_CLASSES}){_PURPOSES}(?: này| trên)?"
    r"(?=[.,]| (?:đã |vừa )?(?:được tổ chức|diễn ra|khai mạc|do)\b| (?:tại|vào|sáng|chiều|tối|ngày)\b)",
    re.IGNORECASE | re.MULTILINE,
)

_HEAD_ALONE = 2
"""Words of "hội nghị": a name has more."""


class Unnamed(NamedTuple):
    """What names a meeting, and where the body says that it is held."""

    name: Mention
    key: Mention


def find_unnamed(reading: Reading) -> Unnamed | None:
    """Return the meeting of an article whose body names none; None where it tells of none."""
    return _told(reading) or _named_by_title(reading)


def _told(reading: Reading) -> Unnamed | None:
    """Return the first meeting that a body holds though no head noun is said."""
    text = reading.texts["body"]
    for match in unnamed_pattern().finditer(text, 0, _lead_end(text)):
        group = 1 if match[1] is not None else 2
        event = Mention(field="body", start=match.start(group), end=match.end(group), label="EVENT")
        if has_day(reading, reading.sentence_of(event)) and find_organizers(reading, event, is_first=False):
            return Unnamed(event, event)
    return None


def _named_by_title(reading: Reading) -> Unnamed | None:
    """Return the event that the first paragraph tells barely, on a day: the headline's where that names one."""
    title = next((m for m in reading.of("EVENT") if m.field == "title"), None)
    for bare in _bare(reading):
        name = title or (bare if len(reading.quote(bare).split()) > _HEAD_ALONE else None)
        if name is not None and has_day(reading, reading.sentence_of(bare)):
            return Unnamed(name, bare)
    return None


def _bare(reading: Reading) -> Iterator[Mention]:
    text = reading.texts["body"]
    for match in _BARE.finditer(text, 0, _lead_end(text)):
        yield Mention(field="body", start=match.start(), end=match.end(), label="EVENT")


def _lead_end(text: str) -> int:
    end = text.find("\n")
    return end if end >= 0 else len(text)
