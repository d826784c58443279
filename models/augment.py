"""Augmented copies of gold articles: the same sentences with other names, places, numbers, quotes and spellings.

88 articles hold few surfaces, and a recogniser learns them by heart; copies show it that the frame decides. Only what
the genre really varies is varied (docs/recogniser.md has what each variation brings). Inside a copy a surface is
replaced by the same surface everywhere. Everything is drawn from a seeded generator: the same copies every time.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import yaml
from underthesea import address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.gold import GoldArticle, GoldMention

SEED = 20230724
SWAPPED = 0.3
"""Share of organisations, places, blocs and campaigns that become another one of the corpus."""
REQUOTED = 0.35
"""Share of copies that get another kind of quotes."""
RETONED = 0.3
"""Share of copies whose tone marks are placed the other way: uỷ ban for ủy ban."""
SHOUTED = 0.2
"""Share of copies whose title is in capitals."""

_SWAPPED_LABELS = ("ORG", "LOC", "BLOC", "CAMPAIGN")
_PLACED_LABELS = ("ORG", "LOC", "BLOC", "EVENT")
_QUOTES = ('""', "«»", "‘’")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_TONES = {"uỷ": "ủy", "hoà": "hòa", "thuý": "thúy", "hoá": "hóa", "toà": "tòa", "khoá": "khóa", "thuỷ": "thủy"}
_PLACE_HEAD = re.compile(r"^(?:thành phố|thị xã|thị trấn|tỉnh|huyện|quận|phường|xã) ", re.IGNORECASE)


class Lexicon(NamedTuple):
    """What copies are filled with."""

    surnames: list[str]
    middles: list[str]
    givens: list[str]
    minority_openings: list[str]
    provinces: list[str]
    units: list[str]
    """Districts and communes, without their head word."""


def augment(articles: Iterable[GoldArticle], copies: int) -> list[GoldArticle]:
    """Return `copies` changed copies of each article; surfaces are swapped among these articles alone."""
    originals, random = list(articles), Random(SEED)  # noqa: S311  # nothing secret is drawn
    pool: dict[str, list[str]] = defaultdict(list)
    for article in originals:
        for one in article.mentions:
            pool[one.label].append(article.texts[one.field][one.start : one.end])
    return [_Copy(random, pool).make(article) for _ in range(copies) for article in originals]


@cache
def load_lexicon() -> Lexicon:
    """Return names by part from augment.yml and Vietnam's administrative units from underthesea's table of them."""
    raw = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
    parts = {key: value.split() if isinstance(value, str) else value for key, value in raw.items()}
    table = json.loads((Path(address.__file__).parent / "data" / "mapping.json").read_text("utf-8"))["ward_mapping"]
    units = {_bare(row[key]) for row in table for key in ("old_district", "old_ward", "new_ward")}
    provinces = {_bare(row["old_province"]) for row in table}
    return Lexicon(provinces=sorted(provinces), units=sorted(one for one in units if " " in one), **parts)


def _bare(name: str | None) -> str:
    return _PLACE_HEAD.sub("", name or "")


class _Copy:
    """The choices of one copy: what each surface has become."""

    def __init__(self, random: Random, pool: dict[str, list[str]]) -> None:
        self._random, self._pool, self._lexicon = random, pool, load_lexicon()
        self._became: dict[tuple[str, str], str] = {}
        self._quotes = random.choice(_QUOTES) if random.random() < REQUOTED else "“”"
        self._retone = random.random() < RETONED
        self._shout = random.random() < SHOUTED

    def make(self, article: GoldArticle) -> GoldArticle:
        """Return the changed copy, without facts: they would no longer be true."""
        texts, mentions = {}, []
        for field, text in article.texts.items():
            marked = sorted(one for one in article.mentions if one.field == field)
            texts[field], moved = self._rewrite(text, sorted(marked, key=lambda one: one.start), field == "title")
            mentions += moved
        return replace(article, texts=texts, mentions=tuple(mentions), facts={})

    def _rewrite(self, text: str, marked: list[GoldMention], title: bool) -> tuple[str, list[GoldMention]]:
        written, moved, last = "", [], 0
        for one in marked:
            written += self._spell(text[last : one.start], title)
            surface = self._spell(self._change(one.label, text[one.start : one.end]), title)
            moved.append(one._replace(start=len(written), end=len(written) + len(surface)))
            written += surface
            last = one.end
        return written + self._spell(text[last:], title), moved

    def _spell(self, text: str, title: bool) -> str:
        """Return `text` with this copy's quotes, tone marks and, in its title, capitals."""
        text = text.replace("“", self._quotes[0]).replace("”", self._quotes[1])
        if self._retone:
            for one, other in _TONES.items():
                text = text.replace(other, one).replace(other.capitalize(), one.capitalize())
        return text.upper() if title and self._shout else text

    def _change(self, label: str, surface: str) -> str:
        """Return what a mention's surface becomes."""
        if label == "QTY":
            return _NUMBER.sub(self._renumber, surface)
        if label == "PER" and " " in surface and "Hồ Chí Minh" not in surface:
            return self._once("name", surface, self._name())
        if label in _SWAPPED_LABELS and self._random.random() < SWAPPED:
            surface = self._once(label, surface, self._random.choice(self._pool[label]))
        return self._move(surface) if label in _PLACED_LABELS else surface

    def _once(self, what: str, surface: str, offered: str) -> str:
        return self._became.setdefault((what, surface), offered)

    def _name(self) -> str:
        pick, parts = self._random.choice, self._lexicon
        if self._random.random() < 0.12:  # about the share of minority names in the survey
            return f"{pick(parts.minority_openings)} {pick(parts.givens)}"
        middles = self._random.sample(parts.middles, pick((0, 1, 1, 1, 2)))
        return " ".join([pick(parts.surnames), *middles, pick(parts.givens)])

    def _renumber(self, number: re.Match[str]) -> str:
        """Return other digits in the same form; a leading zero stays."""
        digits = [str(self._random.randint(1, 9)) if c in "123456789" else c for c in number[0]]
        return "".join(digits)

    def _move(self, surface: str) -> str:
        """Return a surface whose administrative units (two or three capitalised syllables) are others."""
        return _place_names().sub(lambda found: self._once("place", found[0], self._elsewhere(found[0])), surface)

    def _elsewhere(self, place: str) -> str:
        parts = self._lexicon
        return self._random.choice(parts.provinces if place in parts.provinces else parts.units)


@cache
def _place_names() -> re.Pattern[str]:
    lexicon = load_lexicon()
    names = sorted({*lexicon.provinces, *lexicon.units}, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b(?! [A-ZĐÀ-Ỹ])")
