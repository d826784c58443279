"""Articles and facts as JSON: the formats of docs/facts.md, sections 2 and 5."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date, datetime
from types import NoneType
from typing import Any
from zoneinfo import ZoneInfo

from extract.errors import ArticleError
from extract.records import KINDS, Article, Fact, Facts
from extract.text import clean_line, join_paragraphs

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_OPTIONAL = ("url", "category", "author", "province")


def article_from_json(line: str, where: str) -> Article:
    """Return the article of one JSON line; its texts are cleaned.

    Args:
        line: an object with id, title, body, and optionally captions, published (ISO 8601) and the rest.
        where: named in errors: "articles.jsonl:3".

    Raises:
        ArticleError: when the line is no such object.
    """
    try:
        raw = json.loads(line)
        json.dumps(raw, ensure_ascii=False).encode()
    except UnicodeEncodeError as problem:
        half = ascii(problem.object[problem.start])
        raise ArticleError(f"{where}: {half} is half a character; write the character itself, or both halves") from None
    except (ValueError, RecursionError) as problem:
        raise ArticleError(f"{where}: is no JSON ({problem}); expected one article a line") from None
    if not isinstance(raw, dict) or not all(isinstance(raw.get(key), str) for key in ("id", "title", "body")):
        raise ArticleError(f"{where}: an article needs id, title and body as text")
    captions = raw.get("captions") or []
    if not isinstance(captions, list) or not all(isinstance(caption, str) for caption in captions):
        raise ArticleError(f"{where}: captions must be a list of texts")
    wrong = next((key for key in _OPTIONAL if not isinstance(raw.get(key), (str, NoneType))), None)
    if wrong is not None:
        raise ArticleError(f"{where}: {wrong} must be text; leave it out where it is not known")
    return Article(
        id=raw["id"],
        title=clean_line(raw["title"]),
        body=join_paragraphs(raw["body"].split("\n\n")),
        captions=tuple(map(clean_line, captions)),
        published=_read_time(raw.get("published"), where),
        **{key: raw.get(key) for key in _OPTIONAL},
    )


def _read_time(raw: object, where: str) -> datetime | None:
    if raw is None:
        return None
    try:
        read = datetime.fromisoformat(str(raw))
        return read.astimezone(VIETNAM) if read.tzinfo else read.replace(tzinfo=VIETNAM)
    except (ValueError, OverflowError):
        raise ArticleError(f"{where}: published is {raw!r}; expected a time like 2023-07-24T10:27+07:00") from None


def facts_to_json(article_id: str, facts: Facts) -> dict[str, Any]:
    """Return one article's predictions as docs/facts.md section 5 writes them: unstated fields are left out."""
    kinds = {kind: [fact_to_json(fact) for fact in getattr(facts, kind)] for kind in KINDS}
    mentions = [{name: value for name, value in asdict(m).items() if value is not None} for m in facts.mentions]
    return {"id": article_id, **kinds, "mentions": mentions}


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """Return a fact's stated fields, dates as ISO days."""
    stated = {f.name: getattr(fact, f.name) for f in fields(fact)}
    return {name: _plain(value) for name, value in stated.items() if value not in (None, ())}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [asdict(one) if hasattr(one, "slot") else one for one in value]
    return value
