"""Lists over several sentences: items that a sentence ending with a colon announces, and names that spell out counts.

"Các cá nhân gồm: …", "Trong số các tập thể được khen thưởng có …" after "tặng Bằng khen cho 3 tập thể, 4 cá nhân".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.facts.awarding import has_cue
from extract.facts.entries import BULLET
from extract.facts.recipients import Listing

if TYPE_CHECKING:
    from extract.facts.award_giving import Giving
    from extract.facts.masking import Masked
    from extract.facts.recipient_groups import Group
    from extract.reading import Reading
    from extract.records import Span

# "Tập thể:" over the items of one kind.
_SUBHEAD = re.compile(
    r"(?:[-–+*•]|[ivx\d]+[.)]|[a-z]\))? ?(?:về |các |đối với |danh sách )*(?:tập thể|cá nhân|hộ gia đình|hộ|gia đình)"
    r"(?: \([^)]*\))?:"
)
_SAID = re.compile(r"[:;A]|\b(?:đã|được|là|có)\b")
_LEAD = re.compile(
    r"^(?:[-+*•] ?|\d+[.)] )?(?:trong số đó (?:có|gồm)(?= )"
    r"|(?:(?:theo đó|cụ thể|trong đó|trong số (?:đó|các|những)|về|các|những|danh sách|có|riêng),? )*"
    r"(?:tập thể|cá nhân|hộ gia đình|gia đình|hộ|Q)"
    r"(?: (?:tiêu biểu|xuất sắc|trên|này|được [^.;:,PQOLT]{3,50}))?,?"
    r"(?: (?:gồm|là)[^.;:PQOLT]{0,30}:| (?:gồm có|gồm|là|có)|:)(?= ))"
)


class ListItems:
    """What an announcing sentence ("Hội đồng đề nghị:", "tặng Huân chương … cho các cá nhân:") means for its items.

    What is announced for counts ("cho 02 cá nhân:") gets its names from the items.

    Attributes:
        proposed: the items are proposals.
    """

    def __init__(self) -> None:
        self.proposed = False
        self._announced: list[Giving] = []

    def enter(self, reading: Reading, sentence: Span, folded: str) -> None:
        """Begin with a sentence: a new paragraph that is no item ends the list."""
        text = reading.texts[sentence.field]
        opens = sentence.start == 0 or text[sentence.start - 1] == "\n"
        if opens and BULLET.match(folded) is None and _SUBHEAD.fullmatch(folded) is None:
            self.proposed, self._announced = False, []

    def recipients(self, masked: Masked) -> list[Giving]:
        """Return the announced award for those whom an item without an honour names."""
        bullet = BULLET.match(masked.text) if self._announced else None
        if bullet is None:
            return []
        said = _SAID.search(masked.text) if "A" in masked.text else None  # an item may tell older honours
        end = said.start() if said is not None else len(masked.text)
        groups = Listing(masked, bullet.end(), end, itemised=True).read()[:1]
        if self._announced[-1].group is None:
            return [replace(self._announced[-1], group=group, rule="awards.item") for group in groups]
        for group in groups:
            self._spell_out(group)
        return []

    def _spell_out(self, group: Group) -> None:
        """Give an item's names to the announced count of their kind: "Bằng khen cho 02 cá nhân: | 1. Ông P"."""
        counted = (giving.group for giving in self._announced if giving.group is not None)
        for one in counted:
            if one.kind == group.kind and len(one.names) + len(group.names) <= (one.count or 0):
                one.names += group.names
                return

    def leave(self, folded: str, last: list[Giving]) -> None:
        """End with a sentence, which gave `last`: one that ends with a colon announces items."""
        if folded.endswith(":") and _SUBHEAD.fullmatch(folded) is None:
            self.proposed = self.proposed or has_cue("proposing").search(folded) is not None
            self._announced = [one for one in last if one.group is None or not one.group.names]


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
