"""From the captures of one address to its pages, versions and facts: a pure function of the WARC records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from archive import ArticleBundle, CapturedPage, Version, text_digest
from crawler.errors import CaptureError
from crawler.visits import GONE
from crawler.walls import recognise_wall
from crawler.warc import read_capture
from extract.page import Page, parse_page
from extract.records import Facts
from thidua.extraction import extract_article

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from crawler.source import Source
    from crawler.warc import Capture
    from extract.page.records import Outcome
    from extract.records import Article
    from thidua.build.plan import Task

MAX_TEXT = 60_000
"""Characters of title, body and captions: the longest list of awarded people on a real page has a third of it, and the
time that extraction takes grows faster than a text that somebody made to be slow."""
_READ = ("article", "undated")


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one address."""

    others: tuple[CapturedPage, ...]
    """Captures that are no article."""
    bundle: ArticleBundle | None
    faults: tuple[str, ...] = ()
    """What went wrong inside our own code, a line each; the page is then kept as unreadable."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A capture with the page read from it; `page` is None where its body was not read."""

    captured: CapturedPage
    page: Page | None
    article: Article | None


def build_address(task: Task, source: Source, folder: Path) -> Built:
    """Return what the captures of one address are.

    A fault in our own code is no reason to stop: the page becomes unreadable and the fault is reported. Nor is a
    capture that was damaged since: nothing comes of the address then, and what the archive holds of it stays.
    """
    faults: list[str] = []
    try:
        captures = [(read_capture(folder / place.file, place.offset), place.id) for place in task.places]
    except CaptureError as problem:
        return Built((), None, (f"{task.source}: {task.key}: left as it was: {problem}",))
    captures.sort(key=lambda one: (one[0].fetched, one[1]))
    seen = [_read(task, capture, capture_id, source, faults) for capture, capture_id in captures]
    others = tuple(one.captured for one in seen if one.article is None)
    read = [one for one in seen if one.article is not None]
    if not read:
        return Built(others, None, tuple(faults))
    last = read[-1].page
    assert last is not None
    assert last.article is not None
    versions = _make_versions(read, faults)
    bundle = ArticleBundle(
        id=task.article,
        source=task.source,
        key=task.key,
        pages=tuple(one.captured for one in read),
        versions=versions,
        published_raw=last.article.published_raw,
        published_from=last.article.published_from,
        flags=last.article.flags,
        gone=_gone_since(seen),
    )
    return Built(others, bundle, tuple(faults))


def _make_versions(read: list[_Seen], faults: list[str]) -> tuple[Version, ...]:
    """Return a version for each run of captures with the same text, with the metadata of the run's last capture."""
    runs: list[list[_Seen]] = []
    for one in read:
        if runs and runs[-1][-1].captured.text_digest == one.captured.text_digest:
            runs[-1].append(one)
        else:
            runs.append([one])
    versions = []
    for run in runs:
        article = run[-1].article
        assert article is not None
        versions.append(Version(capture=run[0].captured.capture, article=article, facts=_extract(article, faults)))
    return tuple(versions)


def _extract(article: Article, faults: list[str]) -> Facts:
    try:
        return extract_article(article)
    except Exception as problem:  # one article's text must not stop the rest of the build
        faults.append(f"{article.url}: an extractor failed ({problem!r}); the article is kept without facts: report it")
        return Facts()


def _gone_since(seen: list[_Seen]) -> dt.datetime | None:
    """Return when the site first said that the article is gone, if it has not shown it again since."""
    since = None
    for one in seen:
        if one.captured.outcome in _READ:
            since = None
        elif one.captured.outcome == "gone" and since is None:
            since = one.captured.fetched
    return since


def _read(task: Task, capture: Capture, name: str, source: Source, faults: list[str]) -> _Seen:
    if capture.status in GONE:
        return _Seen(_describe(task, name, capture, "gone", f"HTTP {capture.status}"), None, None)
    if capture.fault is not None:
        return _Seen(_describe(task, name, capture, "unreadable", capture.fault), None, None)
    if (wall := recognise_wall(capture.body, refused=False)) is not None:
        return _Seen(_describe(task, name, capture, "unreadable", f"stands behind a wall: {wall}"), None, None)
    try:
        page = parse_page(
            capture.body,
            url=capture.url,
            content_type=capture.content_type,
            fetched=capture.fetched,
            rules=source.rules,
        )
    except Exception as problem:  # a hostile page must not stop the rest of the build
        faults.append(f"{capture.url}: the parser failed ({problem!r}); the page is kept as unreadable: report it")
        return _Seen(_describe(task, name, capture, "unreadable", f"parser failed: {problem!r}"), None, None)
    length = sum(map(len, (page.article.title, page.article.body, *page.article.captions))) if page.article else 0
    if length > MAX_TEXT:
        reason = f"text of {length} characters, more than {MAX_TEXT}"
        return _Seen(_describe(task, name, capture, "unreadable", reason, page), page, None)
    if page.outcome not in _READ or page.article is None:
        return _Seen(_describe(task, name, capture, page.outcome, page.reason, page), page, None)
    article = page.article.as_article(id=task.article, url=capture.url, province=source.province)
    described = _describe(task, name, capture, page.outcome, page.reason, page, text_digest(article))
    return _Seen(described, page, article)


def _describe(
    task: Task,
    name: str,
    capture: Capture,
    outcome: Outcome | Literal["gone"],
    reason: str | None,
    page: Page | None = None,
    digest: str | None = None,
) -> CapturedPage:
    return CapturedPage(
        capture=name,
        source=task.source,
        run=capture.run,
        url=capture.url,
        key=task.key,
        fetched=capture.fetched,
        status=capture.status,
        digest=capture.digest,
        warc_file=capture.file,
        warc_offset=capture.offset,
        warc_length=capture.length,
        stamp=task.stamp,
        outcome=outcome,
        reason=reason,
        encoding=page.encoding.name if page is not None else None,
        text_digest=digest,
    )
