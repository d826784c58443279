"""The honours of one sentence with the words around each, and where what belongs to each begins and ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.awarding import HANDED_OVER, SPELLED_OUT, has_cue, read_lead, read_tail

if TYPE_CHECKING:
    from extract.facts.award_giving import Quoted
    from extract.facts.masking import Masked

# "Q gồm: O; O và O | được suy tôn": the semicolon stands inside the subject's list.
_OPEN_LIST = re.compile(r"(?<![^\s])Q[^;]{0,40}:[^:Q]*$")
_JOINT = re.compile(r", ?|\bvà ")
_SUMMARY = re.compile(r"\b(?:khen thưởng|tặng thưởng|phần thưởng)\b[^;]*: ?\d[\d.]* $")
_NAMED_AS = re.compile(r"\b(?:công nhận|suy tôn|bình chọn|bầu chọn|vinh danh|tôn vinh|bình xét|lựa chọn)\b")
_TOLD = re.compile(r"\b(?:đã|vừa|vinh dự)\b")
_DENIED = re.compile(r"\b(?:không|chưa) (?:thông qua|đồng ý|nhất trí|xét|xem xét|đề nghị|tặng|được|trình|công nhận)\b")


class Frame:
    """What all that is read about one sentence's honours stands on; built once, never changed.

    Attributes:
        masked: the sentence.
        text: its masked text.
        awards: where the honours stand in it.
        leads: the words before each.
        tails: the words after each.
        splits: where what belongs to each begins.
    """

    def __init__(self, masked: Masked) -> None:
        self.masked, self.text = masked, masked.text
        self.awards = masked.indices("A")
        starts = [0, *(index + 1 for index in self.awards)]
        self.leads = [read_lead(masked, start, award) for start, award in zip(starts, self.awards, strict=False)]
        self.tails = [read_tail(masked, award) for award in self.awards]
        self.splits = [self._split(k, starts[k]) for k in range(len(self.awards))]

    def end(self, k: int) -> int:
        """Return where what belongs to the honour `k` ends."""
        return self.splits[k + 1] if k + 1 < len(self.splits) else len(self.text)

    def form(self, k: int) -> str:
        """Return the honour `k` as written."""
        return self.masked.quote(self.awards[k], self.awards[k] + 1)

    def quoted(self, span: tuple[int, int]) -> Quoted:
        """Return what a span of the masked text stands for, and where it stands."""
        return self.masked.quote(*span), self.masked.span_of(*span)

    def is_put_forward(self, k: int) -> bool:
        """Return whether a word of proposing stands between the honour before `k` and this one."""
        start = self.awards[k - 1] + 1 if k else 0
        words = has_cue("not_proposing").sub("", self.text[start : self.awards[k]])
        return has_cue("proposing").search(words) is not None

    def no_award(self, k: int) -> str | None:
        """Return why the honour `k` is only named, or None."""
        clause = self.text[self.splits[k] : self.awards[k]]
        last = max((clause.rfind(letter) for letter in "QPOLB"), default=-1)
        if self._is_target(k, clause):
            return "a target, or an application"
        if has_cue("talk").search(clause, max(last, clause.rfind(":")) + 1):
            return "talked about, not given"
        if _DENIED.search(clause):
            return "refused"
        lead, tail = self.leads[k], self.tails[k]
        opens = k == 0 and not (lead.number is not None and _SUMMARY.search(clause))
        if lead.verb is None and tail.marker is None and (not lead.listed or opens or (k > 0 and self.no_award(k - 1))):
            return "no verb gives it"
        if lead.verb == "là" and not _NAMED_AS.search(clause):
            return "what somebody is, not what is given now"
        return None

    def _is_target(self, k: int, clause: str) -> bool:
        """Return whether the honour `k` is hoped for, be it in a list: "phấn đấu Q đạt A, Q đạt B"."""
        if has_cue("targets").search(clause):
            return True
        lead = self.leads[k]
        between = self.text[self.awards[k - 1] : self.awards[k]] if k > 0 else ";"
        goes_on = lead.verb is None or lead.verb == "đạt" or (lead.passive and lead.giver is None)
        listed = goes_on and ";" not in between and _TOLD.search(between) is None
        return listed and self._is_target(k - 1, self.text[self.splits[k - 1] : self.awards[k - 1]])

    def _split(self, k: int, start: int) -> int:
        """Return where what belongs to the honour `k` begins: after the recipients of the one before it."""
        lead, tail = self.leads[k], self.tails[k]
        semicolon = self.text.rfind(";", start, lead.start)
        if semicolon >= 0:
            opened = _OPEN_LIST.search(self.text, start, semicolon) if tail.marker is None else None
            return semicolon + 1 if opened is None else opened.start()
        if k == 0:
            return 0
        forward = self.tails[k - 1].marker is not None
        before = tail.marker is None or tail.marker.strip(" ,:") in SPELLED_OUT
        if before and forward and lead.verb is not None:
            if self.text[: lead.start].endswith("và "):  # "tặng A cho P và trao B": one who gives, two verbs
                return lead.start
            joints = [m.end() for m in _JOINT.finditer(self.text, start, lead.start)]
            named = [at for at in joints if re.search(r"[QPOLB]", self.text[at : lead.start])]
            return named[-1] if named else lead.start
        if lead.verb is not None and HANDED_OVER.match(lead.verb) and lead.giver is None:
            comma = self.text.rfind(",", start, lead.start)
            return comma + 1 if comma >= 0 and "P" in self.text[comma : lead.start] else lead.start
        return lead.start if forward else self.tails[k - 1].end
