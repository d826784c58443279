"""What stands around a cited document: its day and the body that issued it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.citations import load_kinds
from extract.records import Span

if TYPE_CHECKING:
    from extract.reading import Reading
    from extract.records import Mention

# Between a number and its day: "34-CT/TW, ngày …", "(ngày …", "được Quốc hội thông qua ngày …".
_TO_DAY = re.compile(r"[\s,()]*(?:(?:được|do) [^,.;\n]{3,40} )?(?:(?:thông qua|ban hành|ký)\s)?(?:cùng )?(?:ngày\s)?")
_BY = re.compile(r"[\s,)]*(?:của|được|do)\s")
# An issuer that no mention marks: a bloc by its head noun alone, bodies of the state and the party.
_BARE_ISSUER = re.compile(
    r"(?:Cụm|Khối)(?! trưởng| phó)(?: thi đua[^,.;\n]*)?|(?:Thủ tướng )?Chính phủ"
    r"|Bộ Chính trị|Ban Bí thư(?: Trung ương Đảng)?|Trung ương Đảng|Quốc hội|Chủ tịch nước"
    r"|(?:Ban Thường vụ )?(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|uỷ)"
    r"|(?:Chủ tịch )?(?:UBND|HĐND) (?:tỉnh|[Tt]hành phố|huyện|xã|phường)"
)
_REACH = 80
"""How far from a number its day may begin, in characters."""


def find_day(reading: Reading, document: Span) -> Span | None:
    """Return the DATE mention that dates a document: right behind it, with nothing but links between."""
    text = reading.texts[document.field]
    ahead = Span(field=document.field, start=document.end, end=document.end + _REACH)
    for date in reading.within(ahead, "DATE"):
        if _TO_DAY.fullmatch(text, document.end, date.start):
            return date
    return None


def words_behind(reading: Reading, document: Span) -> str:
    """Return the words, folded, where a document's day stands if it is said: right behind its number."""
    text = reading.folded[document.field]
    link = _TO_DAY.match(text, document.end)
    start = link.end() if link else document.end
    return text[start : start + len("00 / 00 / 0000")]


def day_behind(reading: Reading, issuer: Span) -> Span | None:
    """Return the DATE of "DOCUMENT của X ngày …"."""
    ahead = Span(field=issuer.field, start=issuer.end, end=issuer.end + 3)
    dates = reading.within(ahead, "DATE")
    return dates[0] if dates and not reading.texts[issuer.field][issuer.end : dates[0].start].strip(" ,(") else None


def find_issuer(reading: Reading, document: Span, day: Span | None) -> Span | None:
    """Return who issued a document: "của X" behind it, "X ban hành" before it, or the subject that acts by it."""
    text, at = reading.texts[document.field], day.end if day else document.end
    by = _BY.match(text, document.end) or _BY.match(text, at)
    issuer = party_from(reading, document.field, by.end()) if by else None
    issuer = issuer or find_issuing(reading, document)
    if issuer is not None:
        return issuer
    before = text[: document.start]
    if before.lower().endswith("tại ") and text.startswith(", ", at):  # "Tại Quyết định số …, Chủ tịch nước tặng …"
        return party_from(reading, document.field, at + 2)
    return None


def find_issuing(reading: Reading, document: Span) -> Span | None:
    """Return X of "X ban hành DOCUMENT", of "… của X tại DOCUMENT" or of "Quyết định của X số NUMBER"."""
    text = reading.texts[document.field]
    before = Span(field=document.field, start=max(0, document.start - 200), end=document.start)
    parties = reading.within(before, "TITLE", "ORG", "BLOC")
    if not parties:
        return None
    last = parties[-1]
    gap = text[last.end : document.start]
    start = _first_of(reading, parties)
    if _issues().fullmatch(gap) or (gap in {" tại ", " số "} and text[:start].endswith("của ")):
        return Span(field=document.field, start=start, end=last.end)
    return None


def day_of_issue(reading: Reading, issuing: Span) -> Span | None:
    """Return the DATE of "Ngày …, X ban hành DOCUMENT"."""
    before = Span(field=issuing.field, start=max(0, issuing.start - 60), end=issuing.start)
    dates = reading.within(before, "DATE")
    text = reading.texts[issuing.field]
    return dates[-1] if dates and text[dates[-1].end : issuing.start] == ", " else None


def party_from(reading: Reading, field: str, start: int) -> Span | None:
    """Return the body, with the office of its head where one is meant, that stands at `start`."""
    text = reading.texts[field]
    end = start
    for mention in reading.within(Span(field=field, start=start, end=start + 200), "TITLE", "ORG", "BLOC"):
        if mention.start - end > 1 or (mention.start > end and text[end] != " "):
            break
        end = mention.end
    if end > start:
        return Span(field=field, start=start, end=end)
    bare = _BARE_ISSUER.match(text, start)
    return Span(field=field, start=start, end=bare.end()) if bare else None


def _first_of(reading: Reading, parties: list[Mention]) -> int:
    """Return where the run of mentions that ends with the last of `parties` begins: "Chủ tịch" "UBND tỉnh"."""
    start = parties[-1].start
    for mention in reversed(parties[:-1]):
        if start - mention.end != 1 or mention.label != "TITLE":
            break
        start = mention.start
    return start


@cache
def _issues() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, load_kinds().issuing), key=len, reverse=True))
    return re.compile(rf"\s(?:(?:đã|vừa|cũng|mới|tiếp tục)\s)*(?:{verbs})\s(?:các\s|kèm theo\s)?")
