"""Who gets an honour of a sentence: who follows it, who stands before it, or who got the honour before it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.facts.awarding import HANDED_OVER, RECEIVED, SPELLED_OUT, Lead, Tail, cues, read_lead
from extract.facts.recipient_groups import Group, Named, joined, read_count, read_kind
from extract.facts.recipients import Listing
from extract.numbers import read_numeral
from extract.patterns import any_of

if TYPE_CHECKING:
    from extract.facts.antecedents import Antecedents
    from extract.facts.award_frame import Frame

_SUBJECT_PRONOUN = re.compile(r"\b(?:anh|chị|ông|bà|em|cô|thầy|đồng chí) ?,? ?$")
_OBJECT_PRONOUN = re.compile(r" (?:cá nhân )?(?P<who>anh|chị|ông|bà|em|cô|thầy)\b(?! P)(?: và\b)?")
_GENERAL = re.compile(r" (?:các )?(?P<noun>(?:tập thể|cá nhân|hộ|gia đình)\b)(?!,)")
# "P, một trong những hộ | được tặng": one of many, and of which kind.
_ONE_OF = re.compile(r"\bmột trong (?:số |các |những )+(?P<noun>\w+(?: \w+)?)[^.;:QPOLB]*$")
_TIMES = re.compile(r"\b(?:lần|năm)$")
_AMONG = re.compile(r"(?: (?:dịp|đợt|lần) này)? (?:có|gồm|là) ")
# "Nhận A của T dịp này | có O": nobody stands before the verb.
_HEADLESS = re.compile(r"\W*(?:(?:dịp này|đợt này|trong dịp này|nhân dịp này|cũng trong dịp này|D),? )?")
# "Cờ thi đua và | Bằng khen cho …": one list of recipients for both.
_PAIRED = re.compile(r"[”\"’»']*(?:,| và|, và)(?: các)?(?: danh hiệu)? ?[“\"‘«']*")


@cache
def _anybody() -> re.Pattern[str]:
    """Return the pattern of recipients who are nobody in particular: "nhiều đồng chí | được tặng"."""
    groups = ("tập thể", "đơn vị", "hộ", "tổ chức", "địa phương", "gương", "điển hình")
    nouns = any_of([*groups, *cues().recipient_kinds["individual"]])
    return re.compile(rf"(?<!một trong )\b(?:các|những|nhiều|một số|không ít) {nouns}\b")


@cache
def _subject_unit() -> re.Pattern[str]:
    """Return the pattern of a subject that is an organisation's common noun: "năm 2019, | nhà trường | được"."""
    noun = rf"(?:toàn |cả |tập thể )?(?P<noun>{any_of(cues().institutions)})(?: này| nhà| mình)?"
    return re.compile(rf"(?:^ ?|[,;:.] ?|\bvà |D ){noun} ?,? ?$")


class Found(NamedTuple):
    """The recipients of one honour."""

    groups: list[Group]
    rule: str
    outer: Lead | None
    """The verb before a subject: "công nhận | Q đạt danh hiệu A"."""


class RecipientFinder:
    """Finds the recipients of a sentence's honours, from left to right.

    Args:
        frame: the sentence.
        known: the full names that pronouns and the like mean.
    """

    def __init__(self, frame: Frame, known: Antecedents) -> None:
        self._frame, self._known = frame, known
        self._groups: list[Group] = []  # whom the honour before meant: "Q được tặng A; được tặng B"

    def find(self, k: int) -> Found:
        """Return the recipients of the honour `k`, and what found them; honours are asked for from left to right."""
        lead, tail, end = self._frame.leads[k], self._frame.tails[k], self._frame.end(k)
        subject, outer = self._subject(k, lead)
        if subject:
            self._groups = subject
        groups, rule = self._read_recipients(k, lead, tail, end, subject)
        if not groups:
            groups = self._entry(k, lead)
        if not groups and lead.number is not None:
            count = int(read_numeral(self._frame.text[slice(*lead.number)]).value)
            general = _GENERAL.match(self._frame.text, tail.end)
            kind = read_kind(general["noun"] if general is not None else self._frame.form(k))
            groups, rule = [Group(kind, count, self._frame.masked.span_of(*lead.number))], "awards.honours_counted"
        return Found(groups, rule, outer if subject else None)

    def _read_recipients(
        self, k: int, lead: Lead, tail: Tail, end: int, subject: list[Group]
    ) -> tuple[list[Group], str]:
        """Return the recipients after the honour, before it, of its pair, or of the honour before it."""
        if tail.marker is not None:
            return self._announced(lead, tail, end, subject), self._rule(lead, tail)
        among = _AMONG.match(self._frame.text, tail.end)
        before = self._frame.text[self._frame.splits[k] : lead.start]
        headless = lead.verb is not None and lead.giver is None and _HEADLESS.fullmatch(before) is not None
        if among is not None and (headless or re.search(r"trong (?:số|đó)", before)):
            return self._following(among.end() - 1, end), "awards.among"
        if subject:
            one_of = _ONE_OF.search(self._frame.text, self._frame.splits[k], lead.start)
            return self._one_of(subject, one_of["noun"]) if one_of is not None else (subject, "awards.recipient_first")
        if lead.number is None and self._is_paired(k, tail):
            return self.find(k + 1).groups, "awards.paired"
        if self._names_another(self._frame.splits[k], lead.start):
            return [], "awards.carried"
        return [replace(g, names=list(g.names)) for g in self._groups], "awards.carried"

    def _entry(self, k: int, lead: Lead) -> list[Group]:
        """Return whom the list's entry or the portrait is about, where a clause names nobody who gets its honour."""
        start, masked = self._frame.splits[k], self._frame.masked
        received = lead.verb is not None and lead.recipient is None and self._is_received(k, lead)
        if not received or lead.proposed or self._is_general(start, lead.start):
            return []
        award = self._frame.awards[k]
        groups = self._known.entry(masked.span_of(award, award + 1))
        own = [named.span.start for group in groups for named in group.names]
        if any(masked.mention(i).start not in own for i in masked.indices("PB", start, lead.start)) or any(
            read_count(masked.quote(i, i + 1), "") for i in masked.indices("Q", start, lead.start)
        ):
            return []
        self._groups = groups
        return groups

    def _one_of(self, subject: list[Group], noun: str) -> tuple[list[Group], str]:
        """Return who is one of many recipients, as one of their kind."""
        return [replace(group, kind=read_kind(noun) or group.kind) for group in subject], "awards.among"

    def _names_another(self, start: int, end: int) -> bool:
        """Return whether somebody else stands before the verb; "hai lần được tặng" counts times, nobody."""
        masked, text = self._frame.masked, self._frame.text
        letters = masked.indices("QPOLB", start, end)
        return self._is_general(start, end) or any(
            text[i] != "Q" or not _TIMES.search(masked.quote(i, i + 1)) for i in letters
        )

    def _is_paired(self, k: int, tail: Tail) -> bool:
        """Return whether the honour `k` shares the next one's recipients: "T tặng A, O tặng A cho Q"."""
        if k + 1 == len(self._frame.awards) or self._groups:
            return False
        following = self._frame.leads[k + 1]
        between = self._frame.text[
            tail.end : following.start if following.verb is not None else self._frame.awards[k + 1]
        ]
        active = following.verb is None or not (following.passive or RECEIVED.match(following.verb))
        return active and _PAIRED.fullmatch(between) is not None

    def _announced(self, lead: Lead, tail: Tail, end: int, subject: list[Group]) -> list[Group]:
        """Return the recipients that follow; where they only spell out those before the verb, with their counts."""
        if tail.marker is not None and tail.marker.strip(" ,:") in SPELLED_OUT:
            if self._frame.text.startswith("(", tail.end):
                closed = self._frame.text.find(")", tail.end, end)
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
        alone = _OBJECT_PRONOUN.match(self._frame.text, start, end)
        groups = Listing(self._frame.masked, alone.end() if alone is not None else start, end).read()
        named = self._pronoun(alone.start("who")) if alone is not None else None
        alone_groups = [Group("individual", names=[named])] if named is not None else []
        return alone_groups + self._full_names(groups)

    def _subject(self, k: int, lead: Lead) -> tuple[list[Group], Lead | None]:
        """Return the recipients before the verb, and the verb before them, if any."""
        start = self._frame.splits[k]
        if lead.recipient is not None:
            return self._between(*lead.recipient), None
        if lead.verb is None or not self._is_received(k, lead) or self._is_general(start, lead.start):
            return [], None
        pronoun = _SUBJECT_PRONOUN.search(self._frame.text, start, lead.start)
        if pronoun is not None and (named := self._pronoun(pronoun.start())) is not None:
            return [Group("individual", names=[named])], self._outer(start, pronoun.start())
        unit = _subject_unit().search(self._frame.text[start : lead.start])
        if unit is not None:
            named = self._known.unit(unit["noun"])
            groups = [Group("collective", names=[named] if named is not None else [])]
            return groups, self._outer(start, start + unit.start())
        listing = Listing(self._frame.masked, start, lead.start, subject=True)
        groups = self._full_names(listing.read())
        return groups, self._outer(start, listing.first) if groups else None

    def _between(self, start: int, end: int) -> list[Group]:
        """Return the recipients between verb and honour."""
        if re.search(r"[QPO]", self._frame.text[start:end]) is not None:
            return self._full_names(Listing(self._frame.masked, start, end).read())
        named = self._pronoun(start)
        return [Group("individual", names=[named])] if named is not None else []

    def _is_received(self, k: int, lead: Lead) -> bool:
        """Return whether who stands before the verb gets the honour, or is put forward for it."""
        if lead.verb is None or (HANDED_OVER.match(lead.verb) and not lead.passive):
            return False
        return lead.passive or RECEIVED.match(lead.verb) is not None or lead.proposed or self._frame.is_put_forward(k)

    def _is_general(self, start: int, end: int) -> bool:
        """Return whether the subject is nobody in particular: "đăng tải danh sách | các tập thể | đề nghị tặng"."""
        last = max((self._frame.text.rfind(letter, start, end) for letter in "QPOLB"), default=start)
        return _anybody().search(self._frame.text, max(last, start), end) is not None

    def _outer(self, start: int, subject: int) -> Lead | None:
        """Return the verb before the subject of "đạt": "công nhận | Q đạt danh hiệu A"."""
        outer = read_lead(self._frame.masked, start, subject)
        return outer if outer.verb in cues().verbs and not RECEIVED.match(outer.verb or "") else None

    def _pronoun(self, index: int) -> Named | None:
        return self._known.person(None, self._frame.masked.span_of(index, index + 1))

    def _full_names(self, groups: list[Group]) -> list[Group]:
        """Replace given names by the full names that the article gave them."""
        for group in groups:
            if group.kind == "individual":
                group.names = [self._known.person(n.surface, n.span) or n for n in group.names]
        return groups
