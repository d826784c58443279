"""A sentence with a letter in each mention's place, so that one regular expression sees words and mentions alike.

"Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể" becomes "T O tặng A cho Q". The words are folded
(extract.text.fold_spelling) and hold no capitals; the capitals are the mentions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.reading import Reading
    from extract.records import Mention
    from models.labels import Label

LETTERS: dict[Label, str] = {
    "PER": "P", "TITLE": "T", "ORG": "O", "LOC": "L", "BLOC": "B", "EVENT": "E", "CAMPAIGN": "C", "AWARD": "A",
    "QTY": "Q", "DOC": "K", "DATE": "D",
}  # fmt: skip
"""The letter that stands for a mention of each label."""


class Masked:
    """A masked sentence.

    Args:
        reading: the article.
        sentence: what is masked.
        mentions: what is masked; by default all mentions that begin in the sentence.

    Attributes:
        span: the sentence.
        text: its words, folded, with a capital in each mention's place.
    """

    def __init__(self, reading: Reading, sentence: Span, mentions: Iterable[Mention] | None = None) -> None:
        self.span = sentence
        self._raw = reading.texts[sentence.field]
        folded = reading.folded[sentence.field][sentence.start : sentence.end]
        self._offsets: list[int] = []
        self._mentions: dict[int, Mention] = {}
        pieces: list[str] = []
        at = sentence.start
        for mention in reading.within(sentence) if mentions is None else mentions:
            if mention.end > sentence.end:
                continue
            self._offsets += range(at, mention.start + 1)
            pieces.append(folded[at - sentence.start : mention.start - sentence.start])
            self._mentions[len(self._offsets) - 1] = mention
            pieces.append(LETTERS[mention.label])
            at = mention.end
        self._offsets += range(at, sentence.end + 1)
        self.text = "".join([*pieces, folded[at - sentence.start :]])

    def mention(self, index: int) -> Mention:
        """Return the mention whose letter stands at `index`."""
        return self._mentions[index]

    def indices(self, letters: str, start: int = 0, end: int | None = None) -> list[int]:
        """Return where one of `letters` stands in text[start:end]."""
        stop = len(self.text) if end is None else end
        return [i for i in self._mentions if start <= i < stop and self.text[i] in letters]

    def span_of(self, start: int, end: int) -> Span:
        """Return the characters of the article that text[start:end] stands for."""
        last = self._mentions.get(end - 1)
        stop = last.end if last is not None else self._offsets[end - 1] + 1
        return Span(field=self.span.field, start=self._offsets[start], end=stop)

    def quote(self, start: int, end: int) -> str:
        """Return text[start:end] as the article writes it."""
        span = self.span_of(start, end)
        return self._raw[span.start : span.end]
