"""The meetings that an article reports on or announces, each with its day, place and organisers.

One event has several surface forms in one article (headline, lead, body); its record carries the longest of the
body. Events that are only referred to ("hướng tới Đại hội …") are rejected.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from extract.days import holds_impossible_day
from extract.facts.organizers import find_council, find_organizers
from extract.facts.settings import find_place, find_time, has_day, neighbours
from extract.facts.unnamed import find_unnamed
from extract.mentions.events import event_words
from extract.patterns import UPPER
from extract.records import Evidence, Meeting, Rejection, Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from extract.reading import Reading
    from extract.records import Facts, MeetingKind, Mention

_ORGANISED_BEFORE = re.compile(
    r"\b(?:(?:tổ chức|tiến hành|diễn ra|khai mạc|khai giảng|bế mạc|chủ trì|đăng cai|mở|họp|triệu tập|cử hành)"
    r"|(?:đã|vừa) (?:có|làm))"
    r"(?: khai mạc| bế mạc| thành công| long trọng| trọng thể| trang trọng)?\s*[“\"‘«]?$",
    re.IGNORECASE,
)
_HELD_AFTER = re.compile(
    r"^[^.;]{0,60}?\b(?:sẽ|dự kiến|được tổ chức|đã diễn ra|diễn ra|vừa diễn ra|tổ chức (?:vào|tại|ngày)|khai mạc)\b"
    r"|^[”\"’»]?(?:\s(?:lần thứ|năm|khóa|khoá|giai đoạn)\b[^,.;]{1,30}?)?\s*(?:do|(?:đã |vừa )?được)\b[^.;]{3,120}?"
    r"\b(?:tổ chức|đăng cai|chủ trì|phát động)\b"
    rf"|^[^.;]{{0,80}}?\b(?:do|được) (?-i:[{UPPER}])[^.;]{{3,120}}?\b(?:tổ chức|đăng cai)\b",
    re.IGNORECASE,
)
# What is said of an event that the lead reports, elsewhere also of others.
_TOLD_AFTER = re.compile(
    r"^[^.;]{0,60}?\b(?:khép lại|kết thúc|bế mạc|thành công|bắt đầu|mở màn|kết nối|thu hút|quy tụ|có sự tham dự"
    r"|có sự tham gia|trở thành|ghi dấu)\b",
    re.IGNORECASE,
)
_ATTENDED_BEFORE = re.compile(
    r"(?<!đi )(?<!sẽ )(?<!đại biểu )\b(?:dự|tham dự|tham gia|chủ trì|chỉ đạo|điều hành|tại)(?: và [^,.;]{3,30})?\s*$",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:đã|vừa) tổ chức thành công\s*$", re.IGNORECASE)
_BY_WHOM = re.compile(r"\s*(?:có|gồm)\b", re.IGNORECASE)
# "giao huyện A chuẩn bị hội nghị cuối năm": announced with who will hold it.
_ASSIGNED = re.compile(r"\b(?:giao|phân công)\b[^.;]{3,100}?\b(?:chuẩn bị|đăng cai|tổ chức)\s*$", re.IGNORECASE)
_SUCCEEDED = re.compile(r"\btổ chức thành công\s*$", re.IGNORECASE)
_REFERRED = re.compile(
    r"\b(?:chào mừng|hướng tới|tiến tới|chuẩn bị(?: tốt)?(?: nội dung)?(?: cho)?|nghị quyết|thành công"
    r"|đại biểu(?: ưu tú)? dự|kết quả|sau|từ|trước|lập thành tích|theo tinh thần"
    r"|tổ chức tốt|tham gia|(?:trong )?khuôn khổ|nhân dịp|nhân|mục tiêu mà|phục vụ)\s*$",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"hội đồng thi đua", re.IGNORECASE)
"""In a session's name: whose session it is, so that nobody else need be told to hold it."""
_ALIKE = 80
_ORDINAL = re.compile(r"\blần thứ (\w+)", re.IGNORECASE)


def extract(reading: Reading, known: Facts) -> Iterator[Meeting | Rejection]:
    """Yield a record for each event that the article reports on or announces."""
    groups = group_events(reading)
    keys = [_key_of(group, lambda m: is_held(reading, m)) for group in groups]
    if not any(key and _is_of_lead(reading, key) for key in keys):
        # "Sáng 5/7, Chủ tịch xã dự Lễ …": nobody holds it in so many words
        told = [_key_of(group, lambda m: _is_told(reading, m)) for group in groups]
        keys = [held or only_told for held, only_told in zip(keys, told, strict=True)]
    held = [(group, key) for group, key in zip(groups, keys, strict=True) if key is not None]
    unnamed = find_unnamed(reading) if not held else None
    if unnamed is not None:
        held = [([unnamed.name], unnamed.key)]
    for group in groups:
        if not any(group[0] in known_group for known_group, _ in held):
            reason = "only referred to: nothing says that it was or will be held"
            yield Rejection(kind="meetings", span=_span(group[0]), reason=reason)
    made: list[Meeting] = []
    for group, key in held:
        made.append(make_meeting(reading, group, key, made[0].date if made else None, is_first=not made))
    yield from made


def _key_of(group: list[Mention], is_key: Callable[[Mention], bool]) -> Mention | None:
    """Return the first mention of an event in the body that says what `is_key` asks for."""
    return next((m for m in group if m.field == "body" and is_key(m)), None)


def group_events(reading: Reading) -> list[list[Mention]]:
    """Return the mentions of each event, the events in reading order of their first mention in the body."""
    groups: list[list[Mention]] = []
    for mention in sorted(reading.of("EVENT"), key=lambda m: m.field == "title"):
        same = next((g for g in groups if any(is_same_event(reading, mention, other) for other in g)), None)
        if same is None:
            groups.append([mention])
        else:
            same.append(mention)
    return groups


def is_same_event(reading: Reading, a: Mention, b: Mention) -> bool:
    """Return whether two surfaces name one event: alike, of one kind, and of one number."""
    x, y = fold_spelling(reading.quote(a)), fold_spelling(reading.quote(b))
    numbers = _ORDINAL.findall(x), _ORDINAL.findall(y)
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        return False
    return find_kind(x) == find_kind(y) and fuzz.token_set_ratio(x, y) >= _ALIKE


def is_held(reading: Reading, mention: Mention) -> bool:
    """Return whether the text around a mention says that the event was, is or will be held."""
    sentence = reading.sentence_of(mention)
    text = reading.texts[mention.field]
    before, after = text[sentence.start : mention.start], text[mention.end : sentence.end]
    if _ASSIGNED.search(before):
        return True
    if _REFERRED.search(before):  # "Trong khuôn khổ Ngày hội X, … diễn ra": what is held is another event
        return _HELD_AFTER.match(after.split(",")[0]) is not None or _DONE.search(before) is not None
    return _HELD_AFTER.match(after) is not None or _ORGANISED_BEFORE.search(before) is not None


def _is_told(reading: Reading, mention: Mention) -> bool:
    """Return whether the first paragraph tells of an event that somebody attends on a day, or of its course."""
    sentence, text = reading.sentence_of(mention), reading.texts[mention.field]
    before, after = text[sentence.start : mention.start], text[mention.end : sentence.end]
    if not _is_of_lead(reading, mention):
        return False
    if _SUCCEEDED.search(before) and has_day(reading, sentence):
        return True
    if _REFERRED.search(before):
        return False
    near = [sentence, *(neighbours(reading, sentence) if _BY_WHOM.match(after) else [])]
    is_attended = _ATTENDED_BEFORE.search(before) is not None and any(has_day(reading, one) for one in near)
    return is_attended or _TOLD_AFTER.match(after) is not None


def _is_of_lead(reading: Reading, mention: Mention) -> bool:
    """Return whether a mention stands in the body's first paragraph."""
    return "\n" not in reading.texts[mention.field][: mention.start]


def find_kind(name: str) -> MeetingKind | None:
    """Return the first kind, in the contract's order, whose words stand in a folded name; None where none does."""
    for kind, patterns in event_words().kinds.items():
        if any(re.search(pattern, name) for pattern in patterns):
            return kind
    return None


def _kind_by_title(reading: Reading) -> MeetingKind | None:
    """Return what the headline says the main event is; a congress in it is another one, which this one prepares."""
    kind = find_kind(fold_spelling(reading.texts["title"]))
    return None if kind == "congress" else kind


def make_meeting(
    reading: Reading, group: list[Mention], key: Mention, main: dt.date | None, *, is_first: bool
) -> Meeting:
    """Return the record of one event, read from the sentence that says it is held and, for the main one, the lead."""
    in_body = [m for m in group if m.field == "body"]
    best = max(in_body or group, key=lambda m: (m.end - m.start, -m.start))
    name = reading.quote(best)
    days, part, dated = find_time(reading, key, main, is_first=is_first)
    place = find_place(reading, key, is_first=is_first)
    kind = find_kind(fold_spelling(name)) or (_kind_by_title(reading) if is_first else None)
    organizers = find_organizers(reading, key, is_first=is_first) or (
        find_council(reading) if kind == "session" and not _COUNCIL.search(name) else []
    )
    evidence = [Evidence(slot="name", field=best.field, start=best.start, end=best.end)]
    for slot, spans in (("date", dated), ("place", [place] if place else []), ("organizers", organizers)):
        evidence += [Evidence(slot=slot, field=s.field, start=s.start, end=s.end) for s in spans]
    return Meeting(
        name=name,
        kind=kind or "other",
        date=days.start if days else None,
        end_date=days.end if days else None,
        part_of_day=part,
        place=reading.quote(place) if place else None,
        organizers=tuple(dict.fromkeys(reading.quote(span) for span in organizers)),
        evidence=tuple(evidence),
        rule="meetings.reported" if is_first else "meetings.further",
        flags=(*(days.flags if days else ()), *_doubts(reading, key)),
    )


def _doubts(reading: Reading, key: Mention) -> tuple[str, ...]:
    """Return why a meeting's day should be looked at twice: its sentence writes one that cannot be."""
    sentence = reading.sentence_of(key)
    is_impossible = holds_impossible_day(reading.folded[sentence.field], sentence.start, sentence.end)
    return ("unreadable_date",) if is_impossible else ()


def _span(mention: Mention) -> Span:
    return Span(field=mention.field, start=mention.start, end=mention.end)
