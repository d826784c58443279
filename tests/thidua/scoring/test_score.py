from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from models.gold import CORPUS, GoldArticle, read_articles
from thidua.scoring.agreement import agree
from thidua.scoring.report import as_json
from thidua.scoring.score import score

SHARED = Path(os.environ.get("THIDUA_SHARED", Path(__file__).parents[4] / "shared"))


@pytest.fixture(scope="module")
def articles() -> list[GoldArticle]:
    return read_articles(CORPUS / "dev")


def spoiled(article: GoldArticle) -> dict[str, Any]:
    """A prediction that is right, but for every third record missing and every second one's slots changed."""
    facts: dict[str, Any] = {}
    for kind, records in article.facts.items():
        kept = [dict(record) for i, record in enumerate(records) if i % 3]
        for record in kept[::2]:
            record.update({"name": record["name"] + " thêm"} if "name" in record else {"unit": "hộ", "count": 99})
        facts[kind] = kept
    mentions = [mention._asdict() for mention in article.mentions[::2]]
    return {"id": article.id, **facts, "mentions": mentions}


def test_perfect_predictions_score_one(articles: list[GoldArticle]) -> None:
    gold = {one.id: {**one.facts, "mentions": [m._asdict() for m in one.mentions]} for one in articles}
    scores = score(articles, gold)
    assert (scores.mean_record_f1, scores.mean_slot_f1, scores.mention_f1) == (1.0, 1.0, 1.0)
    assert scores.errors == []


def test_no_predictions_score_nothing_and_every_record_is_told_as_missed(articles: list[GoldArticle]) -> None:
    scores = score(articles, {})
    assert scores.mean_slot_f1 == 0.0
    assert len(scores.errors) == sum(len(records) for one in articles for records in one.facts.values())


@pytest.mark.parametrize(
    ("slot", "a", "b", "same"),
    [
        ("name", "Cửa khẩu Thanh Thuỷ", "cửa khẩu Thanh Thủy", True),
        ("positions", "Phó Giám đốc Sở Nội vụ", "Giám đốc Sở Nội vụ", False),
        ("value", 1250, "1250.0", True),
        ("number", "34 - CT/TW", "34-CT/TW", True),
        ("form", "Chiến sĩ thi đua cấp tỉnh", "Chiến sĩ thi đua cấp bộ", False),
        ("indicator", "tổng thu ngân sách", "thu ngân sách nhà nước", True),
    ],
)
def test_agreement(slot: str, a: object, b: object, same: bool) -> None:
    assert agree(slot, a, b) is same


@pytest.mark.skipif(not (SHARED / "facts" / "score.py").exists(), reason=f"the contract's scorer is not at {SHARED}")
def test_figures_are_those_of_the_contracts_scorer(articles: list[GoldArticle], tmp_path: Path) -> None:
    predictions = {one.id: spoiled(one) for one in articles}
    path = tmp_path / "pred.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in predictions.values()), "utf-8")
    command = [sys.executable, "score.py", "--gold", str(CORPUS / "dev"), "--pred", str(path), "--json"]
    theirs = json.loads(subprocess.run(command, cwd=SHARED / "facts", capture_output=True, check=True).stdout)
    ours = as_json(score(articles, predictions))
    assert {name: theirs[name] for name in ours} == ours
