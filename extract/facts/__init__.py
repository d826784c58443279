"""From an article to its facts: one file a kind, each with `extract(reading, known)`.

An extractor yields the facts it is sure of and a Rejection for each candidate it looked at in vain. It may
use what the kinds before it in ORDER found: a count inside an award is no figure.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from extract.mentions import find_mentions
from extract.reading import Reading
from extract.records import Facts, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.records import Article, Mention

ORDER = ("documents", "blocs", "meetings", "people", "campaigns", "awards", "figures")
"""Each kind may look at the facts of those before it."""


def extract_facts(article: Article, mentions: Iterable[Mention] | None = None) -> Facts:
    """Return all facts of an article.

    Args:
        article: its texts must have been cleaned by extract.text.
        mentions: flat mentions to build on; by default what the grammars find.
    """
    reading = Reading(article, find_mentions(article) if mentions is None else mentions)
    known = Facts(mentions=reading.mentions)
    for kind in ORDER:
        made = list(import_module(f"extract.facts.{kind}").extract(reading, known))
        facts = tuple(one for one in made if not isinstance(one, Rejection))
        rejected = tuple(one for one in made if isinstance(one, Rejection))
        known = replace(known, **{kind: facts}, rejections=known.rejections + rejected)
    return known
