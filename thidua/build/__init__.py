"""Captures to archive.db: only what is new or stale, in one process or several, killable at any moment."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Literal

from archive import Archive
from archive import Source as ArchiveSource
from archive.errors import ArchiveError, BundleError, SchemaVersionError
from crawler.ledger import Ledger
from crawler.warc import list_warcs
from extract.records import Facts
from thidua.build.errors import BuildError
from thidua.build.plan import Plan, Task, make_plan
from thidua.build.reports import read_reports
from thidua.build.worker import Built, build_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from archive import ArticleBundle
    from crawler.source import Source
    from thidua.home import Home

    Progress = Callable[[int, int], None]

_CHUNK = 8
"""Addresses handed to a process at a time: enough to keep it busy, few enough to see progress."""


@dataclass(slots=True)
class BuildReport:
    """What a build did."""

    addresses: int = 0
    """How many addresses were built (again)."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """What their captures turned out to be."""
    versions: int = 0
    faults: list[str] = field(default_factory=list)
    """One line each; the rest of the work went on."""
    counts: dict[str, int] = field(default_factory=dict)
    """Articles and live facts by kind in the whole archive."""


def build(
    home: Home, sources: Mapping[str, Source], *, rebuild: bool = False, jobs: int = 1, progress: Progress | None = None
) -> BuildReport:
    """Bring archive.db up to date with the captures.

    Args:
        home: the working folder.
        sources: all known sources by slug, those of the demo included.
        rebuild: build everything into a new file, which takes the old one's place at the end.
        jobs: processes to use.
        progress: called with how many addresses are done and how many there are.

    Raises:
        BuildError: there are no captures, or one that the archive was built from is gone.
        ArchiveError: archive.db cannot be used.
    """
    if not list_warcs(home.captures):
        raise BuildError(f"{home.captures}: no captures yet: run `thidua crawl` first, or `thidua demo`")
    with _working_copy(home.archive, "rebuild" if rebuild else "building") as path:
        return _build_into(path, home.captures, sources, jobs, progress)


@contextmanager
def _working_copy(archive: Path, work: Literal["building", "rebuild", "reports"]) -> Iterator[Path]:
    """Yield a file to work in, which takes the archive's place at the end; until then readers have the old one.

    A build that was killed leaves its file, half-built: the next one goes on with it, for all in it is made from the
    captures. Nobody else does.
    """
    working = archive.with_name(f"{archive.name}.{work}")
    if work != "building" or not _is_sound(working):
        _discard(working)
    if work != "rebuild" and archive.exists() and not working.exists():
        if archive.stat().st_size:
            with Archive.open(archive):  # what is wrong with it is told by its own name, not by the copy's
                pass
        half = working.with_name(f"{working.name}-copy")
        shutil.copyfile(archive, half)
        os.replace(half, working)  # noqa: PTH105 (Path.replace says nothing about being atomic)
    try:
        yield working
    except ArchiveError:
        _discard(working)
        raise
    except sqlite3.DatabaseError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise
        _discard(working)
        remedy = "run `thidua build --rebuild`; nothing is lost, the captures hold everything"
        raise SchemaVersionError(f"{archive} is damaged ({problem}): {remedy}") from None
    os.replace(working, archive)  # noqa: PTH105


def _is_sound(working: Path) -> bool:
    """Tell whether a build can go on with the file that a killed one left."""
    if not working.exists():
        return False
    try:
        with Archive.open(working):
            return True
    except ArchiveError:
        return False


def _discard(path: Path) -> None:
    for leftover in path.parent.glob(path.name + "*"):
        leftover.unlink()


def _build_into(
    path: Path, captures: Path, sources: Mapping[str, Source], jobs: int, progress: Progress | None
) -> BuildReport:
    with Archive.open(path) as archive:
        plan = make_plan(captures, archive, sources)
        report = BuildReport(addresses=len(plan.tasks), faults=_describe_faults(plan))
        _ask_again(captures / "ledger.db", plan)
        reports = read_reports(captures / "ledger.db", sources)
        judged = {health.source for told in reports for health in told.sources}
        for slug in sorted(plan.unknown_sources):
            archive.remove_source(slug)
        for slug in sorted(plan.sources | judged):
            archive.write_source(_describe_source(sources[slug]))
        for done, built in enumerate(_run(plan.tasks, sources, captures, jobs), start=1):
            _write(archive, built, report)
            if progress is not None:
                progress(done, len(plan.tasks))
        archive.finish(reports, plan.read_to)
        report.counts = archive.counts()
    return report


def _ask_again(ledger: Path, plan: Plan) -> None:
    """Have the next crawl ask for what the ledger takes for captured and no file holds any more."""
    if plan.cuts and ledger.exists():
        with Ledger(ledger) as opened:
            for cut in plan.cuts:
                opened.forget_captures(cut.file, cut.offset, cut.offset + cut.lost)


def copy_reports(home: Home, sources: Mapping[str, Source]) -> None:
    """Bring the archive's reports of runs up to date with the ledger, and nothing else."""
    reports = read_reports(home.ledger, sources)
    with _working_copy(home.archive, "reports") as path, Archive.open(path) as archive:
        for slug in sorted({health.source for told in reports for health in told.sources}):
            archive.write_source(_describe_source(sources[slug]))
        archive.write_reports(reports)


def _run(tasks: list[Task], sources: Mapping[str, Source], captures: Path, jobs: int) -> Iterator[Built]:
    work = partial(_build_task, sources=dict(sources), captures=captures)
    if jobs == 1 or len(tasks) <= _CHUNK:
        yield from map(work, tasks)
        return
    with ProcessPoolExecutor(jobs, initializer=end_with_parent) as pool:
        yield from pool.map(work, tasks, chunksize=_CHUNK)


def end_with_parent() -> None:
    """Have a worker end when the build is killed: it would wait for work for ever, and a night leaves as many again."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def _build_task(task: Task, sources: Mapping[str, Source], captures: Path) -> Built:
    return build_address(task, sources[task.source], captures)


def _write(archive: Archive, built: Built, report: BuildReport) -> None:
    for page in built.others:
        archive.write_page(page)
        report.outcomes[page.outcome] += 1
    if built.bundle is not None:
        _write_article(archive, built.bundle, report)
        report.outcomes.update(page.outcome for page in built.bundle.pages)
        report.versions += len(built.bundle.versions)
    report.faults += built.faults


def _write_article(archive: Archive, bundle: ArticleBundle, report: BuildReport) -> None:
    """Write an article; where the archive refuses its facts, it is written without any and the fault reported."""
    try:
        archive.write_article(bundle)
    except BundleError as problem:
        report.faults.append(f"{bundle.pages[-1].url}: kept without facts: {problem}: report it")
        bare = tuple(replace(version, facts=Facts()) for version in bundle.versions)
        archive.write_article(replace(bundle, versions=bare))


def _describe_source(source: Source) -> ArchiveSource:
    return ArchiveSource(
        slug=source.slug,
        title=source.title,
        url=source.base_url,
        province=None if source.province == "Trung ương" else source.province,
        platform=source.platform,
    )


def _describe_faults(plan: Plan) -> list[str]:
    cut = [str(one) for one in plan.cuts]
    unknown = [
        f"{slug}: {number} captures have no source file; restore sources/{slug}.yml to have them in the archive"
        for slug, number in sorted(plan.unknown_sources.items())
    ]
    return cut + unknown
