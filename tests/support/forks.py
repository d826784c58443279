"""Processes for crawls (Twisted's reactor runs once in each), forked from one that has imported what they need."""

from __future__ import annotations

import multiprocessing

from scrapy.settings import default_settings

# One process imports Scrapy and the build, once, and forks the crawls: that halves the time of these tests.
FORKS = multiprocessing.get_context("forkserver")
COMPONENTS = (
    *default_settings.EXTENSIONS_BASE, *default_settings.DOWNLOADER_MIDDLEWARES_BASE,
    *default_settings.SPIDER_MIDDLEWARES_BASE, *default_settings.DOWNLOAD_HANDLERS_BASE.values(),
)  # fmt: skip
FORKS.set_forkserver_preload(
    ["crawler.crawl", "crawler.safety", "crawler.capture", "scrapy.core.engine", "scrapy.core.scheduler"]
    + ["thidua.nightly", "thidua.judging", "thidua.build", "thidua.extraction"]
    + [name.rpartition(".")[0] for name in COMPONENTS]
)
