"""What a source's file says a healthy crawl of it looks like: bounds that stand instead of its own history.

Set them from a healthy run, the least values a tenth or two below it, the greatest about twice as high; never widen
one just to silence a warning.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from extract.yamlfile import Strict

FieldName = Literal["published", "stamp", "body", "category", "author", "captions"]
"""What an article may have. `stamp` and `body`: found where the source's selectors say, not by other evidence."""
Share = Annotated[float, Field(ge=0, le=1)]
Least = Annotated[float, Field(ge=0)]


class Expectations(Strict):
    """Bounds for one source; what is not said is judged by the source's history."""

    articles_per_month: Least | None = None
    """Least number of new articles within 30 days."""
    quiet_days: Annotated[int, Field(gt=0)] | None = None
    """Longest time in days without a newly published article."""
    fill: Mapping[FieldName, Share] = Field(default_factory=dict)
    """By field the least share of a run's articles that have it."""
    body_words: tuple[Least, Least] | None = None
    """Least and greatest median length of a run's articles."""
    facts_per_article: Least | None = None
    """Least mean number of facts of a run's articles."""
    failures: Share | None = None
    """Greatest share of a run's articles that failed or were blocked."""
