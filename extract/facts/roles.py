"""What part people play in an event, from the words before and behind them.

A role clause scopes over a whole list: "Dự hội nghị có A, x; B, y" makes both attendees, "A, x và B, y đồng chủ trì"
both chairs. So people are grouped first; then the clause in front of a group and the predicate behind it are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.gazetteer import load_gazetteer
from extract.mentions.names import is_only_honorific, without_honorifics
from extract.patterns import any_of
from extract.text import fold_tones
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.positions import Holder
    from extract.reading import Reading
    from extract.records import Role, Span


class Cue(NamedTuple):
    """A role with the characters that tell it."""

    role: Role
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class Group:
    """People whom a sentence lists side by side."""

    holders: list[Holder]
    cues: list[Cue] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the list begins."""
        return self.holders[0].start

    @property
    def end(self) -> int:
        """Where the list ends."""
        return self.holders[-1].end


class RoleWords(Strict):
    """How roles are told: gazetteer/roles.yml."""

    learnt_from: str
    chair: frozenset[str]
    attend: frozenset[str]
    not_attend: frozenset[str]
    speak_at: frozenset[str]
    speak: frozenset[str]
    present: frozenset[str]
    honoured: frozenset[str]
    models: frozenset[str]
    adverbs: frozenset[str]
    speech_acts: frozenset[str]
    honours_alone: frozenset[str]
    ordinary: frozenset[str]


_LIST_GAP = re.compile(
    r"(?: ?\([^)]{1,80}\))?\)?(?: năm \d{4})?[ ,;–-]*(?:và|cùng|cùng với|với)? ?(?:các|hai)? ?(.*?) ?:? ?"
)
_OPEN = r"(?::|\b(?:có|gồm|là|như))$"
"""How a clause in front of a list of people ends, its honorifics taken away."""


@cache
def _words() -> RoleWords:
    return load_gazetteer("roles", RoleWords)


@cache
def _before() -> dict[Role, re.Pattern[str]]:
    """Return, by role, the pattern of a clause in front of people, for a text that fold_tones returned."""
    words = _words()
    attend = rf"{any_of(words.attend)}\b(?! {any_of(words.not_attend)}\b)"
    chair, speak = any_of(words.chair), any_of(words.speak_at)
    return {
        "chair": re.compile(rf"\b{chair}\b.*{_OPEN}|^{chair}\b.*,$|\bsự {chair} của$"),
        "attendee": re.compile(
            rf"\b{attend}.*{_OPEN}|^{attend}.*,$|\bsự {attend}.*\bcủa$|(?:^|, )(?:về )?phía .*{_OPEN}|^thành phần.*{_OPEN}"
        ),
        "speaker": re.compile(
            rf"(?:^|, |\bvà ){speak}\b.*(?:,|\bdo|{_OPEN})$|\bnghe\b.*?{speak}\b.*(?:\bcủa|{_OPEN})$"
        ),
    }


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of verbs behind people and of honours, for a text that fold_tones returned."""
    words = _words()
    adverbs = rf"(?:{any_of(words.adverbs)} )*"
    lead = rf"[ ,)…]*(?:\([^)]*\),? ?)?(?:năm \d{{4}},? ?)?(?:(?:thay mặt|đại diện) [^;.:]{{3,80}}? )?{adverbs}"
    attend = rf"(?P<attendee>{any_of(words.attend)}\b(?! {any_of(words.not_attend)}\b))"
    chair, speak = rf"(?P<chair>{any_of(words.chair)})", rf"(?P<speaker>{any_of(words.speak | words.speak_at)})"
    present = rf"(?P<presenter>{any_of(words.present)}\b(?! đổi\b))"
    verb = rf"(?:{chair}|{attend}|{present}|{speak})\b"
    honoured = rf"(?:được|vinh dự|nhận|đạt)\b[^;.:“]*?(?P<honour>{any_of(words.honoured)})?\b"
    return {
        "verb": re.compile(lead + verb),
        "next": re.compile(rf"[^,;.:“]{{0,60}}?(?:,| và| đồng thời| rồi) ?{adverbs}{verb}"),
        "late": re.compile(
            rf"[^;.:“]*?(?:\bvà|,|\bđã) {adverbs}(?:(?P<speaker>phát biểu)|(?P<chair>chủ trì)|{present})\b"
        ),
        "honoured": re.compile(rf"{lead}(?:là [^;.:“]{{0,60}}?)?{honoured}"),
        "according": re.compile(r"^theo\b(?:,? (?:báo cáo|thông tin|lời|chia sẻ|đánh giá)\b.*)?$"),
        "models": re.compile(rf"\b{any_of(words.models)}\b[^;.]*?(?:{_OPEN})|\b(?:hộ|gia đình|nông dân)$"),
        "models_end": re.compile(rf"\b{any_of(words.models)}\b[^,;.:]{{0,40}}(?::|\bnhư)$"),
        "for": re.compile(r"(?::|\b(?:cho|tặng|gồm|là|có|như|và))$"),
    }


def groups_in(text: str, holders: list[Holder]) -> list[Group]:
    """Return the lists of people in a sentence.

    Args:
        text: the whole text, folded by fold_tones.
        holders: the sentence's people in order.
    """
    groups: list[Group] = []
    for holder in holders:
        if groups and _is_list_gap(text[groups[-1].end : holder.start]):
            groups[-1].holders.append(holder)
        else:
            groups.append(Group(holders=[holder]))
    return groups


def _is_list_gap(gap: str) -> bool:
    found = _LIST_GAP.fullmatch(gap)
    return found is not None and is_only_honorific(found[1])


def read_roles(reading: Reading, sentence: Span, holders: list[Holder], *, at_meeting: bool) -> list[Group]:
    """Return the lists of people in a sentence with the cues of their roles.

    Args:
        reading: the article.
        sentence: where the people stand.
        holders: the sentence's people in order.
        at_meeting: whether the article reports an event, so that who is quoted spoke there.
    """
    text = fold_tones(reading.texts[sentence.field])
    groups = groups_in(text, holders)
    intros = [_introduction(reading, text, sentence, groups, i, at_meeting) for i in range(len(groups))]
    carried: list[Cue] = []
    for i, group in enumerate(groups):
        stop = min([sentence.end, *(g.start for g in groups[i + 1 : i + 2]), *(c.start for c in _next(intros, i))])
        told = _predicate(reading, text, group.end, max(stop, group.end), sentence, at_meeting)
        if intros[i] or (not told and i and _has_predicate(text, groups[i - 1].end, group.start)):
            carried = intros[i]
        group.cues = [*(carried if intros[i] or not _role_told(told) else []), *told]
    return groups


def _next(intros: list[list[Cue]], i: int) -> list[Cue]:
    return intros[i + 1] if i + 1 < len(intros) else []


def _role_told(cues: list[Cue]) -> bool:
    return any(cue.role != "honoree" for cue in cues)


def _has_predicate(text: str, start: int, end: int) -> bool:
    """Say whether a role verb stands between two lists, which ends the first one's introduction."""
    return _patterns()["verb"].match(text, start, end) is not None


def _introduction(
    reading: Reading, text: str, sentence: Span, groups: list[Group], i: int, at_meeting: bool
) -> list[Cue]:
    """Return the cues in the clause in front of a list."""
    group = groups[i]
    start = groups[i - 1].end if i else sentence.start
    start = max(start, text.rfind(";", start, group.start) + 1)
    start += len(text[start : group.start]) - len(text[start : group.start].lstrip(" ,.-–)“"))
    core = without_honorifics(text[start : group.start])
    cues = [Cue(role, start, start + len(core)) for role, found in _before().items() if found.search(core)]
    if at_meeting and _patterns()["according"].match(core):
        cues.append(Cue("speaker", start, start + len(core)))
    exemplary = _patterns()["models_end" if cues else "models"].search(core)
    if exemplary or (not cues and _is_award_list(reading, text, sentence, groups, i, core)):
        cues.append(Cue("honoree", start, start + len(core)))
    return [cue for cue in cues if cue.end > cue.start] or [
        cue._replace(start=group.start, end=group.end) for cue in cues
    ]


def _is_award_list(reading: Reading, text: str, sentence: Span, groups: list[Group], i: int, core: str) -> bool:
    """Say whether a list is who gets the award named before it: "tặng Bằng khen cho ông A", "… cho: Trường X; bà B"."""
    floor = groups[i - 1].end if i else sentence.start
    awards = [m for m in reading.within(sentence, "AWARD") if floor <= m.start and m.end <= groups[i].start]
    if not awards:
        return False
    between = text[awards[-1].end : groups[i].start]
    return _patterns()["for"].search(core) is not None or (
        not core and re.search(r"\b(?:cho|gồm|tặng)\b", between) is not None
    )


def _predicate(reading: Reading, text: str, start: int, stop: int, sentence: Span, at_meeting: bool) -> list[Cue]:
    """Return the cues of the verbs behind a list, up to the clause's end."""
    end = min([at for mark in ";:“" if (at := text.find(mark, start, stop)) >= 0] or [stop])
    found = _patterns()["verb"].match(text, start, end)
    cues: list[Cue] = []
    if found is None and (late := _patterns()["late"].match(text, start, end)):
        cues.append(_cue(late))
    while found is not None:
        cue = _cue(found)
        verb = text[cue.start : cue.end]
        if cue.role != "speaker" or at_meeting or verb.startswith(_folded_acts()):
            cues.append(cue)
        goes_on = cue.role != "speaker" or verb.startswith(_folded_acts())
        found = _patterns()["next"].match(text, found.end(), end) if goes_on else None
    return [*cues, *_honour(reading, text, start, end, sentence)]


@cache
def _folded_acts() -> tuple[str, ...]:
    return tuple(map(fold_tones, _words().speech_acts))


def _cue(found: re.Match[str]) -> Cue:
    role = next(name for name, value in found.groupdict().items() if value is not None)
    return Cue(role, found.start(role), found.end(role))  # type: ignore[arg-type]  # the groups are named after roles


def _honour(reading: Reading, text: str, start: int, end: int, sentence: Span) -> Iterator[Cue]:
    """Yield the cue that people behind whom "được … tặng Bằng khen" stands are honoured."""
    found = _patterns()["honoured"].match(text, start, end)
    if found is None:
        return
    awards = [m for m in reading.within(sentence, "AWARD") if start <= m.start < end + 80]
    if awards or found["honour"] in _words().honours_alone:
        yield Cue("honoree", found.end() - len(found["honour"] or ""), found.end())


def is_ordinary(positions: list[str]) -> bool:
    """Say whether somebody holds no office but at most a post: such people are in the news for what they did."""
    return all(any_post().match(fold_tones(position)) for position in positions)


@cache
def any_post() -> re.Pattern[str]:
    """Return the pattern of the posts and of the offices nearest to the ground, for a folded text."""
    return re.compile(rf"{any_of(_words().ordinary)}\b")
