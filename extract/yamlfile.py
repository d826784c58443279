"""YAML files checked against a model: an unknown or wrong key is an error that names file, key and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails


# libyaml's is ten times as fast; PyYAML may have been built without it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# What pydantic says in Python's terms.
_EXPECTED = {
    "tuple_type": "must be a list: each entry on a line of its own that begins with `- `",
    "model_type": "must hold keys and values",
    "dict_type": "must hold keys and values",
    "string_type": "must be text: put it between quotes",
}
# Pydantic adds to the key which of several types it tried.
_BRANCHES = frozenset({"date", "literal['never']"})


class Strict(BaseModel):
    """Base of all models read from YAML: frozen, and unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=Strict)


def read_yaml(path: Path, model: type[Model], error: type[Exception]) -> Model:
    """Return `path` read as `model`.

    Raises:
        error: with one line that names the file, the key and what to do.
    """
    try:
        raw = yaml.load(path.read_text("utf-8"), _LOADER)  # noqa: S506 (both loaders are the safe ones)
    except (OSError, UnicodeDecodeError) as problem:
        raise error(f"{path}: cannot be read: {problem}") from None
    except yaml.YAMLError as problem:
        raise error(f"{path}: is no YAML: {' '.join(str(problem).split())}") from None
    if not isinstance(raw, dict):
        raise error(f"{path}: expected keys and values at the top, found {type(raw).__name__}")
    try:
        return model.model_validate(raw)
    except ValidationError as problem:
        raise error(f"{path}: {describe(problem.errors()[0], model)}") from None


def describe(fault: ErrorDetails, model: type[BaseModel]) -> str:
    """Return a sentence for pydantic's first fault: which key, what is wrong, what to do."""
    key = ".".join(str(part) for part in fault["loc"] if str(part) not in _BRANCHES)
    if fault["type"] == "extra_forbidden":
        known = ", ".join(_known_keys(fault["loc"], model))
        return f"unknown key {key!r}: remove it or correct its spelling; known keys here: {known}"
    if fault["type"] == "missing":
        return f"key {key!r} is missing: add it"
    wrong = _EXPECTED.get(fault["type"], fault["msg"].removeprefix("Value error, ").removeprefix("Input "))
    # A whole section tells nobody which part of it is meant.
    found = "" if isinstance(fault["input"], (dict, BaseModel)) else f", found {fault['input']!r}"
    return f"key {key!r}: {wrong}{found}" if key else f"{wrong}{found}"


def _known_keys(loc: tuple[int | str, ...], model: type[BaseModel]) -> list[str]:
    """Return the keys of the model in which the last part of `loc` stands."""
    for part in loc[:-1]:
        inner = model.model_fields[part].annotation if isinstance(part, str) and part in model.model_fields else None
        found = _find_model(inner)
        model = found if found is not None else model
    return sorted(model.model_fields)


def _find_model(annotation: object) -> type[BaseModel] | None:
    """Return the model inside an annotation such as tuple[Listing, ...] or Listing | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inside = (_find_model(arg) for arg in getattr(annotation, "__args__", ()))
    return next((found for found in inside if found is not None), None)
