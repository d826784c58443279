"""Phrases around a number: the measured thing or the deed before it, and what stands behind its unit.

All functions but `mask` work on a text that `mask` made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract.facts.measure_words import (
    MASK,
    entries,
    head_pattern,
    is_weak,
    links_at_end,
    one_of,
    phrase_end,
    phrase_opening,
)
from extract.records import Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from extract.reading import Reading
    from models.labels import Label


class Clue(NamedTuple):
    """A phrase before a number that may say what it measures."""

    start: int
    end: int
    kind: Literal["noun", "verb", "words"]
    """A measured thing, a deed, or words of neither list."""


_MASKED: tuple[Label, ...] = ("PER", "TITLE", "ORG", "LOC", "BLOC", "EVENT", "CAMPAIGN", "DOC", "AWARD", "DATE")
_ASIDE = re.compile(r"\([^()\d\n]{1,25}\)")
_QUOTED = re.compile(r"[“\"«‘][^“”\"«»‘’\n]{1,200}[”\"»’]")
_PIECE_END = re.compile(r"(?<!phòng),|[;:()\n–]|(?<!\w)(?:và|với|gồm|trong đó|(?<!sầu )riêng|nhưng|nên|mà)(?!\w)")
# "mỗi cá nhân được thưởng …" says by itself what is measured; "mỗi năm" doesn't.
_EACH = re.compile(
    r"\s?(?P<mean>bình quân )?"
    r"(?P<phrase>mỗi (?!năm|tháng|ngày|vụ|tuần|quý|khi|lần|giờ|hè|đợt|kỳ|dịp)\w+(?: \w+){0,4}) ?$"
)
# What begins with one of these is a number of something itself: "tổng số hộ vay", "tỷ lệ trồng", "diện tích trồng".
_COUNTS = re.compile(
    r"(?:tổng|số|tỷ|diện tích|sản lượng|khối lượng|năng suất|chiều|quy mô|mức|lượng|lưu lượng|mật độ|công suất|chỉ|độ"
    r"|dung tích|điểm|thang|mỗi)(?!\w)"
)
# A fund's name tells what was collected: "vận động Quỹ “Vì người nghèo” | được".
_QUY = fold_spelling("quỹ ")
_FUND = re.compile(rf"(?:(?:[^\W\d{MASK}]+ ){{1,3}})?{_QUY}{MASK}+")
_NEW_PART = re.compile(r"[.,;:(\n]|(?<!\w)và(?!\w)")
_YIELDS = re.compile(
    r"(?:đã )?(?:vận động|thu|huy động|quyên góp|tiếp nhận) (?:được|về)|giải ngân|cung cấp|cấp|trị giá"
    r"|thu(?= (?:hơn |gần |trên |khoảng )?$)"
)
_ACTIVITY = re.compile(
    r"(?:^|(?<=[.;:\n“\"-])|(?<=[.;:,§-] ))(?:(?:phong trào|việc|mô hình) )?"
    r"(?P<name>(?:(?:chương trình|quỹ|bếp ăn|bếp cháo|hiến máu|tăng gia|cho vay|công tác) )[^,.;:()\d]{3,60}) $"
)
_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_REACH = 80
"""Characters of links before a number at most."""
_LONGEST_ITEM = 12
"""Words of a list's last item at most."""
_LONGEST_WORDS = 7


def mask(reading: Reading, field: str) -> str:
    """Return a text folded, with names, quotations and dates masked: no verb inside them is a deed ("Sở Xây dựng")."""
    text = reading.folded[field]
    spans = [(m.start, m.end) for m in reading.within(Span(field=field, start=0, end=len(text)), *_MASKED)]
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span()
        if not reading.within(Span(field=field, start=start, end=end), "QTY"):  # speech that counts is read
            spans.append((start, end))
    spans += [aside.span() for aside in _ASIDE.finditer(text)]
    spans = [(start + len(_QUY) * text.startswith(_QUY, start), end) for start, end in spans]
    masked = list(text)
    for start, end in spans:
        masked[start:end] = MASK * (end - start)
    return "".join(masked)


def link_before(text: str, start: int, number: int) -> int:
    """Return where the words begin that link a phrase to the number at `number`, as "ước đạt hơn" does."""
    match = links_at_end().search(text, max(start, number - _REACH), number)
    if match is None or text.endswith("giao ", start, match.start()):  # "giao ước thực hiện": no estimate
        return number
    return match.start()


def clue_before(text: str, start: int, end: int, *, is_state: bool) -> Clue | None:
    """Return the phrase of text[start:end], in the last piece with words, that names a measured thing or a deed.

    Args:
        text: a masked text.
        start: where the phrase may begin.
        end: where the words that link it to its number begin.
        is_state: whether they say what state a thing is in ("đạt", "còn"): then the thing is looked for first.
    """
    begin, end = _last_piece(text, start, end)
    each = _EACH.match(text, begin, end)
    if each:
        deed = None if each["mean"] else _each_deed(text, each.start("phrase"), end)
        return deed or Clue(each.start("phrase"), _cut(text, each.start("phrase"), end), "noun")
    heads = _find_heads(text, begin, end)
    sum_of = heads and heads[0][0] in entries("sums") and text[:begin].endswith("với")
    whole = clue_before(text, start, begin, is_state=is_state) if sum_of else None
    if whole and whole.kind != "words":
        return whole
    found = _noun_clue(text, heads, end, is_state=is_state) or _deed_clue(text, start, heads, end)
    return found or _words_clue(text, start, begin, end)


def activity_before(text: str, start: int, clue: Clue, number: int) -> Clue | None:
    """Return the activity that opens a clause and yields an amount: "Việc | tăng gia | thu được 87 triệu đồng"."""
    yields = _YIELDS.match(text, clue.start, number)
    opening = _ACTIVITY.search(text, max(start, clue.start - _REACH), clue.start) if yields else None
    if opening is None:
        return None
    end = _cut(text, opening.start("name"), opening.end("name"))
    return Clue(opening.start("name"), end, "noun") if end > opening.start("name") else None


def deed_at_end(text: str, clue: Clue, end: int) -> Clue | None:
    """Return the deed that ends a phrase which begins with a thing: "nguồn vốn | giúp"; a number or rate has none."""
    heads = _find_heads(text, clue.start, end) if clue.kind == "noun" else []
    if not heads or _COUNTS.match(text, clue.start) or text[heads[-1].end() : end].strip():
        return None
    deed = heads[-1]
    is_deed = deed.start() > clue.start and (deed[0] in entries("verbs") or is_weak(deed[0]))
    return Clue(deed.start(), deed.end(), "verb") if is_deed and deed[0] not in entries("nouns") else None


def _each_deed(text: str, start: int, end: int) -> Clue | None:
    """Return what each one does or gets: "mỗi huyện | chọn", "mỗi cá nhân | được thưởng"."""
    heads = [m for m in _find_heads(text, start, end) if m[0] in entries("verbs") or is_weak(m[0])]
    if not heads:
        return None
    at = heads[0].start() - len("được ") * text.endswith(" được ", start, heads[0].start())
    return Clue(at, _cut(text, at, end), "verb")


def _noun_clue(text: str, heads: list[re.Match[str]], end: int, *, is_state: bool) -> Clue | None:
    """Return the first measured thing of a piece; a weak one gives way to a deed unless it is in a state."""
    noun = _first(heads, "nouns")
    if noun is not None and noun[0] in entries("sums") and heads[0] is not noun:  # "hỗ trợ gia đình tổng số tiền …"
        return Clue(heads[0].start(), _cut(text, heads[0].start(), noun.start()), "verb")
    if noun is not None:
        return Clue(_extend_left(heads, noun), _cut(text, noun.start(), end), "noun")
    weak = _first(heads, "weak_nouns")
    has_deed = any(m[0] in entries("verbs") and not is_weak(m[0]) for m in heads)
    if weak is None or (has_deed and not is_state):
        return None
    return Clue(weak.start(), _cut(text, weak.start(), end), "noun")


def _deed_clue(text: str, start: int, heads: list[re.Match[str]], end: int) -> Clue | None:
    deeds = [m for m in heads if m[0] not in entries("weak_nouns")]
    return Clue(_chain_left(text, start, deeds[-1]), _cut(text, deeds[-1].start(), end), "verb") if deeds else None


def _words_clue(text: str, start: int, begin: int, end: int) -> Clue | None:
    """Return the last words of a piece without things and deeds, or the list of a thing that they end."""
    words = list(_WORD.finditer(text, begin, end))
    unnamed = max(begin, text.rfind(MASK, begin, end) + 1)
    opening = phrase_opening().match(text, unnamed, end)
    first = opening.end() if opening else unnamed
    numbered = max((word.end() for word in words if word[0][0].isdigit()), default=0)  # "tàu Sao Mai 126 | chở"
    words = [word for word in words if word.start() >= max(first, numbered)]
    while words and re.fullmatch(one_of("prepositions"), words[-1][0]):
        words.pop()
    if not words:
        return None
    before = _head_of_list(text, start, begin, "nouns") if len(words) <= _LONGEST_ITEM else None
    if before:
        return before._replace(end=words[-1].end())
    whose = next((n for n, word in enumerate(words) if n > 1 and word[0] in {"toàn", "cả"}), None)
    words = words[:whose] if len(words[:whose]) <= _LONGEST_WORDS else words[:whose][-5:]
    return Clue(words[0].start(), words[-1].end(), "words")


def _last_piece(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the last piece of text[start:end] that holds a word."""
    cuts = [m.span() for m in _PIECE_END.finditer(text, start, end)]
    for cut_start, cut_end in reversed(cuts):
        if _WORD.search(text, cut_end, end):
            return cut_end, end
        end = cut_start
    return start, end


def _find_heads(text: str, begin: int, end: int) -> list[re.Match[str]]:
    """Return the things and deeds of a piece; where some stand behind a name, those: "Quỹ § vận động được"."""
    heads = [m for m in head_pattern().finditer(text, begin, end) if m[0] not in entries("compounds")]
    if heads and heads[-1][0] == "số" and not text[heads[-1].end() : end].strip():  # "kỹ năng số": digital
        heads.pop()
    heads = [m for m in heads if m[0] != "số" or not text[m.end() + 1 : m.end() + 2].isdigit()]  # "bão số 9"
    behind = text.rfind(MASK, begin, end)
    return [m for m in heads if m.start() > behind] or heads


def _first(heads: list[re.Match[str]], name: str) -> re.Match[str] | None:
    return next((m for m in heads if m[0] in entries(name)), None)


def deed_of_list(text: str, start: int, clue: Clue) -> Clue | None:
    """Return the deed of which a clue without one is the last object: "ủng hộ công tác an sinh, | chống dịch"."""
    before = _head_of_list(text, start, text.rfind(" ", start, clue.start) + 1, "verbs")
    return before._replace(end=clue.end) if before else None


def _head_of_list(text: str, start: int, end: int, name: Literal["nouns", "verbs"]) -> Clue | None:
    """Return the thing or deed whose list goes on behind `end`: "tỷ lệ tập hợp đoàn viên, | hội viên"."""
    if not re.search(r"(?:,|(?<!\w)và)$", text[start:end].rstrip()):
        return None
    piece, _ = _last_piece(text, start, end - 2)
    head = next((m for m in head_pattern().finditer(text, piece, end) if m[0] in entries(name)), None)
    return Clue(head.start(), end, "noun" if name == "nouns" else "verb") if head else None


def _extend_left(heads: list[re.Match[str]], noun: re.Match[str]) -> int:
    """Return where the deed right before a measured thing begins: "giải ngân | vốn đầu tư công"."""
    at = noun.start()
    for head in reversed(heads):
        is_deed = head[0] in entries("verbs") or is_weak(head[0])
        if head.end() + 1 == at and is_deed and head[0] not in entries("changing"):
            at = head.start()
    return at


def _chain_left(text: str, start: int, verb: re.Match[str]) -> int:
    """Return where a chain of deeds begins that ends with `verb`: "trồng mới, | trồng lại".

    What the figure before is said to do belongs to that: "64 lượt người | tham gia, | phát hiện 3 vụ".
    """
    at = verb.start()
    for head in reversed(list(head_pattern().finditer(text, start, at))):
        is_told = start > 0 and text[start - 1].isalpha() and not _NEW_PART.search(text, start, head.start())
        if head[0] not in entries("verbs") or text[head.end() : at] not in {", ", " và "} or is_told:
            break
        at = head.start()
    return at


def _cut(text: str, start: int, end: int) -> int:
    """Return where a phrase ends: at a mask that names no fund, at a preposition behind its second word, at `end`."""
    words = list(_WORD.finditer(text, start, end))
    fund = _FUND.match(text, start, end)
    if len(words) > 2:
        stop = phrase_end().search(text, fund.end() if fund else words[1].end(), end)
        end = stop.start() if stop else end
    masked = text.find(MASK, fund.end() if fund else start, end)
    return start + len(text[start : end if masked < 0 else masked].rstrip())


def is_plan(text: str, clue: Clue) -> bool:
    """Whether a phrase names a plan and nothing that is measured: "(kế hoạch 45%)"."""
    return re.compile(one_of("plans")).match(text, clue.start) is not None
