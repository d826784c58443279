"""Linear chains: CRFsuite's model files read once, and the best path through a text's scores.

The format is CRFsuite's own binary one (https://www.chokkan.org/software/crfsuite/, crf1d_model.c and cqdb.c):
a header of 48 bytes, the weighted features, and two string tables (labels, attributes).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from models.errors import WeightsError

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = struct.Struct("<4sI4s9I")
_RECORD = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1
_CHUNK_HEAD = 12
"""Bytes of a feature chunk before its records: name, size, count."""
_TABLE_HEAD = struct.Struct("<4sI4I")

Scores = np.ndarray[Any, np.dtype[np.floating[Any]]]
"""Log weights of a chain."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A trained linear chain.

    Attributes:
        labels: by label id.
        attributes: attribute text to its row in `states`.
        states: weight of each attribute (row) for each label (column).
        transitions: weight of going from one label (row) to the next (column).
    """

    labels: tuple[str, ...]
    attributes: dict[str, int]
    states: Scores
    transitions: Scores


def read_chain(path: Path) -> Chain:
    """Return the model of a CRFsuite file.

    Raises:
        WeightsError: when the file is missing or no such model.
    """
    try:
        return _parse(path.read_bytes())
    except (OSError, struct.error, ValueError, IndexError, UnicodeDecodeError) as problem:
        raise WeightsError(f"{path}: cannot be read as a CRFsuite model: {problem}") from None


def _parse(raw: bytes) -> Chain:
    magic, _, kind, _, _, n_labels, n_attributes, features_at, labels_at, attributes_at, _, _ = _HEADER.unpack_from(raw)
    if (magic, kind) != (b"lCRF", b"FOMC"):
        raise ValueError(f"begins with {magic + kind!r}, expected lCRF and FOMC")
    count = struct.unpack_from("<I", raw, features_at + 8)[0]
    records = np.frombuffer(raw, _RECORD, count, features_at + _CHUNK_HEAD)
    states, transitions = np.zeros((n_attributes, n_labels)), np.zeros((n_labels, n_labels))
    for table, kind_id in ((states, _STATE), (transitions, _TRANSITION)):
        chosen = records[records["kind"] == kind_id]
        table[chosen["source"], chosen["label"]] = chosen["weight"]
    attributes = {text: i for i, text in enumerate(_strings(raw, attributes_at, n_attributes))}
    return Chain(tuple(_strings(raw, labels_at, n_labels)), attributes, states, transitions)


def _strings(raw: bytes, base: int, count: int) -> list[str]:
    """Return the strings of the table at `base`, by id: its last part lists where each id's record stands."""
    *_, backwards_at = _TABLE_HEAD.unpack_from(raw, base)
    found = []
    for offset in np.frombuffer(raw, "<u4", count, base + backwards_at):
        size = struct.unpack_from("<I", raw, base + offset + 4)[0]
        found.append(raw[base + offset + 8 : base + offset + 7 + size].decode())  # size counts the closing NUL
    return found
