"""Documents cited by number: the patterns of a citation, and what its surface says.

Kinds and abbreviations are gazetteer/documents.yml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extract.gazetteer import load_gazetteer
from extract.patterns import LOWER, UPPER
from extract.yamlfile import Strict


class DocumentKinds(Strict):
    """gazetteer/documents.yml; what each list is for stands there."""

    learnt_from: str
    kinds: dict[str, tuple[str, ...]]
    attributes: tuple[str, ...]
    slips: dict[str, str]
    never_bare: tuple[str, ...]
    issuing: tuple[str, ...]
    licences: tuple[str, ...]


class Citation(NamedTuple):
    """What a citation's surface says."""

    kind: str | None
    number: str
    """As written, white space dropped."""
    start: int
    """Where the number begins in the surface."""
    end: int
    is_short: bool
    """Whether the number lacks its letters: "Chỉ thị 34"."""
    flags: tuple[str, ...] = ()


_WORD = rf"[{UPPER}][{UPPER}{LOWER}]*\d{{0,2}}"
# 34-CT/TW, 15/KH-UBND, 91/2017/NĐ-CP, 06/2022/QH15; a space may stand on either side of a mark, on both of a dash only
# before more capitals ("99/QĐ - SGDĐT").
_MARK = rf"(?:\s?[-–/](?=\S)|[-–/]\s?|\s[-–]\s(?=[{UPPER}]{{2}}))"
NUMBER = rf"\d{{1,5}}[a-zđ]?(?:\s?/\s?(?:19|20)\d\d)?\s?[-–/]\s?{_WORD}(?:{_MARK}{_WORD})*(?!\w)"
SHORT = r"\d{1,5}(?![\w%]|[.,/-]\d|\s?[-–/]\s?\d)"


@cache
def load_kinds() -> DocumentKinds:
    """Return gazetteer/documents.yml."""
    kinds: DocumentKinds = load_gazetteer("documents", DocumentKinds)
    return kinds


@cache
def kind_pattern() -> str:
    """Return the pattern of a kind in any case; a law's name may follow, up to "số"."""
    known = load_kinds()
    kinds = sorted([*known.kinds, *known.slips], key=len, reverse=True)
    kind = rf"(?P<kind>(?i:{'|'.join(map(re.escape, kinds))}))(?!\w)"
    attribute = rf"(?:\s(?:{'|'.join(known.attributes)})(?=\s(?:số\b|\d)))?"
    return rf"{kind}{attribute}(?P<name>(?<=(?i:luật))\s[^.;:\n“”\"()\d]{{3,90}}(?=\s(?i:số)\b))?"


@cache
def _surface() -> re.Pattern[str]:
    return re.compile(rf"(?:{kind_pattern()})?.*?(?P<number>{NUMBER}|(?P<short>{SHORT}))\Z", re.DOTALL)


def read_citation(surface: str) -> Citation | None:
    """Return what a DOC mention says; None when it ends with no number.

    A kind that is not written is told by the number's letters and flagged `kind_inferred`.
    """
    match = _surface().match(surface)
    if match is None:
        return None
    number = "".join(match["number"].split()).replace("–", "-")
    kind, flags = (_full_kind(match["kind"]), ()) if match["kind"] else (kind_of_number(number), ("kind_inferred",))
    return Citation(kind, number, match.start("number"), match.end("number"), match["short"] is not None, flags)


def _full_kind(surface: str) -> str:
    """Return a kind as documents are named: first letter large, slips mended."""
    folded = surface.lower()
    return load_kinds().slips.get(folded) or folded.capitalize()


def kind_of_number(number: str) -> str | None:
    """Return the kind that a number's letters tell ("34-CT/TW": Chỉ thị); None where they tell none, as a licence's."""
    letters = re.findall(r"[^\W\d_]+", number)
    for kind, abbreviations in load_kinds().kinds.items():
        if letters and letters[0] in abbreviations:
            return kind
    return None
