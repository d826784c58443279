"""The documents of an article: each number cited, once, with its day and issuer from wherever the text says them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.citations import read_citation
from extract.days import read_days
from extract.facts.citing import day_of_issue, find_day, find_issuer, find_issuing
from extract.records import Document, Evidence, Rejection, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.citations import Citation
    from extract.reading import Reading
    from extract.records import Facts, Mention


def extract(reading: Reading, known: Facts) -> Iterator[Document | Rejection]:
    """Yield the documents that a reading cites, in the order of their first citation."""
    documents: list[Document] = []
    for mention in reading.of("DOC"):
        citation = read_citation(reading.quote(mention))
        if citation is None:
            span = Span(field=mention.field, start=mention.start, end=mention.end)
            yield Rejection(kind="documents", span=span, reason="ends with no number")
            continue
        made = _make_document(reading, mention, citation)
        same = next((i for i, other in enumerate(documents) if _is_same(other, made)), None)
        if same is None:
            documents.append(made)
        else:
            documents[same] = _merge(documents[same], made)
    yield from documents


def _make_document(reading: Reading, mention: Mention, citation: Citation) -> Document:
    day = find_day(reading, mention)
    issuer = find_issuer(reading, mention, day)
    if day is None and issuer is not None and issuer == find_issuing(reading, mention):
        day = day_of_issue(reading, issuer)
    published = reading.article.published
    days = read_days(reading.quote(day), published.date() if published else None) if day else None
    unread = ("unreadable_date",) if day and days is None else ()
    return Document(
        kind=citation.kind,
        number=citation.number,
        date=days.start if days else None,
        issuer=reading.quote(issuer) if issuer else None,
        evidence=_collect_evidence(mention, citation, day if days else None, issuer),
        rule="documents.short" if citation.is_short else "documents.cited",
        flags=(*citation.flags, *(days.flags if days else unread)),
    )


def _collect_evidence(
    mention: Mention, citation: Citation, day: Span | None, issuer: Span | None
) -> tuple[Evidence, ...]:
    start, end = mention.start + citation.start, mention.start + citation.end
    spans = {"number": Span(field=mention.field, start=start, end=end)}
    if citation.kind and citation.start:
        spans["kind"] = Span(field=mention.field, start=mention.start, end=mention.start + len(citation.kind))
    if day:
        spans["date"] = day
    if issuer:
        spans["issuer"] = issuer
    return tuple(Evidence(field=s.field, start=s.start, end=s.end, slot=slot) for slot, s in spans.items())


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
