"""Knowledge as data: one YAML file a subject, each entry with where it was learnt from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from extract.errors import GazetteerError
from extract.yamlfile import Strict, read_yaml

FOLDER = Path(__file__).parent

Entries = TypeVar("Entries", bound=Strict)


def load_gazetteer(name: str, model: type[Entries]) -> Entries:
    """Return `gazetteer/<name>.yml` read as `model`.

    Raises:
        GazetteerError: when the file is missing or malformed.
    """
    loaded = _load(name, model)
    assert isinstance(loaded, model)
    return loaded


@cache
def _load(name: str, model: type[Strict]) -> Strict:
    return read_yaml(FOLDER / f"{name}.yml", model, GazetteerError)
