"""What stands between two people who are named side by side."""

from __future__ import annotations

import re

from extract.facts.role_words import role_patterns
from extract.mentions.honorifics import is_only_honorific

_LIST_GAP = re.compile(
    r"(?: ?\([^)]{1,80}\))?\)?(?: năm \d{4})?[ ,;–-]*(?:và|cùng|cùng với|với)? ?(?:các|hai)? ?(.*?) ?:? ?"
)
_OFFICE_TAIL = 60  # characters
_GOT = re.compile(r"\b(?:được|đạt|đoạt|nhận|giành|vinh dự)\b")
_OTHERS = re.compile(r"\b(?:đại diện|lãnh đạo|cùng|các|đông đảo|tập thể)\b|\d")


def is_list_gap(gap: str) -> bool:
    """Say whether only list marks stand between two people; before a semicolon, the rest of an unknown office may."""
    office, semicolon, rest = gap.rpartition(";")
    if semicolon and len(office) <= _OFFICE_TAIL and not _OTHERS.search(office):
        gap = "" if role_patterns()["any_verb"].search(office) or _GOT.search(office) else rest
    found = _LIST_GAP.fullmatch(gap)
    return found is not None and is_only_honorific(found[1]) and (bool(gap) or not semicolon)
