"""One honour to one group of recipients, as one sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.facts.award_years import Year
    from extract.facts.recipient_groups import Group
    from extract.records import AwardStatus, Span

Quoted = tuple[str, "Span"]
"""A surface and where it stands."""


@dataclass(slots=True)
class Giving:
    """One honour to one group of recipients, before what belongs together is merged."""

    award: Span
    giver: Quoted | None
    group: Group | None
    """None where the sentence neither counts nor names who gets it."""
    status: AwardStatus
    year: Year | None
    rule: str
