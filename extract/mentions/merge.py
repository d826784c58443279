"""Where mentions come from when the recogniser is at hand: grammars and recogniser joined, label by label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.mentions import Found, flatten
from extract.records import Mention

if TYPE_CHECKING:
    from extract.mentions import Recogniser
    from extract.records import Article


def merged_mentions(article: Article, ner: Recogniser) -> list[Mention]:
    """Return the mentions of an article, flat.

    Args:
        article: its texts must have been cleaned by extract.text.
        ner: the recogniser, `models.ner.load_ner()`.
    """
    return [
        Mention(field=name, start=found.start, end=found.end, label=found.label)
        for name, text in article.texts().items()
        for found in flatten(Found(*one[:3]) for one in ner(text))
    ]
