"""`thidua facts`: articles as JSON Lines in, facts as JSON Lines out."""

from __future__ import annotations

import json
from typing import TextIO

import click


@click.command("facts")
@click.argument("file", type=click.File(encoding="utf-8"))
def command(file: TextIO) -> None:
    """Extract the facts of the articles in FILE (JSON Lines; - is standard input).

    Each line is an object with id, title, body (paragraphs parted by a blank line) and, where known, captions,
    published, province. Each output line holds that article's facts with their evidence: docs/facts.md.

    \b
    Examples:
      thidua facts articles.jsonl > facts.jsonl
      thidua evaluate models/corpus/dev --inputs | thidua facts - | head -1
    """
    from extract.exchange import article_from_json, facts_to_json
    from extract.facts import extract_facts

    for number, line in enumerate(file, start=1):
        if line.strip():
            article = article_from_json(line, f"{file.name}:{number}")
            click.echo(json.dumps(facts_to_json(article.id, extract_facts(article)), ensure_ascii=False))
