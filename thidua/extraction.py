"""Facts of an article with everything this installation has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.facts import extract_facts

if TYPE_CHECKING:
    from extract.records import Article, Facts


def extract_article(article: Article) -> Facts:
    """Return an article's facts."""
    return extract_facts(article)
