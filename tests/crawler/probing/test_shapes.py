from __future__ import annotations

import re

import pytest

from crawler.probing.shapes import Link, find_articles, numbered_pages, pattern_of

HOST = "http://a.example"
TITLE = "Khối thi đua số 6 tổng kết công tác năm"


def links(*paths: str, text: str = TITLE) -> list[Link]:
    return [Link(HOST + path, text) for path in paths]


@pytest.mark.parametrize(
    ("paths", "pattern"),
    [
        (["/tin/so-ket-post10.html", "/tin/tong-ket-post112.html", "/xa/dai-hoi-post9.html"],
         r"^/[^/?]+/[^/?]+-post\d+\.html$"),
        (["/t/chi-tiet.aspx?ItemID=3", "/t/chi-tiet.aspx?ItemID=14", "/t/chi-tiet.aspx?ItemID=15"],
         r"^/t/chi-tiet\.aspx\?(?:.*&)?ItemID=\d+$"),
        (["/index.php/a/14-so-ket-2023", "/index.php/a/15-tong-ket-2023", "/index.php/b/16-dai-hoi-2023"],
         r"^/index\.php/[^/?]+/\d+-[^/?]+$"),
        (["/node/14", "/node/15", "/node/160"], r"^/node/\d+$"),
        # Years are no numbers of articles.
        (["/khoi-so-6-so-ket-nam-2023", "/khoi-so-8-tong-ket-nam-2023", "/khoi-doanh-nghiep-ky-ket-2023"],
         r"^/[^/?]{12,}$"),
    ],
)  # fmt: skip
def test_articles_are_what_headlines_link_to(paths: list[str], pattern: str) -> None:
    others = [*links("/gioi-thieu", "/lien-he", text="Giới thiệu"), *links("/tim-kiem?q=a", text=TITLE)]
    found = find_articles([*links(*paths), *others])
    assert found == tuple(HOST + path for path in paths)
    assert pattern_of(found) == pattern
    assert all(re.search(pattern, path) for path in paths)


def test_two_headlines_tell_nothing() -> None:
    assert find_articles(links("/a-1.html", "/b-2.html")) == ()


def test_sections_that_look_like_articles_are_told_by_their_few_words() -> None:
    articles = [f"{HOST}/x/khoi-thi-dua-so-{n}-so-ket" for n in "abc"]
    pattern = pattern_of(articles, [f"{HOST}/chuyen-muc/phong-trao-thi-dua"])
    assert not re.search(pattern, "/chuyen-muc/phong-trao-thi-dua")
    assert all(re.search(pattern, url.removeprefix(HOST)) for url in articles)


def test_pages_are_told_by_their_numbers() -> None:
    pager = [Link(f"{HOST}/muc2?trang={n}", n) for n in ("2", "3")]
    assert numbered_pages(pager) == HOST + "/muc2?trang={page}"
    assert numbered_pages(pager[:1]) is None
    assert numbered_pages([*links("/a", text="2"), *links("/b", text="3")]) is None
