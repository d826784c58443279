"""Names of emulation blocs and clusters: from the head ("Khối thi đua") to where the name ends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.gazetteer import load_gazetteer
from extract.mentions import Found
from extract.patterns import UPPER
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator


class BlocWords(Strict):
    """gazetteer/blocs.yml."""

    stops: tuple[str, ...]
    coordinates: tuple[str, ...]


_HEAD = re.compile(r"\b(?:liên )?(?:khối|cụm|khu vực)(?: giao ước)? thi đua\b", re.IGNORECASE)
# A bare head, or one with nothing but a demonstrative, names no bloc.
_BARE = re.compile(r"(?:này|trên|đó|mới|khác|khen thưởng)\b|[-–]", re.IGNORECASE)
# "và" goes on with a name but for another bloc or a person's office.
_NEXT = r"và (?i:khối|cụm|phó|chủ tịch|giám đốc|trưởng|đại diện|lãnh đạo)\b"
# A dash goes on with a name but for an office: "Cụm thi đua số 9 - Chủ tịch UBND xã …".
_OFFICE = (
    r"[-–]\s(?i:chủ tịch|bí thư|giám đốc|phó|trưởng|chỉ huy|hiệu trưởng|chánh|viện trưởng|đồng chí|ông|bà|đại tá"
    r"|thượng tá|trung tá|đơn vị)\b"
)
_WHOSE = rf"(?:các|tỉnh|thành phố|huyện|thị xã|thuộc|ngành|khối|cụm|khu vực|vùng|-|–)\b|[-–]|[{UPPER}]"
# "các cụm, khối thi đua": blocs in general.
_GENERAL = re.compile(r"(?:các|những|mỗi|mọi|từng) (?:(?:khối|cụm)(?:,| và|/) ?)?$", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[\s,–-]+|\s+(?:và|các|các đơn vị|năm|theo))+$", re.IGNORECASE)


def find(text: str) -> Iterator[Found]:
    """Yield the blocs named in a text; a head without a name of its own is none."""
    for head in _HEAD.finditer(text):
        pattern = _name_pattern(in_capitals=head[0].isupper())
        end = head.end() + len(pattern.match(text, head.end())[0])  # type: ignore[index]  # it matches nothing too
        end = head.end() + len(_TRAILING.sub("", text[head.end() : end]))
        general = _GENERAL.search(text, max(0, head.start() - 14), head.start())
        if end > head.end() and not general and not _BARE.match(text, head.end() + 1):
            yield Found("BLOC", head.start(), end)


@cache
def _name_pattern(*, in_capitals: bool) -> re.Pattern[str]:
    """Return the pattern of what follows a head: words up to a stop, commas only inside an enumeration.

    Args:
        in_capitals: for a headline in capitals, where "CẦN" may be a verb; elsewhere "Cần" begins a name.
    """
    words = load_gazetteer("blocs", BlocWords)
    stop = r"(?:" + "|".join(re.escape(word) for word in words.stops) + r"|năm \d{4}|ngày \d|\d+ tháng)\b"
    on = r"(?:" + "|".join(re.escape(word) for word in words.coordinates) + r")\b"
    word = rf"\s(?:(?<=\bcác\s)tổ chức\b|(?!{stop})(?!{_NEXT})(?!{_OFFICE})(?:-|–|[^\s.,;:()“”\"|/]+))"
    aside = r"\s\((?:các|thuộc|khối|cụm)\b[^)]{1,60}\)"
    # A number names a bloc by itself: only what says whose it is goes on behind it, never a verb.
    number = rf"\s(?:[Ss]ố\s|SỐ\s)?(?:\d+|[IVXL]+)\b(?!{aside}|\s(?:{_WHOSE}|{on}))"
    whole = rf"(?:{number}|(?:{aside}|{word}|,\s(?={on})[^\s.,;:()“”\"|/]+)*)"
    return re.compile(whole, re.IGNORECASE if in_capitals else 0)
