"""The signals that end a command: Scrapy takes them for itself while it runs, and they are given back afterwards."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def handlers_restored() -> Iterator[None]:
    """Have SIGINT and SIGTERM do afterwards what they do now; Scrapy's handlers stay, deaf, when its reactor ends."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
