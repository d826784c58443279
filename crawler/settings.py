"""Scrapy's settings: obeying robots.txt, slow, bounded. A source's file may say otherwise for its own site."""

from __future__ import annotations

import os
import socket
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from crawler.body import ACCEPT_ENCODING, MAX_RECEIVED

if TYPE_CHECKING:
    from crawler.source import Source

BOT_NAME = "thidua"
LONGEST_DELAY = 60.0
"""Seconds; a site whose robots.txt asks for more is asked this often, so that a crawl comes to an end."""
SPIDER_LOADER_CLASS = "crawler.loader.SourceLoader"
SPIDER_MODULES: list[str] = []

ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = BOT_NAME
AUTOTHROTTLE_ENABLED = True
DOWNLOAD_DELAY_JITTER = 0  # Scrapy's varies a delay by half, downwards too: it would no longer be the least
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_ITEMS = 1  # pages yield no items; Scrapy starts as many tasks a page, and 100 cost more than the page
WARN_ON_GENERATOR_RETURN_VALUE = False  # reads a callback's source for every response; mypy sees such a mistake
COOKIES_ENABLED = False
HTTPPROXY_ENABLED = False  # behind a proxy nobody would know which address a request goes to
METAREFRESH_ENABLED = False
REDIRECT_MAX_TIMES = 5  # of robots.txt; pages' redirects are followed by the spider
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # in the order in which the ledger gives them
RETRY_TIMES = 2
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408]  # 429 is a wall: who says "too often" is not asked again
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the ledger keeps it, and the run's report shows it
HTTPERROR_ALLOW_ALL = True  # an error page says something, too
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = MAX_RECEIVED
DOWNLOAD_WARNSIZE = 0
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "vi",
    "Accept-Encoding": ACCEPT_ENCODING,
}
DOWNLOAD_HANDLERS = dict.fromkeys(("http", "https"), "crawler.politeness.OpenHoursHandler")
DOWNLOADER_MIDDLEWARES = {
    "crawler.safety.SafetyMiddleware": 50,  # before robots.txt is asked for
    "crawler.robots.UnreadableRobots": 90,  # after a robots.txt has been asked for as often as it may be
    "crawler.politeness.HeedRetryAfter": 560,  # before Scrapy's retries see a response
    "crawler.capture.CaptureMiddleware": 950,  # after everything, where bodies are as received
    "crawler.safety.AnswerGuard": 960,  # before anything of a response is kept
}
EXTENSIONS = {
    "crawler.safety.ContentTypeGuard": 0,
    "crawler.politeness.CrawlDelay": 0,
    # Doors into the process, which a crawl that runs for years unwatched should not have.
    "scrapy.extensions.remote_control.RemoteControl": None,
    "scrapy.extensions.telnet.TelnetConsole": None,
}
LOG_LEVEL = "WARNING"
LOG_INSTALL_ROOT_HANDLER = False  # the command line has its own


def source_settings(source: Source) -> dict[str, Any]:
    """Return the settings that a source's own file makes."""
    polite = source.politeness
    whom = source.contact or os.environ.get("THIDUA_CONTACT") or fallback_contact()
    return {
        "USER_AGENT": f"{BOT_NAME}/{version(BOT_NAME)} (archive of provincial news; contact: {whom})",
        "DOWNLOAD_DELAY": polite.delay,
        "DOWNLOAD_TIMEOUT": polite.timeout,
        "DOWNLOAD_VERIFY_CERTIFICATES": source.check_certificate,
        "CONCURRENT_REQUESTS": polite.requests,
        "CONCURRENT_REQUESTS_PER_DOMAIN": polite.requests,
        "AUTOTHROTTLE_ENABLED": polite.throttle,
        "AUTOTHROTTLE_START_DELAY": polite.delay,
        "AUTOTHROTTLE_MAX_DELAY": max(polite.delay, LONGEST_DELAY),
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(polite.requests),
    }


def fallback_contact() -> str:
    """Return whom sites' keepers are told to write to when nobody is named; hardly anybody reads it."""
    # RFC 5321 requires the mailbox postmaster of every domain that takes mail.
    return f"postmaster@{socket.gethostname()}"
