"""The campaigns of an article: named movements and drives, with kind, period and launcher; one record a campaign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from rapidfuzz import fuzz

from extract.facts.launching import Launch, find_launch
from extract.facts.masking import Masked
from extract.mentions.campaign_heads import after_qualifiers, head_pattern, not_campaign_pattern, such_as
from extract.mentions.campaigns import CLOSERS, find, is_known
from extract.records import Campaign, CampaignKind, Evidence, Rejection, Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.reading import Reading
    from extract.records import Facts

_YEARS = r"(\d{4}) ?(?:[-–—]|đến|tới) ?(?:năm )?(\d{4})"
_PERIOD_INSIDE = re.compile(rf"(?:giai +đoạn |, |\()?{_YEARS}")
_PERIOD_AFTER = re.compile(
    rf"[”\"’»' ]{{0,3}}(?: do [^.,;“”\"]{{3,80}}? phát động)?,? ?\(?"
    rf"(?:trong )?(?:(?:giai +đoạn|các năm|nhiệm kỳ|từ năm) |(?<=\()){_YEARS}"
)
_QUOTED = re.compile(r"[“\"‘«] ?([^“”\"«»\n]{5,200}?) ?[”\"’»]")
_ABBREVIATIONS = {
    "ntm": "nông thôn mới",
    "antq": "an ninh tổ quốc",
    "hcm": "hồ chí minh",
    "cbccvc": "cán bộ công chức viên chức",
}
# What may follow in a longer form of the same name; after five words anything may.
_LONGER = re.compile(r"^(?:$| ở khu dân cư| trên địa bàn| giai đoạn| trong năm| năm \d| không (?:để )?ai bị)")
# What other names of a list bring with them between its head and the next name.
_BELONGING = re.compile(
    r"C|D|[“”\"‘’«»'…,;:().]|\bdo [^,;:C]{3,90} phát động|\bcủa [^,;:C]{3,40}(?=[,;])|\b(?:và|cùng|các|những|năm)\b"
)
_THEME = "a theme, a slogan, a model or a fund"
_CLOSING = ("”", '"', "’", "»", "“")
_FEW_WORDS = 3
_LIKE = 95  # per cent of characters that two spellings of one name share at least


@dataclass(frozen=True, slots=True)
class _Named:
    """A campaign where the text names it."""

    span: Span
    name: str
    kind: CampaignKind | None
    """None where no head stands before the name in its sentence."""
    period: tuple[int, int, Span] | None
    launch: Launch | None


def extract(reading: Reading, known: Facts) -> Iterator[Campaign | Rejection]:
    """Yield the campaigns that a reading states."""
    merged: list[tuple[set[str], list[_Named]]] = []
    for span in _spans(reading):
        reason = _no_campaign(reading, span)
        if reason is not None:
            yield Rejection(kind="campaigns", span=span, reason=reason)
            continue
        key = _key(reading.quote(span))
        group = next((group for group in merged if key in group[0] or any(_same(one, key) for one in group[0])), None)
        if group is None:
            merged.append(group := (set(), []))
        group[0].add(key)
        group[1].append(_read(reading, known, span))
    yield from (_campaign(named) for _, named in merged)
    yield from _themes(reading)


def _spans(reading: Reading) -> Iterator[Span]:
    """Yield where campaigns are named: as mentions, and inside the names of events."""
    for mention in reading.of("CAMPAIGN", "EVENT"):
        if mention.label == "CAMPAIGN":
            yield Span(field=mention.field, start=mention.start, end=mention.end)
        else:
            for found in sorted(set(find(reading.quote(mention)))):
                yield Span(field=mention.field, start=mention.start + found.start, end=mention.start + found.end)


def _no_campaign(reading: Reading, span: Span) -> str | None:
    """Return why a mention is no campaign, or None.

    A theme or a slogan stands in the same quotes as a campaign does; what has neither quotes nor a head before it in
    its sentence is a recogniser's slip.
    """
    if is_known(reading.quote(span)):
        return None
    text = reading.folded[span.field]
    before = text[max(0, span.start - 60) : span.start].rstrip(' “"‘«')
    if not_campaign_pattern().search(before):
        return _THEME
    quoted = text[: span.start].rstrip()[-1:] in CLOSERS or text[span.end :].lstrip()[:1] in _CLOSING
    headed = head_pattern().search(text, reading.sentence_of(span).start, span.end) is not None
    return None if quoted or headed else "neither a head nor quotes"


def _themes(reading: Reading) -> Iterator[Rejection]:
    """Yield the quotes that a theme's, slogan's or model's word keeps from being campaigns."""
    for name, text in reading.texts.items():
        for quoted in _QUOTED.finditer(text):
            span = Span(field=name, start=quoted.start(1), end=quoted.end(1))
            before = fold_spelling(text[max(0, quoted.start() - 60) : quoted.start()]).rstrip()
            if not_campaign_pattern().search(before) and not _is_marked(reading, span):
                yield Rejection(kind="campaigns", span=span, reason=_THEME)


def _is_marked(reading: Reading, span: Span) -> bool:
    """Return whether quotes hold a campaign, or an honour or an event that may begin before them."""
    around = Span(field=span.field, start=max(0, span.start - 200), end=span.end)
    return any(mention.end > span.start for mention in reading.within(around, "CAMPAIGN", "AWARD", "EVENT"))


def _read(reading: Reading, known: Facts, span: Span) -> _Named:
    """Return what the text says about the campaign where it names it at `span`."""
    head = _head(reading, span)
    return _Named(
        span=span,
        name=reading.quote(span),
        kind=head[1] if head is not None else None,
        period=_period(reading, span) if head is not None or reading.within(span, "CAMPAIGN") else None,
        launch=find_launch(reading, known, span, head[0] if head is not None else None),
    )


def _head(reading: Reading, span: Span) -> tuple[int, CampaignKind] | None:
    """Return where the head that the name stands under begins, and its kind: the last one before it in the sentence.

    Between the two stand other names with their quotes, periods and launchers at most, and a few words.
    """
    inside = head_pattern().match(fold_spelling(reading.quote(span)))
    if inside is not None:
        return span.start, _kind(inside)
    sentence = reading.sentence_of(span)
    before = Span(field=span.field, start=sentence.start, end=span.start)
    masked = Masked(reading, before, reading.within(before, "CAMPAIGN", "DATE"))
    head = next(reversed(list(head_pattern().finditer(masked.text))), None)
    if head is None:
        return None
    said = such_as(masked.text, head.start(), head.end())
    start = said if said is not None else after_qualifiers(masked.text, head.end())
    between = _BELONGING.sub(" ", masked.text[start:])
    if len(between.split()) > _FEW_WORDS:
        return None
    return masked.span_of(head.start(), head.end()).start, _kind(head)


def _kind(head: re.Match[str]) -> CampaignKind:
    return next(kind for kind in get_args(CampaignKind) if head[kind] is not None)


def _period(reading: Reading, span: Span) -> tuple[int, int, Span] | None:
    """Return the years of a campaign, after its name or in it, and where they stand."""
    text = reading.texts[span.field]
    found = _PERIOD_AFTER.match(text, span.end) or _PERIOD_INSIDE.search(text, span.start, span.end)
    if found is None or int(found[1]) > int(found[2]):
        return None
    return int(found[1]), int(found[2]), Span(field=span.field, start=found.start(1), end=found.end(2))


def _same(first: str, second: str) -> bool:
    """Return whether two names' words are one campaign's: alike, or one the longer form of the other."""
    short, long = sorted((first, second), key=len)
    if long.startswith(short) and (
        _LONGER.match(long[len(short) :]) or (len(short.split()) >= 5 and long[len(short)] == " ")
    ):
        return True
    return _family(short) == _family(long) and fuzz.ratio(short, long) >= _LIKE


def _key(name: str) -> str:
    """Return a name's words, folded, abbreviations written out."""
    words = re.findall(r"\w+", fold_spelling(name))
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


@lru_cache(maxsize=4096)
def _family(key: str) -> tuple[list[str], list[str]]:
    """Return the first two words and the numbers, which spellings of one name share."""
    return key.split()[:2], re.findall(r"\d+", key)


def _campaign(named: list[_Named]) -> Campaign:
    """Return the record of a campaign that is named one or more times: its longest form, and all that is said of it."""
    longest = max(named, key=lambda one: len(_key(one.name)))
    kind: CampaignKind = next((one.kind for one in named if one.kind is not None), "movement")
    period = next((one.period for one in named if one.period is not None), None)
    launch = next((one.launch for one in named if one.launch is not None), None)
    evidence = [_evidence("name", longest.span)]
    if period is not None:
        evidence += [_evidence("period_start", period[2]), _evidence("period_end", period[2])]
    if launch is not None:
        evidence.append(_evidence("launched_by", launch.span))
    return Campaign(
        name=longest.name,
        kind=kind,
        period_start=period[0] if period is not None else None,
        period_end=period[1] if period is not None else None,
        launched_by=launch.surface if launch is not None else None,
        evidence=tuple(evidence),
        rule="campaigns.headed" if longest.kind is not None else "campaigns.named",
    )


def _evidence(slot: str, span: Span) -> Evidence:
    return Evidence(field=span.field, start=span.start, end=span.end, slot=slot)
