"""Documents: the same number of the same kind, issuer's reach and year is one document."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from archive.errors import ArchiveError
from archive.ids import hash_id
from archive.resolve.entities import commonest, fold_name, seen_in, store_entities
from extract.text import fold_accents
from extract.yamlfile import Strict, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

_QUERY = """
SELECT f.id, f.article, f.kind, f.number, f.date, f.issuer, f.province_2025, f.source, a.published
FROM citations f JOIN articles a ON a.id = f.article ORDER BY a.docid, f.id
"""


class IssuerFile(Strict):
    """issuers.yml."""

    learnt_from: str
    central: tuple[str, ...]


class Citation(NamedTuple):
    """A row of citations, with its article's publication time."""

    id: str
    article: str
    kind: str | None
    number: str
    date: str | None
    issuer: str | None
    province: str | None
    source: str
    published: str | None


_Key = tuple[str, str, str | None, str | None]
"""A document's number, folded; how far the number holds; its kind, folded; its year."""


def resolve_documents(conn: Connection) -> None:
    """Fill documents and citations.document."""
    cited: defaultdict[tuple[str, str], list[Citation]] = defaultdict(list)
    for one in map(Citation._make, conn.execute(_QUERY)):
        number = fold_number(one.number)
        cited[number, _reach(number, one)].append(one)
    documents: defaultdict[_Key, list[Citation]] = defaultdict(list)
    for (number, reach), same in cited.items():
        kind, year = _agreed(map(_kind, same)), _agreed(map(_year, same))
        for one in same:
            documents[number, reach, _kind(one) or kind, _year(one) or year].append(one)
    ids = [(hash_id("document", *key), one.id) for key, same in documents.items() for one in same]
    rows = [_document(key, same) for key, same in documents.items()]
    store_entities(conn, "documents", rows, {("citations", "document"): ids})


def fold_number(number: str) -> str:
    """Return what the spellings of one number share: 34-CT/TW, 34/CT-TW and 034/CT-TW are "34 ct tw"."""
    return re.sub(r"[\W_]+", " ", fold_accents(number)).strip().lstrip("0")


def _reach(number: str, citation: Citation) -> str:
    """Every province counts its own plans and decisions; only central bodies' numbers hold everywhere."""
    parts = number.split()
    if parts and re.sub(r"\d+$", "", parts[-1]) in _central():
        return "central"
    return citation.province or citation.source


def _agreed(values: Iterable[str | None]) -> str | None:
    """Return what all that state something agree on; it holds for those that do not."""
    stated = set(values) - {None}
    return next(iter(stated)) if len(stated) == 1 else None


def _kind(citation: Citation) -> str | None:
    return None if citation.kind is None else fold_name(citation.kind)


def _year(citation: Citation) -> str | None:
    return None if citation.date is None else citation.date[:4]


@cache
def _central() -> frozenset[str]:
    file = read_yaml(Path(__file__).parent / "issuers.yml", IssuerFile, ArchiveError)
    return frozenset(map(fold_accents, file.central))


def _document(key: _Key, same: list[Citation]) -> dict[str, object]:
    return {
        "id": hash_id("document", *key),
        "kind": commonest(one.kind for one in same),
        "number": commonest(one.number for one in same),
        "date": commonest(one.date for one in same),
        "issuer": commonest(one.issuer for one in same),
        **seen_in({one.article: one.published for one in same})._asdict(),
    }
