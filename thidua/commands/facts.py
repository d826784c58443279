"""`thidua facts`: articles as JSON Lines in, facts as JSON Lines out."""

from __future__ import annotations

import json
from typing import TextIO

import click


@click.command("facts")
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--explain", "explained", is_flag=True, help="Show how each fact came about, and what was rejected why.")
def command(file: TextIO, explained: bool) -> None:
    """Extract the facts of the articles in FILE (JSON Lines; - is standard input).

    Each line is an object with id, title, body (paragraphs parted by a blank line) and, where known, captions,
    published, province. Each output line holds that article's facts with their evidence: docs/facts.md.

    \b
    Examples:
      thidua facts articles.jsonl > facts.jsonl
      thidua evaluate models/corpus/dev --inputs | thidua facts - | head -1
      thidua evaluate models/corpus/dev --inputs | grep '"d1-05"' | thidua facts --explain -
    """
    from extract.exchange import article_from_json, facts_to_json
    from thidua.explain import explain
    from thidua.extraction import extract_article

    for number, line in enumerate(file, start=1):
        if line.strip():
            article = article_from_json(line, f"{file.name}:{number}")
            facts = extract_article(article)
            click.echo(
                explain(article, facts)
                if explained
                else json.dumps(facts_to_json(article.id, facts), ensure_ascii=False)
            )
