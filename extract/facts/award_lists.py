"""Lists over several sentences: items that a sentence ending with a colon announces, and names that spell out counts.

"Các cá nhân gồm: …", "Trong số các tập thể được khen thưởng có …" after "tặng Bằng khen cho 3 tập thể, 4 cá nhân".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts.awarding import has_cue
from extract.facts.recipients import Listing

if TYPE_CHECKING:
    from extract.facts.award_giving import Giving
    from extract.facts.masking import Masked
    from extract.facts.recipient_groups import Group
    from extract.reading import Reading
    from extract.records import Span

_BULLET = re.compile(r"[-–+*•] ?|\d{1,2}[.)] |[a-z]\) ")
_LEAD = re.compile(
    r"^(?:[-+*•] ?|\d+[.)] )?(?:trong số đó (?:có|gồm)(?= )"
    r"|(?:(?:theo đó|cụ thể|trong đó|trong số (?:đó|các|những)|về|các|những|danh sách|có|riêng),? )*"
    r"(?:tập thể|cá nhân|hộ gia đình|gia đình|hộ|Q)"
    r"(?: (?:tiêu biểu|xuất sắc|trên|này|được [^.;:,PQOLT]{3,50}))?,?"
    r"(?: (?:gồm|là)[^.;:PQOLT]{0,30}:| (?:gồm có|gồm|là|có)|:)(?= ))"
)


class ListItems:
    """What an announcing sentence ("Hội đồng đề nghị:", "tặng Huân chương … cho các cá nhân:") means for its items.

    Attributes:
        proposed: the items are proposals.
    """

    def __init__(self) -> None:
        self.proposed = False
        self._announced: Giving | None = None

    def enter(self, reading: Reading, sentence: Span, folded: str) -> None:
        """Begin with a sentence: a new paragraph that is no item ends the list."""
        text = reading.texts[sentence.field]
        opens = sentence.start == 0 or text[sentence.start - 1] == "\n"
        if opens and _BULLET.match(folded) is None:
            self.proposed, self._announced = False, None

    def recipients(self, masked: Masked) -> list[Giving]:
        """Return the announced award for those whom an item without an honour names."""
        if self._announced is None:
            return []
        bullet = _BULLET.match(masked.text)
        if bullet is None:
            return []
        groups = Listing(masked, bullet.end(), len(masked.text), itemised=True).read()
        return [replace(self._announced, group=group, rule="awards.item") for group in groups[:1]]

    def leave(self, folded: str, last: Giving | None) -> None:
        """End with a sentence: one that ends with a colon announces items."""
        if folded.endswith(":"):
            self.proposed = self.proposed or has_cue("proposing").search(folded) is not None
            self._announced = last if last is not None and last.group is None else None


def read_names(masked: Masked) -> list[Group]:
    """Return the recipients that a sentence without an honour names, if it is such a list."""
    lead = _LEAD.match(masked.text)
    return Listing(masked, lead.end(), len(masked.text)).read() if lead is not None else []


def spell_out(groups: list[Group], given: list[Giving]) -> list[Giving]:
    """Give the names of `groups` to the last awards that count recipients of their kind and name none.

    Returns:
        What is given to those whom no award took, where the last award left open who got it.
    """
    left: list[Giving] = []
    for group in groups:
        counted = [
            giving.group
            for giving in given
            if giving.group is not None and giving.group.kind == group.kind and _has_room(giving.group, group)
        ]
        if counted and group.count is None:
            counted[-1].names += group.names
        elif group.count is None and given[-1].group is None:
            left.append(replace(given[-1], group=group, rule="awards.item"))
    return left


def _has_room(counted: Group, named: Group) -> bool:
    return counted.count is not None and not counted.names and len(named.names) <= counted.count
