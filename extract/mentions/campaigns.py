"""CAMPAIGN: the proper name of a movement or drive, without its quotes and without the head before it.

A name is what follows a head ("phong trào thi đua", "cuộc vận động"): in quotes of any kind, also where one of
the two is missing; or, without quotes, from a capital to where the clause goes on. Names follow each other in lists.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.mentions import Found
from extract.mentions.campaign_heads import LAUNCHED, after_qualifiers, head_pattern, known_campaigns, such_as
from extract.patterns import UPPER, any_of
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator


CLOSERS = {"“": '”“"', '"': '"”', "‘": "’'", "«": "»", "'": "'’"}
"""Each opening quote with what closes it on real pages, slips included."""
_CLOSING_QUOTES = ("”", '"', "’", "'", "»", "“")
_CLOSED = re.compile(r"[ ]?[”\"’»'“]?")
# "Khối thi đua phát động “Mỗi xã một việc mới”": what is launched in quotes needs no head.
_LAUNCHED_BARE = re.compile(
    r"\bphát động (?:thi đua )?(?:(?:đợt|lần) (?:thứ )?\w+ )?"
    r"(?:(?:với tên gọi|mang tên|có tên|lấy tên|(?:theo|với) chuyên đề)(?: là)? ?:? ?)?(?=[“\"‘«])"
)
# "45 ngày đêm về đích", "5 không, 3 sạch" begin names; "202 tập thể" begins a count.
_COUNTED = re.compile(r"\d[\d.]* (?:ngày|giờ|phút|tuần|triệu|không|sạch|nhất|tốt|có|nhiệm vụ|xung kích)\b")
_QUOTED = re.compile(r"[“\"‘«'] ?([^“”\"«»\n]{5,200}?) ?[”\"’»']")
_NAME_ENDS = ("”", '"', "’", "'", "»", " do", " giai")
_LIST_COMMA = re.compile(rf", (?:[{UPPER}]|\d)")
_LONGEST = 260  # characters; the longest name met has 205

# Between two names of a list: whose the first is, its period and launcher, then a comma, "và" or the like.
_SEPARATOR = re.compile(
    r"(?:(?:,? ?\(?giai +đoạn \d{4} ?[-–] ?\d{4}\)?)?(?:" + LAUNCHED + r")?| của [^,.;:“”\"]{3,40}?)"
    r" ?(?:\.\.\.|…)?(?:[,;] và|[,;]| và| cùng với| cùng| cũng như| hay| hoặc| (?:đến|tới)(?= ?[“\"‘«])) ?"
    r"(?:(?:thi đua|xây dựng) (?=[“\"‘«']))?"
)
# Where a name ends of which one quote is missing.
_MARKS = r"[;:“”\"«»()\n…]|\.(?= |\n|$|\.)|[’'](?!\w)|/\.| (?:do|giai +đoạn)\b"
_STOP_OPENED = re.compile(_MARKS)
_FUND = fold_spelling("quỹ")
_JOINT = re.compile(r", ?| và | cùng | hay | cùng với ")


# "Cờ “Đơn vị dẫn đầu | phong trào thi đua …”": quotes that hold an honour hold no campaign.
_HONOUR_OPENED = re.compile(r"\b(?:cờ|danh hiệu|bằng|giải thưởng|huy hiệu)(?: thi đua)? ?[“\"‘«'][^“”\"«»\n]*$")


@cache
def _stop() -> re.Pattern[str]:
    """Return the pattern of where the clause goes on after a name without quotes."""
    return re.compile(rf"{_MARKS}| (?:{any_of(known_campaigns().goes_on)}|năm \d{{4}}|(?:có|đạt|với|từ) \d+)\b")


@cache
def _new_clause() -> re.Pattern[str]:
    """Return the pattern of what begins a new clause after a comma, not the next part of a name."""
    return re.compile(rf"{any_of(known_campaigns().new_clauses)}\b")


@cache
def _listed() -> re.Pattern[str]:
    """Return the pattern of a name that the gazetteer knows whole, or by its end (group 1)."""
    known = known_campaigns()
    by_end = rf"[^\W\d][^.;:“”\"()\n]{{1,70}}? ({any_of(known.known_ends)})"
    return re.compile(rf"(?:{any_of([*known.known, *known.known_ends])}|{by_end})(?!\w)")


@cache
def _no_name() -> re.Pattern[str]:
    """Return the pattern of what begins no proper name though it follows a head."""
    # "Hội viên giúp nhau …" begins a name, "Hội Nông dân tỉnh" does not.
    return re.compile(
        rf"(?:{any_of([*known_campaigns().generic, *known_campaigns().bodies])}(?! viên\b)|\d+ (?:tháng|năm))\b"
    )


def find(text: str) -> Iterator[Found]:
    """Yield the campaigns' names of a text."""
    folded = fold_spelling(text)
    for head in head_pattern().finditer(folded):
        if _HONOUR_OPENED.search(folded, max(0, head.start() - 90), head.start()) is not None:
            continue
        whole = _head_inside_quotes(text, head) or _head_in_name(text, folded, head)
        spans = [whole] if whole is not None else _list_of_names(text, folded, _after_head(text, folded, head))
        for start, end in spans:
            yield Found("CAMPAIGN", start, end)
    for launched in _LAUNCHED_BARE.finditer(folded):
        for start, end in _list_of_names(text, folded, launched.end()):
            yield Found("CAMPAIGN", start, end)
    for quoted in _QUOTED.finditer(text):
        named = (
            text[quoted.start(1)].isupper() and _listed().fullmatch(folded, quoted.start(1), quoted.end(1)) is not None
        )
        if named and not _names_a_fund(folded[: quoted.start()]):
            yield Found("CAMPAIGN", quoted.start(1), quoted.end(1))


@cache
def _topic() -> re.Pattern[str]:
    """Return the pattern of a few words that say what is done, before quotes: "phong trào | hiến máu | “…”"."""
    other = any_of(
        [
            *known_campaigns().goes_on,
            *known_campaigns().not_campaigns,
            *known_campaigns().generic,
            "của",
            "với",
            "và",
            "có",
        ]
    )
    return re.compile(rf"(?: (?!{other}\b)\w+){{1,4}} ?(?=[“\"‘«])")


def _after_head(text: str, folded: str, head: re.Match[str]) -> int:
    """Return where the name begins after a head: a capital makes "Thi đua Quyết thắng" a name, no qualifier."""
    at = head.end()
    topic = _topic().match(folded, at) if head[0] != "chương trình" else None
    if topic is not None and text[at : topic.end()].islower():
        return topic.end()
    such = such_as(folded, head.start(), at)
    if such is not None and (text[such : such + 1] in CLOSERS or _begins_bare(text, folded, such)):
        return such
    return at + 1 if _is_proper(text, _listed().match(folded, at + 1)) else after_qualifiers(folded, at)


def _begins_bare(text: str, folded: str, at: int) -> bool:
    """Return whether a campaign's name without quotes begins at a place, not a person's or a place's name."""
    span = _bare_name(text, folded, at, opened=False)
    return span is not None and not text[slice(*span)].istitle()


def _is_proper(text: str, listed: re.Match[str] | None) -> bool:
    """Return whether a name from the gazetteer is written as a proper name: with a capital, at least within it."""
    if listed is None:
        return False
    return text[listed.start()].isupper() or (listed[1] is None and not text[slice(*listed.span())].islower())


def _names_a_fund(before: str) -> bool:
    """Return whether what stands before quotes makes them a fund's or an honour's name."""
    return before.rstrip().endswith((_FUND, "danh hiệu", "luật"))


def _head_inside_quotes(text: str, head: re.Match[str]) -> tuple[int, int] | None:
    """Return the whole of “Chiến dịch giờ Trái đất”: here the head is part of the name."""
    before = text[head.start() - 1 : head.start()]
    if before not in CLOSERS or not text[head.start()].isupper() or not text[head.end() + 1 : head.end() + 2].islower():
        return None
    end = _closing(text, head.start(), before)
    return (head.start(), end) if end is not None and len(text[head.end() : end].split()) <= 8 else None


def _head_in_name(text: str, folded: str, head: re.Match[str]) -> tuple[int, int] | None:
    """Return the whole of "Tháng hành động vì trẻ em": no quotes, and the head is part of the name."""
    if head[0] not in known_campaigns().heads_in_names or not text[head.start()].isupper():
        return None
    quoted = text[after_qualifiers(folded, head.end()) :][:1] in CLOSERS
    return None if quoted else _bare_name(text, folded, head.start(), opened=False)


def _list_of_names(text: str, folded: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the names that follow a head at `at`."""
    span = _name_at(text, folded, at)
    while span is not None:
        yield span
        quoted = text[span[1] :].lstrip(" ")[:1] in _CLOSING_QUOTES
        closed = _CLOSED.match(text, span[1])
        separator = _SEPARATOR.match(folded, closed.end() if closed is not None else span[1])
        span = _name_at(text, folded, separator.end()) if separator is not None else None
        if span is not None and not _goes_on(text, folded, span, after_quotes=quoted):
            return


def _goes_on(text: str, folded: str, span: tuple[int, int], *, after_quotes: bool) -> bool:
    """Return whether a span is the list's next name: after a quoted one it is quoted too, or known."""
    if text[span[0]].islower() or (text[span[0]].isdigit() and len(text[slice(*span)].split()) < 3):
        return False
    head = head_pattern().match(folded, span[0])
    if head is not None and head.end() == span[1]:  # "A, Cuộc vận động “B”": the next head, not a name
        return False
    quoted = text[: span[0]].rstrip(" ")[-1:] in CLOSERS or text[span[1] : span[1] + 1] in _CLOSING_QUOTES
    return quoted or not after_quotes or _listed().fullmatch(folded, *span) is not None


def _name_at(text: str, folded: str, at: int) -> tuple[int, int] | None:
    """Return the span of the name that begins at `at`, with or without quotes."""
    quote = text[at : at + 1]
    if quote not in CLOSERS:
        return _bare_name(text, folded, at, opened=False)
    start = at + 2 if text[at + 1 : at + 2] == " " else at + 1
    end = _closing(text, start, quote)
    return _trimmed(text, start, end) if end is not None else _bare_name(text, folded, start, opened=True)


def _closing(text: str, start: int, quote: str) -> int | None:
    """Return where the quotes that `quote` opened close; None where others open first, or none close."""
    for at in range(start, min(len(text), start + _LONGEST)):
        char = text[at]
        if char in CLOSERS[quote] and not (char in "'’" and text[at + 1 : at + 2].isalpha()):
            # “Tên“ closes with an opening quote; in “Tên; “Tên khác” the first has lost its closing one.
            return None if char == "“" and text[at + 1 : at + 2].isalnum() else at
        if char in "\n“«":
            return None
    return None


def _bare_name(text: str, folded: str, at: int, *, opened: bool) -> tuple[int, int] | None:
    """Return the name without quotes, or with an opening one only, that begins at `at`."""
    listed = _listed().match(folded, at)
    if not (text[at : at + 1].isupper() or _is_proper(text, listed) or _COUNTED.match(folded, at)):
        return None
    if listed is not None and not (listed[1] and _LIST_COMMA.search(text, at, listed.start(1))):
        return listed.span()
    if not opened and _no_name().match(folded, at) is not None:
        return None
    stop = (_STOP_OPENED if opened else _stop()).search(folded, at, at + _LONGEST)
    limit = stop.start() if stop is not None else min(len(text), at + _LONGEST)
    closed = stop is not None and stop[0].startswith(_NAME_ENDS)
    span = _trimmed(text, at, _end_in_list(text, folded, at, limit, whole=opened or closed))
    return span if span is not None and 3 <= len(text[span[0] : span[1]].split()) <= 30 else None


def _end_in_list(text: str, folded: str, at: int, limit: int, *, whole: bool) -> int:
    """Return where the name ends that begins at `at` and reaches `limit` at most.

    Args:
        text: as written.
        folded: the same, folded.
        at: where the name begins.
        limit: where the clause goes on.
        whole: a quote marks one of the name's ends, so that a comma before a small letter is part of it.
    """
    for joint in _JOINT.finditer(folded, at, limit):
        after = text[joint.end() : joint.end() + 1]  # empty where the text ends with the joint
        if after.isupper() or after.isdigit() or head_pattern().match(folded, joint.end()):
            return joint.start()
        long_enough = len(text[at : joint.start()].split()) > 4  # "Mỗi tổ chức, mỗi cá nhân …" goes on
        if joint[0].startswith(",") and not whole and (long_enough or _new_clause().match(folded, joint.end())):
            return joint.start()
    return limit


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span without outer white space and commas; None where nothing is left."""
    name = text[start:end].rstrip(" ,.…")
    return (start, start + len(name)) if len(name) > 2 else None


def is_known(name: str) -> bool:
    """Return whether the gazetteer knows a campaign's name, whole or by its end."""
    return _listed().fullmatch(fold_spelling(name)) is not None
