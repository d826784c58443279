"""Whatever a page does to a text, the whole chain reads it: cut anywhere, joined anyhow, punctuated at random."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from extract.records import KINDS, Article
from extract.text import join_paragraphs
from models.gold import read_articles
from thidua.extraction import extract_article

OWN = Path(__file__).parents[2] / "models" / "corpus" / "own"
TEXTS = [article.texts["body"] for article in read_articles(OWN)]
PIECE = st.builds(
    lambda text, start, length: text[start % len(text) :][:length],
    st.sampled_from(TEXTS),
    st.integers(0, 5000),
    st.integers(1, 300),
)
JOINT = st.sampled_from(["", " ", "\n", ", ", "; ", " và ", ".", "…", "“", "”", '"', " - ", "/", "(", "%", "0"])


@given(st.lists(st.tuples(PIECE, JOINT), min_size=1, max_size=6), PIECE, st.booleans())
def test_any_text_gives_facts_whose_evidence_lies_in_it(pieces: list[tuple[str, str]], title: str, dated: bool) -> None:
    body = join_paragraphs("".join(part for pair in pieces for part in pair).split("\n"))
    published = dt.datetime(2023, 7, 3, tzinfo=dt.UTC) if dated else None
    article = Article(id="any", title=" ".join(title.split()) or "Tin", body=body, published=published)
    facts = extract_article(article)
    texts = article.texts()
    for kind in KINDS:
        for fact in getattr(facts, kind):
            assert fact.evidence
            assert all(0 <= one.start < one.end <= len(texts[one.field]) for one in fact.evidence)
            assert fact.confidence is None or 0 <= fact.confidence <= 1
