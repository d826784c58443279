"""DOC: a document's kind and number ("Chỉ thị số 34-CT/TW", "Luật Thi đua, khen thưởng số 06/2022/QH15")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.citations import NUMBER, SHORT, kind_of_number, kind_pattern, load_kinds
from extract.mentions import Found

if TYPE_CHECKING:
    from collections.abc import Iterator


def find(text: str) -> Iterator[Found]:
    """Yield the citations of a text."""
    for match in _citation().finditer(text):
        if _is_citation(match):
            yield Found("DOC", match.start(), match.end())


@cache
def _citation() -> re.Pattern[str]:
    """Return the pattern of a kind with a number, or of a number alone ("… và số 05-CT/TW")."""
    numbered = rf"{kind_pattern()}\s?(?P<mark>(?i:số)\s?:?\s?)?(?:(?P<full>{NUMBER})|(?P<short>{SHORT}))"
    return re.compile(rf"(?<!\w)(?:{numbered}|(?P<alone>{NUMBER}))")


def _is_citation(match: re.Match[str]) -> bool:
    if match["alone"]:
        return kind_of_number(match["alone"]) is not None and not _is_licence(match)
    if match["full"]:
        return True
    kind = match["kind"]
    if not kind[:1].isupper():
        return False
    if match["mark"]:
        return kind.lower() not in {"luật", "bộ luật"}
    return kind.capitalize() not in load_kinds().never_bare and _stands_alone(match)


def _is_licence(match: re.Match[str]) -> bool:
    """Whether a licence's number stands there: a site's footer cites no document."""
    before = match.string[max(0, match.start() - 40) : match.start()].lower()
    return any(word in before for word in load_kinds().licences)


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether nothing is counted by a bare number: "Nghị quyết 29" cites, "Quyết định 12 tập thể" doesn't."""
    return re.match(r"\s?(?:của|ngày|,|\.|;|\)|và|về|khóa|\(|\Z|\n)", match.string[match.end() :]) is not None
