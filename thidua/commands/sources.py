"""`thidua sources`: which sites are described, whether they hold, and how one is added."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from crawler.source import PublisherKind
from thidua.console import exit_with, print_table, progress_lines, quiet_option, tell_faults
from thidua.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.probing.check import CheckReport
    from crawler.probing.draft import Draft
    from extract.page import PageArticle
    from thidua.home import Home

SHOWN = 3
"""Articles of a draft's sample that are shown."""


@click.group("sources", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the described sites, hold them against the live sites, add one.

    A site is one file: those that ship with the crawler, and over them the files in the working folder's sources/.

    \b
    Examples:
      thidua sources                              (the same as `thidua sources list`)
      thidua sources list --catalogue --province "Hà Giang"
      thidua sources check langson-tdkt
      thidua sources add https://thidua.example.gov.vn/
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@command.command("list")
@click.argument("text", required=False)
@click.option("--catalogue", is_flag=True, help="All sites that are known to exist, described or not.")
@click.option("--province", help="Only those of this province, by its name before or after July 2025.")
@click.pass_obj
def show(home: Home, text: str | None = None, catalogue: bool = False, province: str | None = None) -> None:
    """List the described sites, or those whose slug, title, address or notes hold TEXT (accents may be left out).

    \b
    Examples:
      thidua sources list
      thidua sources list "so noi vu"
      thidua sources list --catalogue --province "Hà Giang"
    """
    from archive.provinces import known_name

    named = None if province is None else known_name(province) or "Trung ương"
    rows = list(_catalogue_rows(home) if catalogue else _source_rows(home))
    kept = [row for row, provinces, words in rows if named in (None, *provinces) and _matches(text, words)]
    header = ("slug", "title", "province", "CMS", "seen", "file")
    print_table(
        f"{len(kept)} {'sites of the catalogue' if catalogue else 'sources'}",
        header if catalogue else ("slug", "title", "province", "platform", "verified"),
        kept,
    )


Row = tuple[tuple[object, ...], list[str], str]
"""What is shown, the provinces' names, the text that is searched."""


def _source_rows(home: Home) -> Iterator[Row]:
    from crawler.catalogue import shipped_catalogue
    from thidua.sites import real_sources

    for slug, one in real_sources(home).items():
        entry = shipped_catalogue().get(slug)
        provinces = [one.province, *([entry.province_2025] if entry is not None else [])]
        words = f"{slug} {one.title} {one.base_url} {one.notes or ''}"
        yield (slug, one.title, one.province, one.platform, str(one.verified)), provinces, words


def _catalogue_rows(home: Home) -> Iterator[Row]:
    from crawler.catalogue import shipped_catalogue
    from thidua.sites import real_sources

    described = real_sources(home)
    for slug, one in shipped_catalogue().items():
        shown = (slug, one.title, one.province, one.cms, one.last_year, "yes" if slug in described else "")
        yield shown, [one.province, one.province_2025], f"{slug} {one.title} {one.base_url} {one.notes or ''}"


def _matches(wanted: str | None, text: str) -> bool:
    from extract.text import fold_accents

    return wanted is None or fold_accents(wanted).lower() in fold_accents(text).lower()


@command.command("check")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@quiet_option
@click.pass_obj
def check(home: Home, slugs: tuple[str, ...], quiet: bool) -> None:
    """Hold source files against their live sites: robots.txt, one listing, three articles, each field.

    As polite as a crawl. Where all that is essential was found, the day and what later crawls may be held against are
    written into the source's file; a file that ships with the crawler is copied into sources/ first. Ends with status
    1 when something essential is missing.

    \b
    Examples:
      thidua sources check langson-tdkt
      thidua sources check                        (every described site)
    """
    from functools import partial

    from crawler.probing.check import check_source
    from crawler.probing.fetch import run_probes
    from thidua.sites import real_sources

    sources = real_sources(home, slugs)
    with progress_lines("looking at", quiet=quiet) as step:
        reports = run_probes([(one, partial(check_source, one)) for one in sources.values()], step)
    for report in reports:
        if not quiet:
            _print_check(report)
        if not report.faults:
            _note_check(home, report, quiet=quiet)
    faults = [f"{report.slug}: {fault}" for report in reports for fault in report.faults]
    tell_faults(faults)
    exit_with(faults)


def _print_check(report: CheckReport) -> None:
    click.echo(f"{report.slug}: robots.txt {report.robots}; listing {report.listing}")
    for address in report.articles:
        click.echo(f"  {address}")
    rows = [(one.field, f"{one.found} of {one.read}", one.detail) for one in report.findings]
    if rows:
        print_table(report.slug, ("field", "found in", "what"), rows)


def _note_check(home: Home, report: CheckReport, *, quiet: bool) -> None:
    """Write the day and the expectations into the source's file in the working folder."""
    import datetime as dt

    from crawler.definition import with_keys, write_source
    from extract.exchange import VIETNAM
    from thidua.sites import source_path

    text = source_path(home, report.slug).read_text("utf-8")
    today = dt.datetime.now(VIETNAM).date()
    path = home.sources / f"{report.slug}.yml"
    write_source(path, with_keys(text, {"verified": today, "expectations": report.expectations}))
    if not quiet:
        click.echo(f"{report.slug}: verified {today}, written to {path}")


@command.command("add")
@click.argument("site", metavar="URL|SLUG")
@click.option("--province", help="Default: as the catalogue or the address says.")
@click.option("--kind", type=click.Choice(get_args(PublisherKind)), help="Who publishes it; default likewise.")
@click.option("--private", is_flag=True, help="The site is inside your own network: its address may be a private one.")
@click.option("--yes", is_flag=True, help="Write the draft without asking.")
@quiet_option
@click.pass_obj
def add(
    home: Home, site: str, province: str | None, kind: PublisherKind | None, private: bool, yes: bool, quiet: bool
) -> None:
    """Draft a source file for the site at URL, or for the catalogue's site SLUG, and show how it reads a few articles.

    Looks at robots.txt, the front page, a few sections and articles, as politely as a crawl: tells the CMS, the pages
    that list articles, the articles' addresses, and compares the articles to find where title, text, day and section
    stand. You are shown the draft and what it reads; where you accept it, it is written into sources/.

    \b
    Examples:
      thidua sources add https://thidua.langson.example/
      thidua sources add hue-tdkt
      thidua sources add http://10.0.0.5/ --private --province "Hà Giang" --kind home_affairs
    """
    from functools import partial

    from crawler.definition import write_source
    from crawler.probing.draft import draft_source
    from crawler.probing.fetch import run_probes
    from thidua.adding import seed_of

    seed, start = seed_of(site, province=province, kind=kind, private=private)
    path = home.sources / f"{seed.slug}.yml"
    if path.exists():
        raise CommandError(f"{path}: is there already: edit it, or remove it first")
    with progress_lines("looking at", quiet=quiet) as step:
        (draft,) = run_probes([(seed, partial(draft_source, seed, start))], step)
    if not quiet or not yes:
        _print_draft(draft)
    if not yes and not click.confirm(f"Write this to {path}?"):
        click.echo("Nothing was written.")
        return
    write_source(path, draft.text)
    if not quiet:
        click.echo(f"Written to {path}. Next:  thidua sources check {seed.slug}")


def _print_draft(draft: Draft) -> None:
    found = draft.found
    click.echo(f"{len(found.articles)} articles met on {len(found.listings)} listings; CMS: {found.platform}")
    for name, urls in (("feeds", found.feeds), ("sitemaps", found.sitemaps)):
        if urls:
            click.echo(f"{name}: {', '.join(urls)}")
    for address, article in draft.sample[:SHOWN]:
        print_table(address, ("field", "as the draft reads it"), _sample_rows(article))
    click.echo(draft.text)


def _sample_rows(article: PageArticle) -> list[tuple[str, str]]:
    paragraphs = article.body.split("\n\n")
    return [
        ("title", article.title),
        ("published", f"{article.published or 'not found'} ({article.published_from}: {article.published_raw})"),
        ("category", article.category or "not found"),
        ("byline", article.author or "not found"),
        ("captions", "; ".join(article.captions) or "none"),
        ("related", f"{len(article.related)} links"),
        ("body", f"{len(article.body.split())} words, {len(paragraphs)} paragraphs: {paragraphs[0][:200]}"),
        ("last paragraph", paragraphs[-1][-200:]),
    ]
