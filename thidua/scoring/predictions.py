"""Predictions from a file: JSON Lines as docs/facts.md section 5 says, checked before they are scored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from extract.yamlfile import describe
from thidua.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path

    from thidua.scoring.agreement import Record


class _Open(BaseModel):
    """Further keys are the predictor's own."""

    model_config = ConfigDict(extra="allow", strict=True)


class _Span(_Open):
    field: str
    start: int
    end: int


class _Mention(_Span):
    label: str


class _Record(_Open):
    evidence: list[_Span] | None = None
    recipients: list[str] | None = None


class _Prediction(_Open):
    id: str
    meetings: list[_Record] | None = None
    people: list[_Record] | None = None
    campaigns: list[_Record] | None = None
    figures: list[_Record] | None = None
    awards: list[_Record] | None = None
    documents: list[_Record] | None = None
    blocs: list[_Record] | None = None
    mentions: list[_Mention] | None = None


def read_predictions(path: Path) -> dict[str, Record]:
    """Return the predictions of a file by their articles' ids.

    Raises:
        CommandError: a line is no such prediction: names file, line and key.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as problem:
        raise CommandError(f"{path}: is no text in UTF-8 ({problem}); expected one JSON object a line") from None
    numbered = enumerate(lines, start=1)
    return dict(_read_prediction(line, f"{path}:{number}") for number, line in numbered if line.strip())


def _read_prediction(line: str, where: str) -> tuple[str, Record]:
    try:
        prediction = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise CommandError(f"{where}: is no JSON ({problem}); expected one object with an id a line") from None
    if not isinstance(prediction, dict):
        raise CommandError(f"{where}: expected one JSON object with an id a line")
    try:
        _Prediction.model_validate(prediction)
    except ValidationError as problem:
        told = describe(problem.errors()[0], _Prediction)
        raise CommandError(f"{where}: {told}; docs/facts.md section 5 shows what is expected") from None
    return prediction["id"], prediction
