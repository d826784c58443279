"""How long facts take beside bare segmentation, on the same texts, in one process and one run.

    python benchmarks/extract.py [FOLDER]        default: the gold articles of models/corpus/dev

Prints the time of underthesea.word_tokenize over all texts (1.00), of our segmentation, and of the whole way from an
article's text to its facts, and the process's peak memory. Times are the least of several rounds.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from underthesea import word_tokenize

# Run as a script, this file's own folder would come first and hide the package `extract`.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).parent]

from extract.exchange import article_from_json
from models.gold import CORPUS, read_articles
from models.segment import segment
from thidua.extraction import extract_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.records import Article

ROUNDS = 5


def least_time(work: Callable[[], object]) -> float:
    """Return the least time of several rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def run_over(function: Callable[[str], object], texts: Iterable[str]) -> None:
    """Call a function on every text."""
    for text in texts:
        function(text)


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS / "dev"
    articles: list[Article] = [article_from_json(json.dumps(one.to_input()), one.id) for one in read_articles(folder)]
    texts = [text for article in articles for text in article.texts().values()]
    words = sum(len(text.split()) for text in texts)
    extract_article(articles[0])  # loads models and gazetteers: not what is measured
    bare = least_time(lambda: run_over(lambda text: word_tokenize(text, use_token_normalize=False), texts))
    ours = least_time(lambda: run_over(segment, texts))
    facts = least_time(lambda: [extract_article(article) for article in articles])
    print(f"{len(articles)} articles, {words} words, least of {ROUNDS} rounds")
    for name, seconds in (("underthesea.word_tokenize", bare), ("models.segment", ours), ("article to facts", facts)):
        print(f"{name:<28} {seconds / bare:5.2f}   {1000 * seconds / len(articles):6.1f} ms an article")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
