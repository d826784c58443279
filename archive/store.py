"""`Archive`, the one door to archive.db: what is stale, write one article whole, finish, count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive.errors import BundleError
from archive.measures import content_of_run, silence_of
from archive.reports import write_reports
from archive.resolve import resolve
from archive.rows import article_rows, iso_time, page_rows, source_row
from archive.schema import FACT_TABLES, open_database
from archive.search import index_article, unindex_article

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from sqlite_utils import Database

    from archive.bundle import ArticleBundle, CapturedPage, Source
    from archive.measures import RunContent
    from archive.reports import RunReport
    from archive.rows import Row

_BATCH = 300
"""Articles or pages a transaction: one each would wait for the disk every time (7 times slower)."""


class PageCount(NamedTuple):
    """How many of a source's pages turned out as what, and why."""

    source: str
    outcome: str
    reason: str | None
    pages: int


class KnownCapture(NamedTuple):
    """A capture that the archive was built from, and where it lies."""

    id: str
    source: str
    url: str
    fetched: str
    file: str
    offset: int
    length: int


class Archive:
    """An open archive. Every write is whole or not there: killed at any moment, the file holds whole articles only.

    What was written since the last commit (at most a few hundred articles) is then stale again, and nothing else.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._conn = database.conn
        self._written = 0
        self._provinces: dict[str, str | None] = dict(self._conn.execute("SELECT slug, province FROM sources"))

    @classmethod
    def open(cls, path: Path) -> Self:
        """Return the archive at `path`, created where there is none.

        Raises:
            SchemaVersionError: the file is no archive, or one that `thidua build --rebuild` must make anew.
        """
        return cls(open_database(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._database.commit()  # also after an error elsewhere: what was written before it is whole
        self._database.close()

    def stale(self, stamps: Mapping[str, str]) -> set[str]:
        """Return the captures that must be built (again): those not here, or built with another stamp.

        Args:
            stamps: for every capture's id the stamp it would be built with now.
        """
        built = dict(self._conn.execute("SELECT capture, stamp FROM pages"))
        return {capture for capture, stamp in stamps.items() if built.get(capture) != stamp}

    def captures(self) -> list[KnownCapture]:
        """Return all captures that the archive was built from."""
        query = "SELECT id, source, url, fetched, warc_file, warc_offset, warc_length FROM captures"
        return [KnownCapture(*row) for row in self._conn.execute(query)]

    def read_to(self) -> dict[str, int]:
        """Return up to which byte each WARC file was in the archive when a build last ended."""
        return dict(self._conn.execute("SELECT name, read_to FROM warc_files"))

    def write_source(self, source: Source) -> None:
        """Write a source; it must be here before its articles. Where its province changed, write these again.

        Raises:
            UnknownProvinceError: there is no such province.
        """
        row = source_row(source)
        self._begin()
        self._database.table("sources").upsert(row, pk="slug")
        self._provinces[source.slug] = row["province"]

    def remove_source(self, slug: str) -> None:
        """Remove a source with its articles and captures; one that is not here is none."""
        self._begin()
        with self._database.atomic():
            for (article,) in self._conn.execute("SELECT id FROM articles WHERE source = ?", (slug,)).fetchall():
                self._remove(article)
            self._conn.execute("DELETE FROM captures WHERE source = ?", (slug,))
            self._conn.execute("DELETE FROM source_health WHERE source = ?", (slug,))
            self._conn.execute("DELETE FROM sources WHERE slug = ?", (slug,))

    def write_article(self, bundle: ArticleBundle) -> None:
        """Replace everything that the archive holds of an article and of its captures.

        Raises:
            BundleError: the bundle contradicts itself; nothing was changed.
        """
        if bundle.source not in self._provinces:
            raise BundleError(f"article {bundle.id} ({bundle.key}) is of source {bundle.source}: write_source it first")
        rows = list(article_rows(bundle, self._provinces[bundle.source]))
        self._begin()
        with self._database.atomic():
            self._forget(bundle.pages, bundle.id)
            self._note_runs(bundle.pages)
            self._insert(rows)
            index_article(self._conn, rows[0][1]["docid"])

    def write_page(self, page: CapturedPage) -> None:
        """Replace what the archive holds of a capture whose page is no article.

        Where the capture belonged to an article, that article is removed whole.
        """
        self._begin()
        with self._database.atomic():
            self._forget((page,))
            self._note_runs((page,))
            self._insert(page_rows(page, None))

    def remove(self, article: str) -> None:
        """Remove an article with its captures and all that was made from them; one that is not here is none."""
        self._begin()
        with self._database.atomic():
            self._remove(article)

    def finish(self, reports: Sequence[RunReport] = (), read_to: Mapping[str, int] | None = None) -> None:
        """Bring up to date what several articles share: people, campaigns, documents, blocs, events, runs.

        Must end every build, also one that wrote nothing: the build before it may have been killed.

        Args:
            reports: of all runs that were judged; they replace those that are here.
            read_to: up to which byte all captures of each WARC file are in the archive now.
        """
        self._database.commit()
        with self._database.atomic():
            resolve(self._conn)
            write_reports(self._conn, reports)
            self._conn.execute("DELETE FROM warc_files")
            self._conn.executemany("INSERT INTO warc_files VALUES (?, ?)", sorted((read_to or {}).items()))
        # Of large indexes a sample says enough to the planner.
        self._conn.execute("PRAGMA analysis_limit = 1000")
        self._database.analyze()

    def write_reports(self, reports: Sequence[RunReport]) -> None:
        """Replace the reports of runs, as `finish` does, and nothing else."""
        self._database.commit()
        with self._database.atomic():
            write_reports(self._conn, reports)

    def content_of_run(self, run: str, source: str) -> RunContent:
        """Return what a run's captures at a source were read as."""
        return content_of_run(self._conn, run, source)

    def silence_of(self, source: str, now: dt.datetime) -> tuple[int | None, int | None]:
        """Return the days since a source last published, and its longest pause of late (archive.measures)."""
        return silence_of(self._conn, source, now)

    def counts(self) -> dict[str, int]:
        """Return how many articles and live facts of each kind there are."""
        tables = {"articles": "articles", **FACT_TABLES}
        return {name: self._database.table(table).count for name, table in tables.items()}

    def page_counts(self) -> list[PageCount]:
        """Return what the captures of each source turned out to be."""
        query = (
            "SELECT source, outcome, reason, count(*) FROM pages JOIN captures ON captures.id = capture"
            " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
        )
        return [PageCount(*row) for row in self._conn.execute(query)]

    def odd_pages(self) -> list[tuple[str, str, str, str]]:
        """Return source, outcome, reason and address of every capture that is no dated article."""
        query = (
            "SELECT source, outcome, reason, url FROM pages JOIN captures ON captures.id = capture"
            " WHERE outcome <> 'article' ORDER BY 1, 2, 4, fetched"
        )
        return self._conn.execute(query).fetchall()

    def _begin(self) -> None:
        self._written += 1
        if self._written % _BATCH == 0:
            self._database.commit()
        if not self._conn.in_transaction:
            self._database.begin()

    def _insert(self, rows: Iterable[Row]) -> None:
        for table, row in rows:
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            # Names come from this package, never from a page.
            self._conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608

    def _forget(self, pages: Iterable[CapturedPage], article: str | None = None) -> None:
        """Remove an article, whatever other article holds one of these captures, and the captures."""
        owned = "SELECT article FROM pages WHERE capture = ? AND article IS NOT NULL"
        owners = {owner for page in pages for (owner,) in self._conn.execute(owned, (page.capture,))}
        for owner in sorted(owners if article is None else {*owners, article}):
            self._remove(owner)
        for page in pages:
            self._conn.execute("DELETE FROM captures WHERE id = ?", (page.capture,))

    def _note_runs(self, pages: Iterable[CapturedPage]) -> None:
        """Make sure that captures have a run to refer to; what it was is counted in the end."""
        times = [(page.run, iso_time(page.fetched)) for page in pages]
        sql = "INSERT OR IGNORE INTO runs (id, started, ended, captures) VALUES (?1, ?2, ?2, 0)"
        self._conn.executemany(sql, times)

    def _remove(self, article: str) -> None:
        found = self._conn.execute("SELECT docid FROM articles WHERE id = ?", (article,)).fetchone()
        if found is None:
            return
        unindex_article(self._conn, *found)
        captures = self._conn.execute("SELECT capture FROM pages WHERE article = ?", (article,)).fetchall()
        self._conn.execute("DELETE FROM articles WHERE id = ?", (article,))
        self._conn.executemany("DELETE FROM captures WHERE id = ?", captures)
