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
# "so với năm 2021", "sinh năm 1921", "làm Trưởng khối năm 2024": years of something else.
_OTHER = re.compile(r"(?:\b(?:so với|với|cùng kỳ|từ|kể từ|đến|hết|trước|sau|sinh)|T) $")
# Before the honour these years lie ahead: "triển khai nhiệm vụ năm 2024 và đề nghị tặng …".
_AHEAD = re.compile(r"\b(?:phương hướng|nhiệm vụ|kế hoạch|giao ước(?: thi đua)?|triển khai|phát động|nhiệm kỳ) $")
# "nhiều năm liền đạt A": no one year's.
_SEVERAL = re.compile(
    r"\b(?:nhiều|các|những|hai|ba|bốn|năm|sáu|mười|\d+) (?:năm|lần)\b(?! \d)|\b(?:hằng|hàng) năm\b"
    r"|Q (?:liền|liên tục|liên tiếp)\b"
)
_REASON = re.compile(r"\b(?:vì|thành tích|phong trào|công tác|nhiệm vụ|chuyên đề)\b")


def find_leading_year(masked: Masked, start: int, end: int) -> Year | None:
    """Return the last year before an honour, from `start` on, that may be the achievement's."""
    indices = [i for i in masked.indices("D", start, end) if not _AHEAD.search(masked.text, start, i)]
    return next((years[0] for i in reversed(indices) if (years := find_years(masked, i, i + 1, since=start))), None)


def tells_several_years(masked: Masked, start: int, end: int) -> bool:
    """Return whether the clause of an honour says that it was given in several years."""
    return _SEVERAL.search(masked.text, start, end) is not None


def find_years(masked: Masked, start: int, end: int, *, since: int | None = None) -> list[Year]:
    """Return the years that stand alone between two places of the masked text.

    Args:
        masked: the sentence.
        start: where to begin.
        end: where to stop.
        since: from where on the words before a year may say that it is another thing's; `start` by default.
    """
    found = []
    for index in masked.indices("D", start, end):
        year = _YEAR.fullmatch(masked.quote(index, index + 1))
        if year is not None and not _OTHER.search(masked.text, start if since is None else since, index):
            found.append((int(year[1]), masked.span_of(index, index + 1)))
    return found


def find_reason_year(masked: Masked, start: int) -> Year | None:
    """Return the year of a reason after `start` ("vì có thành tích … năm 2021"): it is a whole chain's."""
    years = find_years(masked, start, len(masked.text))
    return years[0] if years and _REASON.search(masked.text, start) else None
