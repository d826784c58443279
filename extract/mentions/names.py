"""PER: personal names, told by the honorific before them, by their family name, or by a full name met earlier.

Names that only look like people (streets, schools, wards) lie inside longer ORG and LOC mentions, which win.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.mentions import Found
from extract.mentions.honorifics import capital_honorifics, is_honorific, narrative
from extract.mentions.organisation_words import known_heads
from extract.mentions.organisations import organisations_in
from extract.mentions.runs import (
    RUN,
    SYLLABLE,
    bearer_before,
    follows_bare_organ,
    in_title_case,
    is_calendar_year,
    is_province,
    looks_like_name,
    namesakes,
    opens_name,
    opens_with_country,
    place_length,
)
from extract.mentions.titles import title_pattern
from extract.patterns import any_of
from extract.text import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_NAME = 6  # words
_LONGEST_OFFICE = 30  # characters are enough to know one
_NUN = re.compile(rf"\bThích nữ {SYLLABLE}(?: {SYLLABLE})*")
_APOSTROPHE = re.compile(r"['’]")
_PHOTO = re.compile(r"(?:ảnh|ảnh, bài|tin, ảnh|bài, ảnh|tin|bài|nguồn|clip|tác giả|thực hiện): ?$")
# What stands around names that nothing in themselves proves to be people's.
_PEOPLE_LISTED = re.compile(r"(?:[:;]|\bvà) $")
_LIST_GOES_ON = re.compile(r"[,;.]| và [^\W\d_]")
_HEADS = ("chủ tịch", "bí thư", "giám đốc", "trưởng", "chánh án", "già làng", "chủ tịch nước", "thủ tướng", "tư lệnh")
_OFFICE_BEFORE = re.compile(rf"{any_of(_HEADS)} $")
_GLUED = re.compile(r"[A-Za-z]-$")
_HEAD_OF_PLACE = re.compile(
    r"\btrưởng (?:thôn|bản|làng|ấp|xóm|buôn|sóc|phum|khóm|khu phố|tổ dân phố|tiểu khu|công trường) $"
)
_OFFICE_END = re.compile(r"(?:chủ tịch|bí thư|giám đốc|trưởng|thường trực|phó|chánh|án|viên) $")
_POST_FOLLOWS = re.compile(r" ?[,(–-] ?")
_CAPITAL_BEFORE = re.compile(rf"\b{SYLLABLE} $")
_UNITS_OFFICE = re.compile(r"(?:phó )?(?:trưởng )?(?:cụm|khối)")


def find(text: str) -> Iterator[Found]:
    """Yield the personal names of a text."""
    folded = fold_tones(text)
    bodies = organisations_in(text)
    full: list[Found] = []
    for run in RUN.finditer(text):
        if " " not in run[0] and not _APOSTROPHE.search(run[0]):
            continue  # one syllable is no full name
        if _GLUED.search(text, max(0, run.start() - 2), run.start()):
            continue  # the second half of a foreign company's name: "Electro-Mechanics Việt Nam"
        found = _name_in(run, text, folded, bodies) or _listed_name(run, text, folded, full[-1].end if full else None)
        if found is not None:
            full.append(found)
    full += (Found("PER", nun.start(), nun.end()) for nun in _NUN.finditer(text))
    yield from full
    surfaces = [text[found.start : found.end] for found in full]
    yield from _repeated(text, folded, {surface.rsplit(" ", 1)[-1] for surface in surfaces if " " in surface})


def _name_in(run: re.Match[str], text: str, folded: str, bodies: tuple[Found, ...]) -> Found | None:
    """Return the personal name in a run of capitalised syllables, if it holds one.

    Args:
        run: the run.
        text: the text.
        folded: what fold_tones returns for it.
        bodies: the text's organisations, in order.
    """
    at = bisect_left(bodies, run.start() - 1, key=lambda body: body.end)
    if at < len(bodies) and (bodies[at].start <= run.start() or bodies[at].end < run.end()):
        return _behind_body(run, text, folded, bodies[at])
    start, words, addressed = _without_honorific(run, folded)
    before = folded[max(0, start - 30) : start]
    if _PHOTO.search(before):
        return Found("PER", start, run.end()) if len(words) >= 2 else None
    if _HEAD_OF_PLACE.search(before) and follows_bare_organ(words):
        return Found("PER", start, run.end())
    if addressed or is_honorific(before):
        return _addressed_name(words, start, folded)
    if is_calendar_year(words):
        return None
    if len(words) > 1 and " ".join(words).isupper() and any(len(word) > 1 for word in words):
        if _is_headline(text, start):
            return None
        words = in_title_case(words)
    skip = place_length(words, place_first=bearer_before().search(before) is not None)
    if skip == len(words):
        return _short_name(words, start, run.end(), before, text)
    start += len(" ".join(words[:skip])) + (1 if skip else 0)
    certain = _is_certain(words[skip:], before, text, run.end())
    return Found("PER", start, run.end()) if certain else None


def _behind_body(run: re.Match[str], text: str, folded: str, body: Found) -> Found | None:
    """Return the name that follows an organisation in a run: "Chủ tịch UBND huyện Trảng Bom | Nguyễn Hữu Kiên"."""
    start = body.end + 1
    words = text[start : run.end()].split(" ") if start < run.end() else []
    titled = _OFFICE_END.search(folded, max(0, body.start - 12), body.start) is not None
    return Found("PER", start, run.end()) if len(words) > 1 and (titled or opens_name(words)) else None


def _is_headline(text: str, start: int) -> bool:
    """Say whether the line in which a run of capitals stands is written in capitals altogether."""
    line = text[text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    capitals = sum(map(str.isupper, line))
    return capitals > sum(map(str.islower, line))


def _listed_name(run: re.Match[str], text: str, folded: str, last: int | None) -> Found | None:
    """Return a run right behind a name in a list: three or four syllables whatever they open with, or a sure two."""
    if last is None or text[last : run.start()] not in (", ", " và ") or run[0].count(" ") not in (1, 2, 3):
        return None
    if run[0].count(" ") == 1 and not looks_like_name(run[0].split(" ")):
        return None
    closed = _LIST_GOES_ON.match(text, run.end()) and not title_pattern().match(folded, run.start())
    return Found("PER", run.start(), run.end()) if closed and not is_province(run[0].split(" ")[:2]) else None


def _without_honorific(run: re.Match[str], folded: str) -> tuple[int, list[str], bool]:
    """Return where a name in the run begins, its words, and whether an honorific opened the run.

    Abbreviations in capitals ("THPT") and a sentence's first word ("Ông Bùi Tấn Lộc") belong to the run by mistake.
    """
    start, words, addressed = run.start(), run[0].split(" "), False
    if bearer_before().search(folded, max(0, start - 30), start):
        return start, words, addressed
    while len(words) > 1:
        abbreviation = len(words[0]) > 1 and words[0].isupper() and not words[1].isupper()
        honorific = fold_tones(words[0]) in capital_honorifics() and not _is_initial(words)
        if not (abbreviation or honorific):
            break
        start, words, addressed = start + len(words[0]) + 1, words[1:], honorific
    return start, words, addressed


def _is_initial(words: list[str]) -> bool:
    """Say whether the run's first word is rather a name's first syllable ("Thích Thanh Quyết" as against "Bà Mai")."""
    return words[0].isupper() and len(words[0]) == 1


def _addressed_name(words: list[str], start: int, folded: str) -> Found | None:
    """Return the name after an honorific: the run up to an office, unless it is a lone syllable or no name at all."""
    if is_province(words) or opens_with_country(words):
        return None
    length, end = 0, start
    for word in words[:_LONGEST_NAME]:
        at = end + 1 if length else start
        if title_pattern().match(folded, at):
            break
        length, end = length + 1, at + len(word)
    alone = length == 1 and not re.match(r"[HK]['’]", words[0])
    return Found("PER", start, end) if length and not alone else None


def _is_certain(words: list[str], before: str, text: str, end: int) -> bool:
    """Say whether a name without honorific stands where people stand."""
    by_itself = len(words) >= 3 or _APOSTROPHE.search(words[0]) is not None
    return by_itself or _has_post(text, end) or _OFFICE_BEFORE.search(before) is not None


def _has_post(text: str, end: int) -> bool:
    """Say whether an office of a person's stands behind a comma, a dash or a bracket."""
    mark = _POST_FOLLOWS.match(text, end)
    if mark is None or not text[mark.end() : mark.end() + 1].isupper():
        return False
    office = title_pattern().match(fold_tones(text[mark.end() : mark.end() + _LONGEST_OFFICE]))
    return office is not None and _UNITS_OFFICE.match(office[0]) is None


def _short_name(words: list[str], start: int, end: int, before: str, text: str) -> Found | None:
    """Return a name of history, or one of two syllables that opens as places do, where only people stand."""
    if fold_tones(" ".join(words)) in namesakes() and before.endswith("chủ tịch "):
        return Found("PER", start, end)
    among_people = _has_post(text, end) or _OFFICE_BEFORE.search(before) is not None
    known = opens_name(words) or (_has_post(text, end) and _PEOPLE_LISTED.search(before) is not None)
    if len(words) in (2, 3, 4) and among_people and known and not is_province(words):
        return Found("PER", start, end)
    return None


def _repeated(text: str, folded: str, given: set[str]) -> Iterator[Found]:
    """Yield given names alone, of people whom the text names in full: "Anh Chia", "Bách theo nghề hàn"."""
    if not given:
        return
    alone = re.compile(rf"\b({'|'.join(map(re.escape, sorted(given)))})\b(?! ?{SYLLABLE})(?!['’])")
    for match in alone.finditer(text):
        before = folded[max(0, match.start() - 30) : match.start()]
        if is_honorific(before) or _is_subject(text, folded, match):
            yield Found("PER", match.start(), match.end())


def _is_subject(text: str, folded: str, match: re.Match[str]) -> bool:
    """Say whether a given name without an honorific is somebody who does something, as in a portrait."""
    if _CAPITAL_BEFORE.search(text, max(0, match.start() - 12), match.start()) or fold_tones(match[0]) in known_heads():
        return False
    return narrative().match(folded, match.end()) is not None
