"""The baseline that our people are compared with: underthesea's own recogniser, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.records import Article


def predict_people(article: Article) -> dict[str, Any]:
    """Return a prediction whose people are the PER spans of `underthesea.ner`, one record a distinct name."""
    reading = Reading(article, ())
    people: dict[str, dict[str, Any]] = {}
    for sentence in reading.sentences:
        for name, start in _find_names(reading.quote(sentence)):
            at = sentence.start + start
            span = {"slot": "name", "field": sentence.field, "start": at, "end": at + len(name)}
            people.setdefault(name.casefold(), {"name": name, "evidence": [span]})
    return {"id": article.id, "people": list(people.values())}


def _find_names(sentence: str) -> Iterator[tuple[str, int]]:
    """Yield each PER span of two words or more with its offset in the sentence."""
    from underthesea import ner

    at = 0
    run: tuple[int, int] | None = None
    for word, _, _, tag in [*ner(sentence), ("", "", "", "O")]:
        start = sentence.find(word, at)
        if tag != "I-PER" and run is not None:
            if " " in sentence[run[0] : run[1]]:
                yield sentence[run[0] : run[1]], run[0]
            run = None
        if start < 0:
            continue  # the recogniser rewrote a tone mark: the word cannot be placed
        at = start + len(word)
        if tag == "B-PER":
            run = (start, at)
        elif tag == "I-PER" and run is not None:
            run = (run[0], at)
