"""The replica's source files point at the servers that run, and tell articles from listings."""

from __future__ import annotations

from thidua.demo.server import DemoSites
from thidua.demo.sources import sources_of


def test_each_site_has_a_source_that_knows_its_articles() -> None:
    with DemoSites() as sites:
        sources = sources_of(sites)
        assert set(sources) == set(sites)
        for slug, source in sources.items():
            site = sites[slug]
            assert source.base_url == f"{site.base_url}/"
            assert source.province == site.site.province
            assert source.allow_private_hosts == ("127.0.0.1",)
            assert all(source.is_article(site.url(name)) for name in site.articles)
            listings = [path for path, page in site.map.pages.items() if page.template == "listing"]
            assert {url.removeprefix(site.base_url) for url in source.listing_urls} <= set(listings)
            assert not any(source.is_article(site.base_url + path) for path in listings)


def test_former_and_session_addresses_are_the_same_article() -> None:
    with DemoSites() as sites:
        for slug, source in sources_of(sites).items():
            site = sites[slug]
            for path, page in site.map.pages.items():
                if page.moved_to is not None:
                    assert source.key(site.base_url + path) == source.key(site.base_url + page.moved_to)
            for name in site.articles:
                link = site.map.family.with_session(site.map.path(name))
                assert source.key(site.base_url + link) == source.key(site.url(name))
