"""A run judged: what the ledger and the archive say of each source, held against its history and expectations."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from archive import Archive
from crawler.health import judge, worst
from crawler.health_log import Judged, read_last, read_past, remember
from crawler.ledger import Ledger
from crawler.measure import Content, Silence, measure_source

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from crawler.health import Verdict
    from crawler.report import CrawlReport, SourceReport
    from crawler.source import Source
    from thidua.home import Home


@dataclass(frozen=True, slots=True, kw_only=True)
class RunVerdict:
    """What a run came to: the report that is kept, printed and sent."""

    run: str
    started: dt.datetime
    ended: dt.datetime
    interrupted: bool
    """Whether a signal ended the crawl early; nothing is judged then."""
    verdict: Verdict
    """The worst of its sources'; broken, too, when nothing could be built."""
    sources: tuple[Judged, ...]
    faults: tuple[str, ...]
    """What else went wrong in crawling and building, a line each."""

    def as_json(self) -> str:
        """Return the report as one JSON object."""
        return json.dumps(asdict(self), ensure_ascii=False, default=str)


def judge_run(
    home: Home, sources: Mapping[str, Source], report: CrawlReport, faults: Sequence[str], *, built: bool
) -> RunVerdict:
    """Judge every source of a run, remember it in the ledger, and return the run's report.

    Args:
        home: the working folder.
        sources: those crawled, by slug.
        report: the crawl's.
        faults: of crawl and build.
        built: whether the archive could be built since the crawl; if not, the run is broken, and only its crawl judged.
    """
    with Ledger(home.ledger) as ledger:
        judged = [] if report.interrupted else _judge_sources(home, ledger, sources, report, built=built)
        verdict: Verdict = "watch" if report.interrupted else worst(one.verdict for one in judged)
        found = RunVerdict(
            run=report.run,
            started=report.started,
            ended=report.ended,
            interrupted=report.interrupted,
            verdict=verdict if built else "broken",
            sources=tuple(judged),
            faults=tuple(faults),
        )
        remember(ledger, report.run, report.ended, judged, found.as_json())
    return found


def _judge_sources(
    home: Home, ledger: Ledger, sources: Mapping[str, Source], report: CrawlReport, *, built: bool
) -> list[Judged]:
    if not built or not home.archive.is_file():  # no file: nothing was ever captured
        nothing = Content(filled={}), Silence()
        return [_judge(ledger, sources[one.source], one, report, *nothing) for one in report.sources]
    with Archive.open(home.archive) as archive:
        return [
            _judge(
                ledger,
                sources[one.source],
                one,
                report,
                Content(**archive.content_of_run(report.run, one.source)._asdict()),
                Silence(*archive.silence_of(one.source, report.ended)),
            )
            for one in report.sources
        ]


def _judge(
    ledger: Ledger, source: Source, one: SourceReport, report: CrawlReport, content: Content, silence: Silence
) -> Judged:
    measure = measure_source(ledger, one, report.run, report.ended, content=content, silence=silence)
    last = read_last(ledger, source.slug)
    before = {reason.check for reason in last.reasons} if last is not None else set()
    reasons = judge(measure, read_past(ledger, source.slug), source.expectations, before=before)
    return Judged(
        source=source.slug,
        verdict=worst(reason.verdict for reason in reasons),
        reasons=tuple(reasons),
        measure=measure,
    )
