"""Which content management system made a page, by `fingerprints.yml`."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from crawler.errors import SourceError
from crawler.fields import PlatformName, Regex
from extract.yamlfile import Strict, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crawler.visits import Answer

_FILE = Path(__file__).parent / "fingerprints.yml"
_MOST = 500_000
"""Characters of a page that are searched."""
UNKNOWN = "generic"


class Fingerprint(Strict):
    """What tells one system in one place."""

    platform: PlatformName
    where: Literal["page", "headers"]
    patterns: tuple[Regex, ...]
    learnt: str


class _Fingerprints(Strict):
    fingerprints: tuple[Fingerprint, ...]


def recognise_platform(answers: Iterable[Answer]) -> str:
    """Return the platform that a site's pages speak for; `generic` when none does."""
    found: Counter[str] = Counter()
    for answer in answers:
        searched = {
            "page": answer.body[:_MOST].decode("utf-8", "replace"),
            "headers": "\n".join(f"{name}: {value}" for name, value in answer.headers),
        }
        for one in _load().fingerprints:
            found[one.platform] += sum(re.search(pattern, searched[one.where]) is not None for pattern in one.patterns)
    name, matches = max(found.items(), key=lambda pair: pair[1], default=(UNKNOWN, 0))
    return name if matches else UNKNOWN


@cache
def _load() -> _Fingerprints:
    return read_yaml(_FILE, _Fingerprints, SourceError)
