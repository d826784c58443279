"""When and where an event is held, and who organises it: read from the sentence that says so."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.days import Days, read_days
from extract.records import PartOfDay, Span

if TYPE_CHECKING:
    import datetime as dt

    from extract.reading import Reading
    from extract.records import Mention

_PARTS: dict[str, PartOfDay] = {"sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening"}
_PART = re.compile(r"\b(sáng|trưa|chiều|tối)(?: nay| qua| cùng)?[\s,(]*(?:ngày\s*)?$", re.IGNORECASE)
_TODAY = re.compile(r"\b(sáng|trưa|chiều|tối|hôm) (nay|qua)\b", re.IGNORECASE)
_SAME_DAY = re.compile(r"(?:\b(sáng|trưa|chiều|tối) )?\bcùng (?:ngày|(sáng|trưa|chiều|tối))\b", re.IGNORECASE)
_AT = re.compile(r"\b(?:tại|ở)\s*(?:trụ sở\s*)?$", re.IGNORECASE)
_OF_OR_AT = re.compile(r"\b(?:tại|ở|của)\s*(?:trụ sở\s*)?$", re.IGNORECASE)
_THEN_PLACE = re.compile(r"\b(?:diễn ra|tổ chức|đặt|họp|khai mạc)\b", re.IGNORECASE)
_RUN = re.compile(r"^(?:,\s*|\s*\(\s*|\s*-\s*|\s+và\s+|\)\s*,\s*|\s+thuộc (?:địa bàn )?|\s+của\s+)$")
_VERB = re.compile(
    r"\b(?:đã |vừa |sẽ |long trọng |trọng thể |phối hợp |trực tiếp |đồng )*"
    r"(?:tiến hành tổ chức|đăng cai(?: tổ chức)?|tổ chức|tiến hành|khai mạc|mở|họp)(?: khai mạc)?\s*$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?:Khối|Cụm)(?: thi đua)?\s*$")
_JOIN = re.compile(
    r"^[\s,]*(?:và|cùng(?: với)?|(?:đã |vừa )?phối hợp(?: cùng| với| tổ chức)?|với|;)?[\s,]*"
    r"(?:các )?$|^\s*\([^)]{0,60}\)[\s,]*(?:và|phối hợp(?: với)?|đã|vừa)?\s*$"
)
# One body of a list: brackets belong to it, commas and "phối hợp với" part it from the next.
_BODY = re.compile(
    r"(?!(?:đã|vừa|sẽ|phối hợp|cùng|với|và)\b)\w(?:\([^)]*\)|(?!\s(?:phối hợp|đã|vừa|sẽ|cùng)\b)[^,;()])+"
)
_LONGEST_BODY = 110
_OWN = re.compile(r"^\s*của\s*$")
_HOST_VERB = re.compile(r"\b(?:tổ chức|đăng cai|chủ trì|phối hợp)\b", re.IGNORECASE)


def find_time(
    reading: Reading, event: Mention, main: dt.date | None, *, is_first: bool
) -> tuple[Days | None, PartOfDay | None, list[Span]]:
    """Return the days, the part of the day and their span for an event.

    The event's own sentence is asked first; for the main event, then the rest of its paragraph's sentences; a
    further event may be "cùng ngày": on the day of the main one.
    """
    published = reading.article.published.date() if reading.article.published else None
    sentence = reading.sentence_of(event)
    same = _SAME_DAY.search(reading.texts[sentence.field], sentence.start, event.start)
    own_part = _PARTS.get((same[1] or same[2] or "").lower()) if same else None
    for near in [sentence, *(_neighbours(reading, sentence) if is_first else [])]:
        found = _time_in(reading, near, event, published)
        if found is not None:
            days, part, spans = found
            return days, own_part or part, spans
    if main is None or same is None:
        return None, None, []
    return Days(main), own_part, [Span(field=sentence.field, start=same.start(), end=same.end())]


def _time_in(
    reading: Reading, sentence: Span, event: Mention, published: dt.date | None
) -> tuple[Days | None, PartOfDay | None, list[Span]] | None:
    text = reading.texts[sentence.field]
    dates = [m for m in reading.within(sentence, "DATE") if not _is_of_document(reading, m)]
    # A day with "sáng" or "chiều" is the event's; else what stands before it in the lead, then what is behind it.
    for date in sorted(dates, key=lambda m: (_part_before(text, m.start) is None, m.start > event.start, m.start)):
        days = read_days(reading.quote(date), published)
        if days is not None:
            return days, _part_before(text, date.start), [Span(field=date.field, start=date.start, end=date.end)]
    today = _TODAY.search(text, sentence.start, sentence.end)
    if today is not None and published is not None and not dates:
        days = Days(published) if today[2].lower() == "nay" else None
        return days, _PARTS.get(today[1].lower()), [Span(field=sentence.field, start=today.start(), end=today.end())]
    return None


def _is_of_document(reading: Reading, date: Mention) -> bool:
    before = Span(field=date.field, start=max(0, date.start - 60), end=date.start)
    documents = reading.within(before, "DOC")
    return bool(documents) and len(reading.texts[date.field][documents[-1].end : date.start].strip(" ,(")) < 3


def _part_before(text: str, start: int) -> PartOfDay | None:
    part = _PART.search(text, max(0, start - 20), start)
    return _PARTS[part[1].lower()] if part else None


def _neighbours(reading: Reading, sentence: Span) -> list[Span]:
    """Return the sentences around one, nearest first: two before, two after."""
    index = reading.sentences.index(sentence)
    near = [index + step for step in (-1, 1, -2, 2)]
    return [
        reading.sentences[i]
        for i in near
        if 0 <= i < len(reading.sentences) and reading.sentences[i].field == sentence.field
    ]


def find_place(reading: Reading, event: Mention, *, is_first: bool) -> Span | None:
    """Return where an event is held: the whole run of places, most specific first."""
    sentence = reading.sentence_of(event)
    found = _place_in(reading, sentence, event)
    if found is None and is_first:
        for near in _neighbours(reading, sentence):
            if _THEN_PLACE.search(reading.quote(near)):
                found = _place_in(reading, near, event)
                if found is not None:
                    break
    return found


def _place_in(reading: Reading, sentence: Span, event: Mention) -> Span | None:
    text = reading.texts[sentence.field]
    mentions = reading.within(sentence, "LOC", "ORG", "DATE")
    previous: Mention | None = None
    for mention in mentions:
        follows_at = _AT.search(text, sentence.start, mention.start) is not None
        follows_date = (
            mention.label == "LOC"
            and previous is not None
            and previous.label == "DATE"
            and text[previous.end : mention.start].strip(" )") == ","
            and mention.start < event.start
        )
        previous = mention
        if mention.label != "DATE" and (follows_at or follows_date):
            return _run_from(reading, mention, sentence)
    return None


def _run_from(reading: Reading, first: Mention, sentence: Span) -> Span:
    """Return the span from a place over the places that follow it without a break."""
    text = reading.texts[first.field]
    places = [m for m in reading.within(sentence, "LOC") if m.start >= first.start]
    chain = places if places and places[0] is first else [first, *places]
    end = first.end
    for left, right in pairwise(chain):
        if not _RUN.match(text[left.end : right.start]):
            break
        end = right.end
    if text[first.start : end].count("(") > text[first.start : end].count(")") and text[end : end + 1] == ")":
        end += 1
    return Span(field=first.field, start=first.start, end=end)


def find_organizers(reading: Reading, event: Mention) -> list[Span]:
    """Return the bodies that organise or host an event: before the verb, and after "do"."""
    text = reading.texts[event.field]
    sentence = reading.sentence_of(event)
    bodies = [m for m in reading.within(sentence, "ORG", "BLOC") if not event.start <= m.start < event.end]
    verb = _VERB.search(text, sentence.start, event.start)
    subject = _subject(reading, bodies, verb.start(), sentence) if verb else []
    if verb and not subject and _SHORT.search(text, sentence.start, verb.start()):
        subject = _named_before(reading, verb.start(), event.field)
    spans = [_span(m) for m in subject]
    if verb and not subject:
        spans = _named_by_place(reading, sentence, event, verb.start())
    return [*spans, *map(_span, _hosts(text, [m for m in bodies if m.start >= event.end], event.end, sentence))]


def _subject(reading: Reading, bodies: list[Mention], verb: int, sentence: Span) -> list[Mention]:
    """Return the chain of bodies that ends at the verb, skipping what is said about one in passing."""
    text = reading.texts[sentence.field]
    chain: list[Mention] = []
    right = verb
    for body in reversed([m for m in bodies if m.end <= verb]):
        if _is_bracketed(text, sentence.start, body) or (body.label == "BLOC" and _follows_office(reading, body)):
            continue
        gap = _without_asides(reading, Span(field=body.field, start=body.end, end=right))
        if not _JOIN.match(gap) and not (not chain and len(gap) < 40 and _is_year(gap)):
            break
        if _OF_OR_AT.search(text, sentence.start, body.start):
            break
        chain.insert(0, body)
        right = body.start
    return chain


def _is_bracketed(text: str, start: int, body: Mention) -> bool:
    return text.count("(", start, body.start) > text.count(")", start, body.start)


def find_council(reading: Reading) -> list[Span]:
    """Return the council that an article is about, at its longest: whose session it is when nobody "organises" it."""
    councils = [m for m in reading.of("ORG") if reading.quote(m).casefold().startswith("hội đồng thi đua")]
    return [_span(max(councils, key=lambda m: m.end - m.start))] if councils else []


def _span(mention: Mention) -> Span:
    return Span(field=mention.field, start=mention.start, end=mention.end)


def _named_before(reading: Reading, end: int, field: str) -> list[Mention]:
    """Return the bloc named last before a place in the text: what a bare "Khối" or "Cụm" stands for."""
    return reading.within(Span(field=field, start=0, end=end), "BLOC")[-1:]


def _follows_office(reading: Reading, bloc: Mention) -> bool:
    """Return whether a bloc only says where a body holds office: "đơn vị Phó Trưởng khối Khối thi đua X"."""
    before = reading.within(Span(field=bloc.field, start=max(0, bloc.start - 30), end=bloc.start), "TITLE")
    return bool(before) and not reading.texts[bloc.field][before[-1].end : bloc.start].strip()


def _without_asides(reading: Reading, gap: Span) -> str:
    """Return a gap's text without years, offices and bracketed remarks: " năm 2023", ", đơn vị Phó Trưởng khối"."""
    text = reading.quote(gap)
    for mention in reversed(reading.within(gap, "TITLE", "DATE", "BLOC")):
        if mention.end <= gap.end:
            text = text[: mention.start - gap.start] + text[mention.end - gap.start :]
    text = re.sub(r"\([^)]*\)", "", text)
    text = re.sub(r"[,–-]\s*(?:là )?đơn vị\s*", " ", text, flags=re.IGNORECASE)
    return re.sub(r"\b(?:bao )?gồm .*$", "", text, flags=re.DOTALL)


def _is_year(gap: str) -> bool:
    return re.fullmatch(r"\s*(?:năm \d{4})?\s*", gap) is not None


def _named_by_place(reading: Reading, sentence: Span, event: Mention, verb: int) -> list[Span]:
    """Return the bodies that stand where organisers stand, between day or place and verb, though no mention says so.

    "Sáng 23/12, Hội Làm vườn (HLV) tỉnh Bắc Sơn tổ chức …": whatever its name is, it is who organises.
    """
    place = _place_in(reading, sentence, event)
    dates = [m.end for m in reading.within(sentence, "DATE") if m.end <= verb]
    begin = max([sentence.start, *dates, *([place.end] if place and place.end <= verb else [])])
    if begin == sentence.start or reading.within(Span(field=event.field, start=begin, end=verb), "PER", "TITLE", "DOC"):
        return []
    text = reading.texts[event.field]
    spans = []
    for piece in _BODY.finditer(text, begin, verb):
        end = piece.start() + len(piece[0].rstrip())
        spans.append(Span(field=event.field, start=piece.start(), end=end))
    return spans if all(text[one.start].isupper() and one.end - one.start < _LONGEST_BODY for one in spans) else []


def _hosts(text: str, bodies: list[Mention], start: int, sentence: Span) -> list[Mention]:
    """Return the bodies behind an event: "do UBND tỉnh X đăng cai", "của Cụm thi đua số 2"."""
    chain: list[Mention] = []
    right = start
    for body in bodies:
        gap = text[right : body.start]
        if not chain and _OWN.match(gap):
            return [body]
        if not (_JOIN.match(gap) if chain else re.search(r"^[^.;]{0,80}\bdo\s*$", gap)):
            break
        chain.append(body)
        right = body.end
    return chain if chain and _HOST_VERB.search(text, right, sentence.end) else []
