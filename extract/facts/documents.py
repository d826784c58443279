"""The documents of an article: each number cited, once, with its day and issuer from wherever the text says them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.citations import read_citation
from extract.days import holds_impossible_day, read_days
from extract.facts.citing import day_behind, day_of_issue, find_day, find_issuer, find_issuing, words_behind
from extract.mentions.documents import find
from extract.records import Document, Evidence, Rejection, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.citations import Citation
    from extract.days import Days
    from extract.reading import Reading
    from extract.records import Facts


def extract(reading: Reading, known: Facts) -> Iterator[Document | Rejection]:
    """Yield the documents that a reading cites, in the order of their first citation."""
    documents: list[Document] = []
    before: tuple[Span, Document] | None = None
    listed: list[str] = []  # the numbers of the list that goes on
    for mention in _find_citations(reading):
        citation = read_citation(reading.quote(mention))
        if citation is None:
            span = Span(field=mention.field, start=mention.start, end=mention.end)
            yield Rejection(kind="documents", span=span, reason="ends with no number")
            continue
        made = _make_document(reading, mention, citation)
        if before is not None and _is_list(reading, before[0], mention):
            documents = [_share(one, made) if one.number in listed else one for one in documents]
            made = _go_on(before[1], made)
        else:
            listed = []
        listed.append(made.number)
        before = mention, made
        same = next((i for i, other in enumerate(documents) if _is_same(other, made)), None)
        if same is None:
            documents.append(made)
        else:
            documents[same] = _merge(documents[same], made)
    yield from documents


def _make_document(reading: Reading, mention: Span, citation: Citation) -> Document:
    day = find_day(reading, mention)
    issuer = find_issuer(reading, mention, day)
    if day is None and issuer is not None:
        is_before = issuer == find_issuing(reading, mention)
        day = day_of_issue(reading, issuer) if is_before else day_behind(reading, issuer)
    days = read_days(reading.quote(day), _base(reading, citation)) if day else None
    return Document(
        kind=citation.kind,
        number=citation.number,
        date=days.start if days else None,
        issuer=reading.quote(issuer) if issuer else None,
        evidence=_collect_evidence(mention, citation, day if days else None, issuer),
        rule="documents.short" if citation.is_short else "documents.cited",
        flags=(*citation.flags, *_doubts(reading, citation, words_behind(reading, mention), day, days)),
    )


def _base(reading: Reading, citation: Citation) -> dt.date | None:
    """Return from which day a year left out is told: the number's own year, else the publication."""
    published = reading.article.published
    year = _number_year(citation)
    return dt.date(year, 12, 31) if year else published.date() if published else None


def _number_year(citation: Citation) -> int | None:
    """Return the year inside a number: 2017 of "91/2017/NĐ-CP"."""
    match = re.match(r"\d+/((?:19|20)\d\d)/", citation.number)
    return int(match[1]) if match else None


def _doubts(reading: Reading, citation: Citation, behind: str, day: Span | None, days: Days | None) -> tuple[str, ...]:
    """Return why a document's date should be looked at twice."""
    if day is None or days is None:
        is_impossible = day is not None or holds_impossible_day(behind)
        return ("unreadable_date",) if is_impossible else ()
    doubts = list(days.flags)
    if _number_year(citation) not in (None, days.start.year):
        doubts.append("year_differs_from_number")
    published = reading.article.published
    if published and days.start > published.date():
        doubts.append("date_after_publication")
    return tuple(doubts)


def _collect_evidence(mention: Span, citation: Citation, day: Span | None, issuer: Span | None) -> tuple[Evidence, ...]:
    start, end = mention.start + citation.start, mention.start + citation.end
    spans = {"number": Span(field=mention.field, start=start, end=end)}
    if citation.kind and citation.start:
        spans["kind"] = Span(field=mention.field, start=mention.start, end=mention.start + len(citation.kind))
    if day:
        spans["date"] = day
    if issuer:
        spans["issuer"] = issuer
    return tuple(Evidence(field=s.field, start=s.start, end=s.end, slot=slot) for slot, s in spans.items())


def _find_citations(reading: Reading) -> Iterator[Span]:
    """Yield the spans of citations in reading order, those inside an event's or a campaign's name included."""
    for mention in reading.of("DOC", "EVENT", "CAMPAIGN"):
        if mention.label == "DOC":
            yield mention
            continue
        for found in find(reading.quote(mention)):
            yield Span(field=mention.field, start=mention.start + found.start, end=mention.start + found.end)


def _is_list(reading: Reading, one: Span, other: Span) -> bool:
    """Whether nothing but a list's mark stands between two citations: "các Nghị định số A, B và số C"."""
    gap = reading.texts[one.field][one.end : other.start] if one.field == other.field else "."
    return re.fullmatch(r"(?:,| và|;)(?: số:?)? ?", gap) is not None


def _share(one: Document, made: Document) -> Document:
    """Return `one` with what is said behind its list's last number: "các Quyết định số A, B ngày D của UBND tỉnh"."""
    if "kind_inferred" not in made.flags:
        return one
    slots = [slot for slot in ("date", "issuer") if getattr(one, slot) is None and getattr(made, slot) is not None]
    if "date" in slots and made.date is not None and str(made.date.year) not in one.number and "/20" in one.number:
        slots.remove("date")  # its number says another year
    added = tuple(e for e in made.evidence if e.slot in slots)
    return replace(one, evidence=(*one.evidence, *added), **{slot: getattr(made, slot) for slot in slots})


def _go_on(before: Document, made: Document) -> Document:
    """Return a citation with what its list says once: the kind before its number, who issued what goes before."""
    added = [e for e in before.evidence if e.slot == "issuer" and made.issuer is None]
    inherits = "kind_inferred" in made.flags and before.kind is not None
    return replace(
        made,
        kind=before.kind if inherits else made.kind,
        issuer=made.issuer or before.issuer,
        evidence=(*made.evidence, *added),
        flags=tuple(flag for flag in made.flags if flag != "kind_inferred" or not inherits),
    )


def _is_same(one: Document, other: Document) -> bool:
    """Whether two citations mean one document: same number, or the same kind and a number without its letters."""
    if one.number.casefold() == other.number.casefold():
        return one.date is None or other.date is None or one.date == other.date
    if "documents.short" not in (one.rule, other.rule) or one.kind != other.kind:
        return False
    return _serial(one.number) == _serial(other.number)


def _serial(number: str) -> int:
    """Return the number that a document's number begins with: 34 of "34-CT/TW"."""
    digits = ""
    for character in number:
        if not character.isdigit():
            break
        digits += character
    return int(digits)


def _merge(one: Document, other: Document) -> Document:
    """Return one document of two citations: the fuller number's, with what either states."""
    main, side = (other, one) if one.rule == "documents.short" else (one, other)
    added = [e for e in side.evidence if e.slot == "number" or getattr(main, e.slot) is None]
    return replace(
        main,
        kind=main.kind or side.kind,
        date=main.date or side.date,
        issuer=main.issuer or side.issuer,
        evidence=(*main.evidence, *added),
        flags=tuple(dict.fromkeys((*main.flags, *side.flags))),
    )
