"""What tells a role: a cue in the text, and what a predicate behind people says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extract.records import Role

_CLAUSE = re.compile(r"(?:[^;:“]|“[^”]{1,60}”(?=,? \w))*")


class Cue(NamedTuple):
    """A role with the characters that tell it."""

    role: Role
    start: int
    end: int


class Predicate(NamedTuple):
    """What stands behind a list of people."""

    cues: list[Cue]
    quoted: bool
    """Whether they are quoted outside an event, which is no role."""


def cue_of(found: re.Match[str]) -> Cue:
    """Return the cue of a match whose groups are named after roles."""
    role = next(name for name, value in found.groupdict().items() if value is not None)
    return Cue(role, found.start(role), found.end(role))  # type: ignore[arg-type]  # the groups are named after roles


def clause_end(text: str, start: int, stop: int) -> int:
    """Return where the clause that begins at `start` ends: a semicolon, a colon, a quotation of more than a name."""
    found = _CLAUSE.match(text, start, stop)
    return found.end() if found is not None else start
