"""`thidua facts`: articles as JSON Lines in, facts as JSON Lines out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

import click

from thidua.console import exit_with, tell_faults

if TYPE_CHECKING:
    from extract.records import Article


@click.command("facts")
@click.argument("file", type=click.File(encoding="utf-8-sig", errors="replace"))
@click.option("--explain", "explained", is_flag=True, help="Show how each fact came about, and what was rejected why.")
def command(file: TextIO, explained: bool) -> None:
    """Extract the facts of the articles in FILE (JSON Lines; - is standard input).

    Each line is an object with id, title, body (paragraphs parted by a blank line) and, where known, captions,
    published, province. Each output line holds that article's facts with their evidence: docs/facts.md. A line that is
    no article is told on standard error, and the rest goes on (exit status 1).

    \b
    Examples:
      thidua facts articles.jsonl > facts.jsonl
      thidua evaluate models/corpus/dev --inputs | thidua facts - | head -1
      thidua evaluate models/corpus/dev --inputs | grep '"d1-05"' | thidua facts --explain -
    """
    from extract.errors import ArticleError
    from extract.exchange import article_from_json

    faults = []
    name = getattr(file, "name", "<stdin>")
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            article = article_from_json(line, f"{name}:{number}")
        except ArticleError as problem:
            faults.append(str(problem))
            continue
        click.echo(_show(article, explained=explained))
    tell_faults(faults)
    exit_with(faults)


def _show(article: Article, *, explained: bool) -> str:
    from extract.exchange import facts_to_json
    from thidua.explain import explain
    from thidua.extraction import extract_article

    facts = extract_article(article)
    return explain(article, facts) if explained else json.dumps(facts_to_json(article.id, facts), ensure_ascii=False)
