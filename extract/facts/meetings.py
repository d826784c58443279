"""The meetings of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.reading import Reading
    from extract.records import Facts, Meeting, Rejection


def extract(reading: Reading, known: Facts) -> Iterator[Meeting | Rejection]:
    """Yield the meetings that a reading states."""
    yield from ()
