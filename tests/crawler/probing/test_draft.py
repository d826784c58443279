"""A draft of a replica's source file, made from its pages alone, reads that site as its content files say."""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import html_pages
import probed_site
import pytest

from crawler.definition import write_source
from crawler.errors import ProbeError
from crawler.probing import explore
from crawler.probing.draft import Draft, draft_source
from crawler.source import Source
from crawler.visits import Answer
from extract.page import parse_page
from thidua.demo.families import load_families

if TYPE_CHECKING:
    from pathlib import Path

    from thidua.demo.content import DemoArticle
    from thidua.demo.server import SiteServer

SITES = ("bacson", "honchong", "songchau")
FAMILIES = sorted(load_families())
# Each family once, over the sites in turn.
PAIRS = [(SITES[number % len(SITES)], family) for number, family in enumerate(FAMILIES)]
LEAST = 0.9


@cache
def look(server: SiteServer) -> Draft:
    return asyncio.run(draft_source(probed_site.seed(server), f"{server.base_url}/", probed_site.ask))


def right_fields(server: SiteServer, draft: Draft, article: DemoArticle) -> dict[str, bool]:
    answer = asyncio.run(probed_site.ask(server.url(article.slug)))
    content_type = answer.header("content-type")
    rules = draft.source.rules
    page = parse_page(answer.body, url=answer.url, content_type=content_type, fetched=answer.fetched, rules=rules)
    read = page.article
    assert read is not None, (article.slug, page.reason)
    related = [link.path for link in server.map.related(article.slug)]
    return {
        "address": draft.source.is_article(answer.url),
        "title": read.title == article.title,
        "body": token_f1(read.body, article.body) >= 0.98,
        "published": read.published == article.published,
        "category": read.category == article.category,
        "byline": read.author == article.byline,
        "captions": read.captions == article.captions,
        "related": [link.url.removeprefix(server.base_url) for link in read.related] == related,
    }


def token_f1(one: str, other: str) -> float:
    ours, theirs = Counter(one.split()), Counter(other.split())
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def readable(server: SiteServer) -> list[DemoArticle]:
    articles = [one for one in server.articles.values() if one.outcome in ("article", "undated")]
    return [one for one in articles if not server.map.path(one.slug).startswith("/noi-bo/")]


def shares(server: SiteServer, draft: Draft) -> dict[str, float]:
    rows = [right_fields(server, draft, article) for article in readable(server)]
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}


@pytest.mark.parametrize(("slug", "family"), PAIRS, ids=FAMILIES)
def test_each_family_is_recognised_its_listings_found_and_its_articles_read(
    tmp_path: Path, slug: str, family: str
) -> None:
    with probed_site.serve(slug, family) as server:
        draft = look(server)
        found = shares(server, draft)
    assert draft.source.platform == family
    assert min(found.values()) >= LEAST, found
    sections = {server.base_url + server.map.family.listing_path(name, 1) for name in server.site.sections}
    assert set(draft.source.listing_urls) == sections
    written = write_source(tmp_path / "mau.yml", draft.text)
    assert written.model_dump(exclude={"notes"}) == draft.source.model_dump(exclude={"notes"})


def test_where_no_platform_is_known_the_articles_compared_tell_the_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "recognise_platform", lambda _: "generic")
    with probed_site.serve("honchong") as server:
        draft = look(server)
        found = shares(server, draft)
    (layout,) = draft.source.page.layouts
    assert (layout.title, layout.published) == ((".detail-title",), (".metadata-publish-date",))
    assert ".journal-content-article" in layout.body[0]
    assert min(found.values()) >= LEAST, found


def test_a_listing_may_be_named_itself() -> None:
    with probed_site.serve("bacson") as server:
        start = f"{server.base_url}/tin-thi-dua/Pages/default.aspx"
        draft = asyncio.run(draft_source(probed_site.seed(server), start, probed_site.ask))
    assert start in draft.source.listing_urls


def test_an_unreachable_host_says_why() -> None:
    with probed_site.serve("bacson") as server:
        source = probed_site.seed(server)
    with pytest.raises(ProbeError, match="refused"):
        asyncio.run(draft_source(source, source.base_url, probed_site.ask))


def test_a_page_without_articles_says_what_to_give() -> None:
    with probed_site.serve("bacson") as server:
        source = probed_site.seed(server)
        with pytest.raises(ProbeError, match="give the address"):
            asyncio.run(draft_source(source, f"{server.base_url}/robots.txt", probed_site.ask))


def test_a_site_whose_pages_list_nothing_is_read_by_its_sitemap() -> None:
    articles = [f"/tin/khoi-thi-dua-so-{number}-tong-ket-{90 + number}.html" for number in range(4)]
    pages = {
        "/robots.txt": "User-agent: *\nSitemap: http://a.example/sitemap.xml",
        "/": "<html><body><div id='app'></div></body></html>",
        "/sitemap.xml": "<sitemapindex><sitemap><loc>http://a.example/s-1.xml</loc></sitemap></sitemapindex>",
        "/s-1.xml": "".join(["<urlset>", *(f"<url><loc>{path}</loc></url>" for path in articles), "</urlset>"]),
        **{path: html_pages.draw_page(title=f"Khối thi đua số {n} tổng kết") for n, path in enumerate(articles)},
    }

    async def fetch(url: str) -> Answer:
        body = pages[url.removeprefix("http://a.example")].encode()
        return Answer(url=url, status=200, headers=(), body=body, fault=None, fetched=html_pages.FETCHED)

    described = {"slug": "mau", "title": "", "province": "Hà Giang", "kind": "sector", "base_url": "http://a.example/"}
    seed = Source.model_validate({**described, "listings": [{"url": "/"}]})
    draft = asyncio.run(draft_source(seed, seed.base_url, fetch))
    assert draft.source.listing_urls == ("http://a.example/s-1.xml",)
    assert all(draft.source.is_article("http://a.example" + path) for path in articles)
    assert {article.title for _, article in draft.sample} == {f"Khối thi đua số {n} tổng kết" for n in range(4)}
    assert draft.source.title == "mau"
