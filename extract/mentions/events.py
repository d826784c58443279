"""Names of meetings and ceremonies: from the head noun on, to where the date, place or organiser begins."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.gazetteer import load_gazetteer
from extract.mentions import Found
from extract.patterns import LOWER
from extract.records import MeetingKind
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator


class EventWords(Strict):
    """gazetteer/events.yml."""

    heads: tuple[str, ...]
    contests: tuple[str, ...]
    openers: tuple[str, ...]
    subjects: tuple[str, ...]
    stops: tuple[str, ...]
    continues: tuple[str, ...]
    acts: tuple[str, ...]
    joined: tuple[str, ...]
    whole: tuple[str, ...]
    unnamed: tuple[str, ...]
    unnamed_alone: tuple[str, ...]
    kinds: dict[MeetingKind, tuple[str, ...]]


_TRAILING = re.compile(r"(?:[\s,–-]+|\s+(?:và|các|một số))+$", re.IGNORECASE)
_PERIOD = r"(?:giai đoạn|nhiệm kỳ|khóa|khoá|năm|6 tháng|quý)"
_WORD = r"[^\s.,;:()“”\"|]+(?:\.\d+)*"
_REMARK = r"(?:giúp|góp|tạo|đưa|qua|trong|nhiều|hơn|gần|thành phần|đông|nội dung|cùng|kèm|biến|làm)"
"""What follows a name's comma as a remark on the event, and not as the last of a list."""
_BRACKETED = (
    r"\s\((?:(?:giai đoạn |nhiệm kỳ )?\d{4}\s?[-–]\s?\d{4}|mở rộng|(?:phiên|đợt|lần|khóa|khoá|kỳ|vòng)(?: thứ)? \w+)\)"
)
_SECOND = (
    r";\s(?:(?:và )?(?:triển khai|phương hướng|tổng kết|sơ kết|ký kết|ký giao ước|phát động|tuyên dương|biểu dương"
    r"|tôn vinh|bàn)\b)"
)
"""A second purpose of the meeting, behind a semicolon."""
_SENTENCE_BEGINS = re.compile(r"(?:^|[.;!?…”\n]\s?)$")
_TAKES_PLACE = re.compile(
    r"[^.;\n]{0,100}?\b(?:diễn ra|khai mạc|(?:được|do) [^.;,\n]{3,80} (?:tổ chức|chủ trì)|được tổ chức)\b"
)
_ONE = r"(?<!\d )(?<!các )(?<!những )(?<!nhiều )(?<!mỗi )(?<!số )(?<!mọi )(?<!từng )"
_DAY = r"(?<!chào mừng )(?<!kỷ niệm )ngày \d+"
_OCCASION = r"(?<=[”\"] )(?:chào mừng|trong)"
"""Behind a quoted name occasion and scope are told apart; else they belong to it: "đợt thi đua chào mừng Đại hội …"."""
_WHOSE = (
    r"của (?!Luật|Chủ tịch nước|Thủ tướng|Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư|Quân ủy|Quân uỷ|Đảng\b|Trung ương"
    r"|Ban Chấp hành Trung ương)"
)
"""Whose meeting it is ends a name; whose resolution it is about belongs to it."""
_QUOTED = r"[“\"][^”\"\n]{3,160}[”\"]"


def find(text: str) -> Iterator[Found]:
    """Yield the events named in a text; "hội nghị" alone, or with a demonstrative, names none."""
    for match in _pattern().finditer(text):
        begins = _acts().match(match[0]) and _SENTENCE_BEGINS.search(text, max(0, match.start() - 3), match.start())
        if begins and not _TAKES_PLACE.match(text, match.end()):
            continue
        end = match.start() + len(_TRAILING.sub("", match[0]))
        yield Found("EVENT", match.start(), end)


@cache
def event_words() -> EventWords:
    """Return the gazetteer of events."""
    return load_gazetteer("events", EventWords)


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"(?:hội nghị|đại hội) {_any(event_words().acts)}\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    words = event_words()
    head = _any(words.heads)
    opener = rf"(?:\s{_any((*words.openers, *words.subjects))}|(?:,| và) {_any(words.joined)})\b"
    word, on = _goes_on()
    contest = rf"{_any(words.contests)}(?:\s{_QUOTED}|(?:{word}){{2}}|,\s{_any(words.joined)}{word})"
    met = rf"(?:gặp|họp) mặt\s{_any((*words.openers, *words.subjects))}\b"  # "gặp mặt báo chí"
    named = rf"{head}(?:{opener}(?:{word}|{on}|{_BRACKETED})|\s{_QUOTED})|{contest}|{met}"
    first = "".join({word[0] for word in (*words.heads, *words.contests)})  # so that most positions fail at once
    return re.compile(rf"\b(?=[{first}]){_ONE}(?:{named})(?:{word}|{on}|{_SECOND}|{_BRACKETED})*", re.IGNORECASE)


@cache
def unnamed_pattern() -> re.Pattern[str]:
    """Return the pattern of a meeting told without its head noun, its name in group 1 or 2."""
    words = event_words()
    word, on = _goes_on()
    on = rf"(?:{word}|{on}|{_SECOND}|{_BRACKETED}){{2,}}"
    held = r"(?:tổ chức|tiến hành)(?: lễ)?"
    return re.compile(rf"\b(?:{held} ({_any(words.unnamed)}{on})|({_any(words.unnamed_alone)}{on}))", re.IGNORECASE)


@cache
def _goes_on() -> tuple[str, str]:
    """Return the patterns of a word that goes on with a name, and of what does so behind a comma."""
    words = event_words()
    stop = rf"(?:{_any(words.stops)}|{_DAY}|{_OCCASION}|{_WHOSE})\b"
    word = rf"\s(?:–|-|{_QUOTED}|{_any(words.whole)}\b|(?!{stop}){_WORD})"
    item = rf"(?!(?:{stop}|{_any(words.openers)}|{_REMARK})\b)(?-i:[{LOWER}]+)"
    listed = rf"(?<=[^\W\d], )(?={item}(?:\s{item}){{0,5}}\svà\s(?!{stop})){item}"
    years = r"\d+(?=(?:,\s\d+|\svà\s\d+)*\snăm tuổi)"  # "Huy hiệu 50, 40 năm tuổi Đảng"
    return word, rf",\s(?:(?:{_any(words.continues)}|{_PERIOD})\b|{years}|{listed})"


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
