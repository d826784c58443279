"""AWARD: the honour with its grade ("Huân chương Lao động hạng Ba"), without its giver and recipients."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.gazetteer import load_gazetteer
from extract.mentions import Found
from extract.patterns import LOWER, UPPER, any_of
from extract.text import fold_spelling
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator


class Honours(Strict):
    """gazetteer/honours.yml: the forms an honour may have."""

    medals: tuple[str, ...]
    certificates: tuple[str, ...]
    named: tuple[str, ...]
    names: tuple[str, ...]
    titles: tuple[str, ...]
    emulation_fighters: tuple[str, ...]
    levels: tuple[str, ...]
    cued: tuple[str, ...]
    addresses: tuple[str, ...]
    not_followed_by: tuple[str, ...]


_GRADE = r"(?: hạng (?:nhất|nhì|ba|i{1,3}|[123])\b)?"
_QUOTED = r" ?[“\"‘«'][^“”\"«»\n]{3,90}[”\"’»']"
# Where a name that no quotes hold comes to its end.
_STOP = (
    r"(?=\s*(?:[,.;:“”\"()…\n]|$)"
    r"| (?:cho|năm|các|của|trong|vì|để|và|với|tại|do|được|là|giai đoạn|thời kỳ|lần|đối|nhân dịp|theo|hoặc|cùng"
    r"|tặng|truy tặng|trao|liên tục|nhiều năm|từ \d+|\d+ (?:năm|lần))\b)"
)
_NAME = rf" vì [^,.;:“”\"()\n]{{5,60}}?{_STOP}"
# "ngành Tòa án nhân dân", "cấp Bộ Quốc phòng".
_BRANCH = rf" (?:ngành|cấp bộ|cấp ngành) [^,.;:“”\"()\n]{{2,40}}?{_STOP}"
# A flag by its dedication, or by its giver alone: "Cờ “Đơn vị dẫn đầu …”", "cờ của Chính phủ".
_FLAG = (
    r"cờ(?: thi đua)?(?: [“\"‘«'](?=[^”\"\n]{0,60}(?:đơn vị|thi đua|dẫn đầu|xuất sắc))[^“”\"«»\n]{3,90}[”\"’»']"
    r"|(?= của (?:thủ tướng|chính phủ|ubnd|chủ tịch|bộ|tỉnh|ngành|tổng|trung ương)\b))"
)
# "Huy hiệu Tuổi trẻ dũng cảm": a name of its own that no quotes hold.
_NAMED = ("huy hiệu", "kỷ niệm chương", "giải thưởng")
_OWN_NAME = re.compile(rf" [{UPPER}][{LOWER}]+(?: [\w-]+){{1,9}}?{_STOP}")
_COUNT_AFTER = re.compile(r"[”\"]?(?: cho|:| đối với) \d")
_ADDRESSED = re.compile(rf" (?:[{UPPER}][{LOWER}'’]+ ){{1,3}}[{UPPER}][{LOWER}'’]+")


@cache
def _free() -> re.Pattern[str]:
    """Return the pattern of what is an honour wherever it stands; group 1 has to begin with a capital."""
    known = load_gazetteer("honours", Honours)
    fighters = any_of(known.emulation_fighters)
    return re.compile(
        rf"\b(?:{any_of(known.medals)}{_GRADE}"
        rf"|{any_of(known.certificates)}"
        rf"|{_FLAG}|huy hiệu \d{{2}}(?:, \d{{2}})*(?: và \d{{2}})? năm tuổi đảng"
        rf"|{any_of(known.named)}(?: {any_of(known.names)}|{_QUOTED}|{_NAME})?"
        rf"|huy chương(?: {any_of(known.names)}|{_QUOTED}|{_NAME})"
        rf"|{fighters}(?: {any_of(known.levels)}\b|{_BRANCH})"
        rf"|({fighters}|{any_of(known.titles)}))"
        rf"(?!\w)(?! {any_of(known.not_followed_by)}\b)"
    )


@cache
def _cued() -> re.Pattern[str]:
    """Return the pattern of what only the words before it make an honour.

    Groups: quoted, listed or named after "danh hiệu", praised after "công nhận là"; the last two need a capital.
    """
    known = load_gazetteer("honours", Honours)
    listed = rf"{any_of(known.cued)}(?: cấp (?:tỉnh|huyện|xã|thành phố|trung ương)\b)?"
    quoted = r"[“\"‘«'] ?(?P<quoted>[^“”\"«»\n]{3,90}?) ?[”\"’»']"
    named = r"(?P<named>[^\W\d][^,.;:“”\"()\n]{5,60}?)"
    praise = r"(?:tiêu biểu|xuất sắc|giỏi|ưu tú|anh hùng|tiên tiến|danh dự)"
    return re.compile(
        rf"\b(?:(?:danh hiệu:? |(?:công nhận(?: là)?|đạt) [“\"‘«]?)(?P<listed>{listed})(?!\w)"
        rf"|danh hiệu:? (?:{quoted}|{named}{_STOP})"
        rf"|(?:suy tôn|công nhận|bình chọn|tôn vinh|vinh danh) là "
        rf"(?P<praised>[^\W\d][^,.;:“”\"()\n]{{3,50}}? {praise}(?: {any_of(known.levels)})?){_STOP})"
    )


_MORE_QUOTED = re.compile(
    r"(?:(?:,| và|;) (?:danh hiệu )?[“\"‘«'] ?([^“”\"«»\n]{3,90}?) ?[”\"’»']"
    r"| ?[”\"’»']? cho [^,;.:“”\"«»\n]{3,50}(?:,| và|;) [“\"‘«'] ?(?P<given>[^“”\"«»\n]{3,90}?) ?[”\"’»'](?= cho ))"
)


@cache
def _address() -> re.Pattern[str]:
    return re.compile(any_of(load_gazetteer("honours", Honours).addresses))


def find(text: str) -> Iterator[Found]:
    """Yield the honours of a text."""
    folded = fold_spelling(text)
    for m in _free().finditer(folded):
        lower_title = m[1] is not None and not text[m.start()].isupper() and not _is_awarded(folded, m)
        # "Nhà giáo ưu tú Lê Văn An": here the title is a form of address.
        addressed = _address().match(m[0]) is not None and _ADDRESSED.match(text, m.end()) is not None
        if not lower_title and not addressed:
            own = _OWN_NAME.match(text, m.end()) if m[0] in _NAMED else None
            yield Found("AWARD", m.start(), own.end() if own is not None else m.end())
    for m in _cued().finditer(folded):
        yield from _after_cue(text, folded, m)


def _is_awarded(folded: str, title: re.Match[str]) -> bool:
    """Return whether a title in small letters is meant as one: "danh hiệu" stands near before it, or a count after."""
    near = folded.rfind("danh hiệu", max(0, title.start() - 100), title.start())
    return (near >= 0 and ";" not in folded[near : title.start()]) or _COUNT_AFTER.match(
        folded, title.end()
    ) is not None


def _after_cue(text: str, folded: str, cued: re.Match[str]) -> Iterator[Found]:
    """Yield the honour that the words before it announce, and the quoted ones that go on its list."""
    group = cued.lastgroup or ""
    if group in ("named", "praised") and not text[cued.start(group)].isupper():
        return
    yield Found("AWARD", *cued.span(group))
    more = _MORE_QUOTED.match(folded, cued.end()) if group == "quoted" else None
    while more is not None:
        yield Found("AWARD", *more.span("given" if more["given"] else 1))
        more = _MORE_QUOTED.match(folded, more.end())
