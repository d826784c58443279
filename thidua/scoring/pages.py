"""How well a page was read: what a parser gives beside what the replica's content files say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extract.page.furniture import same_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from extract.page.records import PageArticle
    from thidua.demo.content import DemoArticle

FIELDS = ("body", "title", "published", "day", "category", "byline", "captions", "related")
"""What is compared; body, captions and related links by F1, the others as right or wrong.

`day` is what of `published` a parser without times can get right."""


def compare(read: PageArticle | None, wanted: DemoArticle, related: Sequence[str]) -> dict[str, float]:
    """Return how well each field of an article was read, 0 to 1.

    Args:
        read: what a parser gave; None when it saw no article.
        wanted: the article's content file.
        related: the addresses that its page's related lists lead to.
    """
    if read is None:
        return dict.fromkeys(FIELDS, 0.0)
    return {
        "body": f1(read.body.split(), wanted.body.split()),
        "title": float(same_text(read.title, wanted.title)),
        "published": float(read.published == wanted.published),
        "day": float(_day(read.published) == _day(wanted.published)),
        "category": float(read.category == wanted.category),
        "byline": float(read.author == wanted.byline),
        "captions": f1(read.captions, wanted.captions),
        "related": f1([link.url for link in read.related], related),
    }


def _day(time: dt.datetime | None) -> dt.date | None:
    return time.date() if time is not None else None


def f1(ours: Iterable[Hashable], theirs: Iterable[Hashable]) -> float:
    """Return the F1 of two bags; two empty ones agree."""
    one, other = Counter(ours), Counter(theirs)
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def mean(scores: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean of each field over articles."""
    return {field: sum(one[field] for one in scores) / len(scores) for field in scores[0]}
