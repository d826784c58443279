"""Grammars and recogniser joined: whose mention stands where they differ.

The grammars know their concepts exactly, the recogniser knows sentences. Measured on text that neither had seen
(docs/recogniser.md): grammars are right more often in all labels but two, whose boundaries no gazetteer can list in
full. So a grammar's mention stands unless it is of these two and the recogniser is surer of another; and what only the
recogniser sees is added where it helps. It is not heard where it takes an organisation apart ("Đại đội 9 | Trung đoàn
148"), makes a person of one, or calls a bare head ("Bệnh viện") or a year of the calendar a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from extract.mentions import Found, find_mentions, take_apart
from extract.mentions.organisation_words import is_bare_head
from extract.mentions.runs import is_calendar_year
from extract.records import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.mentions import Recogniser
    from extract.records import Article
    from models.labels import Label

_AGREED, _FIRM = 3.0, 2.0
"""Weight of a mention that both find, and of one by a grammar that no recogniser overrules (whose own are <= 1)."""

_YIELDING: dict[Label, float] = {"ORG": 0.8, "LOC": 0.8}
"""Labels whose grammars give way to a recogniser that is surer than this."""

_ADDED: dict[Label, float] = {"PER": 0.9, "TITLE": 0.7, "ORG": 0.7, "LOC": 0.7}
"""Labels that the recogniser may add, and how sure it must be. Not the others: names of events, campaigns and blocs end
where their grammars say; honours, quantities, dates and documents have forms that can be listed."""

_GIVES = re.compile(r"(?:khen|thi đua|danh hiệu|thưởng|chương) của $|\bdo $", re.IGNORECASE)
"""In front of who gives an honour or begins a movement, named in full or not: "Giấy khen của | Bệnh viện"."""

_BREAK = "\n\n"
"""Between an article's texts: a mention never crosses a line's end."""


def merged_mentions(article: Article, ner: Recogniser) -> list[Mention]:
    """Return the mentions of an article, flat.

    Args:
        article: its texts must have been cleaned by extract.text.
        ner: the recogniser, `models.ner.load_ner()`; it is called once, with all texts.
    """
    texts = article.texts()
    found = list(ner(_BREAK.join(texts.values())))
    grammar: dict[str, list[Found]] = {name: [] for name in texts}
    for one in find_mentions(article):
        grammar[one.field].append(Found(one.label, one.start, one.end))
    mentions, offset = [], 0
    for name, text in texts.items():
        inside = [
            (label, s - offset, e - offset, p)
            for label, s, e, p in found
            if offset <= s < offset + len(text) and not _is_no_name(label, text, s - offset, e - offset)
        ]
        sure = {(label, s, e): p for label, s, e, p in inside}
        mentions += [
            Mention(field=name, start=s, end=e, label=label, probability=sure.get((label, s, e)))
            for label, s, e in join(grammar[name], inside)
        ]
        offset += len(text) + len(_BREAK)
    return mentions


def _is_no_name(label: Label, text: str, start: int, end: int) -> bool:
    """Say whether a recognised name is none: a year of the calendar, or a head that refers back and gives no honour."""
    surface = text[start:end]
    if label == "ORG":
        return is_bare_head(surface) and _GIVES.search(text, max(0, start - 20), start) is None
    return label == "PER" and is_calendar_year(surface.split(" "))


def join(found: Iterable[Found], recognised: Iterable[tuple[Label, int, int, float]]) -> list[Found]:
    """Return the mentions of one text, flat and in order.

    Args:
        found: what the grammars find.
        recognised: what the recogniser finds, with its probability.
    """
    found = sorted(found, key=lambda one: one.start)
    weights = {Found(label, s, e): p for label, s, e, p in recognised if p >= _ADDED.get(label, 2.0)}
    for one in list(_against_bodies(found, weights)):
        del weights[one]
    for one in found:
        weights[one] = _AGREED if one in weights else _YIELDING.get(one.label, _FIRM)
    return take_apart(sorted(weights, key=lambda one: (-weights[one], one.start - one.end, one.start, one.label)))


def _against_bodies(found: list[Found], recognised: Iterable[Found]) -> Iterator[Found]:
    """Yield the recognised mentions that take a grammar's organisation apart, or make a person of a whole one.

    They are heard where a person is among the parts, where the first is a place ("tại | chùa Bửu Lâm"), and where
    something that crosses its end is recognised too.

    Args:
        found: what the grammars find, by start.
        recognised: what the recogniser finds.
    """
    bodies = [one for one in found if one.label == "ORG"]
    starts = [body.start for body in bodies]
    parts: dict[Found, list[Found]] = {}
    for one in recognised:
        first = bisect_left(starts, one.start)
        if one.label == "PER" and first < len(bodies) and bodies[first].end <= one.end:
            yield one
        for body in bodies[max(0, bisect_right(starts, one.start) - 1) : bisect_left(starts, one.end)]:
            if one.start < body.end and (one.start, one.end) != body[1:]:
                parts.setdefault(body, []).append(one)
    for body, inside in parts.items():
        whole = all(body.start <= one.start and one.end <= body.end and one.label != "PER" for one in inside)
        if whole and min(inside, key=lambda one: one.start).label == "ORG":
            yield from inside
