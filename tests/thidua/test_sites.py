from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from crawler.catalogue import shipped_catalogue
from crawler.definition import with_keys
from crawler.source import SOURCES, Politeness, load_sources
from thidua.adding import seed_of
from thidua.cli import main
from thidua.errors import CommandError
from thidua.home import Home
from thidua.sites import all_sources, crawled_sources, real_sources

if TYPE_CHECKING:
    from pathlib import Path

SLUG = "langson-tdkt"


def put(home: Path, slug: str = SLUG, **values: object) -> None:
    """Write an operator's own file: the shipped one of SLUG with other values."""
    folder = home / "sources"
    folder.mkdir(exist_ok=True)
    shipped = (SOURCES / f"{SLUG}.yml").read_text("utf-8")
    (folder / f"{slug}.yml").write_text(with_keys(shipped, values), "utf-8")


def shown(home: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["--home", str(home), "sources", *arguments], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.output


def test_the_operators_files_go_over_the_shipped_ones(tmp_path: Path) -> None:
    put(tmp_path, title="Bản của tôi")
    put(tmp_path, "rieng", title="Trang riêng")
    sources = real_sources(Home(tmp_path))
    assert sources[SLUG].title == "Bản của tôi"
    assert sources["rieng"].title == "Trang riêng"
    assert list(sources) == sorted({*load_sources(), "rieng"})
    assert {"rieng", "bacson"} <= set(all_sources(Home(tmp_path)))


def test_an_unverified_source_is_crawled_only_when_it_is_named(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert list(crawled_sources(home, [SLUG])) == [SLUG]
    with pytest.raises(CommandError, match="thidua sources check SLUG"):
        crawled_sources(home)
    put(tmp_path, "rieng", verified="2026-03-09")
    assert list(crawled_sources(home)) == ["rieng"]


@pytest.mark.parametrize("command", ["crawl", "run"])
def test_crawl_and_run_without_a_verified_source_say_what_to_do(tmp_path: Path, command: str) -> None:
    result = CliRunner().invoke(main, ["--home", str(tmp_path), command])
    assert result.exit_code == 2
    assert "only crawled when it is named" in result.output


def test_an_unknown_slug(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere: no such source"):
        crawled_sources(Home(tmp_path), ["nowhere"])


def test_sources_lists_all_and_what_is_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "rieng", title="Trang riêng", province="Hà Giang", verified="2026-03-09")
    assert f"{len(load_sources()) + 1} sources" in shown(tmp_path)
    assert shown(tmp_path) == shown(tmp_path, "list")
    assert "2026-03-09" in shown(tmp_path, "list", "trang rieng")
    assert "1 sources" in shown(tmp_path, "list", "trang rieng")
    of_new_province = shown(tmp_path, "list", "--province", "Tuyên Quang")
    assert "hagiang-vtlt" in of_new_province
    assert SLUG not in of_new_province
    assert "hagiang-vtlt" in shown(tmp_path, "list", "--province", "ha giang")
    assert "tw-btdkt" in shown(tmp_path, "list", "--province", "Trung ương")


def test_sources_of_a_province_that_there_is_none_of(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--home", str(tmp_path), "sources", "list", "--province", "Hà Gian"])
    assert result.exit_code == 2
    assert "province 'Hà Gian' is no province: did you mean Hà Giang" in result.output


def test_the_catalogue_says_which_rows_have_a_file(tmp_path: Path) -> None:
    assert f"{len(shipped_catalogue())} sites of the catalogue" in shown(tmp_path, "list", "--catalogue")
    (line,) = [line for line in shown(tmp_path, "list", "--catalogue", SLUG).splitlines() if SLUG in line]
    assert "drupal" in line
    assert "yes" in line


def test_a_seed_from_the_catalogue() -> None:
    entry = shipped_catalogue()["hue-tdkt"]
    seed, start = seed_of("hue-tdkt", province=None, kind=None, private=False)
    assert (seed.slug, seed.title, seed.province, start) == ("hue-tdkt", entry.title, entry.province, entry.base_url)
    assert seed_of(entry.base_url.rstrip("/"), province=None, kind=None, private=False).source.slug == "hue-tdkt"


@pytest.mark.parametrize(
    ("url", "slug", "province", "kind"),
    [
        ("https://thiduakhenthuong.hoabinh.gov.vn/tin", "hoabinh-thiduakhenthuong", "Hòa Bình", "emulation_board"),
        ("http://snv.baria-vungtau.example/", None, None, None),
        ("https://sotuphap.hue.example/", "example-hue-sotuphap", "Thừa Thiên Huế", "provincial_portal"),
        ("https://cucthue.example/", None, None, None),
        ("https://www.baolangson.vn/", "baolangson", "Lạng Sơn", "newspaper"),
        ("https://sonoivu.binhphuoc.example:8080/", "example-8080-binhphuoc-sonoivu", "Bình Phước", "home_affairs"),
    ],
)
def test_a_seed_from_an_address(url: str, slug: str | None, province: str | None, kind: str | None) -> None:
    if slug is None:
        with pytest.raises(CommandError, match="name it with --province"):
            seed_of(url, province=None, kind=None, private=False)
        return
    seed = seed_of(url, province=None, kind=None, private=False).source
    assert (seed.slug, seed.province, seed.kind) == (slug, province, kind)
    assert seed.allow_private_hosts == ()


def test_what_the_operator_says_goes_before_the_address() -> None:
    seed = seed_of("http://10.0.0.5/", province="ha giang", kind="home_affairs", private=True).source
    assert (seed.province, seed.kind, seed.allow_private_hosts) == ("Hà Giang", "home_affairs", ("10.0.0.5",))
    assert seed.politeness == Politeness(), "as polite as any other"
    assert seed_of("http://a.example/", province="Trung ương", kind=None, private=False).source.province == "Trung ương"


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://", "http://:80/", "ftp://a.example/", "http://a:b/", "http://a b/"]
)
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(CommandError, match="is no address of a site: give one like"):
        seed_of(url, province="Hà Giang", kind=None, private=False)


@pytest.mark.parametrize(("url", "slug"), [("http://www.gov.vn/", "www-gov-vn"), ("http://a.example@b.vn/", "b")])
def test_a_slug_of_a_host_with_no_name_of_its_own(url: str, slug: str) -> None:
    assert seed_of(url, province="Hà Giang", kind=None, private=False).source.slug == slug


def test_a_host_that_gives_no_slug_is_told() -> None:
    with pytest.raises(CommandError, match="no source can be made of it: key 'slug'"):
        seed_of("http://đ/", province="Hà Giang", kind=None, private=False)


def test_a_slug_that_is_in_no_catalogue() -> None:
    with pytest.raises(CommandError, match="no such site in the catalogue"):
        seed_of("nowhere", province=None, kind=None, private=False)
