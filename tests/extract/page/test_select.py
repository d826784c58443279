"""Selectors by an index of names find what a search of the whole tree finds."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from extract.page.blocks import read_blocks
from extract.page.select import select_all, select_first

PAGE = """<!doctype html><html><head><meta itemprop="datePublished" content="2023-01-13"></head><body>
<div id="dnn_ctr1_lblTitle" class="Head big">Tiêu đề</div>
<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li class="last"><a href="/tin">Tin</a></li></ul>
<div class="asset"><h1>Một</h1><div style="display:none"><p class="an">Ẩn</p></div></div>
<div class="asset full" id="T:ot1"><h1 class="title">Hai</h1><p style="text-align:right"><b>Ba</b></p><p></p></div>
</body></html>"""
SELECTORS = [
    "h1", ".asset h1", ".asset > h1.title", ".asset.full", "[id$='lblTitle']", "div[id^='dnn']", "A", ".HEAD",
    "[itemprop='datePublished']", ".breadcrumb li:last-child", ".breadcrumb a:last-of-type", "p[style*='right'] b",
    ".an", "p:not(.an)", ".none, h1.title", "h1, .last", "#missing .asset", "*", "body *", ".asset + .full", "h1 ~ p",
    r"#T\:ot1", ".asset :is(h1, b)", "li:nth-child(2) a", "p:not([style])", "[class~='full']",
]  # fmt: skip


@pytest.mark.parametrize("selector", SELECTORS)
def test_the_index_loses_nothing(selector: str) -> None:
    soup = BeautifulSoup(PAGE, "lxml")
    assert select_all(read_blocks(soup), (selector,)) == soup.select(selector)


def test_the_first_that_finds_text_counts() -> None:
    flow = read_blocks(BeautifulSoup(PAGE, "lxml"))
    assert [one.get_text() for one in select_first(flow, (".none", "p:empty", "h1.title", "h1"))] == ["Hai"]
