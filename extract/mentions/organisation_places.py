"""Where an organisation sits: the places, the numbers and the seats behind its name, as far as they belong to it."""

from __future__ import annotations

import re

from extract.mentions.honorifics import degrees
from extract.mentions.levels import WIDEST, widest, width
from extract.mentions.organisation_words import organisation_patterns
from extract.mentions.runs import (
    RUN,
    SYLLABLE,
    dashed_province,
    follows_bare_organ,
    is_province,
    place_length,
    starts_with_province,
    surnames,
)
from extract.patterns import UPPER
from extract.text import fold_tones

NUMBER = re.compile(
    r" (?:số )?(?:\d+[A-Z]?|[IVX]+)\b"
    r"(?!\s*(?:tập thể|cá nhân|%|đơn vị|/|điểm|t[ỷỉ]\b|triệu|đồng|người|hộ|năm|lần|tháng|ngày|cán bộ"
    r"|hội viên|đoàn viên|học sinh|sáng kiến|giải|bằng)|[.,]\d)"
)
_REGION = re.compile(r"(?:khu vực|ptkv) (?:\d+|[ivx]+)$")
_RANK = re.compile(r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)\b")
DASHED = re.compile(rf" ?[-–] ({SYLLABLE} {SYLLABLE})\b")
_TOO_LONG = 5
"""No place has so many syllables."""
_FURTHER = re.compile(rf" [{UPPER}]")


def is_seat_dashed(text: str, end: int, dashed: re.Match[str]) -> bool:
    """Say whether a name behind a dash is where a body sits: its province, or the seat of "khu vực 3 | - Yên Lập"."""
    words = dashed[1].split(" ")
    region = _REGION.search(fold_tones(text[max(0, end - 14) : end])) is not None
    return is_province(words) or (
        region and words[0] not in surnames().frequent and not _FURTHER.match(text, dashed.end())
    )


def place_end(text: str, place: re.Match[str]) -> int:
    """Return the end of a place: "huyện" with its name, or alone."""
    dashed = dashed_province().match(fold_tones(text[place.end() : place.end() + 24]))
    if dashed is not None:
        return place.end() + dashed.end()
    run = RUN.match(text, place.end() + 1)
    words = run[0].split(" ") if run is not None else []
    if follows_bare_organ(words) or (words and place[0] == " tỉnh" and not starts_with_province(words)):
        return place.end()
    if len(words) >= _TOO_LONG and place_length(words, place_first=True) == len(words):
        return place.end() + 1 + len(" ".join(words[:2]))  # the rest is a person of a people not in the gazetteer
    named = run_end(text, place.end(), place_first=place[0].strip() != "tỉnh")
    if named is not None:
        second = DASHED.match(text, named) if place[0] == " khu vực" else None
        return second.end() if second is not None else named
    number = NUMBER.match(text, place.end())
    end = number.end() if number is not None else place.end()
    seat = DASHED.match(text, end)
    return seat.end() if seat is not None and is_seat_dashed(text, end, seat) else end


def run_end(text: str, end: int, *, place_first: bool) -> int | None:
    """Return the end of the run of capitals after `end`, without a person's name at its tail; None where none is."""
    run = RUN.match(text, end + 1) if text[end : end + 1] == " " else None
    if run is None:
        return None
    words = run[0].split(" ")
    words = words[: next((i for i, word in enumerate(words) if fold_tones(word) in degrees()), len(words))]
    if text[run.end() : run.end() + 1] == " " and _is_next_head(text, run):
        words.pop()
    if not words:
        return None
    length = place_length(words, place_first=place_first)
    return end + 1 + len(" ".join(words[:length])) if length else None


def _is_next_head(text: str, run: re.Match[str]) -> bool:
    """Say whether a run's last syllable begins the next head or a rank: "… Sông Hồng | Chi nhánh Hải Dương"."""
    last = run.start() + run[0].rfind(" ") + 1
    if _RANK.match(text, last):
        return True
    head = organisation_patterns()["head"].match(fold_tones(text[last : last + 20]))
    return head is not None and last + head.end() > run.end() + 1


def wider_places(text: str, folded: str, start: int, end: int) -> int:
    """Return the end with the wider places that follow after commas: "chùa Ô Rồm, xã Châu Điền, huyện Cầu Kè"."""
    level = widest(folded[start:end]) or (0 if organisation_patterns()["sited"].match(folded, start) else WIDEST)
    while text[end : end + 2] == ", ":
        place = organisation_patterns()["place"].match(folded, end + 1)
        if place is None or width(place[0].strip()) <= level:
            return end
        named = run_end(text, place.end(), place_first=True)
        if named is None:
            return end
        level, end = width(place[0].strip()), named
    return end
