"""Articles for tests, written with the gold articles' [[LABEL|surface]] marks: the mentions are the writer's own."""

from __future__ import annotations

import datetime as dt

from extract.facts import extract_facts
from extract.reading import Reading
from extract.records import Article, Facts, Mention
from extract.text import join_paragraphs
from models.gold import strip_markup

PUBLISHED = "2023-07-24T10:27:00+07:00"


def read_marked(
    body: str, *, title: str = "Tin thi đua", captions: tuple[str, ...] = (), published: str | None = PUBLISHED
) -> Reading:
    """Return the reading of a marked article: mentions are the marks, nothing is recognised."""
    marked = {"title": title, "body": join_paragraphs(body.split("\n\n"))}
    marked |= {f"captions.{i}": caption for i, caption in enumerate(captions)}
    texts, mentions = {}, []
    for name, text in marked.items():
        texts[name], found = strip_markup(text, name)
        mentions += [Mention(field=m.field, start=m.start, end=m.end, label=m.label) for m in found]
    article = Article(
        id="test",
        title=texts["title"],
        body=texts["body"],
        captions=tuple(texts[f"captions.{i}"] for i in range(len(captions))),
        published=dt.datetime.fromisoformat(published) if published else None,
    )
    return Reading(article, mentions)


def facts_of(body: str, *, title: str = "Tin thi đua", captions: tuple[str, ...] = ()) -> Facts:
    """Return the facts of a marked article."""
    reading = read_marked(body, title=title, captions=captions)
    return extract_facts(reading.article, reading.mentions)
