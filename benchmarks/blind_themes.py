"""How the shipped platform rules read themes whose authors had not seen the selectors.

    python benchmarks/blind_themes.py [-v] [SET …]        default: all sets of benchmarks/themes; -v: every wrong field

A set is a folder of Jinja pages, one or two a platform (the file's name up to its first hyphen), on the CMS's own core
markup or that of popular themes and modules, written from knowledge of the CMSs alone and frozen before its first
measurement, which docs/parsing.md keeps: when rules change, do not adapt the themes; write another set.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

# Run as a script, this file's own folder would come first and hide the packages of the same names.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).parent]
sys.path.insert(0, str(Path(__file__).parent.parent))

from collections import Counter

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from crawler.platforms import load_platforms
from extract.page import parse_page
from thidua.demo.content import Advert, DemoArticle, Photo, load_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.page import PageRules

FETCHED = dt.datetime(2026, 3, 9, 8, 30, tzinfo=dt.UTC)
SAMPLE = 12
HOST = "https://portal.example"
FIELDS = ("title", "published", "category", "byline", "captions", "related")
DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
MENU = ("Giới thiệu", "Tin tức - Sự kiện", "Văn bản chỉ đạo", "Thủ tục hành chính", "Hỏi đáp", "Liên hệ")
OWNER = "Cổng thông tin điện tử Ban Thi đua - Khen thưởng"
FOOT = (
    "Cơ quan chủ quản: Sở Nội vụ tỉnh. Giấy phép thiết lập số 27/GP-TTĐT ngày 14/6/2019 do Cục PTTH và TTĐT cấp.",
    "Chịu trách nhiệm: Ông Nguyễn Văn Minh - Phó Giám đốc Sở. Địa chỉ: số 12 đường Hùng Vương.",
    "Điện thoại: 0205.3812.456 - Fax: 0205.3812.457 - Email: bbt@portal.example",
)

THEMES = Path(__file__).parent / "themes"


class Related(NamedTuple):
    """A row of the related list."""

    title: str
    path: str
    date: dt.datetime

    @property
    def day(self) -> str:
        """The date as the list shows it."""
        return self.date.strftime("%d/%m/%Y")


class Case(NamedTuple):
    """An article in a theme, and the related list shown with it."""

    article: DemoArticle
    path: str
    html: str
    related: list[Related]


class Score(NamedTuple):
    """How one page was read; `notes` has what was read and what should have been for each wrong field."""

    body: float
    right: dict[str, bool]
    notes: dict[str, object]


def sample() -> list[DemoArticle]:
    """Return twelve dated articles, spread evenly over the replica's."""
    dated = [one for one in load_articles() if one.outcome == "article" and one.published]
    return [dated[place * len(dated) // SAMPLE] for place in range(SAMPLE)]


def blocks_of(article: DemoArticle) -> list[tuple[str, str, str]]:
    """Return each paragraph as markup and text, each photo as caption and file; adverts are left out."""
    running = [article.lead, *article.blocks] if article.lead else article.blocks
    texts = [(Markup("<p>{}</p>").format(one), one, "") if isinstance(one, str) else one for one in running]
    return [("", one.caption, one.file) if isinstance(one, Photo) else one for one in texts if type(one) is not Advert]


def cases(theme: str, path: str, themes: Environment) -> Iterator[Case]:
    """Yield the sample in a theme, each article with the four after it as related list.

    Args:
        theme: its name.
        path: where its articles lie: {slug} and {n} are the article's.
        themes: the set.
    """
    articles = sample()
    rows = [Related(one.title, path.format(slug=one.slug, n=one.number), one.published) for one in articles]
    for place, article in enumerate(articles):
        related = [rows[(place + step) % SAMPLE] for step in range(1, 5)]
        html = themes.get_template(f"{theme}.html").render(
            {"a": article, "path": rows[place].path, "blocks": blocks_of(article), "related": related},
            at=article.published.strftime,
            signed=f"{article.byline_label}{article.byline}",
        )
        yield Case(article, rows[place].path, html, related)


def environment(folder: Path) -> Environment:
    """Return a set's themes with what all pages share."""
    themes = Environment(loader=FileSystemLoader(folder), autoescape=True)
    themes.filters.update(at=lambda time, layout: time.strftime(layout), day=lambda time: DAYS[time.weekday()])
    banner = f"{DAYS[FETCHED.weekday()]}, {FETCHED:%d/%m/%Y}"
    foot = Markup("").join(Markup("<p>{}</p>").format(line) for line in FOOT)
    themes.globals.update(today=FETCHED, banner=banner, menu=MENU, owner=OWNER, foot=foot, lines=FOOT)
    return themes


def token_f1(one: str, other: str) -> float:
    """Return the F1 of two texts' words, their order aside."""
    ours, theirs = Counter(one.split()), Counter(other.split())
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def measure(case: Case, rules: PageRules) -> Score:
    """Return how a page is read with a platform's rules; a page that is no article has nothing right."""
    kind = "text/html; charset=utf-8"
    page = parse_page(case.html.encode(), url=HOST + case.path, content_type=kind, fetched=FETCHED, rules=rules)
    read, want = page.article, case.article
    if read is None:
        return Score(0.0, dict.fromkeys(FIELDS, False), {"outcome": (page.outcome, page.reason)})
    shown = [(link.title, HOST + link.path, link.date.date()) for link in case.related]
    found = [(link.title, link.url, link.published and link.published.date()) for link in read.related]
    values = (
        (read.title, want.title),
        (read.published, want.published),
        (read.category, want.category),
        (read.author, want.byline),
        (read.captions, want.captions),
        (found, shown),
    )
    notes: dict[str, object] = {name: pair for name, pair in zip(FIELDS, values, strict=True) if pair[0] != pair[1]}
    return Score(token_f1(read.body, want.body), {name: name not in notes for name in FIELDS}, notes)


def print_set(folder: Path, *, verbose: bool) -> None:
    """Print a set's table, a row for each theme, and the means."""
    platforms, themes = load_platforms(), environment(folder)
    print(f"\n| {folder.name} | body, least | body |", " | ".join(FIELDS), "|")
    print("|---" * (3 + len(FIELDS)) + "|")
    rows = []
    for theme, path in yaml.safe_load((folder / "paths.yml").read_text("utf-8")).items():
        scores = [measure(case, platforms[theme.split("-")[0]].rules) for case in cases(theme, path, themes)]
        bodies = [score.body for score in scores]
        shares = [sum(score.right[name] for score in scores) / SAMPLE for name in FIELDS]
        rows.append((min(bodies), sum(bodies) / SAMPLE, *shares))
        print("|", " | ".join([theme, *(f"{n:.3f}" for n in rows[-1])]), "|")
        for name, pair in (item for score in scores for item in score.notes.items() if verbose):
            print(f"    {name}: {pair}")
    least, *others = zip(*rows, strict=True)
    print("|", " | ".join(["all", *(f"{n:.3f}" for n in (min(least), *map(fmean, others)))]), "|")


def main(given: list[str]) -> None:
    """Print the tables of the sets asked for."""
    names = [one for one in given if one != "-v"] or sorted(one.name for one in THEMES.iterdir())
    for name in names:
        print_set(THEMES / name, verbose="-v" in given)


if __name__ == "__main__":
    main(sys.argv[1:])
