"""An article as the extractors see it: its texts, their sentences, and the mentions found in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.records import Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.records import Article, Mention
    from models.labels import Label

# A full stop ends a sentence before white space and an opening letter, quote or bracket, and between a word and a
# number; not after the abbreviations that real pages put before names (survey, sections 5.2 and 11), nor after the
# number of a list's item ("gồm: 1. Sở Y tế; 2. Sở Tư pháp").
_SENTENCE_END = re.compile(
    r"(?<!\bTP)(?<!\bTS)(?<!\bGS)(?<!\bThS)(?<!\bBS)(?<!\bSt)(?<!\bTx)(?<!\bTT)(?<!\bTr)(?<!\bCT)"
    r"(?<!\bTX)(?<!\bTp)(?<!\bThs)(?<!\bTh\.S)(?<!\bKS)(?<!\bĐĐ)(?<!\bLM)(?<!\bCKI)(?<!\bCKII)(?<!\bCK1)(?<!\bCK2)"
    r"(?<!, Q)(?<!, P)(?<!- Q)(?<!- P)"
    r"(?<![:;] \d)(?<![:;] \d\d)(?<!\n\d)(?<!\n\d\d)"
    r"(?:[.!?…]+[”\")\]]*|/\.)(?=\s+[\W\d]*[A-ZĐÀ-Ỹ])|\n\n"
    r"|(?:(?<=[^\W\d_A-ZĐ]{2})(?<!\btr)(?<!\btx)(?<!\bđt)|(?<=[^\W\d_]{4}))\.(?=\s+\d)"
)
# A clause ends at a semicolon, or at a sentence's end.
_CLAUSE_END = re.compile(r";")
_LONGEST = 2_000
"""Characters of a sentence at most: what goes on longer without a full stop is no prose (the longest met has 872), and
extractors look at a sentence once a mention, so that its length must have a bound."""


class Reading:
    """What all extractors share about one article; built once, never changed.

    Attributes:
        article: the article that is read.
        texts: its texts by field name, in reading order (title, body, captions.N).
        mentions: flat mentions, sorted by reading order; they never overlap.
    """

    def __init__(self, article: Article, mentions: Iterable[Mention]) -> None:
        self.article = article
        self.texts = article.texts()
        order = {name: i for i, name in enumerate(self.texts)}
        self.mentions = tuple(sorted(mentions, key=lambda m: (order[m.field], m.start)))
        self._by_field = {name: [m for m in self.mentions if m.field == name] for name in self.texts}
        self._starts = {name: [m.start for m in found] for name, found in self._by_field.items()}

    def quote(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.texts[span.field][span.start : span.end]

    def within(self, span: Span, *labels: Label) -> list[Mention]:
        """Return the mentions that begin inside `span`, in order; only those of `labels` where any is given."""
        found, starts = self._by_field[span.field], self._starts[span.field]
        inside = found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return [m for m in inside if m.label in labels] if labels else inside

    def of(self, *labels: Label) -> Iterator[Mention]:
        """Yield the mentions of `labels` in reading order."""
        return (m for m in self.mentions if m.label in labels)

    @cached_property
    def folded(self) -> dict[str, str]:
        """The texts as extract.text.fold_spelling makes them, by field name: same offsets, for matching."""
        return {name: fold_spelling(text) for name, text in self.texts.items()}

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences of all texts in reading order, outer white space excluded."""
        return tuple(span for spans in self._sentences.values() for span in spans)

    @cached_property
    def _sentences(self) -> dict[str, list[Span]]:
        return {name: list(self._split(name)) for name in self.texts}

    def sentence_of(self, span: Span) -> Span:
        """Return the sentence in which `span` begins."""
        sentences = self._sentences[span.field]
        return sentences[bisect_right(sentences, span.start, key=attrgetter("start")) - 1]

    def clauses(self, sentence: Span) -> tuple[Span, ...]:
        """Return the parts of `sentence` between semicolons."""
        return tuple(_cut(self.texts[sentence.field], sentence, _CLAUSE_END))

    def _split(self, name: str) -> Iterator[Span]:
        text = self.texts[name]
        for sentence in _cut(text, Span(field=name, start=0, end=len(text)), _SENTENCE_END):
            yield from _shorten(text, sentence)


def _shorten(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence, in parts of `_LONGEST` characters at most; a part ends where a word does, if one ends there."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        end = space if space > 0 else start + _LONGEST
        yield Span(field=sentence.field, start=start, end=end)
        start = end + 1 if space > 0 else end
    yield Span(field=sentence.field, start=start, end=sentence.end)


def _cut(text: str, whole: Span, end: re.Pattern[str]) -> Iterator[Span]:
    """Yield the pieces of `whole` that `end` parts, trimmed; the separator stays with the piece before it."""
    at = whole.start
    for stop in [*(m.end() for m in end.finditer(text, whole.start, whole.end)), whole.end]:
        piece = text[at:stop]
        start = at + len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Span(field=whole.field, start=start, end=start + len(piece.strip()))
        at = stop
