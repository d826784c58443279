"""The year of the achievement that an honour rewards: only what the same sentence states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.facts.masking import Masked
    from extract.records import Span

Year = tuple[int, "Span"]
"""A year and where it stands."""

_YEAR = re.compile(r"(?:trong |của )?năm (\d{4})", re.IGNORECASE)
# "so với năm 2021", "sinh năm 1921": years of something else.
_OTHER = re.compile(r"\b(?:so với|với|cùng kỳ|từ|kể từ|đến|hết|trước|sau|sinh) $")
_REASON = re.compile(r"\b(?:vì|thành tích|phong trào|công tác|nhiệm vụ|chuyên đề)\b")


def find_years(masked: Masked, start: int, end: int) -> list[Year]:
    """Return the years that stand alone between two places of the masked text."""
    found = []
    for index in masked.indices("D", start, end):
        year = _YEAR.fullmatch(masked.quote(index, index + 1))
        if year is not None and not _OTHER.search(masked.text, start, index):
            found.append((int(year[1]), masked.span_of(index, index + 1)))
    return found


def find_reason_year(masked: Masked, start: int) -> Year | None:
    """Return the year of a reason after `start` ("vì có thành tích … năm 2021"): it is a whole chain's."""
    years = find_years(masked, start, len(masked.text))
    return years[0] if years and _REASON.search(masked.text, start) else None
