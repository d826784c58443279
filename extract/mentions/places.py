"""Places standing alone: administrative units by name, names after "các huyện", and venues after "tại"."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from extract.gazetteer import load_gazetteer
from extract.mentions import Found
from extract.mentions.organisations import organisations_in
from extract.mentions.runs import RUN, SYLLABLE, is_head_of_place, is_province, looks_like_name, place_length
from extract.patterns import UPPER
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator


class PlaceWords(Strict):
    """gazetteer/places.yml."""

    units: tuple[str, ...]
    numbered: tuple[str, ...]
    plural: tuple[str, ...]
    kinds: tuple[str, ...]
    counts: tuple[str, ...]
    venues: tuple[str, ...]
    rooms: tuple[str, ...]


_LONGEST_NAME = 3  # syllables that a unit's name has without doubt of its end
_NAME = rf"{SYLLABLE}(?: {SYLLABLE}){{0,4}}(?: \d+\b(?![.,]\d))?"
_ASIDE = r" \([^()\n]{1,30}\)"
_AT_TOWN = re.compile(rf"\b(?:tại|ở)\s({SYLLABLE}(?: {SYLLABLE})+)\b(?! ?[-–] ?[{UPPER}])")
_NO_TOWN = re.compile(
    r"(?:hội|đại hội|đồn|trường|công|đảng|lễ|buổi|trung|nhà|trụ|sở|ban|chương|khu|điều|khoản|nghị|quyết|hàng|văn)\b",
    re.IGNORECASE,
)
"""What else a capital begins behind "tại": an event, a body, a document."""
_CITY = re.compile(rf"\b(?:TP\.?|Tp\.?|thành phố|Thành phố)\s?(?:HCM\b|{_NAME})|\bTP\.?HCM\b|\bTPHCM\b")
# An office word before an administrative unit belongs to an organisation: "UBND huyện X", "Sở Nội vụ tỉnh Y".
_OWNED = re.compile(
    r"(?:UBND|HĐND|HĐNDTĐKT|MTTQ|MTTQ Việt Nam|ủy|uỷ|ban|đoàn|(?:ban|đồng|án|sát|đội|an) nhân dân|vụ|Nam|Đảng bộ"
    r"|[Kk]hen thưởng|[a-zđà-ỹ] và (?!(?:nhân dân|cán bộ|chính quyền) )[a-zđà-ỹ ]+|thưởng|[Cc]ông an|Bộ CHQS|Biên phòng"
    r"|Hội đồng|đội|[Hh]ội|sự|Văn phòng|tư|Nông dân|Phụ nữ|Cựu chiến binh|Thanh niên|[Ll]iên đoàn"
    r"|[Ll]ao động|LĐLĐ|Chi nhánh|[Tt]huế|bằng|Ngày [^,.;()]{3,30})\s$"
)
_VENUE_END = re.compile(
    r"\s(?:đã|do|với|và kết nối|kết nối|cho|nhằm|để|dưới|có|thuộc|được|vào|diễn ra|tổ chức|nhân)\b|[.;:()“”\"\n]|,\s"
)
_PAIR = re.compile(rf"\b{SYLLABLE}(?: {SYLLABLE}){{1,2}}\b")
_LONGEST_VENUE = 300  # characters within which a venue's name must end
# The parts of one venue: "phòng họp tầng 4, Trạm kiểm soát …", "hội trường tầng 3, Ban Quản lý …".
_ROOM = re.compile(r"(?:hội trường|phòng họp|tầng|phòng)[^,]{0,30}$", re.IGNORECASE)
_HOUSE = re.compile(
    rf"(?!(?i:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|quận|TP|cụm|khối|ban thi đua|hội đồng)\b)"
    rf"(?:[{UPPER}]|trụ sở|nhà )"
)


def find(text: str) -> Iterator[Found]:
    """Yield the places named in a text."""
    yield from _find_units(text)
    yield from _find_lists(text)
    yield from _find_venues(text)
    yield from _find_provinces(text)
    yield from _find_towns(text)


def _find_units(text: str) -> Iterator[Found]:
    for match in _CITY.finditer(text):
        if not _OWNED.search(text, max(0, match.start() - 24), match.start()):
            yield Found("LOC", match.start(), match.end())
    bodies = organisations_in(text)
    for match in _unit_pattern().finditer(text):
        at = bisect_right(bodies, match.start(), key=lambda body: body.start) - 1
        if at >= 0 and match.start() < bodies[at].end:
            continue  # "Hội LHPN huyện | Phàn Thị Mẩy": the unit is the organisation's
        run = RUN.search(text, match.start() + 1, match.end())
        headed = run is not None and text.endswith(("rưởng ", "RƯỞNG "), 0, match.start())
        if headed and run is not None and is_head_of_place(text, run.start()):
            continue
        is_first_of_list = text.endswith("các ", 0, match.start())
        if not is_first_of_list and not _OWNED.search(text, max(0, match.start() - 24), match.start()):
            yield Found("LOC", match.start(), _without_person(text, match.start(), match.end()))


def _without_person(text: str, start: int, end: int) -> int:
    """Return where a unit's name ends that may run on into a person's: "bản Huồi Mới | Thò Bá Xử"."""
    run = RUN.search(text, start + 1, end)
    words = run[0].split(" ") if run is not None and run.end() == end else []
    length = place_length(words, place_first=True) if len(words) > _LONGEST_NAME else 0
    return run.start() + len(" ".join(words[:length])) if run is not None and length else end


def _find_lists(text: str) -> Iterator[Found]:
    for opening in _plural_pattern().finditer(text):
        for name in re.finditer(rf"{_ASIDE}|{_NAME}", text[opening.start(1) : opening.end(1)]):
            if not name[0].lstrip().startswith("("):
                yield Found("LOC", opening.start(1) + name.start(), opening.start(1) + name.end())


def _find_venues(text: str) -> Iterator[Found]:
    for opening in _venue_pattern().finditer(text):
        start = end = opening.end()
        for stop in _VENUE_END.finditer(text, start, start + _LONGEST_VENUE):
            end = stop.start()
            if not (stop[0] == ", " and _ROOM.search(text, start, end) and _HOUSE.match(text, stop.end())):
                break
        if end > start + 3:
            yield Found("LOC", start, start + len(text[start:end].rstrip()))


def _find_provinces(text: str) -> Iterator[Found]:
    """Yield provinces that stand without "tỉnh" before them."""
    for run in _PAIR.finditer(text):
        words = run[0].split()
        if (
            is_province(words)
            and words[-1] != "Minh"
            and not _OWNED.search(text, max(0, run.start() - 24), run.start())
        ):
            yield Found("LOC", run.start(), run.end())


def _find_towns(text: str) -> Iterator[Found]:
    """Yield names without a unit where only places stand: "tổ chức tại Đà Lạt"."""
    for run in _AT_TOWN.finditer(text):
        words = run[1].split(" ")
        if len(words) in (2, 3) and not looks_like_name(words) and not _NO_TOWN.match(run[1]):
            yield Found("LOC", run.start(1), run.end(1))


@cache
def _words() -> PlaceWords:
    return load_gazetteer("places", PlaceWords)


@cache
def _unit_pattern() -> re.Pattern[str]:
    units = "|".join(sorted(_words().units, key=len, reverse=True))
    return re.compile(rf"(?<![Gg]ià )\b(?:(?i:{units})\s{_NAME}|(?i:{'|'.join(_words().numbered)})\s\d+\b(?![.,%]\d))")


@cache
def _plural_pattern() -> re.Pattern[str]:
    units = "|".join(_words().plural)
    kinds, counts = "|".join(_words().kinds), "|".join(_words().counts)
    opening = rf"\b(?:[Cc]ác|\d+|{counts}) (?:{units})(?:, (?:{units}))*(?: (?:{kinds}))?(?: gồm)?:? ?\(?"
    return re.compile(rf"{opening}({_NAME}(?:{_ASIDE})?(?:(?:, | và ){_NAME}(?:{_ASIDE})?)+)")


@cache
def _venue_pattern() -> re.Pattern[str]:
    venues = "|".join(_words().venues)
    rooms = "|".join(_words().rooms)
    return re.compile(rf"(?:\b[Tt]ại\s(?=(?i:{venues})\b)|\d,\s(?=(?i:{rooms})\b))")
