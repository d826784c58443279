"""When and where an event is held: read from the sentence that says so, or from one beside it."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.days import Days, read_days
from extract.records import PartOfDay, Span

if TYPE_CHECKING:
    from extract.reading import Reading
    from extract.records import Mention

_PARTS: dict[str, PartOfDay] = {"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening"}
_WEEKDAY = r"thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật"
_PART = re.compile(
    r"\b(sáng|trưa|chiều|tối)"
    rf"(?:,? (?:sớm|muộn|nay|qua|cùng|hôm nay|hôm qua|vừa rồi|vừa qua|rồi|tuần qua|tuần này|{_WEEKDAY}))*"
    r"[\s,(–-]*(?:ngày\s*)?$",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(sáng|trưa|chiều|tối|hôm) (nay|qua)\b", re.IGNORECASE)
_SAME_DAY = re.compile(r"(?:\b(sáng|trưa|chiều|tối) )?\bcùng (?:ngày|(sáng|trưa|chiều|tối))\b", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:tại|ở|(?:tề tựu|tụ hội|hội tụ|đổ|tập trung) về"
    r"|(?:kết nối|truyền hình|phát|trực tuyến)(?: trực tiếp| trực tuyến)? từ)"
    r"\s*(?:điểm cầu(?: chính)?\s*)?(?:(?:tại|ở)\s*)?(?:trụ sở\s*(?:ở\s*)?)?$",
    re.IGNORECASE,
)
_THEN_PLACE = re.compile(
    r"\b(?:diễn ra|tổ chức|đặt|họp|khai mạc|không khí|quang cảnh|chật kín|rực rỡ|rộn ràng|kết nối|điểm cầu|có mặt"
    r"|tề tựu|về dự|tập trung)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(r"(?:(?:hội trường|phòng họp|phòng|giảng đường) )?(?:(?:số|tầng|lầu|khu) \w+ ?)+", re.IGNORECASE)
"""A room that has but a number: the house it is in follows, where that does not go on as who holds the meeting."""
_HALL = re.compile(
    r"(?:hội trường|nhà văn hóa|nhà văn hoá|sân vận động|quảng trường|nhà thi đấu|nhà hát)\b", re.IGNORECASE
)
"""What tells the place at a sentence's very beginning: "Hội trường Huyện ủy sáng nay chật kín"."""
_UNMARKED = re.compile(
    r"\b(?:tại|ở) (?P<place>(?:các )?(?:hội trường|phòng|sảnh|khuôn viên|sân|nhà|đình|chùa|đền|trụ sở|văn phòng"
    r"|quảng trường|công viên|khu|bãi|rạp|trung tâm|khách sạn|hội quán|thánh đường|cảng|công trường|xưởng|nghĩa trang"
    r"|tượng đài|bến|thao trường|doanh trại|điểm|trường|thiền viện|tịnh xá|nông trường|vườn|đồn|cung|thư viện|bảo tàng"
    r"|giảng đường|cột mốc|chợ|ga|di tích|cơ sở|tổ dân phố|ấp|thôn|xóm|bản|làng|buôn|khóm)\b[^,.;()“”]{2,60}?)"
    r"(?=[,.;()\n]|$| (?:đã|vừa|sẽ|diễn ra|tổ chức|với|có|do|nhằm|để|và|vào|sáng|chiều|tối|trong|cho|nhân|ngày|nơi"
    r"|theo|dưới)\b)",
    re.IGNORECASE,
)
"""A place that no mention marks: "tại sảnh tầng 1 nhà A"."""
_SET_OFF = re.compile(r"[,.;)]| \(")
_ACTS = re.compile(
    r"\s+(?:đã |vừa |sẽ |long trọng |trọng thể |trang trọng |chính thức )*"
    r"(?:tổ chức|tiến hành|khai mạc|mở|nhóm họp|họp|phát động|phối hợp|ra quân)\b"
)
_LIMIT = re.compile(r"\b(?:trước|sau|hết|kể từ)(?: ngày)?\s*$", re.IGNORECASE)
_AHEAD = re.compile(r"[^.;]{0,40}?\b(?:sẽ|dự kiến)\b")
"""Behind the name of an event that is announced: the days and places around are others'."""
_RUN = re.compile(r"^(?:,\s*|\s*\(\s*|\s*-\s*|\s+và\s+|\)\s*,\s*|\s+thuộc (?:địa bàn )?|\s+của\s+)$")


def find_time(
    reading: Reading, event: Mention, main: dt.date | None, *, is_first: bool
) -> tuple[Days | None, PartOfDay | None, list[Span]]:
    """Return the days, the part of the day and their span for an event.

    The event's own sentence is asked first; for the main event, then the rest of its paragraph's sentences; a
    further event may be "cùng ngày": on the day of the main one.
    """
    published = reading.article.published.date() if reading.article.published else None
    sentence = reading.sentence_of(event)
    same = _SAME_DAY.search(reading.texts[sentence.field], sentence.start, event.start)
    own_part = _PARTS.get((same[1] or same[2] or "").lower()) if same else None
    is_ahead = _AHEAD.match(reading.texts[event.field], event.end, sentence.end) is not None
    for near in [sentence, *(neighbours(reading, sentence) if is_first and not is_ahead else [])]:
        found = _time_in(reading, near, event, published)
        if found is not None:
            days, part, spans = found
            return days, own_part or part, spans
    day = main if same is None or main is not None else _day_before(reading, event, published)
    if day is None or same is None:
        return None, None, []
    return Days(day), own_part, [Span(field=sentence.field, start=same.start(), end=same.end())]


def _day_before(reading: Reading, event: Mention, published: dt.date | None) -> dt.date | None:
    """Return the day that the text names first, for an event of "cùng ngày" where no other event has a day."""
    before = Span(field=event.field, start=0, end=event.start)
    dates = [m for m in reading.within(before, "DATE") if not _is_of_document(reading, m)]
    read = (read_days(reading.quote(date), published) for date in dates)
    return next((days.start for days in read if days is not None), None)


def _time_in(
    reading: Reading, sentence: Span, event: Mention, published: dt.date | None
) -> tuple[Days | None, PartOfDay | None, list[Span]] | None:
    text = reading.texts[sentence.field]
    dates = [m for m in reading.within(sentence, "DATE") if not _is_of_document(reading, m)]
    if not sentence.start <= event.start < sentence.end:
        dates = [m for m in dates if not _LIMIT.search(text, sentence.start, m.start)]
    # A day with "sáng" or "chiều" is the event's; else what stands before it in the lead, then what is behind it.
    for date in sorted(dates, key=lambda m: (_part_before(text, m.start) is None, m.start > event.start, m.start)):
        days = read_days(reading.quote(date), published)
        if days is not None:
            return days, _part_before(text, date.start), [Span(field=date.field, start=date.start, end=date.end)]
    today = _TODAY.search(text, sentence.start, sentence.end)
    if today is not None and published is not None:
        days = Days(published if today[2].lower() == "nay" else published - dt.timedelta(days=1))
        return days, _PARTS.get(today[1].lower()), [Span(field=sentence.field, start=today.start(), end=today.end())]
    return None


def has_day(reading: Reading, sentence: Span) -> bool:
    """Return whether a sentence names a day, or says "this morning"."""
    days = (m for m in reading.within(sentence, "DATE") if not _is_of_document(reading, m))
    published = reading.article.published.date() if reading.article.published else None
    if any(read_days(reading.quote(m), published) for m in days):
        return True
    return _TODAY.search(reading.texts[sentence.field], sentence.start, sentence.end) is not None


def _is_of_document(reading: Reading, date: Mention) -> bool:
    before = Span(field=date.field, start=max(0, date.start - 60), end=date.start)
    documents = reading.within(before, "DOC")
    return bool(documents) and len(reading.texts[date.field][documents[-1].end : date.start].strip(" ,(")) < 3


def _part_before(text: str, start: int) -> PartOfDay | None:
    part = _PART.search(text, max(0, start - 40), start)
    return _PARTS[part[1].lower()] if part else None


def neighbours(reading: Reading, sentence: Span) -> list[Span]:
    """Return the sentences around one, nearest first: two before, two after."""
    index = reading.sentences.index(sentence)
    near = [index + step for step in (-1, 1, -2, 2)]
    return [
        reading.sentences[i]
        for i in near
        if 0 <= i < len(reading.sentences) and reading.sentences[i].field == sentence.field
    ]


def find_place(reading: Reading, event: Mention, *, is_first: bool) -> Span | None:
    """Return where an event is held: the whole run of places, most specific first."""
    sentence = reading.sentence_of(event)
    found = place_in(reading, sentence, event)
    if found is None and is_first and not _AHEAD.match(reading.texts[event.field], event.end, sentence.end):
        for near in neighbours(reading, sentence):
            if _THEN_PLACE.search(reading.quote(near)):
                found = place_in(reading, near, event)
                if found is not None:
                    break
    return found or _unmarked_place(reading, sentence, event)


def _unmarked_place(reading: Reading, sentence: Span, event: Mention) -> Span | None:
    """Return the house or ground that an event's sentence tells behind "tại", outside the event's name."""
    for found in _UNMARKED.finditer(reading.texts[sentence.field], sentence.start, sentence.end):
        if not event.start <= found.start() < event.end:
            return Span(field=sentence.field, start=found.start("place"), end=found.end("place"))
    return None


def place_in(reading: Reading, sentence: Span, event: Mention) -> Span | None:
    """Return the run of places that a sentence gives: behind "tại" or "ở", or right behind the day."""
    text = reading.texts[sentence.field]
    mentions = reading.within(sentence, "LOC", "ORG", "DATE")
    previous: Mention | None = None
    for mention in mentions:
        follows_at = _AT.search(text, sentence.start, mention.start) is not None
        follows_date = (
            mention.label == "LOC"
            and previous is not None
            and previous.label == "DATE"
            and text[previous.end : mention.start].strip(" )") == ","
            and mention.start < event.start
            and not _ACTS.match(text, mention.end)
        )
        previous = mention
        begins = (
            mention.start == sentence.start and _HALL.match(text, mention.start) and not _ACTS.match(text, mention.end)
        )
        if mention.label != "DATE" and (follows_at or follows_date or begins):
            return _run_from(reading, mention, sentence)
    return None


def _run_from(reading: Reading, first: Mention, sentence: Span) -> Span:
    """Return the span from a place over the places that follow it without a break."""
    text = reading.texts[first.field]
    places = [m for m in reading.within(sentence, "LOC", "ORG") if m.start >= first.start]
    end = first.end
    for left, right in pairwise(places):
        is_house = _ROOM.fullmatch(reading.quote(left)) is not None and _SET_OFF.match(text, right.end) is not None
        if not (right.label == "LOC" or is_house) or not _RUN.match(text[left.end : right.start]):
            break
        end = right.end
    if text[first.start : end].count("(") > text[first.start : end].count(")") and text[end : end + 1] == ")":
        end += 1
    return Span(field=first.field, start=first.start, end=end)
