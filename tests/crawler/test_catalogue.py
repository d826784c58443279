from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from archive.provinces import known_name
from crawler.catalogue import Entry, load_catalogue, shipped_catalogue
from crawler.errors import SourceError
from crawler.platforms import load_platforms
from crawler.source import Source, load_sources

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = load_sources()
GOOD = {
    "slug": "mau",
    "title": "Ban Thi đua - Khen thưởng tỉnh mẫu",
    "province": "Hà Giang",
    "province_2025": "Tuyên Quang",
    "kind": "emulation_board",
    "base_url": "http://tdkt.example/",
    "listing": "",
    "article": "http://tdkt.example/a-1.html",
    "article_url": r"^https?://tdkt\.example/a-\d+\.html$",
    "cms": "nukeviet",
    "dates": "",
    "last_year": "2023",
    "notes": "",
}


def write(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "catalogue.tsv"
    lines = ["\t".join(Entry.model_fields), *("\t".join(row.values()) for row in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_empty_cells_are_none(tmp_path: Path) -> None:
    entry = load_catalogue(write(tmp_path, GOOD))["mau"]
    assert (entry.listing, entry.notes, entry.last_year) == (None, None, 2023)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "blog"}, ("column 'kind'", "emulation_board", "'blog'")),
        ({"base_url": "tdkt.example"}, ("column 'base_url'", "http://host/")),
        ({"article_url": "("}, ("column 'article_url'", "no regular expression")),
        ({"last_year": "năm 2023"}, ("column 'last_year'",)),
        ({"slug": "Hà Giang"}, ("column 'slug'",)),
        ({"title": ""}, ("column 'title'",)),
        ({"notes": "a\tb"}, ("14", "parted by tabs")),
    ],
)
def test_a_malformed_row_is_one_line_with_file_line_and_column(
    tmp_path: Path, changes: dict[str, str], said: tuple[str, ...]
) -> None:
    path = write(tmp_path, {**GOOD, "slug": "khac"}, {**GOOD, **changes})
    with pytest.raises(SourceError) as caught:
        load_catalogue(path)
    message = str(caught.value)
    assert message.startswith(f"{path}:3: ")
    assert "\n" not in message
    for part in said:
        assert part in message


def test_a_slug_that_is_there_twice(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"catalogue.tsv:3: column 'slug': 'mau' is there already"):
        load_catalogue(write(tmp_path, GOOD, GOOD))


def test_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.tsv"
    path.write_text("slug\ttitle\n", "utf-8")
    with pytest.raises(SourceError, match=r"catalogue.tsv:1: expected the columns slug, title, province"):
        load_catalogue(path)


def test_shipped_rows_are_all_there_and_name_provinces_as_the_archive_does() -> None:
    catalogue = shipped_catalogue()
    assert len(catalogue) == 349
    for entry in catalogue.values():
        for name in (entry.province, entry.province_2025):
            assert known_name(name) == (None if name == "Trung ương" else name)


def test_every_row_with_a_listing_and_every_board_with_articles_has_a_source_file() -> None:
    boards = ("emulation_board", "home_affairs")
    wanted = [e for e in shipped_catalogue().values() if e.listing or (e.kind in boards and e.article_url)]
    assert {entry.slug for entry in wanted} == set(SOURCES)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_shipped_source_agrees_with_its_row(source: Source) -> None:
    entry = shipped_catalogue()[source.slug]
    assert (source.title, source.province, source.kind) == (entry.title, entry.province, entry.kind)
    assert source.owns(entry.base_url)
    if entry.cms in load_platforms() and source.slug != "langson-tdkt":
        assert source.platform == entry.cms


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_shipped_source_knows_its_articles_from_its_listings(source: Source) -> None:
    article = shipped_catalogue()[source.slug].article
    assert article is None or source.is_article(article)
    for listing in source.listings:
        first = urljoin(source.base_url, listing.url)
        assert source.owns(first)
        assert not source.is_article(first)
        if listing.pages is not None:
            pages = source.next_pages(first, ())
            pages += source.next_pages(pages[0], ())
            assert len(set(pages)) == 2
            assert not any(source.is_article(page) for page in pages)
