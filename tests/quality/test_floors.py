from __future__ import annotations

import pytest

from models.gold import corpus_hash
from thidua.scoring.gate import FOLDERS, measure, read_floors, slot_f1s


@pytest.mark.parametrize("corpus", sorted(FOLDERS))
def test_no_kind_falls_under_its_floor(corpus: str) -> None:
    folder = FOLDERS[corpus]
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here (THIDUA_SHARED names another place): its floors went untested")
    known = read_floors()["corpora"][corpus]
    assert known["hash"] == corpus_hash(folder), "the corpus changed: run `python -m thidua.scoring.gate raise`"
    measured = slot_f1s(measure(folder))
    under = {kind: (measured[kind], floor) for kind, floor in known["slot_f1"].items() if measured[kind] < floor}
    assert not under, f"slot F1 under its floor: {under}; see CONTRIBUTING.md"


def test_every_lowered_floor_has_its_reason() -> None:
    assert all(len(one["because"]) > 10 for one in read_floors()["lowered"])
