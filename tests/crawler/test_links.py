from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crawler.body import BodyError
from crawler.links import find_links
from crawler.pagers import find_pagers, read_form

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = "http://tdkt.example/tin/bai.html?x=1"


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("/a.html", "http://tdkt.example/a.html"),
        (" /a.html\n", "http://tdkt.example/a.html"),
        ("b.html", "http://tdkt.example/tin/b.html"),
        ("../c/./d.html", "http://tdkt.example/c/d.html"),
        ("/x/../d.html", "http://tdkt.example/d.html"),
        ("?trang=2", "http://tdkt.example/tin/bai.html?trang=2"),
        ("//khac.example/e", "http://khac.example/e"),
        ("https://khac.example/e#doan", "https://khac.example/e"),
        ("/f#doan", "http://tdkt.example/f"),
    ],
)
def test_links_are_absolute(href: str, wanted: str) -> None:
    assert find_links(f'<a href="{href}">x</a>'.encode(), PAGE) == (wanted,)


@pytest.mark.parametrize("href", ["#", "#doan", "javascript:void(0)", "mailto:a@b.example", "tel:1", "", "ftp://a/b"])
def test_what_leads_nowhere(href: str) -> None:
    assert find_links(f'<a href="{href}">x</a>'.encode(), PAGE) == ()


def test_each_once_in_page_order() -> None:
    body = b'<a href="/b">1</a><a>none</a><a href="/a">2</a><a href="/b">3</a>'
    assert find_links(body, PAGE) == ("http://tdkt.example/b", "http://tdkt.example/a")


def test_a_base_element_counts() -> None:
    body = b'<head><base href="http://tdkt.example/goc/"></head><a href="a.html">x</a>'
    assert find_links(body, PAGE) == ("http://tdkt.example/goc/a.html",)


@pytest.mark.parametrize("body", [b"", b"   ", b"<!-- -->", b"\x00\xff\xfe", b"<a href='/x'"])
def test_broken_pages_have_no_links_and_raise_nothing(body: bytes) -> None:
    assert set(find_links(body, PAGE)) <= {"http://tdkt.example/x"}


@pytest.mark.parametrize("read", [lambda body: find_links(body, PAGE), lambda body: find_pagers(body, PAGE), read_form])
@pytest.mark.parametrize("head", [b"<rss>", b"<!-- rel=next __VIEWSTATE -->"])
def test_nothing_is_parsed_that_would_fill_the_memory(read: Callable[[bytes], object], head: bytes) -> None:
    body = head + b"__VIEWSTATE rel=next" + b"<br>" * 500_001
    with pytest.raises(BodyError, match="exceeds the limit of 500000"):
        read(body)
