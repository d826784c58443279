"""Facts of an article with everything this installation has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.confidence import with_confidence
from extract.facts import extract_facts
from extract.mentions.merge import merged_mentions
from models.ner import load_ner

if TYPE_CHECKING:
    from extract.records import Article, Facts


def extract_article(article: Article) -> Facts:
    """Return an article's facts, each with its confidence.

    Raises:
        WeightsError: the recogniser is missing or was made for something else.
    """
    return with_confidence(extract_facts(article, merged_mentions(article, load_ner())))
