"""Source files as text: single keys rewritten, everything else, comments too, left as its author wrote it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import yaml

from crawler.source import load_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crawler.source import Source

_TOP = re.compile(r"^[A-Za-z_]\w*\s*:|^#")
_LAST = "notes"
"""New keys go before this one, which closes most files."""
WIDTH = 118


def with_keys(text: str, values: Mapping[str, object]) -> str:
    """Return a source file's text with top-level keys set; an empty value removes a key."""
    lines = text.splitlines()
    for key, value in values.items():
        begin, end = _find(lines, key)
        lines[begin:end] = dump({key: value}).splitlines() if value not in ({}, (), [], None) else []
    return "\n".join(lines) + "\n"


def dump(described: Mapping[str, object]) -> str:
    """Return keys and values as YAML in the order given; short lists and maps on one line."""
    text: str = yaml.dump(dict(described), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


def write_source(path: Path, text: str) -> Source:
    """Write a source file whole or not at all, and return the source that it describes.

    Raises:
        SourceError: the text describes none; the file that was there is left as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.parent / ".fresh" / path.name
    fresh.parent.mkdir(exist_ok=True)
    try:
        fresh.write_text(text, "utf-8")
        source = load_source(fresh)
        os.replace(fresh, path)  # noqa: PTH105 (Path.replace says nothing about being atomic)
    finally:
        fresh.unlink(missing_ok=True)
        fresh.parent.rmdir()
    return source


def _find(lines: list[str], key: str) -> tuple[int, int]:
    """Return where a key's lines begin and end; where it is missing, the place for it."""
    begin = next((i for i, line in enumerate(lines) if re.match(rf"{key}\s*:", line)), None)
    if begin is None:
        place = next((i for i, line in enumerate(lines) if re.match(rf"{_LAST}\s*:", line)), len(lines))
        return place, place
    end = next((i for i in range(begin + 1, len(lines)) if _TOP.match(lines[i])), len(lines))
    return begin, end


class _Dumper(yaml.SafeDumper):
    """Block style, but lists and maps of plain values on one line."""

    def represent_sequence(self, tag: str, sequence: object, flow_style: bool | None = None) -> yaml.SequenceNode:
        """Return a list's node: on one line when it holds plain values only."""
        node: yaml.SequenceNode = super().represent_sequence(tag, sequence, flow_style)  # type: ignore[arg-type]
        node.flow_style = all(isinstance(one, yaml.ScalarNode) for one in node.value)
        return node

    def represent_mapping(self, tag: str, mapping: object, flow_style: bool | None = None) -> yaml.MappingNode:
        """Return a map's node: on one line when it is an inner one of numbers."""
        node: yaml.MappingNode = super().represent_mapping(tag, mapping, flow_style)  # type: ignore[arg-type]
        plain = all(isinstance(value, yaml.ScalarNode) and value.tag.endswith("float") for _, value in node.value)
        node.flow_style = plain and bool(node.value)
        return node

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of lists, as the files at hand do."""
        del indentless
        super().increase_indent(flow, False)
