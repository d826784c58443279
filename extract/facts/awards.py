"""The awards of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.reading import Reading
    from extract.records import Award, Facts, Rejection


def extract(reading: Reading, known: Facts) -> Iterator[Award | Rejection]:
    """Yield the awards that a reading states."""
    yield from ()
