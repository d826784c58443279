"""Stamps: what a capture was built with, as a hash. A changed stamp is built again, nothing else is (rule 3)."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import archive
import crawler
import extract
import models

if TYPE_CHECKING:
    from crawler.source import Source

# What a wall is decides which captures are pages at all.
_WALLS = ("walls.py", "walls.yml")
_SUFFIXES = {".py", ".yml", ".json"}
# Libraries whose output is part of what is stored: another version may read a page or a text otherwise.
_LIBRARIES = (
    "beautifulsoup4",
    "charset-normalizer",
    "dateparser",
    "lxml",
    "lxml_html_clean",
    "rapidfuzz",
    "spacy",
    "trafilatura",
    "underthesea",
)


def make_stamp(source: Source) -> str:
    """Return the stamp of what is built now from a source's captures: 16 hexadecimal digits."""
    described = f"{engine_stamp()}\n{source.province}\n{source.rules.model_dump_json()}"
    return hashlib.sha256(described.encode()).hexdigest()[:16]


@cache
def engine_stamp() -> str:
    """Return a hash of the code and data that make the archive's rows, and of the libraries' versions.

    The packages archive, extract and models (weights included), the walls, and this package's own worker.
    """
    digest = hashlib.sha256()
    for package in (archive, extract, models):
        root = Path(package.__path__[0])
        for path in sorted(root.rglob("*")):
            relative = path.relative_to(root)
            if path.is_file() and relative.parts[0] != "corpus" and _is_engine(relative):
                digest.update(f"{package.__name__}/{relative.as_posix()}".encode())
                digest.update(path.read_bytes())
    for path in [*(Path(crawler.__path__[0], name) for name in _WALLS), Path(__file__).with_name("worker.py")]:
        digest.update(path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()


def _is_engine(path: Path) -> bool:
    return path.suffix in _SUFFIXES or path.parts[0] == "weights"
