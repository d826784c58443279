"""Lists that name the recipients of an award told before, without naming the honour again.

"Các cá nhân gồm: …", "Trong số các tập thể được khen thưởng có …" after "tặng Bằng khen cho 3 tập thể, 4 cá nhân".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.recipients import Group, Listing

if TYPE_CHECKING:
    from extract.facts.award_sentence import Giving
    from extract.facts.masking import Masked

_LEAD = re.compile(
    r"^(?:[-+*•] ?|\d+[.)] )?"
    r"(?:(?:theo đó|cụ thể|trong đó|trong số (?:đó|các|những)|về|các|những|danh sách|có|riêng),? )*"
    r"(?:tập thể|cá nhân|hộ gia đình|gia đình|hộ|Q)"
    r"(?: (?:tiêu biểu|xuất sắc|trên|này|được [^.;:,PQOLT]{3,50}))?,?"
    r"(?: (?:gồm|là)[^.;:PQOLT]{0,30}:| (?:gồm có|gồm|là|có)|:)(?= )"
)


def read_names(masked: Masked) -> list[Group]:
    """Return the recipients that a sentence without an honour names, if it is such a list."""
    lead = _LEAD.match(masked.text)
    return Listing(masked, lead.end(), len(masked.text)).read() if lead is not None else []


def spell_out(groups: list[Group], given: list[Giving]) -> bool:
    """Give the names of `groups` to the last awards that count recipients of their kind and name none.

    Returns:
        Whether an award took them.
    """
    taken = False
    for group in groups:
        counted = [
            giving.group
            for giving in given
            if giving.group is not None and giving.group.kind == group.kind and _has_room(giving.group, group)
        ]
        if counted and group.count is None:
            counted[-1].names += group.names
            taken = True
    return taken


def _has_room(counted: Group, named: Group) -> bool:
    return counted.count is not None and not counted.names and len(named.names) <= counted.count
