"""What part people play in an event, from the words before and behind them.

A role clause scopes over a whole list: "Dự hội nghị có A, x; B, y" makes both attendees, "A, x và B, y đồng chủ trì"
both chairs. So people are grouped first; then the clause in front of a group and the predicate behind it are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.facts.appositions import behind_apposition
from extract.facts.bystanders import is_aside, is_bystander, is_helped
from extract.facts.cues import Cue, Predicate, clause_end, cue_of
from extract.facts.list_gaps import is_list_gap
from extract.facts.list_heads import heading_over
from extract.facts.role_words import (
    introductions,
    list_openings,
    role_patterns,
    role_words,
    speech_acts,
)
from extract.mentions.honorifics import is_only_honorific, without_honorifics
from extract.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.chains import Holder
    from extract.reading import Reading
    from extract.records import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a sentence says of one person in it."""

    holder: Holder
    cues: tuple[Cue, ...]
    listed: bool
    """Whether others are named side by side with the person."""
    quoted: bool
    bystander: bool
    """Whether the person is there for another's sake, as kin, neighbour or poor household."""


_HONOURING = re.compile(
    r"\b(?:trao|tặng)\b.*\b(?:(?:bằng|giấy) khen|huân chương|huy chương|kỷ niệm chương|huy hiệu|danh hiệu)\b"
    r"|\b(?:tôn vinh|tuyên dương|biểu dương|vinh danh|truy tặng)\b"
)
"""What makes an event's name an honour for whom it is held: "lễ trao Giấy khen | cho Thiếu úy A"."""
_INTERVIEW = re.compile(r"\bvới (?:chúng tôi|phóng viên|pv|báo|nhà báo)\b")
_FOR = re.compile(r"\b(?:cho|gồm|tặng|là|đối với)\b|:")
_AWARD_WITHIN = 80
"""How many characters behind its clause the award may stand: "được tặng danh hiệu “Nông dân Việt Nam xuất sắc”"."""
_SCOPES_OVER_SEMICOLONS: tuple[Role, ...] = ("chair", "attendee")
"""Predicates that many play together: "A, x; B, y; C, z đến dự"."""


_TOGETHER = ("cùng ", "đều ")
"""What makes any predicate one of all: "A, x; B, y cùng trao quà"."""


class Clauses:
    """The lists of people in one sentence, with the clauses before and behind each."""

    def __init__(self, reading: Reading, sentence: Span, holders: list[Holder], *, at_meeting: bool) -> None:
        self._reading = reading
        self._awards = [
            found
            for found in reading.within(sentence, "AWARD", "EVENT")
            if found.label == "AWARD" or _HONOURING.search(reading.folded[found.field], found.start, found.end)
        ]
        self._sentence = sentence
        self._raw = reading.texts[sentence.field]
        self._text = reading.folded[sentence.field]
        self._at_meeting = at_meeting
        self._asides = [holder for holder in holders if is_aside(self._text, sentence.start, holder)]
        self._groups = self._group([holder for holder in holders if holder not in self._asides])

    def parts(self) -> Iterator[Part]:
        """Yield what the sentence says of each of its people, in order."""
        introduced = [self._introduction(i) for i in range(len(self._groups))]
        carried: list[Cue] = []
        predicate = Predicate([], quoted=False)
        for i, group in enumerate(self._groups):
            closed = bool(predicate.cues) or predicate.quoted
            predicate = self._predicate(i, self._stop(i, introduced))
            if introduced[i] or (closed and not self._goes_on(i, carried)):
                carried = introduced[i]
            for holder in group:
                behind = [cue for cue in predicate.cues if self._reaches(cue, holder, group)]
                before = self._still_meant(carried, introduced[i], behind, holder, group)
                helped = not self._awards and is_helped(self._text, self._sentence.start, holder)
                bystander = helped or is_bystander(self._text, self._sentence, holder)
                told = [cue for cue in (*before, *behind) if not bystander or self._told(cue, helped=helped)]
                yield Part(
                    holder=holder,
                    cues=tuple(told),
                    listed=len(group) > 1,
                    quoted=predicate.quoted,
                    bystander=bystander,
                )
        for holder in self._asides:
            yield Part(holder=holder, cues=(), listed=False, quoted=False, bystander=False)

    def _told(self, cue: Cue, *, helped: bool) -> bool:
        """Say whether a cue is meant of somebody who is there for another's sake: no quotation, no household helped."""
        return not self._is_quote(cue) and not (cue.role == "honoree" and helped)

    def _is_quote(self, cue: Cue) -> bool:
        """Say whether a cue is rather what somebody said somewhere than a speech."""
        return cue.role == "speaker" and not self._text.startswith(speech_acts(), cue.start)

    def _goes_on(self, i: int, carried: list[Cue]) -> bool:
        """Say whether a list goes on behind somebody's predicate: "về phía Sở có A, chủ trì hội nghị; ông B"."""
        gap = self._text[self._floor(i) : self._groups[i][0].start]
        told, semicolon, rest = gap.rpartition(";")
        attending = all(cue.role == "attendee" for cue in carried)
        return bool(semicolon) and attending and ";" not in told and is_only_honorific(rest)

    def _still_meant(
        self, carried: list[Cue], opened: list[Cue], behind: list[Cue], holder: Holder, group: list[Holder]
    ) -> list[Cue]:
        """Return what the clause in front tells of a person, given what the predicate behind tells.

        Args:
            carried: the cues of the last clause in front of a list.
            opened: those of the clause right in front of this list.
            behind: those of the predicate behind it that reach the person.
            holder: the person.
            group: the list.
        """
        if any(cue.role != "honoree" for cue in behind):
            later = ";" in self._text[group[0].end : holder.start]
            if later or not opened or opened[0].start >= group[0].start:
                return []
        if any(cue.role == "honoree" for cue in behind):  # "Ghi nhận thành tích đó, anh … được tặng Bằng khen"
            return [cue for cue in carried if cue.role != "speaker"]
        return carried

    def _group(self, holders: list[Holder]) -> list[list[Holder]]:
        """Return the holders in lists of people who are named side by side."""
        groups: list[list[Holder]] = []
        for holder in holders:
            if groups and is_list_gap(self._text[groups[-1][-1].end : holder.start]):
                groups[-1].append(holder)
            else:
                groups.append([holder])
        return groups

    def _floor(self, i: int) -> int:
        """Return where the clause in front of a list can begin at the earliest."""
        return self._groups[i - 1][-1].end if i else self._sentence.start

    def _stop(self, i: int, introduced: list[list[Cue]]) -> int:
        """Return where the predicate behind a list must end: before what introduces the next one."""
        if i + 1 == len(self._groups):
            return self._sentence.end
        openings = [cue.start for cue in introduced[i + 1] if cue.role in _SCOPES_OVER_SEMICOLONS]
        return max(min([self._groups[i + 1][0].start, *openings]), self._groups[i][-1].end)

    def _reaches(self, cue: Cue, holder: Holder, group: list[Holder]) -> bool:
        """Say whether a predicate behind a list is meant of one of its people too."""
        together = self._text.endswith(_TOGETHER, 0, cue.start)
        return together or cue.role in _SCOPES_OVER_SEMICOLONS or ";" not in self._text[holder.end : group[-1].start]

    def _introduction(self, i: int) -> list[Cue]:
        """Return the cues in the clause in front of a list."""
        end = self._groups[i][0].start
        start = max(self._floor(i), self._text.rfind(";", self._floor(i), end) + 1)
        start += len(self._text[start:end]) - len(self._text[start:end].lstrip(" ,.-–+*•)“"))
        core = without_honorifics(self._text[start:end])
        opened = {role: match for role, found in introductions().items() if (match := found.search(core))}
        roles: list[Role] = list(opened)
        if "speaker" in roles and not self._heard(i) and not any(act in core for act in speech_acts()):
            roles.remove("speaker")
        if self._heard(i) and role_patterns()["according"].match(core):
            roles.append("speaker")
        exemplary = role_patterns()["models_end" if roles else "models"].search(core)
        celebrated = not roles and (self._is_award_list(i, core) or role_patterns()["celebrated"].search(core))
        if exemplary or celebrated or role_patterns()["on_behalf"].match(core):
            roles.append("honoree")
        if not core:
            others = [] if roles else self._others_first(i) or self._under_heading(i)
            return [Cue(role, end, self._groups[i][0].name.end) for role in roles] or others
        starts = {role: start + match.start() for role, match in opened.items()}
        return [Cue(role, starts.get(role, start), start + len(core)) for role in roles]

    def _under_heading(self, i: int) -> list[Cue]:
        """Return the cues of the paragraph that opens a list of paragraphs, for the people named first in one."""
        sentence = self._sentence
        heading = heading_over(self._text, sentence.field, sentence.start) if i == 0 else None
        if heading is None:
            return []
        core = without_honorifics(self._text[heading.start : heading.end])
        roles: list[Role] = [role for role, found in introductions().items() if found.search(core)]
        if role_patterns()["models"].search(core) or (not roles and self._reading.within(heading, "AWARD")):
            roles.append("honoree")
        return [Cue(role, heading.start, heading.end) for role in roles]

    def _heard(self, i: int) -> bool:
        """Say whether who is quoted here spoke at an event: not when the clause in front tells of an interview."""
        interview = _INTERVIEW.search(self._text, self._floor(i), self._groups[i][0].start)
        return self._at_meeting and interview is None

    def _others_first(self, i: int) -> list[Cue]:
        """Return the cue of a list that opens with others than people named, before the last semicolon."""
        start, end = self._floor(i), self._groups[i][0].start
        start += len(self._text[start:end]) - len(self._text[start:end].lstrip(" ,.;-–)“"))
        for role, pattern in list_openings().items():
            found = pattern.match(self._text, start, end)
            if found and not role_patterns()["any_verb"].search(self._text, found.end(), end):
                return [Cue(role, start, found.end())]
        return []

    def _is_award_list(self, i: int, core: str) -> bool:
        """Say whether a list is who gets the award named before it: "tặng Bằng khen cho Trường X, bà A và ông B"."""
        end = self._groups[i][0].start
        awards = [award for award in self._awards if self._floor(i) <= award.start and award.end <= end]
        if not awards:
            return False
        if role_patterns()["for"].search(core) or role_patterns()["received"].match(core):
            return True
        between = self._text[awards[-1].end : end]
        marks = list(_FOR.finditer(between))
        if not marks or (core and core[-1] != ","):
            return False
        return role_patterns()["any_verb"].search(between, marks[-1].end()) is None

    def _predicate(self, i: int, stop: int) -> Predicate:
        """Return what the verbs behind a list say, up to the clause's end."""
        text, start = self._text, behind_apposition(self._reading, self._sentence, self._groups[i][-1].end)
        end = clause_end(text, start, stop)
        found = role_patterns()["verb"].match(text, start, end)
        if found is None and self._raw[start + 1 : start + 2].isupper():  # the rest of an office that no mention covers
            found = role_patterns()["tail"].match(text, start, end)
        quoted = False
        cues: list[Cue] = []
        if found is None:
            ways = (("joined", stop), ("late", end), ("loose", end))
            late = (role_patterns()[name].match(text, start, until) for name, until in ways)
            told = (cue_of(match) for match in late if match is not None)
            cues += [cue for cue in told if not self._is_anothers(start, cue)][:1]
            quotation = None if cues else role_patterns()["quotation"].match(text, start, self._sentence.end)
            quoted = quotation is not None
            if quotation is not None and self._heard(i):
                cues, quoted = [Cue("speaker", start, quotation.end())], False
        while found is not None:
            cue = cue_of(found)
            act = text.startswith(speech_acts(), cue.start)
            if cue.role != "speaker" or act or self._heard(i):
                cues.append(cue)
            else:
                quoted = True
            goes_on = cue.role != "speaker" or act
            found = role_patterns()["next"].match(text, found.end(), end) if goes_on else None
        held = bool(self._groups[i][-1].offices)
        return Predicate([*cues, *self._honour(start, end, held=held)], quoted)

    def _is_anothers(self, start: int, cue: Cue) -> bool:
        """Say whether an office without a name, behind a comma, is who acts: "anh A, người …, Chủ tịch huyện trao"."""
        between = Span(field=self._sentence.field, start=start, end=cue.start)
        offices = self._reading.within(between, "TITLE")
        return any(self._text.endswith(", ", 0, office.start) for office in offices)

    def _honour(self, start: int, end: int, *, held: bool) -> Iterator[Cue]:
        """Yield the cue that people behind whom "được … tặng Bằng khen" stands are honoured.

        Args:
            start: the end of the list.
            end: the end of its clause.
            held: whether an office stands right before, of which no mention may cover the end.
        """
        tail = ("honoured_tail",) if self._raw[start + 1 : start + 2].isupper() else ("honoured_rest",) * held
        ways = ("honoured", "receiving", "exemplary", *tail)
        matches = (role_patterns()[name].match(self._text, start, end) for name in ways)
        found = next((match for match in matches if match is not None), None)
        if found is None:
            return
        named = any(start <= award.start < end + _AWARD_WITHIN for award in self._awards)
        if named or found["honour"] in role_words().honours_alone or found["got"].endswith("là"):
            yield Cue("honoree", found.start("got"), found.end())


def read_roles(reading: Reading, sentence: Span, holders: list[Holder], *, at_meeting: bool) -> Iterator[Part]:
    """Yield what a sentence says of each of its people.

    Args:
        reading: the article.
        sentence: where the people stand.
        holders: the sentence's people in order.
        at_meeting: whether the article reports an event, so that who is quoted spoke there.
    """
    return Clauses(reading, sentence, holders, at_meeting=at_meeting).parts()
