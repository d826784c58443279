"""Whose an office is: handed out along a sentence's chain of people.

A chain reads "đồng chí A, Chức x, Chức y; Chức z B": titles follow a name after a comma, a dash or in brackets, or
stand right before one. Titles over a list ("các Phó Chủ tịch UBND tỉnh: A, B, C") belong to everybody in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.facts.offices import office_words
from extract.facts.positions import offices_in
from extract.mentions.honorifics import is_honorific, is_only_honorific
from extract.patterns import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.positions import Office
    from extract.reading import Reading
    from extract.records import Mention, Span


@dataclass(slots=True, kw_only=True)
class Holder:
    """A person named at one place of the text, with the offices that the sentence gives there."""

    name: Mention
    offices: list[Office]
    start: int
    """Where the person's part of the chain begins: the first title or the name."""
    end: int
    """Where it ends: the last title or the name."""

    def own_offices(self) -> list[Office]:
        """Return the person's offices without those of the unit."""
        return [office for office in self.offices if not office.of_unit]


# What may stand between a name and its title, besides the mark that parts them.
_MERITS = (
    r"sinh năm \d{4}|\d+ tuổi|(?:người )?dân tộc [\w' ]+?|(?:thương|bệnh) binh(?: hạng)? \d/4|đảng viên"
    r"|(?:bà mẹ việt nam )?anh hùng(?: [^,;.:()–]{2,50}?)?"
    r"|(?:nghệ nhân|nghệ s[ĩỹ]|nhà giáo|thầy thuốc) (?:ưu tú|nhân dân)"
    r"|lão thành cách mạng|cựu chiến binh|cựu thanh niên xung phong"
    r"|(?:đại diện|ngụ|trú|quê|một trong những|chồng|vợ|con trai|con gái) [^,;.:()–]{2,60}?"
)
_ASIDE = rf"(?: ?\((?!đơn vị)[^)]{{1,60}}\))?(?:,? (?:{_MERITS}))*(?: ?\((?:{_MERITS})(?=, ))?"
_HOLDS = any_of(office_words().links)
_AFTER_NAME = re.compile(rf"{_ASIDE} ?(?:[,(:–-] ?{_HOLDS}?|{_HOLDS}) ?| ")
_BETWEEN = re.compile(rf" ?(?:[,–-]|và|,? ?{_HOLDS}) ?(?:{_HOLDS} )?(?:đơn vị )?")
_SHARED_BEFORE = re.compile(r"\b(?:các|hai|ba|bốn|những|\d+)(?: đồng chí| đ/c| ông,? bà| ông| bà| vị| anh| chị)? $")
_PARTED = re.compile(r"[,;)]")
_STRONG = re.compile(r"[;:]|\bvà\b|\bcùng\b")
"""What parts two people sooner than two titles of one."""
_CHAIN = re.compile(r", ")
_AND = re.compile(r"(?: và|,) (?:đồng chí |đ/c |ông |bà )?")
_COLON = re.compile(r"(?: ?:| gồm(?: có)?:?| là:?)? ?")
_NEXT_GROUP = re.compile(r"[;,.] (?:và )?(?:các|hai|ba|bốn|những|\d+|đại diện|lãnh đạo|cùng)\b")
_OPENED = re.compile(r":|\b(?:gồm|là)\b")
_LIST_MARK = re.compile(r"^[,;]?(?: và)? ")
_AS = re.compile(r"(?:^|[.\n“] ?)(?:là|với vai trò|trên cương vị|với cương vị)(?: một| người)? $")
_SINCE = re.compile(r"(?: từ [^,;.]{2,20})?, ")
_RANKED = re.compile(r", (?!và )[^,]{2,40} ")
_DASH_LEFT = re.compile(r" ?[-–] ?")
_CLAUSE_START = re.compile(r"(?:^|[.;:\n“]) ?$")
_ASSOCIATION = re.compile(
    r" (?:hội|hiệp hội|liên hiệp|câu lạc bộ|chi hội|công ty|hđqt|quỹ|ban liên lạc|chi bộ|tổ dân phố)\b(?! đồng)"
)
"""What people lead after they have left office."""


def holders_in(reading: Reading, sentence: Span) -> list[Holder]:
    """Return the people named in a sentence, in order, with the offices it gives them."""
    text = reading.folded[sentence.field]
    names = reading.within(sentence, "PER")
    if not names:
        return []
    holders = [Holder(name=name, offices=[], start=name.start, end=name.end) for name in names]
    offices = offices_in(reading, sentence)
    for i in range(len(holders) + 1):
        before, after = (holders[i - 1] if i else None), (holders[i] if i < len(holders) else None)
        start = before.name.end if before else sentence.start
        end = after.name.start if after else sentence.end
        block = [office for office in offices if start <= office.span.start < end]
        _hand_out(text, block, before, after, holders[i:])
    _share_backwards(text, holders)
    return holders


def _share_backwards(text: str, holders: list[Holder]) -> None:
    """Give the office behind a list to all in it: "A và B, Phó Chủ tịch UBND huyện", "các ông: A, B, C - Ủy viên …"."""
    for last in range(1, len(holders)):
        offices = holders[last].offices
        if not offices or holders[last].start < holders[last].name.start:
            continue
        shared = text.startswith(tuple(office_words().held_by_several), offices[0].span.start)
        first = last
        while (
            first
            and not holders[first - 1].offices
            and _AND.fullmatch(text, holders[first - 1].end, holders[first].start)
        ):
            first -= 1
        pair = first == last - 1 and " và " in text[holders[first].end : holders[last].start]
        if shared and (pair or _SHARED_BEFORE.search(text[: holders[first].start].rstrip(" :") + " ")):
            for holder in holders[first:last]:
                holder.offices = [offices[0]]


def _hand_out(text: str, block: list[Office], before: Holder | None, after: Holder | None, rest: list[Holder]) -> None:
    """Give the offices between two people to the one, to the other, or to all of the list that follows."""
    shared = _shared(text, block, after)
    if shared:
        for holder in _scope(text, shared[-1].span.end, rest):
            holder.offices = [*shared, *holder.offices]
        rest[0].start = shared[0].span.start
    free = [office for office in block if office not in shared]
    first_shared = shared[0].span.start if shared else None
    mine = [office for office in free if first_shared is None or office.span.start < first_shared]
    theirs = [office for office in free if first_shared is None or office.span.start > first_shared]
    left = _run_after(text, before, mine) if before else 0
    right = _run_before(text, theirs, after) if after else 0
    if before and after and not shared and left + right > len(free):
        left, right = _settle(text, before, free, left, right)
    if before:
        before.offices += _carry_former(text, mine[:left])
        before.end = mine[left - 1].span.end if left else before.end
    if after and right:
        after.offices += theirs[len(theirs) - right :]
        after.start = min(after.start, theirs[-right].span.start)


def _carry_former(text: str, offices: list[Office]) -> list[Office]:
    """Return the offices of a chain, those after a former one former too: "nguyên Bí thư Đảng ủy, Chủ tịch UBND xã".

    Who has left office may head an association or a company now, so that "nguyên" does not reach its offices.
    """
    former = False
    carried: list[Office] = []
    for office in offices:
        surface = text[office.span.start : office.span.end]
        own = surface.startswith("nguyên ")
        former = own or (former and _CHAIN.fullmatch(text, carried[-1].span.end, office.span.start) is not None)
        goes_on = former and not own and not _ASSOCIATION.search(surface)
        carried.append(replace(office, former=goes_on))
    return carried


def _run_after(text: str, holder: Holder, block: list[Office]) -> int:
    """Return how many of the offices behind a name are joined to it."""
    at, pattern = holder.name.end, _AFTER_NAME
    for count, office in enumerate(block):
        if not pattern.fullmatch(text, at, office.span.start):
            return count
        at, pattern = office.span.end, _BETWEEN
    return len(block)


def _run_before(text: str, block: list[Office], holder: Holder) -> int:
    """Return how many of the offices in front of a name are joined to it."""
    at = holder.name.start
    for count, office in enumerate(reversed(block)):
        gap = text[office.span.end : at]
        if count == 0 and _opens(text, block, gap):
            return len(block)
        if count == 0:
            joined = is_only_honorific(gap) and not _PARTED.search(gap)
            joined = joined or _is_dashed(text, office, gap) or _is_ranked(text, office, gap)
        else:
            joined = _BETWEEN.fullmatch(gap) is not None and not _STRONG.search(gap) and not _acts_for(text, office)
        if not joined:
            return count
        at = office.span.start
    return len(block)


def _is_ranked(text: str, office: Office, gap: str) -> bool:
    """Say whether a rank parts a name from the office in front of it: "Giám đốc Công an tỉnh, Thiếu tướng A"."""
    ranked = _RANKED.fullmatch(gap) is not None and is_only_honorific(gap.strip(", "))
    return ranked and _CLAUSE_START.search(text, 0, office.span.start) is not None


def _is_dashed(text: str, office: Office, gap: str) -> bool:
    """Say whether a dash joins a name to the office in front of it: "đ/c Bí thư Đảng ủy - Trần Văn Hợi"."""
    before = text[max(0, office.span.start - 20) : office.span.start]
    return (
        _DASH_LEFT.match(gap) is not None
        and is_only_honorific(gap.strip(" -–"))
        and (is_honorific(before) or _CLAUSE_START.search(before) is not None)
    )


def _opens(text: str, block: list[Office], gap: str) -> bool:
    """Say whether offices open a sentence whose subject has them: "Là Bí thư chi bộ từ năm 2009, ông Chuyên"."""
    start = block[0].span.start
    chained = all(_CHAIN.fullmatch(text, a.span.end, b.span.start) for a, b in pairwise(block))
    return chained and _AS.search(text, max(0, start - 30), start) is not None and _SINCE.match(gap) is not None


def _acts_for(text: str, office: Office) -> bool:
    """Say whether an office is one in whose name the person acts: "thừa ủy quyền của Chủ tịch nước, …"."""
    state = text.startswith(tuple(office_words().state), office.span.start)
    return state or text.endswith(("ủy quyền của ", "ủy quyền "), 0, office.span.start)


def _settle(text: str, before: Holder, block: list[Office], left: int, right: int) -> tuple[int, int]:
    """Return how many offices go to either side where both could have them.

    In a list that puts titles first, a comma after a name begins the next person's titles, a dash goes on with this
    one's; in a list that puts names first, only the last title can be the next person's.
    """
    ends = [before.name.end, *(office.span.end for office in block)]
    gaps = [text[end : office.span.start] for end, office in zip(ends, block, strict=False)]
    strong = next((i for i in range(len(block) - 1, -1, -1) if _STRONG.search(gaps[i])), None)
    if strong is not None:
        return min(left, strong), len(block) - strong
    if before.start == before.name.start:
        return len(block) - 1, 1
    own = next((i for i, gap in enumerate(gaps) if "," in gap), len(block) - 1)
    return min(own, len(block) - 1), len(block) - min(own, len(block) - 1)


def _shared(text: str, block: list[Office], after: Holder | None) -> list[Office]:
    """Return the offices of a block that stand over a list of people ("các đồng chí Phó Chủ tịch UBND tỉnh: A, B")."""
    first = next(
        (
            i
            for i, office in enumerate(block)
            if _SHARED_BEFORE.search(text, max(0, office.span.start - 24), office.span.start)
        ),
        None,
    )
    if first is None or after is None:
        return []
    last = first
    while last + 1 < len(block) and _BETWEEN.fullmatch(text, block[last].span.end, block[last + 1].span.start):
        last += 1
    next_start = block[last + 1].span.start if last + 1 < len(block) else after.name.start
    gap = text[block[last].span.end : next_start]
    return block[first : last + 1] if _COLON.match(gap) and is_only_honorific(_COLON.sub("", gap, count=1)) else []


def _scope(text: str, start: int, rest: list[Holder]) -> Iterator[Holder]:
    """Yield those of `rest` over whom shared offices stand, which end at `start`.

    A list whose people are parted by semicolons goes on over them; one parted by commas ends at the first.
    """
    opened = _OPENED.search(text, start, rest[0].name.start) is not None
    over_semicolons = len(rest) > 1 and ";" in text[rest[0].name.end : rest[1].name.start]
    at = start
    for holder in rest:
        gap = text[at : holder.name.start]
        own_title = not opened and not is_only_honorific(_LIST_MARK.sub("", gap, count=1))
        if holder is not rest[0] and (_NEXT_GROUP.search(gap) or own_title or (";" in gap and not over_semicolons)):
            return
        yield holder
        at = holder.name.end
