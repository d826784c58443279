"""Which mentions name the same person, and which name nobody who belongs in the archive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from extract.facts.role_words import credit_before
from extract.mentions.runs import is_province, namesakes
from extract.text import fold_accents, fold_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.reading import Reading
    from extract.records import Mention

_ALWAYS_HISTORY = frozenset({"hồ chí minh", "nguyễn ái quốc"})
_EDE = re.compile(r"[hk]['’]|y ")
_CONTACT = re.compile(
    r"\b(?:(?:xin|vui lòng|mời|hãy|cần) gặp|liên hệ|đầu mối|hotline)(?: với)?:? (?:đồng chí |ông |bà |đ/c )?$"
)
_INITIAL = re.compile(r" [B-DF-HK-TVXĐ]$")
"""Instead of the given name of a victim or a child: "cháu Nguyễn Gia H."."""
_SIGNATURE = re.compile(r"(?: ?[-–,/|&] ?[^.;:]{2,60})?[.|/ ]*")
"""What may follow the name that signs a page: nothing, a second name, an office or an employer."""
_BYLINE_PARTS = re.compile(r"\s*(?:[-–,&]| và )\s*")


class Namings:
    """The full names of one article, and what other mentions of their bearers look like."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._full: dict[str, str] = {}
        self._variants: set[str] = set()
        for mention in reading.of("PER"):
            name = fold_tones(reading.quote(mention))
            if is_full(name) and name not in self._full:
                same = next((known for known in self._full.values() if is_slip(known, name)), name)
                self._full[name] = same
                if same != name:
                    self._variants.add(same)

    def key_of(self, mention: Mention) -> str | None:
        """Return the key of the person a mention names: the first full name, folded; None where there is none."""
        name = fold_tones(self._reading.quote(mention))
        bearers = [(full, key) for full, key in self._full.items() if _is_short_for(name, full)]
        if bearers:
            return bearers[-1][1]
        return self._full[name] if is_full(name) else None

    def is_variant(self, key: str) -> bool:
        """Say whether the article spells this person's name in more than one way."""
        return key in self._variants


def _is_short_for(name: str, full: str) -> bool:
    """Say whether a folded name is the given name of a full one ("Chia"), or its front among the Ê Đê ("H'Yuin")."""
    if " " not in name and full.endswith(f" {name}"):
        return True
    return _EDE.match(name) is not None and full.startswith(f"{name} ")


def is_full(name: str) -> bool:
    """Say whether a folded name is a full one: two syllables, or one that stands for both (K'Brêu)."""
    return " " in name or re.match(r"[hk]['’]", name) is not None


def is_slip(a: str, b: str) -> bool:
    """Say whether two folded names are one with a typing slip: one syllable differs, in an accent or by one letter."""
    x, y = a.split(), b.split()
    if len(x) != len(y) or len(x) < 3:
        return False
    different = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
    if len(different) != 1:
        return False
    p, q = different[0]
    return Levenshtein.distance(fold_accents(p), fold_accents(q)) <= 1 and min(len(p), len(q)) > 1


def not_a_record(reading: Reading, mention: Mention, offices: Sequence[object], cues: Sequence[object]) -> str | None:
    """Return why a mention names nobody for the archive, or None.

    Args:
        reading: the article.
        mention: a personal name.
        offices: what offices the text gives with it.
        cues: what roles the text gives with it.
    """
    name = fold_tones(reading.quote(mention))
    if name in _ALWAYS_HISTORY or (name in namesakes() and not cues):
        return "a person of history"
    text = reading.texts[mention.field]
    before = fold_tones(text[max(0, mention.start - 40) : mention.start])
    if credit_before().search(before):
        return "a credit: author, photographer or a footer's office"
    if _CONTACT.search(before):
        return "a contact"
    if is_province(name.split(" ")):
        return "a place"
    if _INITIAL.search(reading.quote(mention)):
        return "a name withheld"
    if cues:
        return None
    paragraph = text[text.rfind("\n", 0, mention.start) + 1 :]
    signed = mention.field == "body" and "\n" in text and paragraph.startswith(reading.quote(mention))
    if signed and "\n" not in paragraph and _SIGNATURE.fullmatch(paragraph.removeprefix(reading.quote(mention))):
        return "a byline"
    authors = _BYLINE_PARTS.split(fold_tones(reading.article.author or ""))
    return "a byline" if name in authors and not offices else None
