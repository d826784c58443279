"""Ids: hashes of stable keys, never of row order, clock or place (rule 3 of docs/architecture.md)."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from extract.records import KEY_SLOT
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Article, Fact, Facts

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_HASH_BITS = 36
"""Beside 27 bits of minutes, which last until the year 2225: two articles of the same minute share a docid with
a chance of 1 in 7e10, and even ten thousand undated ones with one of 1 in 1400 (the build then says so)."""


def hash_id(*parts: object) -> str:
    """Return 16 hexadecimal digits that stand for `parts`."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_digest(article: Article) -> str:
    """Return what changes exactly when one of the article's texts does (rule 4): title, body or captions."""
    return hash_id(article.title, article.body, *article.captions)


def version_id(article: str, digest: str, occurrence: int = 0) -> str:
    """Return a version's id; `occurrence` counts how often the article had this text before."""
    return hash_id(article, digest, occurrence) if occurrence else hash_id(article, digest)


def docid(article: str, published: dt.datetime | None) -> int:
    """Return the article's number in search: later published is larger, undated ones are the smallest."""
    minutes = 0 if published is None else max(0, int((published - _EPOCH).total_seconds()) // 60)
    return (minutes << _HASH_BITS) | (int(hash_id(article), 16) & ((1 << _HASH_BITS) - 1))


def fact_ids(article: str, facts: Facts) -> Iterator[tuple[str, str, Fact]]:
    """Yield (kind, id, fact) for every fact: article + kind + normalised key + ordinal among those that share them."""
    for kind, slot in KEY_SLOT.items():
        seen: dict[str, int] = {}
        for fact in getattr(facts, kind):
            key = fold_spelling(getattr(fact, slot))
            ordinal = seen.get(key, 0)
            seen[key] = ordinal + 1
            yield kind, hash_id(article, kind, key, ordinal), fact
