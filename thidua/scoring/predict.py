"""Predictions for gold articles, as a reader of their JSON would get them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from extract.exchange import article_from_json, facts_to_json
from thidua.extraction import extract_article
from thidua.scoring.baseline import predict_people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.mentions import Recogniser
    from extract.records import Article
    from models.gold import GoldArticle
    from thidua.scoring.agreement import Record


def predict(articles: Iterable[GoldArticle], ner: Recogniser | None = None) -> dict[str, Record]:
    """Return what this installation extracts from gold articles, by article id; with another recogniser if given."""
    return {gold.id: _read_back(facts_to_json(gold.id, extract_article(as_article(gold), ner))) for gold in articles}


def predict_baseline(articles: Iterable[GoldArticle]) -> dict[str, Record]:
    """Return the people that underthesea's own recogniser finds, by article id."""
    return {gold.id: predict_people(as_article(gold)) for gold in articles}


def as_article(gold: GoldArticle) -> Article:
    """Return a gold article as the extractors get it."""
    return article_from_json(json.dumps(gold.to_input()), gold.id)


def _read_back(prediction: Record) -> Record:
    read: Record = json.loads(json.dumps(prediction))
    return read
