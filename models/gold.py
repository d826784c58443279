"""Gold articles: the YAML files of docs/facts.md section 4, their markup stripped and their mentions kept."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, get_args

import yaml

from models.errors import GoldError
from models.labels import Label

CORPUS = Path(__file__).parent / "corpus"
"""The gold articles that this project is trained on (train) and tuned on (dev)."""

FACT_KINDS = ("meetings", "people", "campaigns", "figures", "awards", "documents", "blocs")
_META = ("url", "published", "category", "author", "province")
_MARK = re.compile(r"\[\[([A-Z]+)\|(.*?)\]\]", re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n")


class GoldMention(NamedTuple):
    """A marked mention: `texts[field][start:end]` is of `label`."""

    label: Label
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One gold article, read.

    Attributes:
        id: the article's name in the corpus.
        meta: url, published, category, author and province as written; None where left out.
        texts: plain texts by field, in reading order: title, body (paragraphs joined by a blank line), captions.N.
        mentions: the marked mentions, in the order of the file.
        facts: the expected records by kind, as written.
    """

    id: str
    meta: dict[str, str | None]
    texts: dict[str, str]
    mentions: tuple[GoldMention, ...]
    facts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def to_input(self) -> dict[str, Any]:
        """Return what an extractor is given, as JSON: no markup, no facts."""
        captions = [text for name, text in self.texts.items() if name.startswith("captions.")]
        return {
            **self.meta,
            "id": self.id,
            "title": self.texts["title"],
            "body": self.texts["body"],
            "captions": captions,
        }


def read_articles(folder: Path) -> list[GoldArticle]:
    """Return all gold articles under `folder`, by path."""
    return [read_article(path) for path in sorted(folder.rglob("*.yaml"))]


def read_article(path: Path) -> GoldArticle:
    """Return one gold article.

    Raises:
        GoldError: when the file is no gold article.
    """
    try:
        raw = yaml.safe_load(unicodedata.normalize("NFC", path.read_text("utf-8")))
        marked = _marked_fields(raw)
        facts = {kind: _records(raw["facts"], kind) for kind in FACT_KINDS}
        name = str(raw["id"])
    except (yaml.YAMLError, ValueError, RecursionError) as problem:  # with line and column, where YAML knows them
        raise GoldError(f"{path}: cannot be read: {' '.join(str(problem).split())}") from None
    except KeyError as problem:
        raise GoldError(f"{path}: key {problem} is missing; docs/facts.md section 4 shows a gold article") from None
    except (TypeError, AttributeError) as problem:
        raise GoldError(f"{path}: is no gold article ({problem}); docs/facts.md section 4 shows one") from None
    texts, mentions = {}, []
    for key, text in marked.items():
        texts[key], found = strip_markup(text, key)
        mentions += found
    wrong = sorted({str(one.label) for one in mentions} - set(get_args(Label)))
    if wrong:
        raise GoldError(f"{path}: unknown label {wrong[0]}; known labels: {', '.join(get_args(Label))}")
    meta = {key: None if raw.get(key) is None else str(raw[key]) for key in _META}
    return GoldArticle(name, meta, texts, tuple(mentions), facts)


def _records(facts: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    records = facts.get(kind) or []
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise TypeError(f"facts.{kind} must be a list of records")
    return records


def _marked_fields(raw: dict[str, Any]) -> dict[str, str]:
    """Return the fields that count, white space folded, still with their markup."""
    paragraphs = _BLANK_LINES.split(raw["text"].strip())
    captions = {f"captions.{i}": _fold(str(caption)) for i, caption in enumerate(raw.get("captions") or [])}
    return {"title": _fold(str(raw["title"])), "body": "\n\n".join(map(_fold, paragraphs)), **captions}


def _fold(text: str) -> str:
    return " ".join(text.split())


def strip_markup(marked: str, name: str) -> tuple[str, list[GoldMention]]:
    """Return the plain text of field `name`, and the mentions that `marked` marks in it."""
    plain: list[str] = []
    mentions, last, size = [], 0, 0
    for mark in _MARK.finditer(marked):
        before, surface = marked[last : mark.start()], mark[2]
        plain += [before, surface]
        start = size + len(before)
        size = start + len(surface)
        mentions.append(GoldMention(mark[1], name, start, size))  # type: ignore[arg-type]  # checked by the caller
        last = mark.end()
    return "".join([*plain, marked[last:]]), mentions


def corpus_hash(folder: Path) -> str:
    """Return 16 hex digits that stand for the names and bytes of all gold articles under `folder`."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
