from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from crawler.errors import SourceError
from crawler.source import Source, load_source, load_sources

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {
    "title": "Ban Thi đua - Khen thưởng tỉnh mẫu",
    "province": "Hà Giang",
    "kind": "emulation_board",
    "platform": "nukeviet",
    "base_url": "http://tdkt.example/",
    "listings": [{"url": "tin-tuc/"}],
}


def write(folder: Path, name: str = "mau.yml", **changes: object) -> Path:
    path = folder / name
    described = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    path.write_text(yaml.safe_dump(described, allow_unicode=True), "utf-8")
    return path


def source(**changes: object) -> Source:
    return Source.model_validate({"slug": "mau", **GOOD, **changes})


def test_shipped_sources_load_and_claim_nothing() -> None:
    sources = load_sources()
    assert sources
    assert all(one.verified == "never" and not one.allow_private_hosts for one in sources.values())


def test_the_file_name_is_the_slug(tmp_path: Path) -> None:
    write(tmp_path)
    assert load_sources(tmp_path)["mau"].slug == "mau"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tittle": "x"}, ("unknown key 'tittle'", "title")),
        ({"title": None}, ("'title' is missing", "add it")),
        ({"listings": []}, ("key 'listings': is empty", "add at least one")),
        ({"listings": "tin-tuc/"}, ("key 'listings'", "must be a list", "`- `")),
        ({"listings": ["tin-tuc/"]}, ("key 'listings.0'", "must hold keys and values, found 'tin-tuc/'")),
        ({"listings": [{"url": "a", "page": "b"}]}, ("unknown key 'listings.0.page'", "pages")),
        ({"listings": [{"url": "a", "pages": "b"}]}, ("'listings.0.pages'", "{page}")),
        ({"platform": "wordstar"}, ("key 'platform': is no platform", "nukeviet", "found 'wordstar'")),
        ({"article_url": "("}, ("'article_url'", "no regular expression")),
        ({"base_url": "tdkt.example"}, ("'base_url'", "http://host/")),
        ({"province": "Hà Gian"}, ("'province'", "did you mean Hà Giang")),
        ({"province": "Xứ Lạ"}, ("'province'", "An Giang, Bà Rịa - Vũng Tàu", "Trung ương")),
        ({"kind": "blog"}, ("'kind'", "emulation_board")),
        ({"page": {"layouts": [{"title": "h1["}]}}, ("title", "no CSS selector")),
        ({"hosts": ["https://a.example"]}, ("key 'hosts.0'", "is no host's name", "found 'https://a.example'")),
        ({"allow_private_hosts": ["127.0.0.1:8000"]}, ("key 'allow_private_hosts.0'", "without scheme, port")),
        ({"verified": "2024-13-01"}, ("key 'verified': should be a valid date",)),
        ({"title": 2020}, ("key 'title': must be text",)),
        ({"slug": "mau"}, ("'slug'", "remove the key")),
        ({"politeness": {"requests": 0}}, ("'politeness.requests'",)),
    ],
)
def test_a_malformed_file_is_one_line_with_file_key_and_remedy(
    tmp_path: Path, changes: dict[str, object], said: tuple[str, ...]
) -> None:
    path = write(tmp_path, **changes)
    with pytest.raises(SourceError) as caught:
        load_source(path)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    assert "Value error" not in message
    assert str(GOOD["title"]) not in message, "only the value that is wrong is repeated"
    for part in said:
        assert part in message


@pytest.mark.parametrize("name", ["Trung ương", "TP. Hồ Chí Minh", "tỉnh Hoà Bình", "Huế", "Thừa Thiên Huế"])
def test_provinces_in_any_spelling(name: str) -> None:
    assert source(province=name).province == name


def test_a_file_with_another_ending_is_told(tmp_path: Path) -> None:
    write(tmp_path, "mau.yaml")
    with pytest.raises(SourceError, match=r"mau\.yaml: .*rename it to mau\.yml"):
        load_sources(tmp_path)


def test_a_file_name_that_is_no_slug(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="rename it"):
        load_source(write(tmp_path, "Hà Giang.yml"))


def test_sources_stand_in_the_order_of_their_slugs(tmp_path: Path) -> None:
    for name in ("mau-so.yml", "mau.yml", "mau-so-cu.yml"):
        write(tmp_path, name)
    assert list(load_sources(tmp_path)) == ["mau", "mau-so", "mau-so-cu"]


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such folder"):
        load_sources(tmp_path / "none")


def test_port_scheme_www_session_and_slug_make_no_other_article() -> None:
    urls = [
        "http://tdkt.example/tin-tuc/khoi-so-6-12.html",
        "https://www.tdkt.example:8443/tin-tuc/khoi-so-6-hop-12.html?PHPSESSID=1",
        "http://tdkt.example/vi/tin-tuc/khoi-so-6-12.html",
    ]
    assert {source().key(url) for url in urls} == {"tin-tuc/12"}


def test_numbers_count_within_a_module() -> None:
    assert source().key("http://tdkt.example/laws/khoi-so-6-12.html") == "laws/12"


def test_what_is_an_article() -> None:
    assert source().is_article("http://tdkt.example/tin-tuc/khoi-so-6-12.html")
    assert not source().is_article("http://tdkt.example/tin-tuc/")
    assert not source().is_article("http://other.example/tin-tuc/khoi-so-6-12.html")
    assert source(hosts=["other.example"]).is_article("http://other.example/tin-tuc/khoi-so-6-12.html")


def test_a_listing_is_no_article_whatever_its_address_looks_like() -> None:
    assert not source(listings=[{"url": "chuyen-muc-12.html"}]).is_article("http://tdkt.example/chuyen-muc-12.html")


def test_the_article_pattern_may_look_at_the_whole_address() -> None:
    only = source(article_url=r"^https?://tdkt\.example/a/\d+$")
    assert only.is_article("http://tdkt.example/a/1")
    assert not only.is_article("http://tdkt.example/b/1")


def test_pages_by_template() -> None:
    paged = source(listings=[{"url": "muc?cat=2", "pages": "muc?cat=2&start={page}", "first": 10, "step": 10}])
    assert paged.next_pages("http://tdkt.example/muc?cat=2", ()) == ("http://tdkt.example/muc?cat=2&start=10",)
    assert paged.next_pages("http://tdkt.example/muc?start=10&cat=2", ()) == ("http://tdkt.example/muc?cat=2&start=20",)


def test_a_replica_is_the_same_source_elsewhere() -> None:
    moved = source().at("http://127.0.0.1:8001/")
    assert moved.is_article("http://127.0.0.1:8001/tin-tuc/khoi-so-6-12.html")
    assert moved.current("http://127.0.0.1:7777/a?b=1") == "http://127.0.0.1:8001/a?b=1"
    assert source().current("https://tdkt.example/a") == "https://tdkt.example/a"
