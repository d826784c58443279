"""ORG: organisations, with the place or the parent that follows ("phòng Nghiệp vụ, Sở Nội vụ tỉnh Lào Cai").

A head ("Sở", "UBND") is followed by what it is concerned with (the gazetteer's bodies), by a name in capitals, by a
number, or by a place; a unit inside another is followed, after a comma, by its parent.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.mentions import Found
from extract.mentions.concerns import concern_end, craft_end, is_led_crew, joined_end, qualified_end
from extract.mentions.organisation_places import DASHED, NUMBER, is_seat_dashed, place_end, run_end, wider_places
from extract.mentions.organisation_words import (
    crews,
    is_naval,
    is_spelt_as_head,
    known_heads,
    organisation_patterns,
)
from extract.mentions.runs import (
    RUN,
    follows_bare_organ,
    looks_like_name,
    starts_with_province,
    surnames,
)
from extract.patterns import UPPER
from extract.text import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATED = re.compile(r" \([A-ZĐ][A-ZĐ&\d-]+\)")
_BRANCH = re.compile(r" ?[-–] ?(?=(?:Chi nhánh|Phòng [Gg]iao dịch|PGD|Văn phòng đại diện)\b)")
_LETTERS = re.compile(rf" (?:[{UPPER}]{{2,}}(?:[-&][{UPPER}]{{2,}})+|[A-Z]{{2}}\d{{2}})\b")
"""A concern in letters: "Sở | NN-PTNT", "Phòng | PC02"."""
_QUOTED = re.compile(r" [“\"][^”\"]{2,60}[”\"]")
_NOT_BARE = frozenset({"đoàn", "ban", "hội", "trưởng", "tổ", "đội", "báo", "vùng"})
"""Heads that by themselves are no body, or somebody's family name."""
_GOES_ON = re.compile(rf" [{UPPER}]|\w")
_OFFICE = re.compile(r"\b(?:chủ tịch|bí thư|giám đốc|chủ nhiệm|hiệu trưởng|chính ủy|tư lệnh|ủy viên) $")
"""An office behind which a bare head is a body: "Giám đốc | Bệnh viện"."""
_NAMED_AFTER = re.compile(r"(?:trường|bệnh viện|quỹ|học viện|đại học|bảo tàng) ")
_SHORTEST_CERTAIN = 3
"""So many syllables that begin with Đoàn are a person."""
_PROVINCIAL = re.compile(r"(?:sở|tỉnh ủy|thành ủy) ")
"""Bodies that only provinces have: other capitals behind them are a person's, known or not."""
_DISTRICT = re.compile(r"(?:huyện|quận|thị) ủy ")
_ABOVE_CUC = re.compile(r"(?:tổng cục|bộ) ")
_LOWEST = re.compile(r"(?:đội|tổ|trạm|nhóm|quỹ|hạt|liên đoàn|câu lạc bộ|chi hội|chi đoàn) ")
"""What is no unit's parent but a crew's."""
_TEMPLE = re.compile(r"(?:chùa|nhà thờ|thánh thất) ")
# An organisation that ends like this has its parent already.
_COMPLETE = re.compile(r"\b(?:tỉnh|ủy|huyện|xã|phường|thành phố|trung ương)(?: [\w ]+)?$")
_OTHER_HEAD = (" ban ", " ủy ban ", " phân ban ", " tiểu ban ")
_OTHER_TROOPS = re.compile(r"(?:tổng phụ trách|(?<!cán )bộ|quân|biệt) $")
_FAMILY_NAME = fold_tones("đoàn")  # both the youth union and a family name


def find(text: str) -> Iterator[Found]:
    """Yield the organisations of a text."""
    yield from organisations_in(text)


@lru_cache(maxsize=8)
def organisations_in(text: str) -> tuple[Found, ...]:
    """Return the organisations of a text; remembered, because the other grammars ask again where they end."""
    folded = fold_tones(text)
    found: list[Found] = []
    match = organisation_patterns()["head"].search(folded)
    while match is not None:
        end = organisation_end(text, folded, match.start())
        if end is None and _OFFICE.search(folded, max(0, match.start() - 16), match.start()):
            end = _bare_end(text, folded, match.start())
        if end is not None:
            found.append(Found("ORG", match.start(), end))
        match = organisation_patterns()["head"].search(folded, end or match.start() + 1)
    return tuple(found)


def organisation_end(text: str, folded: str, start: int) -> int | None:
    """Return where the organisation that begins at `start` ends, or None where none begins.

    Args:
        text: the text.
        folded: what fold_tones returns for it.
        start: the offset of a word.
    """
    end = _simple_end(text, folded, start)
    if end is None:
        return None
    unit, part = organisation_patterns()["unit"].match(folded, start), start
    while unit is not None and text[end : end + 2] in (", ", " (") and not _COMPLETE.search(folded, part, end):
        above = _with_parent(text, folded, end, unit[0])
        if above == end:
            break
        part, end = end + 2, above
        unit = organisation_patterns()["unit"].match(folded, part)
    return wider_places(text, folded, start, end)


def _with_parent(text: str, folded: str, end: int, unit: str) -> int:
    """Return the end with the unit's parent behind a comma or in brackets: "Ban Tôn giáo, Sở Nội vụ"."""
    parent = _simple_end(text, folded, end + 2)
    if _LOWEST.match(folded, end + 2) and unit not in crews():
        return end  # of the units in a list
    if parent is None or folded.startswith(unit, end + 2) or (unit == "cục" and not _ABOVE_CUC.match(folded, end + 2)):
        return end
    if text[end : end + 2] == ", ":
        return parent
    return parent + 1 if text[parent : parent + 1] == ")" else end


def _simple_end(text: str, folded: str, start: int) -> int | None:
    """Return the end of one organisation, parents after a comma not included."""
    head = organisation_patterns()["head"].match(folded, start)
    if head is None or not is_spelt_as_head(text, start, head[0]):
        return None
    if head[0] in crews() and head[0] not in known_heads() and not is_led_crew(folded, start):
        return None
    if head[0] == "ban" and text[start] == "b" and folded.startswith(_OTHER_HEAD, head.end()):
        return None  # "Trưởng ban | Ban Thi đua"
    if head[0] == "đội" and _OTHER_TROOPS.search(folded, max(0, start - 16), start):
        return None  # the pupils' league in "Tổng phụ trách Đội", the second half of "bộ đội"
    named = head[0] == _FAMILY_NAME and organisation_patterns()["head"].match(folded, head.end() + 1) is None
    run = RUN.match(text, start) if named else None
    if run is not None and run[0].count(" ") >= _SHORTEST_CERTAIN - 1:
        return None  # the family name Đoàn
    end = _extend(text, folded, start, head.end())
    stands_alone = organisation_patterns()["whole"].match(folded, start) is not None and text[start].isupper()
    return end if end > head.end() or stands_alone else None


def _extend(text: str, folded: str, start: int, end: int) -> int:
    """Return where the words that name an organisation end, from the end of its head on."""
    end = craft_end(text, folded, start, end)
    while True:
        place = organisation_patterns()["place"].match(folded, end)
        if place is not None and not is_naval(text, place):
            return place_end(text, place)
        longer = _concern(text, folded, end) or _next_part(text, folded, end)
        if longer is not None and _is_holder_left(text, folded, end, longer):
            return longer
        if longer is None:
            longer = _name_end(text, folded, start, end)
            if longer is None or _is_person_left(text, folded, longer):
                return longer or end
        end = longer


def _name_end(text: str, folded: str, start: int, end: int) -> int | None:
    """Return the end of the own name or the seat of the organisation that begins at `start`; None where none is."""
    run = RUN.match(text, end + 1)
    seat = run is not None and _is_seat(run[0].split(" "))
    if run is not None and not seat and _PROVINCIAL.match(folded, start):
        return None
    if run is not None and follows_bare_organ(run[0].split(" ")) and _is_led(folded, start):
        return None
    district = seat and _DISTRICT.match(folded, start) is not None
    institution = organisation_patterns()["institution"].match(folded, start) is not None
    return run_end(text, end, place_first=institution or district)


def _is_led(folded: str, start: int) -> bool:
    """Say whether an office stands before an organisation that is not called after people as schools are."""
    office = _OFFICE.search(folded, max(0, start - 16), start)
    return office is not None and _NAMED_AFTER.match(folded, start) is None


def _is_person_left(text: str, folded: str, end: int) -> bool:
    """Say whether what is left of a run is a person, no further head."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    head = organisation_patterns()["head"].match(folded, end + 1)
    return head is None or " " not in head[0]


def _is_holder_left(text: str, folded: str, start: int, end: int) -> bool:
    """Say whether a person follows the organisation above: "Công đoàn | Tập đoàn Hoa Lư | Lê Văn Vũ"."""
    run = RUN.match(text, end + 1) if organisation_patterns()["head"].match(folded, start + 1) else None
    words = run[0].split(" ") if run is not None else []
    return len(words) >= _SHORTEST_CERTAIN and words[0] in surnames().frequent and looks_like_name(words)


def _is_seat(words: list[str]) -> bool:
    """Say whether a run behind a committee or a department is rather where it sits than a person."""
    return starts_with_province(words) or (len(words) == 2 and not looks_like_name(words))


def _concern(text: str, folded: str, end: int) -> int | None:
    """Return the end of what an organisation is concerned with, listed or not, with all that is joined to it."""
    proper = organisation_patterns()["proper"].match(folded, end) if text[end + 1 : end + 2].isupper() else None
    body = proper or organisation_patterns()["common"].match(folded, end)
    head = organisation_patterns()["head"].match(folded, end + 1)
    if body is not None and (head is None or head.end() <= body.end() or _is_family_name(text, head)):
        longer: int | None = qualified_end(text, folded, body.end())
    else:
        longer = concern_end(text, folded, end) if head is None else None
    while longer is not None and (more := joined_end(text, folded, longer)) is not None:
        longer = more
    return longer


def _next_part(text: str, folded: str, end: int) -> int | None:
    """Return the end of the next part of a name: an organisation above, a number, an abbreviation."""
    if text[end : end + 1] == " " and (text[end + 1 : end + 2].isupper() or _TEMPLE.match(folded, end + 1)):
        above = _simple_end(text, folded, end + 1) or _bare_end(text, folded, end + 1)
        if above is not None:
            return above
    branch = _BRANCH.match(text, end)
    if branch is not None:
        return _simple_end(text, folded, branch.end())
    for pattern in (NUMBER, _ABBREVIATED, _LETTERS, DASHED, _QUOTED):
        other = pattern.match(text, end)
        if other is not None and (pattern is not DASHED or is_seat_dashed(text, end, other)):
            return other.end()
    return None


def _bare_end(text: str, folded: str, start: int) -> int | None:
    """Return the end of a head that names a body by itself once it is known: "Công đoàn | Công ty", "Giám đốc | Sở"."""
    head = organisation_patterns()["head"].match(folded, start)
    if head is None or not text[start].isupper() or head[0] in _NOT_BARE:
        return None
    return head.end() if " " in head[0] or not _GOES_ON.match(text, head.end()) else None


def _is_family_name(text: str, head: re.Match[str]) -> bool:
    """Say whether the youth union at a head's end is rather somebody's family name: "… Trung ương | Đoàn Hữu Lâm"."""
    start = head.end() - len(_FAMILY_NAME)
    run = RUN.match(text, start) if head[0].endswith(f" {_FAMILY_NAME}") else None
    words = run[0].split(" ") if run is not None else []
    return len(words) >= _SHORTEST_CERTAIN and words[1] not in surnames().frequent
