"""`thidua evaluate`: score the extractors on gold articles, beside a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import click

from thidua.errors import CommandError


@click.command("evaluate")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--pred", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Score this file instead.")
@click.option("--inputs", is_flag=True, help="Print the articles as `thidua facts` reads them, and stop.")
@click.option("--fields", is_flag=True, help="Also print the slot F1 of every field.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Also print up to N differences.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as one JSON object.")
def command(folder: Path, pred: Path | None, inputs: bool, fields: bool, errors: int, as_json: bool) -> None:
    """Score the extractors on the gold articles in FOLDER, by kind, beside underthesea's own recogniser.

    \b
    Examples:
      thidua evaluate models/corpus/dev
      thidua evaluate models/corpus/dev --errors 40 --fields
      thidua evaluate models/corpus/dev --pred facts.jsonl
    """
    from models.gold import read_articles
    from thidua.scoring import report
    from thidua.scoring.predict import predict, predict_baseline
    from thidua.scoring.predictions import read_predictions
    from thidua.scoring.score import score

    articles = read_articles(folder)
    if not articles:
        raise CommandError(f"{folder}: no gold articles here; expected .yaml files as docs/facts.md section 4 says")
    if inputs:
        for article in articles:
            click.echo(json.dumps(article.to_input(), ensure_ascii=False))
        return
    scores = score(articles, read_predictions(pred) if pred else predict(articles))
    if as_json:
        click.echo(json.dumps(report.as_json(scores), ensure_ascii=False, indent=1))
        return
    baseline = score(articles, predict_baseline(articles))
    click.echo(report.as_table(scores, baseline))
    if fields:
        click.echo(report.as_field_table(scores))
    for line in scores.errors[:errors]:
        click.echo(line)
