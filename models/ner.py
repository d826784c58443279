"""The recogniser: a spaCy pipeline that marks the mentions of docs/facts.md section 3.

Its one component is a linear chain over pieces (docs/recogniser.md says why, and what spaCy's own component reached).
`load_ner()` is the only door: it registers tokenizer and component, and refuses weights made for something else.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import spacy
from spacy.language import Language
from spacy.tokens import Span

from models.chain import Decoder
from models.crf import read_chain
from models.errors import WeightsError
from models.features import FEATURES_VERSION, look
from models.labels import LABELS
from models.pieces import PIECES_VERSION, cut_pieces
from models.tokenizer import MAX_LENGTH, TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from models.labels import Label

WEIGHTS = Path(__file__).parent / "weights"
CARD = "card.json"
CHAIN = "chain.crfsuite"
COMPONENT = "mention_chain"

REQUIRED: dict[str, Any] = {
    "labels": list(LABELS),
    "tokenizer": TOKENIZER,
    "pieces": PIECES_VERSION,
    "features": FEATURES_VERSION,
}
"""What weights must have been made for, as their card says it."""


class Recognised(NamedTuple):
    """A mention found by the recogniser: `NFC(text)[start:end]` is of `label`."""

    label: Label
    start: int
    end: int
    probability: float
    """That of its least sure piece, over all ways to label the paragraph."""


class MentionChain:
    """The pipeline's component: sets a Doc's entities, paragraph by paragraph."""

    def __init__(self) -> None:
        self._raw = b""
        self._decoder: Decoder | None = None

    def use(self, chain: Path) -> None:
        """Take the weights of a CRFsuite model file."""
        self._decoder, self._raw = Decoder(read_chain(chain)), chain.read_bytes()

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its entities set."""
        found = list(self.find(doc.text))
        doc.user_data[COMPONENT] = [one.probability for one in found]
        starts = doc.to_array("IDX")  # of tokens; a mention is made of whole pieces, and these are tokens
        firsts, stops = starts.searchsorted([[one.start for one in found], [one.end for one in found]])
        doc.set_ents([Span(doc, *place) for place in zip(firsts, stops, [one.label for one in found], strict=True)])
        return doc

    def find(self, text: str) -> Iterator[Recognised]:
        """Yield the mentions of an NFC text, in order."""
        if self._decoder is None:
            raise WeightsError("the recogniser has no weights: load it with models.ner.load_ner()")
        paragraphs = list(split_paragraphs(text))
        cut = [cut_pieces(paragraph) for _, paragraph in paragraphs]
        looked = [look(paragraph, pieces) for (_, paragraph), pieces in zip(paragraphs, cut, strict=True)]
        for (offset, _), pieces, path in zip(paragraphs, cut, self._decoder.decode(looked), strict=True):
            for label, first, last in join_labels(path.labels):
                sure = min(path.sure[first : last + 1])
                yield Recognised(label, offset + pieces[first][0], offset + pieces[last][1], sure)

    def to_disk(self, path: Path, **_: Any) -> None:
        """Save the weights under `path`."""
        path.mkdir(parents=True, exist_ok=True)
        (path / CHAIN).write_bytes(self._raw)

    def from_disk(self, path: Path, **_: Any) -> MentionChain:
        """Read the weights under `path`."""
        self.use(Path(path) / CHAIN)
        return self


@Language.factory(COMPONENT)
def create_mention_chain(nlp: Language, name: str) -> MentionChain:
    """Return an empty component; spaCy's configuration names this function."""
    return MentionChain()


class Recogniser:
    """Finds mentions: call it with a text."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, text: str) -> list[Recognised]:
        """Return the mentions of a text, flat and in order; offsets count in NFC(text)."""
        doc = self.nlp(text)
        return [
            Recognised(cast("Label", ent.label_), ent.start_char, ent.end_char, probability)
            for ent, probability in zip(doc.ents, doc.user_data[COMPONENT], strict=True)
        ]


@cache
def load_ner(folder: Path = WEIGHTS) -> Recogniser:
    """Return the trained recogniser.

    Raises:
        WeightsError: when the weights are missing, damaged, or made for other labels, tokens or features.
    """
    check_card(read_card(folder), folder)
    try:
        nlp = spacy.load(folder, exclude=["vocab"])
    except (OSError, ValueError) as problem:
        raise WeightsError(f"{folder}: cannot be loaded ({problem}); make it anew with `make train`") from None
    nlp.max_length = MAX_LENGTH
    return Recogniser(nlp)


def read_card(folder: Path) -> dict[str, Any]:
    """Return the card of the weights in `folder`: what they were made from, how, and how good they are.

    Raises:
        WeightsError: when there is none.
    """
    try:
        card: dict[str, Any] = json.loads((folder / CARD).read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise WeightsError(f"{folder}: has no readable {CARD} ({problem}); `make train` writes it") from None
    return card


def check_card(card: dict[str, Any], folder: Path) -> None:
    """Refuse weights that were made for other labels, tokens or features than this code's.

    Raises:
        WeightsError: names the first that differs.
    """
    for key, expected in REQUIRED.items():
        if card.get(key) != expected:
            raise WeightsError(
                f"{folder}: was made for {key} {card.get(key)!r}, this code has {expected!r}; run `make train`"
            )


def split_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line of a text that is not blank, with its offset: a mention never crosses a line's end."""
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            yield offset, line
        offset += len(line) + 1


def join_labels(path: list[str]) -> Iterator[tuple[Label, int, int]]:
    """Yield label, first and last piece of each mention in a path of O, B-LABEL and I-LABEL."""
    label, first = None, 0
    for place, mark in enumerate([*path, "O"]):
        if label is not None and mark != f"I-{label}":
            yield cast("Label", label), first, place - 1
            label = None
        if mark != "O" and label is None:
            label, first = mark[2:], place
