"""The honours of one sentence, read from left to right; what a list leaves out is carried over from the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract.facts.award_giving import Giving, Quoted
from extract.facts.award_years import Year, find_leading_year, find_reason_year, find_years
from extract.facts.awarding import (
    HANDED_OVER,
    RECEIVED,
    Lead,
    Tail,
    find_authority,
    find_decider,
    has_cue,
    may_give,
    read_lead,
    read_tail,
)
from extract.facts.recipient_groups import Group, Named, joined, read_kind
from extract.facts.recipients import Listing
from extract.numbers import read_numeral
from extract.records import Rejection, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extract.facts.masking import Masked
    from extract.records import AwardStatus


@dataclass(slots=True)
class _Before:
    """What an honour hands on to the next one of the sentence."""

    giver: Quoted | None = None
    outer: bool = False
    groups: list[Group] = field(default_factory=list)
    proposed: bool = False
    year: Year | None = None


_SUBJECT_PRONOUN = re.compile(r"\b(?:anh|chị|ông|bà|em|cô|thầy|đồng chí) ?,? ?$")
_OBJECT_PRONOUN = re.compile(r" (?:cá nhân )?(?P<who>anh|chị|ông|bà|em|cô|thầy)\b(?! P)(?: và\b)?")
# "Q gồm: O; O và O | được suy tôn": the semicolon stands inside the subject's list.
_OPEN_LIST = re.compile(r"(?<![^\s])Q[^;]{0,40}:[^:Q]*$")
_JOINT = re.compile(r", ?|\bvà ")
_NAMED_AS = re.compile(r"\b(?:công nhận|suy tôn|bình chọn|bầu chọn|vinh danh|tôn vinh|bình xét|lựa chọn)\b")
_DENIED = re.compile(r"\b(?:không|chưa) (?:thông qua|đồng ý|nhất trí|xét|xem xét|đề nghị|tặng|được|trình|công nhận)\b")
_ANYBODY = re.compile(
    r"\b(?:các|những|nhiều|một số) (?:tập thể|cá nhân|đơn vị|hộ|tổ chức|địa phương|gương|điển hình)\b"
)
_SPELLED_OUT = ("", "gồm", "gồm có", "là")
_AMONG = re.compile(r" (?:có|gồm) ")
# "Cờ thi đua và | Bằng khen cho …": one list of recipients for both.
_PAIRED = re.compile(r"[”\"’»']*(?:,| và|, và)(?: các)?(?: danh hiệu)? ?[“\"‘«']*")
_DONE = re.compile(r"\b(?:đã|vừa|vinh dự)\b(?! đề nghị| trình)")


class SentenceReader:
    """Reads the honours of one sentence.

    Args:
        masked: the sentence.
        proposed: whether a list that this sentence belongs to is one of proposals.
        told_proposed: whether what the article told last was proposed; an honour without any verb goes on with it.
        person: returns the full name that a pronoun (None) or a given name before a character means.
    """

    def __init__(
        self,
        masked: Masked,
        *,
        proposed: bool,
        told_proposed: bool,
        person: Callable[[str | None, Span], Named | None],
    ) -> None:
        self._told_proposed = told_proposed
        self._masked, self._text, self._person = masked, masked.text, person
        self._awards = masked.indices("A")
        starts = [0, *(index + 1 for index in self._awards)]
        self._leads = [read_lead(masked, start, award) for start, award in zip(starts, self._awards, strict=False)]
        self._tails = [read_tail(masked, award) for award in self._awards]
        self._splits = [self._split(k, starts[k]) for k in range(len(self._awards))]
        self._before = _Before(proposed=proposed)
        self._council = proposed or has_cue("councils").search(self._text) is not None

    def read(self) -> Iterator[Giving | Rejection]:
        """Yield what is given or proposed, and the honours that are only named."""
        made: list[Giving] = []
        for k, award in enumerate(self._awards):
            reason = self._no_award(k)
            if reason is None:
                made += self._givings(k)
            else:
                yield Rejection(kind="awards", span=self._masked.span_of(award, award + 1), reason=reason)
        self._spread_year(made)
        yield from made

    def _split(self, k: int, start: int) -> int:
        """Return where what belongs to the honour `k` begins: after the recipients of the one before it."""
        lead, tail = self._leads[k], self._tails[k]
        semicolon = self._text.rfind(";", start, lead.start)
        if semicolon >= 0:
            opened = _OPEN_LIST.search(self._text, start, semicolon) if tail.marker is None else None
            return semicolon + 1 if opened is None else opened.start()
        if k == 0:
            return 0
        forward = self._tails[k - 1].marker is not None
        before = tail.marker is None or tail.marker.strip(" ,:") in _SPELLED_OUT
        if before and forward and lead.verb is not None:
            joints = [m.end() for m in _JOINT.finditer(self._text, start, lead.start)]
            named = [at for at in joints if re.search(r"[QPOLB]", self._text[at : lead.start])]
            return named[-1] if named else lead.start
        if lead.verb is not None and HANDED_OVER.match(lead.verb) and lead.giver is None:
            comma = self._text.rfind(",", start, lead.start)
            return comma + 1 if comma >= 0 and "P" in self._text[comma : lead.start] else lead.start
        return lead.start if forward else self._tails[k - 1].end

    def _no_award(self, k: int) -> str | None:
        """Return why the honour `k` is only named, or None."""
        clause = self._text[self._splits[k] : self._awards[k]]
        last = max((clause.rfind(letter) for letter in "QPOLB"), default=-1)
        if has_cue("targets").search(clause):
            return "a target, or an application"
        if has_cue("talk").search(clause, last + 1):
            return "talked about, not given"
        if _DENIED.search(clause):
            return "refused"
        lead, tail = self._leads[k], self._tails[k]
        if lead.verb is None and tail.marker is None and not lead.listed:
            return "no verb gives it"
        if lead.verb == "là" and not _NAMED_AS.search(clause):
            return "what somebody is, not what is given now"
        return None

    def _givings(self, k: int) -> list[Giving]:
        """Return the honour `k` for each group of its recipients."""
        lead, tail = self._leads[k], self._tails[k]
        end = self._splits[k + 1] if k + 1 < len(self._splits) else len(self._text)
        groups, rule, outer = self._recipients(k, lead, tail, end)
        giver = self._giver(k, lead, tail, outer)
        proposed = self._proposed(k, lead, outer)
        year = self._year(k, tail, end, proposed=proposed)
        self._before.proposed = proposed
        self._before.outer = outer is not None or (lead.verb is None and self._before.outer)
        award = self._masked.span_of(self._awards[k], self._awards[k] + 1)
        status: AwardStatus = "proposed" if proposed else "granted"
        return [Giving(award, giver, group, status, year, rule) for group in groups or (None,)]

    def _recipients(self, k: int, lead: Lead, tail: Tail, end: int) -> tuple[list[Group], str, Lead | None]:
        """Return the recipients, the rule that found them, and the verb before a subject ("công nhận Q đạt")."""
        subject, outer = self._subject(k, lead)
        if subject:
            self._before.groups = subject
        groups, rule = self._read_recipients(k, lead, tail, end, subject)
        if not groups and lead.number is not None:
            count = int(read_numeral(self._text[slice(*lead.number)]).value)
            kind = read_kind(self._masked.quote(self._awards[k], self._awards[k] + 1))
            groups, rule = [Group(kind, count, self._masked.span_of(*lead.number))], "awards.honours_counted"
        return groups, rule, outer if subject else None

    def _read_recipients(
        self, k: int, lead: Lead, tail: Tail, end: int, subject: list[Group]
    ) -> tuple[list[Group], str]:
        """Return the recipients after the honour, before it, of its pair, or of the honour before it."""
        if tail.marker is not None:
            return self._announced(lead, tail, end, subject), self._rule(lead, tail)
        among = _AMONG.match(self._text, tail.end)
        if among is not None and re.search(r"trong (?:số|đó)", self._text[self._splits[k] : lead.start]):
            return self._following(among.end() - 1, end), "awards.among"
        if lead.pronoun is not None:
            named = self._pronoun(lead.pronoun)
            self._before.groups = [Group("individual", names=[named])] if named is not None else []
            return list(self._before.groups), "awards.pronoun"
        if subject:
            return subject, "awards.recipient_first"
        if self._is_paired(k, tail):
            after = self._splits[k + 2] if k + 2 < len(self._splits) else len(self._text)
            return self._recipients(k + 1, self._leads[k + 1], self._tails[k + 1], after)[0], "awards.paired"
        if re.search(r"[QPOLB]", self._text[self._splits[k] : lead.start]) is not None:
            return [], "awards.carried"
        return [replace(g, names=list(g.names)) for g in self._before.groups], "awards.carried"

    def _is_paired(self, k: int, tail: Tail) -> bool:
        """Return whether the honour `k` shares the next one's recipients: "T tặng A, O tặng A cho Q"."""
        if k + 1 == len(self._awards) or self._before.groups:
            return False
        following = self._leads[k + 1]
        between = self._text[tail.end : following.start if following.verb is not None else self._awards[k + 1]]
        active = following.verb is None or not (following.passive or RECEIVED.match(following.verb))
        return active and _PAIRED.fullmatch(between) is not None

    def _announced(self, lead: Lead, tail: Tail, end: int, subject: list[Group]) -> list[Group]:
        """Return the recipients that follow; where they only spell out those before the verb, with their counts."""
        if tail.marker is not None and tail.marker.strip(" ,:") in _SPELLED_OUT:
            if self._text.startswith("(", tail.end):
                closed = self._text.find(")", tail.end, end)
                end = closed if closed >= 0 else end
            return joined(subject, self._following(tail.end, end))
        return self._following(tail.end, end)

    def _rule(self, lead: Lead, tail: Tail) -> str:
        """Return the name of the rule for recipients that follow the honour."""
        if lead.verb is None and tail.marker is not None and ":" in tail.marker:
            return "awards.colon"
        return "awards.giver_first" if lead.giver is not None else "awards.recipient_last"

    def _following(self, start: int, end: int) -> list[Group]:
        """Return the recipients that follow the honour."""
        alone = _OBJECT_PRONOUN.match(self._text, start, end)
        groups = Listing(self._masked, alone.end() if alone is not None else start, end).read()
        named = self._pronoun(alone.start("who")) if alone is not None else None
        alone_groups = [Group("individual", names=[named])] if named is not None else []
        return alone_groups + self._full_names(groups)

    def _subject(self, k: int, lead: Lead) -> tuple[list[Group], Lead | None]:
        """Return the recipients before the verb, and the verb before them, if any."""
        start = self._splits[k]
        if lead.verb is None or not self._is_received(k, lead) or self._is_general(start, lead.start):
            return [], None
        pronoun = _SUBJECT_PRONOUN.search(self._text, start, lead.start)
        if pronoun is not None and (named := self._pronoun(pronoun.start())) is not None:
            return [Group("individual", names=[named])], self._outer(start, pronoun.start())
        listing = Listing(self._masked, start, lead.start, subject=True)
        groups = self._full_names(listing.read())
        return groups, self._outer(start, listing.first) if groups else None

    def _is_received(self, k: int, lead: Lead) -> bool:
        """Return whether who stands before the verb gets the honour, or is put forward for it."""
        if lead.verb is None or (HANDED_OVER.match(lead.verb) and not lead.passive):
            return False
        return lead.passive or RECEIVED.match(lead.verb) is not None or lead.proposed or self._is_put_forward(k)

    def _is_general(self, start: int, end: int) -> bool:
        """Return whether the subject is nobody in particular: "đăng tải danh sách | các tập thể | đề nghị tặng"."""
        last = max((self._text.rfind(letter, start, end) for letter in "QPOLB"), default=start)
        return _ANYBODY.search(self._text, max(last, start), end) is not None

    def _is_put_forward(self, k: int) -> bool:
        """Return whether a word of proposing stands between the honour before `k` and this one."""
        start = self._awards[k - 1] + 1 if k else 0
        words = has_cue("not_proposing").sub("", self._text[start : self._awards[k]])
        return has_cue("proposing").search(words) is not None

    def _outer(self, start: int, subject: int) -> Lead | None:
        """Return the verb before the subject of "đạt": "công nhận | Q đạt danh hiệu A"."""
        outer = read_lead(self._masked, start, subject)
        return outer if outer.verb is not None else None

    def _pronoun(self, index: int) -> Named | None:
        return self._person(None, self._masked.span_of(index, index + 1))

    def _full_names(self, groups: list[Group]) -> list[Group]:
        """Replace given names by the full names that the article gave them."""
        for group in groups:
            if group.kind in ("individual", "household"):
                group.names = [self._person(n.surface, n.span) or n for n in group.names]
        return groups

    def _giver(self, k: int, lead: Lead, tail: Tail, outer: Lead | None) -> Quoted | None:
        """Return who gives the honour `k`; only the giver before a verb is handed on to the next honour."""
        span = lead.giver or (outer.giver if outer is not None else None)
        if lead.verb is None or HANDED_OVER.match(lead.verb):
            span = find_authority(self._masked, 0, self._awards[k]) or self._presenter(k, span)
        elif span is None and not (lead.passive or lead.proposed or RECEIVED.match(lead.verb)):
            span = find_authority(self._masked, 0, self._awards[k])
        if span is None and k == 0 and self._carries_giver(k, lead, outer):
            span = find_decider(self._masked, lead.start)
        if span is not None:
            self._before.giver = self._quoted(span)
        elif tail.passive or not self._carries_giver(k, lead, outer):
            self._before.giver = None
        if tail.giver is not None:
            return self._quoted(tail.giver)
        carried, form = self._before.giver, self._masked.quote(self._awards[k], self._awards[k] + 1)
        return carried if span is not None or carried is None or may_give(carried[0], form) else None

    def _presenter(self, k: int, span: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return who hands over, if they may also give: no deputy may, and the State's honours only the State."""
        if span is None:
            return None
        form = self._masked.quote(self._awards[k], self._awards[k] + 1)
        surface = self._masked.quote(*span)
        return span if may_give(surface, form) and not surface.casefold().startswith("phó") else None

    def _carries_giver(self, k: int, lead: Lead, outer: Lead | None) -> bool:
        """Return whether the giver of the honour before `k` gives this one too."""
        if lead.verb is None:
            return True
        if outer is not None:
            return not outer.proposed
        if RECEIVED.match(lead.verb):  # "công nhận Q đạt A, Q đạt B"
            return self._before.outer
        return not (lead.passive or lead.proposed)

    def _quoted(self, span: tuple[int, int]) -> Quoted:
        return self._masked.quote(*span), self._masked.span_of(*span)

    def _proposed(self, k: int, lead: Lead, outer: Lead | None) -> bool:
        """Return whether the honour `k` is only put forward."""
        if lead.proposed or self._is_put_forward(k):
            return True
        if lead.verb is None and k == 0 and not self._before.proposed:
            return self._told_proposed
        if not self._before.proposed:
            return False
        chain = self._text[lead.start : self._awards[k]]
        if lead.verb is not None and (lead.passive or _DONE.search(chain) or HANDED_OVER.match(lead.verb)):
            return False
        return lead.giver is None or outer is not None or self._council

    def _year(self, k: int, tail: Tail, end: int, *, proposed: bool) -> Year | None:
        """Return the year of the honour `k`, and hand on a year that goes on to be meant."""
        leading = find_leading_year(self._masked, self._splits[k] if k else 0, self._awards[k])
        self._before.year = leading or self._before.year
        following = find_years(self._masked, self._awards[k], end)
        if following and proposed and tail.year is not None:
            self._before.year = following[0]
        return following[0] if following else self._before.year

    def _spread_year(self, made: list[Giving]) -> None:
        """Give the year of a reason at the sentence's end ("vì có thành tích … năm 2021") to the whole chain."""
        year = find_reason_year(self._masked, self._tails[-1].end) if self._tails else None
        following: Year | None = None
        for giving in reversed(made):
            giving.year = giving.year or year or (following if giving.rule == "awards.paired" else None)
            following = giving.year
