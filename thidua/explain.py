"""One article explained: each fact with the rule that made it and its evidence in context, and what was rejected."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from typing import TYPE_CHECKING

from extract.records import KINDS, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Article, Facts, Span

_CONTEXT = 40
"""Characters shown on either side of a quote."""
_COMMON = {one.name for one in fields(Fact)}


def explain(article: Article, facts: Facts) -> str:
    """Return a page of text: facts by kind, then rejections, each with its quote in its surroundings."""
    lines = [f"{article.id}: {article.title}", f"published: {article.published or 'unknown'}"]
    for kind in KINDS:
        found = getattr(facts, kind)
        rejected = [one for one in facts.rejections if one.kind == kind]
        lines += ["", f"== {kind}: {len(found)} facts, {len(rejected)} rejected"]
        for fact in found:
            lines += _explain_fact(article, fact)
        lines += [f"  x {show(article, one.span)}\n      rejected: {one.reason}" for one in rejected]
    return "\n".join(lines)


def _explain_fact(article: Article, fact: Fact) -> Iterator[str]:
    confidence = "" if fact.confidence is None else f", confidence {fact.confidence:.2f}"
    flags = f", flags: {', '.join(fact.flags)}" if fact.flags else ""
    yield f"  + {fact.rule}{confidence}{flags}"
    spans: dict[str, list[Span]] = defaultdict(list)
    for one in fact.evidence:
        spans[one.slot].append(one)
    for name in (one.name for one in fields(fact) if one.name not in _COMMON):
        value = getattr(fact, name)
        if value is None or value == ():
            continue
        yield f"      {name} = {_plain(value)}"
        for span in spans.pop(name, []):
            yield f"          {show(article, span)}"
    for slot, others in spans.items():
        yield from (f"      ({slot})  {show(article, span)}" for span in others)


def _plain(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def show(article: Article, span: Span) -> str:
    """Return a span in its surroundings, on one line, as field[start:end] and the quote in brackets."""
    text = article.texts()[span.field]
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    shown = f"{before}[{text[span.start : span.end]}]{after}".replace("\n\n", " ¶ ")
    return f"{span.field}[{span.start}:{span.end}] …{shown}…"
