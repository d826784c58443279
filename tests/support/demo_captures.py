"""Captures of the replica sites without a crawl: what their servers answer, written as the crawler writes it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from crawler.warc import Exchange, WarcWriter
from thidua.demo.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from thidua.demo.server import DemoSites

NOON = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)


def exchanges_of(sites: DemoSites, *, hours: int = 0) -> Iterator[Exchange]:
    """Yield the exchange of every article of every site, as fetched some hours after noon."""
    for name, source in sources_of(sites).items():
        site = sites[name]
        for number, slug in enumerate(sorted(site.articles)):
            reply = site.answer(site.map.path(slug))
            yield Exchange(
                source=name,
                kind="article",
                key=source.key(site.url(slug)),
                url=site.url(slug),
                fetched=NOON + dt.timedelta(hours=hours, seconds=number),
                request_headers=(),
                status=reply.status,
                headers=(("Content-Type", reply.content_type),),
                body=reply.body,
            )


def write_run(folder: Path, run: str, exchanges: Iterable[Exchange]) -> Path:
    """Write exchanges as one run's WARC file and return its path."""
    writer = WarcWriter(folder, run)
    name = [writer.write(exchange).file for exchange in exchanges][-1]
    writer.close()
    return folder / name
