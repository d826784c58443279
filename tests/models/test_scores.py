from __future__ import annotations

from models.gold import GoldArticle, GoldMention
from models.scores import score_mentions

ARTICLE = GoldArticle(
    "mau",
    {},
    {"title": "Lò Văn Tấn ở Sơn La"},
    (GoldMention("PER", "title", 0, 10), GoldMention("LOC", "title", 13, 19)),
)


def test_only_exact_spans_with_their_label_count() -> None:
    scores = score_mentions(lambda text: [("PER", 0, 10, 1.0), ("LOC", 11, 19, 1.0)], [ARTICLE])
    assert scores["micro"] == scores["precision"] == scores["recall"] == 0.5
    assert (scores["labels"]["PER"], scores["labels"]["LOC"]) == (1.0, 0.0)


def test_finding_nothing_is_no_error() -> None:
    assert score_mentions(lambda text: [], [ARTICLE])["micro"] == 0
