"""The honours of one sentence, read from left to right; what a list leaves out is carried over from the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.facts.award_frame import Frame
from extract.facts.award_giving import Giving, Quoted
from extract.facts.award_recipients import RecipientFinder
from extract.facts.award_years import Year, find_leading_year, find_reason_year, find_years, tells_several_years
from extract.facts.awarding import (
    HANDED_OVER,
    RECEIVED,
    Lead,
    Tail,
    find_authority,
    find_decider,
    has_cue,
    may_give,
)
from extract.records import Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.antecedents import Antecedents
    from extract.facts.masking import Masked
    from extract.records import AwardStatus

_DONE = re.compile(r"\b(?:đã|vừa|vinh dự)\b(?! đề nghị| trình)")


@dataclass(slots=True)
class _Before:
    """What an honour hands on to the next one of the sentence, besides its recipients."""

    giver: Quoted | None = None
    outer: bool = False
    proposed: bool = False
    year: Year | None = None


class SentenceReader:
    """Reads the honours of one sentence.

    Args:
        masked: the sentence.
        proposed: whether a list that this sentence belongs to is one of proposals.
        told_proposed: whether what the article told last was proposed; an honour without any verb goes on with it.
        known: the full names that pronouns and the like mean.
    """

    def __init__(
        self,
        masked: Masked,
        *,
        proposed: bool,
        told_proposed: bool,
        known: Antecedents,
    ) -> None:
        self._frame = Frame(masked)
        self._recipients = RecipientFinder(self._frame, known)
        self._before = _Before(proposed=proposed)
        self._told_proposed = told_proposed
        self._council = proposed or has_cue("councils").search(masked.text) is not None

    def read(self) -> Iterator[Giving | Rejection]:
        """Yield what is given or proposed, and the honours that are only named."""
        made: list[Giving] = []
        for k, award in enumerate(self._frame.awards):
            reason = self._frame.no_award(k)
            if reason is None:
                made += self._givings(k)
            else:
                if self._frame.leads[k].verb == "là":  # "P là A, được tặng A": its subject goes on
                    self._recipients.find(k)
                yield Rejection(kind="awards", span=self._frame.masked.span_of(award, award + 1), reason=reason)
        self._share_back(made)
        yield from made

    def _givings(self, k: int) -> list[Giving]:
        """Return the honour `k` for each group of its recipients."""
        lead, tail = self._frame.leads[k], self._frame.tails[k]
        groups, rule, outer = self._recipients.find(k)
        giver = self._giver(k, lead, tail, outer)
        proposed = self._proposed(k, lead, outer)
        year = self._year(k, tail, proposed=proposed)
        self._before.proposed = proposed
        self._before.outer = outer is not None or (lead.verb is None and self._before.outer)
        award = self._frame.masked.span_of(self._frame.awards[k], self._frame.awards[k] + 1)
        status: AwardStatus = "proposed" if proposed else "granted"
        return [Giving(award, giver, group, status, year, rule) for group in groups or (None,)]

    def _giver(self, k: int, lead: Lead, tail: Tail, outer: Lead | None) -> Quoted | None:
        """Return who gives the honour `k`; only the giver before a verb is handed on to the next honour."""
        span = lead.giver or (outer.giver if outer is not None else None)
        if lead.verb is None or HANDED_OVER.match(lead.verb):
            span = find_authority(self._frame.masked, 0, self._frame.awards[k]) or self._presenter(k, span)
        elif span is None and not (lead.passive or lead.proposed or RECEIVED.match(lead.verb)):
            span = find_authority(self._frame.masked, 0, self._frame.awards[k])
        if span is None and k == 0 and self._carries_giver(k, lead, outer):
            span = find_decider(self._frame.masked, lead.start)
        if span is not None:
            self._before.giver = self._frame.quoted(span)
        elif tail.passive or not self._carries_giver(k, lead, outer):
            self._before.giver = None
        if tail.giver is not None:
            return self._frame.quoted(tail.giver)
        carried, form = self._before.giver, self._frame.form(k)
        return carried if span is not None or carried is None or may_give(carried[0], form) else None

    def _presenter(self, k: int, span: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return who hands over, if they may also give: no deputy may, and the State's honours only the State."""
        if span is None:
            return None
        form = self._frame.form(k)
        surface = self._frame.masked.quote(*span)
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

    def _proposed(self, k: int, lead: Lead, outer: Lead | None) -> bool:
        """Return whether the honour `k` is only put forward."""
        if lead.proposed or self._frame.is_put_forward(k):
            return True
        if lead.verb is None and k == 0 and not self._before.proposed:
            return self._told_proposed
        if not self._before.proposed:
            return False
        chain = self._frame.text[lead.start : self._frame.awards[k]]
        if lead.verb is not None and (lead.passive or _DONE.search(chain) or HANDED_OVER.match(lead.verb)):
            return False
        same_clause = k > 0 and ";" not in self._frame.text[self._frame.awards[k - 1] : lead.start]
        return lead.giver is None or outer is not None or same_clause or self._council

    def _year(self, k: int, tail: Tail, *, proposed: bool) -> Year | None:
        """Return the year of the honour `k`, and hand on a year that goes on to be meant."""
        leading = find_leading_year(self._frame.masked, self._frame.splits[k] if k else 0, self._frame.awards[k])
        several = tells_several_years(self._frame.masked, self._frame.splits[k], self._frame.awards[k])
        self._before.year = leading or (None if several else self._before.year)
        following = find_years(self._frame.masked, self._frame.awards[k], self._frame.end(k))
        if following and proposed and tail.year is not None:
            self._before.year = following[0]
        return following[0] if following else self._before.year

    def _share_back(self, made: list[Giving]) -> None:
        """Give the year of a reason at the sentence's end to the whole chain, and the giver of a pair to both."""
        year = find_reason_year(self._frame.masked, self._frame.tails[-1].end) if self._frame.tails else None
        following: Giving | None = None
        for giving in reversed(made):
            giving.year = giving.year or year
            if giving.rule == "awards.paired" and following is not None:
                giving.year, giving.giver = giving.year or following.year, giving.giver or following.giver
            following = giving
