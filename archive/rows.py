"""An article whole as rows, table by table, in an order that foreign keys allow. Pure: no database, no clock."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from archive.errors import BundleError
from archive.fact_rows import Scope, fact_rows
from archive.ids import docid, fact_ids, hash_id, text_digest, version_id
from archive.provinces import known_name, province_at, provinces
from extract.exchange import VIETNAM

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from archive.bundle import ArticleBundle, CapturedPage, Source, Version
    from extract.records import Fact

Row = tuple[str, dict[str, Any]]
"""A table's name and the values of one of its rows."""


class NumberedVersion(NamedTuple):
    """A version with what its place among the article's versions makes of it."""

    id: str
    number: int
    current: bool
    version: Version


def source_row(source: Source) -> dict[str, Any]:
    """Return a source's row.

    Raises:
        UnknownProvinceError: there is no such province.
    """
    name = known_name(source.province)
    return {
        "slug": source.slug,
        "title": source.title,
        "url": source.url,
        "province": name,
        "province_2025": name and provinces()[name].successor,
        "platform": source.platform,
    }


def page_rows(page: CapturedPage, article: str | None) -> Iterator[Row]:
    """Yield a capture's rows: itself and what its page was."""
    fetched = iso_time(page.fetched)
    own = ("source", "run", "url", "key", "status", "digest", "warc_file", "warc_offset", "warc_length")
    yield "captures", {"id": page.capture, "fetched": fetched} | {name: getattr(page, name) for name in own}
    judged = ("capture", "outcome", "reason", "encoding", "text_digest", "stamp")
    yield "pages", {"article": article} | {name: getattr(page, name) for name in judged}


def article_rows(bundle: ArticleBundle, source_province: str | None) -> Iterator[Row]:
    """Yield the rows of an article, its versions and their facts; its captures' rows go between (page_rows).

    Raises:
        BundleError: the bundle contradicts itself.
    """
    versions = number_versions(bundle)
    scope = _scope(bundle, source_province)
    yield "articles", _article_row(bundle, scope)
    for page in bundle.pages:
        yield from page_rows(page, bundle.id)
    for numbered in versions:
        yield from _version_rows(bundle, numbered)
        yield from _facts_of(bundle, numbered, scope)


def number_versions(bundle: ArticleBundle) -> list[NumberedVersion]:
    """Return the bundle's versions with their ids, the last one current.

    Raises:
        BundleError: it has no version, or one of another article or of a capture that is not the bundle's.
    """
    captures = {page.capture for page in bundle.pages}
    if not bundle.versions:
        raise BundleError(f"article {bundle.id} ({bundle.key}) has no version: write its pages alone")
    seen: Counter[str] = Counter()
    numbered = []
    for number, version in enumerate(bundle.versions, 1):
        if version.article.id != bundle.id or version.capture not in captures:
            raise BundleError(
                f"article {bundle.id} ({bundle.key}): version {number} is of article {version.article.id}, capture "
                f"{version.capture}; expected the same article and one of its captures"
            )
        digest = text_digest(version.article)
        found = version_id(bundle.id, digest, seen[digest])
        seen[digest] += 1
        numbered.append(NumberedVersion(found, number, number == len(bundle.versions), version))
    return numbered


def iso_time(time: dt.datetime) -> str:
    """Return a time as the archive writes it: Asia/Ho_Chi_Minh, to the second."""
    return time.astimezone(VIETNAM).isoformat(timespec="seconds")


def as_json(values: tuple[str, ...]) -> str:
    """Return a list as the archive writes it beside its child table."""
    return json.dumps(values, ensure_ascii=False)


def _scope(bundle: ArticleBundle, source_province: str | None) -> Scope:
    published = bundle.versions[-1].article.published
    day = None if published is None else published.astimezone(VIETNAM).date()
    return Scope(
        article=bundle.id,
        source=bundle.source,
        province=province_at(source_province, day),
        province_2025=source_province and provinces()[source_province].successor,
        published_year=None if day is None else day.year,
        published_month=None if day is None else day.month,
    )


def _article_row(bundle: ArticleBundle, scope: Scope) -> dict[str, object]:
    article = bundle.versions[-1].article
    fetched = sorted(iso_time(page.fetched) for page in bundle.pages)
    values = scope._asdict()
    return {
        "id": values.pop("article"),
        "docid": docid(bundle.id, article.published),
        "url": article.url or bundle.pages[-1].url,
        "key": bundle.key,
        "title": article.title,
        "published": article.published and iso_time(article.published),
        "published_raw": bundle.published_raw,
        "published_from": bundle.published_from,
        "category": article.category,
        "author": article.author,
        "flags": as_json(bundle.flags),
        "versions": len(bundle.versions),
        "first_fetched": fetched[0],
        "last_fetched": fetched[-1],
        "gone": bundle.gone and iso_time(bundle.gone),
        **values,
    }


def _version_rows(bundle: ArticleBundle, numbered: NumberedVersion) -> Iterator[Row]:
    article, capture = numbered.version.article, numbered.version.capture
    page = next(page for page in bundle.pages if page.capture == capture)
    yield (
        "article_versions",
        {
            "id": numbered.id,
            "article": bundle.id,
            "number": numbered.number,
            "current": int(numbered.current),
            "capture": capture,
            "first_fetched": iso_time(page.fetched),
            "text_digest": text_digest(article),
            "title": article.title,
            "body": article.body,
        },
    )
    for number, text in enumerate(article.captions):
        yield "captions", {"version": numbered.id, "number": number, "text": text}


def _facts_of(bundle: ArticleBundle, numbered: NumberedVersion, scope: Scope) -> Iterator[Row]:
    facts = numbered.version.facts
    named = [
        # A fact keeps its id through the versions that state it; what an older version said has an id of its own.
        (kind, found if numbered.current else hash_id(found, numbered.id), fact)
        for kind, found, fact in fact_ids(bundle.id, facts)
    ]
    meetings = [found for kind, found, _ in named if kind == "meetings"]
    for kind, found, fact in named:
        yield (
            "facts",
            {
                "id": found,
                "kind": kind,
                "article": bundle.id,
                "version": numbered.id,
                "live": int(numbered.current),
                "rule": fact.rule,
                "confidence": fact.confidence,
                "flags": as_json(fact.flags),
            },
        )
        yield from _evidence_rows(found, fact, numbered.version)
        if numbered.current:
            yield from fact_rows(kind, found, fact, scope, meetings)


def _evidence_rows(found: str, fact: Fact, version: Version) -> Iterator[Row]:
    texts = version.article.texts()
    for number, span in enumerate(fact.evidence):
        text = texts.get(span.field, "")
        if not 0 <= span.start < span.end <= len(text):
            raise BundleError(
                f"article {version.article.id}: a fact of rule {fact.rule} has evidence for {span.slot} at "
                f"{span.field}[{span.start}:{span.end}], outside the text's {len(text)} characters"
            )
        yield (
            "evidence",
            {
                "fact": found,
                "number": number,
                "slot": span.slot,
                "field": span.field,
                "start": span.start,
                "end": span.end,
                "quote": text[span.start : span.end],
            },
        )
