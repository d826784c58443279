"""The spaCy tokenizer of this project: pieces (models.pieces) as tokens, and a Doc that spells the text exactly.

spaCy's own Vietnamese tokenizer needs pyvi and another segmentation; `blank()` makes its language without it. A saved
pipeline can only be loaded once this module has registered the tokenizer: `models.ner.load_ner()` is the one door.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokens import Doc
from spacy.util import registry

from models.pieces import cut_pieces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.language import Language
    from spacy.vocab import Vocab

TOKENIZER = "thidua.Pieces.v1"

MAX_LENGTH = 100_000_000
"""Characters a text may have. spaCy's default of a million guards its parser's memory; here memory is linear."""


class PieceTokenizer:
    """Cuts a text into pieces; white space other than one space after a piece becomes a token of its own."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a Doc whose text is NFC(text), character for character."""
        normal = unicodedata.normalize("NFC", text)
        words: list[str] = []
        spaces: list[bool] = []
        end = 0
        for start, stop in [*cut_pieces(normal), (len(normal), len(normal))]:
            gap = normal[end:start]
            if gap.startswith(" ") and words:
                spaces[-1], gap = True, gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
            if stop > start:
                words.append(normal[start:stop])
                spaces.append(False)
            end = stop
        return Doc(self.vocab, words, spaces)

    def to_disk(self, path: Path | str, **_: Any) -> None:
        """Do nothing: a tokenizer has no state, but spaCy asks each to save it."""

    def from_disk(self, path: Path | str, **_: Any) -> PieceTokenizer:
        """Return the tokenizer itself: there is no state to read."""
        return self

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: there is no state."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> PieceTokenizer:
        """Return the tokenizer itself: there is no state to read."""
        return self


def create_tokenizer() -> Callable[[Language], PieceTokenizer]:
    """Return what makes the tokenizer of a pipeline; spaCy's configuration names this function."""
    return lambda nlp: PieceTokenizer(nlp.vocab)


registry.tokenizers.register(TOKENIZER, func=create_tokenizer)


def blank() -> Language:
    """Return an empty Vietnamese pipeline with this tokenizer."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.max_length = MAX_LENGTH
    return nlp
