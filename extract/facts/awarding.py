"""The words around an honour: who gives it with which verb, and whether its recipients follow ("cho", ":", "gồm").

Everything here reads a masked sentence (extract.facts.masking): "đề nghị T O tặng A của O cho Q, Q và P".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.gazetteer import load_gazetteer
from extract.numbers import DIGITS
from extract.patterns import any_of
from extract.records import RecipientKind
from extract.text import fold_spelling
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from extract.facts.masking import Masked


class Awarding(Strict):
    """gazetteer/awarding.yml: the verbs of giving and proposing, and the nouns that recipients are counted by."""

    praising: tuple[str, ...]
    verbs: tuple[str, ...]
    adverbs: tuple[str, ...]
    extents: tuple[str, ...]
    proposing: tuple[str, ...]
    not_proposing: tuple[str, ...]
    councils: tuple[str, ...]
    targets: tuple[str, ...]
    talk: tuple[str, ...]
    new_clauses: tuple[str, ...]
    state_honours: tuple[str, ...]
    state_givers: tuple[str, ...]
    objects: tuple[str, ...]
    institutions: tuple[str, ...]
    no_address: tuple[str, ...]
    units: tuple[str, ...]
    recipient_kinds: dict[RecipientKind, tuple[str, ...]]


class Lead(NamedTuple):
    """What stands before an honour: "được | T O | tặng | danh hiệu"."""

    start: int
    """Where it begins in the masked text; recipients that precede the honour end here."""
    verb: str | None
    """None where the honour follows the one before it in a list: "…, Bằng khen cho …"."""
    giver: tuple[int, int] | None
    passive: bool
    proposed: bool
    listed: bool
    """Without a verb of its own, the honour goes on with a list."""
    number: tuple[int, int] | None
    """How many of the honour: "tặng | 18 | Cờ thi đua"."""
    recipient: tuple[int, int] | None
    """Who stands between verb and honour: "tặng | anh | Bằng khen", "…, | 5 cá nhân | Lao động tiên tiến"."""


class Tail(NamedTuple):
    """What stands after an honour: "của T O | năm 2022 | cho"."""

    end: int
    giver: tuple[int, int] | None
    year: int | None
    """Where the year stands in the masked text."""
    passive: bool
    """"danh hiệu A được tặng cho": nobody who stands before the honour gives it."""
    marker: str | None
    """What announces the recipients that follow; None where they don't."""


# "UBND các huyện" is no single organisation, so that no mention may mark it.
_AREAS = r"(?:tỉnh|thành phố|huyện|thị xã|xã|phường|thị trấn|địa phương)"
_BODY = rf"(?:(?:O|ubnd) các {_AREAS}(?:, {_AREAS})*|(?:tổng )?O)"
_BARE = r"(?:sở|ngành|cục|tổng cục|bộ|tỉnh|huyện|thành phố|công ty|tập đoàn|nhà trường|bệnh viện)(?!\w)"
GIVER = rf"(?:T(?:(?:, ?| và | - | )T)*(?: (?:{_BODY}|{_BARE}))?|{_BODY})"
# "T O vừa ký K ngày D, tặng A": the decision stands between giver and verb.
_DECISION = (
    r"(?: (?:đã |vừa )?(?:ban hành|ký ban hành|ký|có|ra|công bố)(?: các)?(?: quyết định)?(?: K)?(?: D)?,?)?"
    r"(?: (?:về việc|về|khen thưởng,?))?"
)


# A giver that no mention marks: "của bộ, ngành trung ương".
_UNMARKED = (
    r"(?:các )?(?:đảng|nhà nước|bộ|ngành|tỉnh|trung ương|chính phủ|ubnd|chủ tịch|thủ tướng|hội|sở|huyện|thành phố|xã"
    r"|giáo hội|công an|liên đoàn|đoàn|công đoàn|cục|tổng cục|tập đoàn|tổng công ty|quân khu|bộ tư lệnh|hội đồng"
    r"|mặt trận|phường)"
    r"(?:,? (?!(?:cho|năm|và|vì|được|trao|tặng|phong|truy|khen|công nhận|vinh danh|xét|thưởng|đã|cấp)\b)\w+){0,6}"
)
# "P được | ông P, T O | trao A": who hands over gives nothing.
_HANDER = r"(?:(?:\w[\w./]* ){0,3}?P(?:,? ?[-–(]? ?T(?:(?:, ?| và | - | )T)*(?: O)?(?:, T(?: O)?)*\)?,?)?)"
_NUMBER = rf"(?: (?P<number>{DIGITS})(?= ))?"


@cache
def cues() -> Awarding:
    """Return the gazetteer of this module."""
    return load_gazetteer("awarding", Awarding)


@cache
def has_cue(group: str) -> re.Pattern[str]:
    """Return the pattern of one group's phrases as whole words."""
    return re.compile(rf"(?<!\w){any_of(getattr(cues(), group))}(?!\w)")


@cache
def _lead() -> re.Pattern[str]:
    adverb = any_of(cues().adverbs)
    propose = rf"(?:{any_of(cues().proposing)}|để|làm cơ sở)"
    several = rf"(?<=được ){GIVER}(?:(?:, | và ){GIVER})+"
    unmarked = rf"(?:(?<=được )|(?<=đề nghị )|(?<=trình )|(?<=của )){_UNMARKED}"
    giver = rf"(?:(?:(?<=được ){_HANDER}|(?P<giver>{several}|{GIVER}|{unmarked}))(?: {adverb})*{_DECISION} )?"
    joined = rf"(?:{any_of([*cues().verbs, *cues().praising])}(?: nóng)?(?: (?:số tiền )?Q)?(?:,| và) )*"
    chain = rf"(?:(?:{adverb}|được|{propose}),? )*{giver}(?:{adverb} )*{joined}"
    recipient = rf"(?: (?:cho )?(?P<recipient>{_recipient()})(?!,))?"
    high = "(?: (?:vinh dự|cao quý|nhà nước))*"
    form = rf"(?:,? (?:các |những )?(?:danh hiệu|hình thức|phần thưởng){high})?:?{_NUMBER}"
    verb = rf"(?P<verb>{any_of([*cues().verbs, *cues().proposing, 'là'])})(?: cho| thưởng)?"
    return re.compile(rf"(?<!\w)(?P<chain>{chain}){verb}{recipient}{form} ?[“\"‘«' ]*$")


@cache
def _recipient() -> str:
    """Return the pattern of recipients between verb and honour: a pronoun, a name, a count with all its nouns."""
    nouns = any_of([noun for kind in cues().recipient_kinds.values() for noun in kind])
    return rf"(?:{any_of(cues().objects)}(?! P)|(?:[\w./]+ ){{0,3}}?[PO]|Q(?:(?:,| và) {nouns})*)"


_MARKER = (
    r"(?:(?: (?:(?:(?:truy |trao |phong )?tặng|trao)(?: cho)?|cho|đối với|dành cho|thuộc về|tới|đến)(?: ?:)?(?= ))"
    r"| lên (?:lá )?(?:quân kỳ|đội kỳ|cờ)(?: quyết thắng)?(?: truyền thống)?(?: của)?(?= )"
    r"|,? trong (?:số )?đó có(?= (?:\w+ ){0,3}[PO])|,? gồm(?: có)? ?:?| là ?:?(?= )|(?= Q)| ?:| (?=\())"
)


# "(năm 2016)", "vào năm 2016", "các năm 2016, 2018"; not "A, năm 2020 được tặng B".
_NEXT_YEAR = r"(?!, ?D,? (?:được|đạt|nhận|đón|vinh dự|lại|tiếp tục|[TOP]|ông|bà|anh|chị)\b)"
_WHEN = _NEXT_YEAR + r"(?: ?[(,]?(?:(?: vào| trong| các)? )?(?P<{}>D)(?:(?:,| và) \d{{4}}(?!\d))*\)?)?"


@cache
def _tail() -> re.Pattern[str]:
    goes_on = r"(?= (?:cho|tặng|đối với|của)\b)"
    word = r" (?!(?:[A-Z]|được|đã|vinh dự|đề nghị|nhận|đạt|tặng|trao)\b)\w+"  # a verb is another clause's
    gift = rf"(?:và|cùng|cùng với|kèm|kèm theo)(?: Q|(?:{word}){{1,4}}(?: Q)?)"
    said = rf"lần (?:thứ )?\w+|(?:{gift}|(?:về|trong) thành tích [^,;:.]{{3,60}}?){goes_on}"
    extent = rf"(?:(?: và|,) hạng \w+| (?:{any_of(cues().extents)}|{said}))*"
    giver = rf"(?:(?: của)? (?P<giver>{GIVER})| của (?P<unmarked>{_UNMARKED}))?"
    passive = r"(?P<passive> (?:đã |cũng )?được (?:tặng|trao|trao tặng|phong tặng))?"
    return re.compile(
        rf"[”\"’»']*{extent}{_WHEN.format('year')}{giver}{_WHEN.format('late')}{extent}{passive}"
        rf"(?P<marker>{_MARKER})?"
    )


_STATE = r"chủ tịch nước|thủ tướng(?: chính phủ)?"
_AUTHORITY = re.compile(
    rf"(?:thừa|theo|được)(?: sự)? (?:ủy quyền|ủy nhiệm|quyền|lệnh)(?: của)? (?P<giver>T(?: O)?|O|{_STATE})"
    r"|thay mặt (?P<other>T O|O|trung ương [\w ]{2,25}?)(?=,)"
)
_DECIDER = re.compile(rf"(?P<giver>{GIVER})(?: (?:đã|vừa))? (?:ban hành|ký ban hành|ký|ra) [^;]*$")
_PLANNED = re.compile(r"\b(?:sẽ|dự kiến)\b")
_PERSON_BEFORE = re.compile(r"P(?: \([^)]*\))?[,\s–(-]*$")
SPELLED_OUT = ("", "gồm", "gồm có", "là", "trong đó có", "trong số đó có")
"""Markers, without colon and comma, of recipients that spell out those counted before the honour."""
HANDED_OVER = re.compile(r"(?:công bố và )?trao|gắn")
RECEIVED = re.compile(r"(?:đón )?nhận|đạt|giành|đoạt|(?:tiếp tục )?giữ vững|duy trì|là")
_LISTED = re.compile(rf"(?:^|[,;:(]|và|cùng)(?P<recipient> Q)?(?: (?:các )?danh hiệu)?{_NUMBER} ?[“\"‘«' ]*$")


def read_lead(masked: Masked, start: int, award: int) -> Lead:
    """Return what stands before the honour at `award`, not before `start`."""
    before = masked.text[start:award]
    found = _lead().search(before)
    if found is None or (found["recipient"] is not None and found["verb"] not in cues().verbs):
        return _read_listed(before, start, award)
    chain, at, giver = found["chain"], found.start(), found["giver"]
    if giver is not None and (RECEIVED.match(found["verb"]) or _PERSON_BEFORE.search(before, 0, found.start("giver"))):
        at = found.end("giver")  # who receives, or the office of the person who hands over
        chain, giver = before[at : found.start("verb")], None
    return Lead(
        start=start + at,
        verb=found["verb"],
        giver=_shift(found.span("giver"), start) if giver is not None else None,
        passive=re.search(r"\bđược\b", chain) is not None,
        proposed=_PLANNED.search(chain) is not None
        or has_cue("proposing").search(f"{chain}{found['verb']}") is not None,
        listed=False,
        number=_shift(found.span("number"), start),
        recipient=_shift(found.span("recipient"), start),
    )


def _read_listed(before: str, start: int, award: int) -> Lead:
    """Return what stands before an honour without a verb of its own."""
    listed = _LISTED.search(before)
    if listed is None:
        return Lead(award, None, None, False, False, False, None, None)
    recipient = _shift(listed.span("recipient"), start)
    begins = award if recipient is None else recipient[0]
    return Lead(begins, None, None, False, False, True, _shift(listed.span("number"), start), recipient)


def read_tail(masked: Masked, award: int) -> Tail:
    """Return what stands after the honour at `award`."""
    found = _tail().match(masked.text, award + 1)
    if found is None:
        return Tail(award + 1, None, None, False, None)
    year = next((found.start(name) for name in ("year", "late") if found[name]), None)
    return Tail(
        found.end(),
        _shift(found.span("giver" if found["giver"] else "unmarked"), 0),
        year,
        found["passive"] is not None,
        found["marker"],
    )


def may_give(giver: str, form: str) -> bool:
    """Return whether the giver of another honour may give this one too: only the State gives the State's honours."""
    if has_cue("state_honours").match(fold_spelling(form)) is None:
        return True
    return has_cue("state_givers").match(fold_spelling(giver)) is not None


def find_decider(masked: Masked, end: int) -> tuple[int, int] | None:
    """Return who decides what the sentence then lists: "T O đã ban hành 5 quyết định, trong đó tặng …"."""
    found = _DECIDER.search(masked.text, 0, end)
    return found.span("giver") if found is not None else None


def find_authority(masked: Masked, start: int, end: int) -> tuple[int, int] | None:
    """Return who authorised the presentation: "thừa ủy quyền của T"."""
    found = _AUTHORITY.search(masked.text, start, end)
    return found.span("giver" if found["giver"] else "other") if found is not None else None


def _shift(span: tuple[int, int], by: int) -> tuple[int, int] | None:
    return (span[0] + by, span[1] + by) if span[0] >= 0 else None
