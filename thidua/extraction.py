"""Facts of an article with everything this installation has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.confidence import with_confidence
from extract.facts import extract_facts
from extract.mentions.merge import merged_mentions
from models.ner import load_ner

if TYPE_CHECKING:
    from extract.mentions import Recogniser
    from extract.records import Article, Facts


def extract_article(article: Article, ner: Recogniser | None = None) -> Facts:
    """Return an article's facts, each with its confidence.

    Args:
        article: its texts must have been cleaned by extract.text.
        ner: another recogniser than the one that ships, for measuring.

    Raises:
        WeightsError: the recogniser is missing or was made for something else.
    """
    return with_confidence(extract_facts(article, merged_mentions(article, ner or load_ner())))
