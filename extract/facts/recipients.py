"""Who gets an honour: the list of counts, units and people in a region of a masked sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.facts.awarding import cues
from extract.facts.recipient_groups import ONE_OF, Group, Named, read_count
from extract.patterns import any_of
from extract.records import RecipientKind, Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from extract.facts.masking import Masked


_MASSES = r"(?:đảng bộ|chính quyền|(?:nhân dân|đồng bào)(?: các dân tộc)?|quân|dân|cán bộ|chiến sĩ)"
_PEOPLE = rf"{_MASSES}(?:[, ]+(?:và )?{_MASSES})*"
# What parts the members of a list; a name that nothing parts from the one before it begins something new.
_ONE_OF = re.compile(rf"{ONE_OF}$")
_PARTED = re.compile(r"^\s*(?:[,;)“\"]|(?:và|cùng|đồng thời)\b)")
_INTRODUCTION = (
    r"(?:[:(]|(?:gồm có|bao gồm|gồm|trong (?:số )?đó(?:,? có)?|cụ thể(?: là)?|đó là|là|như) ?:?)"
    r" ?(?:\d+[.)] ?|[-+] ?)?(?:các )?"
)
# A preposition that makes the name after it an adjunct, no subject.
_ADJUNCT = re.compile(
    r"\b(?:của|tại|ở|thuộc|theo|từ|đến|về|trong|vì|trên|do|bởi|so với|qua|sang|cùng với|thay mặt|ủy quyền)(?: các)? $"
)
# "O xếp thứ nhì và O xếp thứ ba": the list goes on after a member's rank.
_RANK = r"(?:nhất|nhì|hai|ba|tư|năm|\d)"
_RANKED = re.compile(
    rf",? (?:(?:xếp|đứng|đạt|về)(?: ở)?(?: vị trí)?(?: hạng| thứ){{1,2}} {_RANK}|(?:hạng )?{_RANK} (?:khối|cụm))\b"
)
# "gồm O - đơn vị dẫn đầu B, và O": the list goes on after what is said about one of its members.
_RESUMED = re.compile(r"^(?:,|;)? ?và ")
# "bà P ở thôn Tả, ông P": a form of address goes on with a list of people whatever was said about the last one.
_ADDRESSED = re.compile(
    r"(?:[,;)]|\bvà) ?(?P<address>(?:cụ |các )?(?:ông|bà|anh|chị|em|cháu|cụ|thầy|cô|đồng chí|đ/c) )$"
)
_BRACKET = re.compile(r" ?\( ?")
_ITEMS = re.compile(r"; ?\d{1,2}[.)] ")
_CREDIT = re.compile(r"\b(?:ảnh|tin|bài|nguồn|clip) ?: ?$")
_MASSES_ALONE = re.compile(_MASSES)
_PEOPLE_OF = re.compile(rf"{_PEOPLE} $")
_HOUSE = re.compile(r"\b(?:gia đình|hộ)\b(?! sinh| lý)")
_LEVELS = {
    **dict.fromkeys(("thôn", "bản", "ấp", "buôn", "làng", "xóm", "khu phố", "tổ dân phố", "khóm"), 1),
    **dict.fromkeys(("xã", "phường", "thị trấn"), 2),
    **dict.fromkeys(("huyện", "quận", "thị xã", "thành phố"), 3),
    "tỉnh": 4,
}
_LEVEL = re.compile("|".join(_LEVELS))


@cache
def _address() -> str:
    """Return the pattern of forms of address and the like before a name: no prepositions, no verbs."""
    return rf"(?P<address>(?:{_PEOPLE} )|(?:(?!{any_of(cues().no_address)}\b)\w[\w./]* ){{0,6}}?)"


@cache
def _next() -> re.Pattern[str]:
    """Return the pattern of what stands between two members of a list."""
    item = r"(?:\d{1,2}[.)] |(?<=; )[-+•] )?"
    joint = r"(?:(?:và|cùng|cùng với|cho|đồng thời|các|tặng) )*"
    counted = r"(?: (?:tập thể|cá nhân|đơn vị|hộ)\b| sản xuất| công tác)?"  # "5 lượt | tập thể", "8 tổ | sản xuất"
    return re.compile(rf"^{counted}[\s,;)“\"]*{item}{joint}{_address()}[“\"]?$")


@cache
def _introduced() -> re.Pattern[str]:
    """Return the pattern of what introduces the names that spell out a count."""
    return re.compile(rf"(?:(?<!\w)|(?=[:(])){_INTRODUCTION}{_address()}[“\"]?$")


@cache
def _affiliated() -> re.Pattern[str]:
    """Return the pattern of what stands between a person and an office, an employer or a home; or in brackets."""
    home = r"(?:(?:trú |ngụ )?(?:ở|tại|thuộc|của) )?"
    return re.compile(rf"^(?:[\s,(–-]*{home}(?:(?!{any_of(cues().no_address)}\b)[\w.]+,? ){{0,5}}|[^()]*\([^)]*)$")


@cache
def _subject() -> re.Pattern[str]:
    """Return the pattern of what stands before the subject of a clause: anything."""
    return re.compile(rf"(?:^|[\s,;:.(“\"]){_address()}[“\"]?$")


@cache
def _unit() -> re.Pattern[str]:
    """Return the pattern of a unit's name up to the place or body that ends it."""
    head = rf"(?!tổ chức|đội ngũ|cơ sở vật chất|nhóm hộ){any_of(cues().units)}"
    unit = rf"(?P<unit>{head}(?: [\w.]+| ?,(?= [^\W\d])| -){{1,10}},? )$"
    return re.compile(rf"(?:^|[,;:(]|\b(?:và|cho|là|gồm|có|tặng|thể|vị)) ?{unit}")


@cache
def _new_clause() -> re.Pattern[str]:
    """Return the pattern of "…; bầu đoàn đại biểu": the list is over; "…; trong đó có", "…; bà P" go on with it."""
    return re.compile(rf"; ?(?:đồng thời |cũng )?{any_of(cues().new_clauses)}\b")


class Listing:
    """Reads a list of recipients from left to right.

    Args:
        masked: the sentence.
        start: where in the masked text the region begins.
        end: where it ends.
        subject: the list stands before its verb, after whatever else the clause begins with: only its last run of
            names and counts is meant ("Kết thúc năm, Cụm có | L, L | được tặng").
        itemised: the region is one item of a list, so that a comma stands inside a name.
    """

    def __init__(self, masked: Masked, start: int, end: int, *, subject: bool = False, itemised: bool = False) -> None:
        self._masked, self._at, self._end, self._subject = masked, start, end, subject
        self._groups: list[Group] = []
        self._person = False  # the offices that follow a person's name are no recipients
        self._titled = False  # nor is the organisation between a title and a name
        self._office = False  # a title and its organisation go on with the list: so does the name after them
        self._introduced = False  # names that spell out the count before them
        self._prose = False  # what is said about the recipients: names in it are none
        self._place: tuple[Named, int] | None = None
        # Where semicolons or numbers part the items, a comma stands inside one: "1. Trạm Y tế A, xã B; 2. …".
        self._itemised = itemised or _ITEMS.search(masked.text, start, end) is not None
        self._first: int | None = None

    @property
    def first(self) -> int:
        """Where in the masked text the list begins; its end when nothing was read."""
        return self._first if self._first is not None else self._end

    def read(self) -> list[Group]:
        """Return the recipients of the region."""
        for index in self._masked.indices("QPOLBTKEA", self._at, self._end):
            if not self._subject and _new_clause().search(self._masked.text, self._at, index):
                break
            ranked = _RANKED.match(self._masked.text, self._at, index)
            self._at = ranked.end() if ranked is not None else self._at
            self._take(index, self._masked.text[index], self._masked.text[self._at : index])
            self._at = index + 1
        return self._groups

    def _take(self, index: int, letter: str, glue: str) -> None:
        """Take the mention at `index`, which `glue` parts from the one before."""
        if letter in "KEA" or _CREDIT.search(glue) is not None:
            self._prose = True
        elif letter == "Q":
            self._take_count(index, glue)
        elif not self._belongs_to_person(index, letter, glue) and not self._is_aside(letter, glue):
            unit = self._unit_before(letter, glue)
            address = self._address(glue[:unit])
            if letter == "T":
                self._titled = True
                self._office = address is not None
            elif address is not None:
                self._take_name(index, letter, address, self._at + unit)

    def _unit_before(self, letter: str, glue: str) -> int:
        """Return where in `glue` a unit begins that the mention after it only places: "Tổ hợp tác cà phê | buôn A"."""
        unit = _unit().search(glue) if letter in "LO" else None
        return unit.start("unit") if unit is not None else len(glue)

    def _address(self, glue: str) -> str | None:
        """Return the form of address before a name that goes on with the list; None where the name is no part of it."""
        parted = not self._groups or self._office or _PARTED.match(glue) is not None
        following = _next().match(glue) if parted else None
        if following is not None and (not self._prose or (self._introduced and _RESUMED.match(glue))):
            self._prose = False
            return following["address"]
        addressed = _ADDRESSED.search(glue) if self._groups and self._groups[-1].names else None
        if addressed is not None:
            self._prose = False
            return addressed["address"]
        introduced = _introduced().search(glue)
        if introduced is not None:  # with no one counted before it, it opens the subject: "trong đó | anh P | được"
            self._introduced, self._prose = bool(self._groups) or not self._subject, False
            return introduced["address"]
        subject = _subject().search(glue) if self._subject else None
        if subject is not None and not _ADJUNCT.search(glue, 0, subject.start("address")):
            self._restart()
            return subject["address"]
        self._prose = True
        return None

    def _restart(self) -> None:
        self._groups = []
        self._first = None
        self._person = self._titled = self._office = self._introduced = self._prose = False
        self._place = None

    def _take_count(self, index: int, glue: str) -> None:
        """Take a count of recipients; after prose only where a comma or "và" still holds the list together."""
        read = read_count(self._masked.quote(index, index + 1), self._masked.text[index + 1 : self._end])
        listed = _next().match(glue) is not None or (not self._subject and _introduced().search(glue) is not None)
        held = listed or (";" not in glue and re.search(r"(?:,|và) ?$", glue) is not None)
        if read is None or not (held or self._subject):
            self._prose = True
            return
        members: list[Named] = []
        if self._subject and not listed:
            members = self._one_of_many(index, glue)
            self._restart()
        self._first = index if self._first is None else self._first
        self._groups.append(Group(read[1], read[0], self._masked.span_of(index, index + 1), members))
        self._person = self._titled = self._introduced = self._prose = False
        self._place = None

    def _one_of_many(self, index: int, glue: str) -> list[Named]:
        """Return who was named before a count that they are part of: "P là một trong 9 hộ"."""
        quote = fold_spelling(self._masked.quote(index, index + 1))
        if _ONE_OF.search(glue) is None and re.match(ONE_OF, quote) is None:
            return []
        return [named for group in self._groups for named in group.names]

    def _belongs_to_person(self, index: int, letter: str, glue: str) -> bool:
        """Return whether a title, an organisation or a place tells who the person before or after it is."""
        if letter == "P":
            self._person = self._titled = False
            return False
        next_one = letter == "T" and self._masked.text.startswith(" P", index + 1)  # "P, | T P"
        if self._person and _affiliated().match(glue) and not next_one:
            return True
        was_titled, self._titled = self._titled, False
        self._person = False
        return was_titled and glue == " "

    def _is_aside(self, letter: str, glue: str) -> bool:
        """Return whether brackets tell where the recipient before them is: "Trường A | (huyện B)"."""
        return letter in "LO" and self._place is not None and _BRACKET.fullmatch(glue) is not None

    def _take_name(self, index: int, letter: str, address: str, begins: int) -> None:
        """Take the recipient that the mention at `index` names, or that begins before it."""
        people = _PEOPLE_OF.search(address)
        house = _HOUSE.search(address) if letter == "P" else None
        own = people or house  # what of the address is part of the name: "Nhân dân", "gia đình ông"
        start = begins - (len(address) - own.start()) if own is not None else begins
        level = _level(self._masked.quote(index, index + 1)) if letter in "LO" else 0
        if self._place is not None and self._is_one(index, letter, level, people=people is not None):
            self._extend(index, level)
            return
        named = Named(self._masked.quote(start, index + 1), self._masked.span_of(start, index + 1))
        self._first = start if self._first is None else self._first
        self._person, self._office = letter == "P", False
        self._place = (named, level)
        kind: RecipientKind = "collective" if letter != "P" else "household" if house is not None else "individual"
        self._group_for(kind).names.append(named)

    def _is_one(self, index: int, letter: str, level: int, *, people: bool) -> bool:
        """Return whether a name goes on with the recipient before it: "thôn A, xã B", "Đảng bộ và Nhân dân huyện C"."""
        if self._place is None:
            return False
        before, inner = self._place
        if people and _MASSES_ALONE.fullmatch(fold_spelling(before.surface)):
            return True
        if self._masked.text[self._at : index] != ", ":
            return False
        return (letter == "L" and 0 < inner < level) or (letter in "LO" and self._itemised)

    def _extend(self, index: int, level: int) -> None:
        """Make the mention at `index` part of the recipient before it."""
        if self._place is None:
            return
        before = self._place[0]
        between = self._masked.text[self._at : index]
        last = self._masked.span_of(index, index + 1)
        gap = self._masked.quote(self._at, index) if between else ""
        before.surface = f"{before.surface}{gap}{self._masked.quote(index, index + 1)}"
        before.span = Span(field=before.span.field, start=before.span.start, end=last.end)
        self._place = (before, level)

    def _group_for(self, kind: RecipientKind) -> Group:
        """Return the group that a name of `kind` joins: the count that it spells out, or the names before it."""
        counted = [group for group in self._groups if group.count is not None and group.kind in (kind, "mixed")]
        if self._introduced and counted:
            return counted[-1]
        plain = [group for group in self._groups if group.count is None and group.kind == kind]
        if not plain:
            plain = [Group(kind)]
            self._groups.append(plain[0])
        return plain[-1]


def _level(surface: str) -> int:
    """Return how high an administrative unit stands, 0 where its name does not say."""
    head = _LEVEL.match(fold_spelling(surface))
    return _LEVELS[head[0]] if head is not None else 0
