"""The catalogue: sites and sections that are known to exist, a row each; `sources/catalogue.tsv`.

Gathered from public records without opening a site: every row is unverified. A row becomes a source with
`thidua sources add SLUG`, which looks at the site itself.
"""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field, ValidationError

from crawler.errors import SourceError
from crawler.fields import Address, ProvinceName, Regex
from crawler.source import SOURCES, PublisherKind
from extract.yamlfile import Strict, describe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CATALOGUE = SOURCES / "catalogue.tsv"
"""The file that ships with the package."""


def _none_if_empty(value: object) -> object:
    return None if value == "" else value


Text = Annotated[str | None, BeforeValidator(_none_if_empty)]


class Entry(Strict):
    """One row: a site, or a section of one, as public records speak of it. None: not seen."""

    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    """Names it, and the source made of it."""
    title: Annotated[str, Field(min_length=1)]
    province: ProvinceName
    """Before July 2025; "Trung ương" for central bodies."""
    province_2025: ProvinceName
    kind: PublisherKind
    base_url: Address
    listing: Annotated[Address | None, BeforeValidator(_none_if_empty)]
    """A page that lists articles, or a feed."""
    article: Annotated[Address | None, BeforeValidator(_none_if_empty)]
    """An article's address."""
    article_url: Annotated[Regex | None, BeforeValidator(_none_if_empty)]
    """A pattern that whole addresses of articles match."""
    cms: Text
    """A guess from the addresses' shape: a platform's name, or "custom"."""
    dates: Text
    """How publication stamps looked."""
    last_year: Annotated[Annotated[int, Field(ge=1997, le=2100)] | None, BeforeValidator(_none_if_empty)]
    """The year of the newest page seen."""
    notes: Text


def load_catalogue(path: Path = CATALOGUE) -> Mapping[str, Entry]:
    """Return the rows by slug, in the file's order.

    Raises:
        SourceError: one line that names file, line, column and remedy.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise SourceError(f"{path}: cannot be read: {problem}") from None
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(rows, [])
    if header != list(Entry.model_fields):
        raise SourceError(f"{path}:1: expected the columns {', '.join(Entry.model_fields)}, found {', '.join(header)}")
    entries: dict[str, Entry] = {}
    for number, row in enumerate(rows, start=2):
        entry = _read_row(f"{path}:{number}", header, row)
        if entry.slug in entries:
            raise SourceError(f"{path}:{number}: column 'slug': {entry.slug!r} is there already: rename one of the two")
        entries[entry.slug] = entry
    return entries


@cache
def shipped_catalogue() -> Mapping[str, Entry]:
    """Return the catalogue that ships with the package, read once."""
    return load_catalogue()


def _read_row(where: str, header: list[str], row: list[str]) -> Entry:
    if len(row) != len(header):
        raise SourceError(f"{where}: expected {len(header)} columns parted by tabs, found {len(row)}")
    try:
        return Entry.model_validate(dict(zip(header, row, strict=True)))
    except ValidationError as problem:
        raise SourceError(f"{where}: {describe(problem.errors()[0], Entry).replace('key', 'column', 1)}") from None
