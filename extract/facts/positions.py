"""Offices: titles joined with the organisation, bloc or place that follows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.mentions.runs import SYLLABLE
from extract.patterns import LOWER, UPPER
from extract.records import Mention, Span
from extract.text import fold_tones

if TYPE_CHECKING:
    from extract.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office as written, with its organisation or place."""

    span: Span
    of_unit: bool
    """Whether it is a unit's ("đơn vị Trưởng khối năm 2023"), no person's."""
    former: bool = False
    """Whether "nguyên" stands before an earlier office of the chain and counts for this one too."""


_OF = re.compile(r" (?:của |ở |tại |thuộc |lớp [\w/]+, |lớp [\w/]+ )?")
_BARE_BODY = re.compile(
    r" (?:Hội đồng|Ban Tổ chức|Ban Giám khảo|Đoàn Chủ tịch|(?:Cụm|Khối)(?: thi đua)?|chi bộ|đảng ủy|nhà trường"
    rf"|(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?! (?-i:[{UPPER}\d]))"
    r"|(?-i:Sở|Cục|Chi cục|Công ty|Trung tâm|Trường|Bệnh viện|Viện|Chi nhánh|Hội|Tập đoàn|Bộ"
    r"|HTX|Hợp tác xã|Xí nghiệp|Nhà máy|Chi hội|Trung đoàn|Sư đoàn|Lữ đoàn|Tiểu đoàn|Học viện"
    r"|Tổng công ty|Hiệp hội)|tàu(?: cá| kiểm ngư)?(?: số)? (?:[A-ZĐ]{1,4}[ -]?)?\d[\d-]*(?: ?TS)?)\b(?! \w+ nghiệp)",
    re.IGNORECASE,
)
"""What a page calls by its first words once it has been named: "Chủ tịch Hội đồng"."""
_CREWED = re.compile(r"[^\W\dA-ZĐ]\S+(?: \S+){2,}")
"""An occupation with its crew or speciality, behind which a comma parts the employer: "công nhân tổ may 5"."""
_OWNED = re.compile(
    r"(?: (?!(?:được|đã|vừa|có|là|và|cho|với|tại|ở|từ|do|cùng|đến|dự|trao|nhận|hiến)\b)"
    rf"[{LOWER}]+){{0,4}}(?: {SYLLABLE})+"
)
"""What a "Chủ …" owns, up to its own name: "Chủ cơ sở | mắm Hai Thạnh"."""
_OWNER = re.compile(r"[Cc]hủ (?!tịch|nhiệm|tọa|trì)")
_COMMA = re.compile(r", ")
_UNIT_BEFORE = re.compile(r"(?:đơn vị|cờ|chức danh|nhiệm vụ) $")
_ADMINISTRATIVE = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp\.?|tỉnh|quốc lộ|thôn|bản|ấp) ")


def offices_in(reading: Reading, sentence: Span) -> list[Office]:
    """Return the offices of a sentence in order, each with its organisation."""
    text = reading.texts[sentence.field]
    marks = reading.within(sentence, "TITLE", "ORG", "BLOC", "LOC", "PER")
    return [_office(text, mark, marks[i + 1 :]) for i, mark in enumerate(marks) if mark.label == "TITLE"]


def _office(text: str, title: Mention, rest: list[Mention]) -> Office:
    end = title.end
    for follower in rest:
        gap = text[end : follower.start]
        belongs = follower.label in ("ORG", "BLOC", "LOC") and _OF.fullmatch(gap)
        belongs = belongs or (follower.label == "ORG" and gap == ", " and _CREWED.fullmatch(text, title.start, end))
        wider = end > title.end and follower.label in ("LOC", "ORG") and _COMMA.fullmatch(gap)
        if not belongs and not (
            wider and _ADMINISTRATIVE.match(fold_tones(text[follower.start : follower.start + 12]))
        ):
            break
        end = follower.end
    bare = None
    if end == title.end:
        is_owner = _OWNER.match(text, title.start) is not None
        bare = (_OWNED if is_owner else _BARE_BODY).match(text, end)
    end = bare.end() if bare is not None else end
    before = fold_tones(text[max(0, title.start - 12) : title.start])
    return Office(
        span=Span(field=title.field, start=title.start, end=end), of_unit=_UNIT_BEFORE.search(before) is not None
    )
