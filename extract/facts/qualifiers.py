"""Whether a figure is exact: "hơn", "gần", "khoảng", "ít nhất", "… trở lên"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.records import Span

if TYPE_CHECKING:
    from extract.records import Mention, Qualifier

_WORDS: dict[Qualifier, str] = {
    "at_least": "ít nhất(?: là)?|tối thiểu(?: là)?|không dưới|chí ít(?: là)?",
    "over": "hơn|trên|vượt(?: mức| qua)?|quá",
    "under": "gần(?: tới)?|dưới|chưa đến|chưa tới|chưa đầy|không quá|tối đa|ngót|non|suýt soát",
    "about": "khoảng|chừng|cỡ|áng chừng|khoảng chừng|(?<!giao )ước(?: tính| thực hiện)?(?: đạt| được)?|xấp xỉ",
}
_BEFORE: tuple[tuple[Qualifier, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?<!\w)(?:{words})(?=\s$)")) for name, words in _WORDS.items()
)
_OR_MORE = re.compile(r"[^.;,\n\d]{0,25}?(?<!\w)(trở lên)(?!\w)")
_FROM = re.compile(r"(?<!\w)từ $")
# "từ 80% | học sinh ra trường có việc làm | trở lên": behind "từ" more may stand between.
_FROM_AND_MORE = re.compile(r"[^.;,\n\d]{0,70}?(?<!\w)(trở lên)(?!\w)")
_PASSED = {"km", "m", "cây số", "chỉ tiêu", "tiêu chí", "mục tiêu"}


def find_qualifier(text: str, figure: Mention, unit: str) -> tuple[Qualifier | None, Span | None]:
    """Return a figure's qualifier with the span that says it.

    Args:
        text: folded by extract.text.fold_spelling.
        figure: the quantity's mention in that text.
        unit: its unit, as records.Figure has it.
    """
    is_from = _FROM.search(text, max(0, figure.start - 4), figure.start)
    more = (_FROM_AND_MORE if is_from else _OR_MORE).match(text, figure.end)
    if more:
        return "at_least", Span(field=figure.field, start=more.start(1), end=more.end(1))
    for name, pattern in _BEFORE:
        match = pattern.search(text, max(0, figure.start - 24), figure.start)
        # "vượt 18 km" is a way gone, "đạt và vượt 22 chỉ tiêu" a count of what was surpassed: no excess.
        if match and not (match[0].startswith("vượt") and unit in _PASSED):
            return name, Span(field=figure.field, start=match.start(), end=match.end())
    return None, None
