"""The labels a mention can carry: one list for the grammars, the recogniser, the gold articles and the scorer."""

from __future__ import annotations

from typing import Literal, get_args

Label = Literal["PER", "TITLE", "ORG", "LOC", "BLOC", "EVENT", "CAMPAIGN", "AWARD", "QTY", "DOC", "DATE"]
"""What a mention is of; docs/facts.md section 3 defines each."""

LABELS: tuple[Label, ...] = get_args(Label)
