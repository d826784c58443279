"""The replica's content: enough of it, rich in what the genre does, and honest about being invented."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from thidua.demo.content import DemoArticle, DemoError, load_articles, load_sites

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = load_articles()


def test_three_families_with_enough_articles() -> None:
    assert {site.family for site in load_sites().values()} == {"sharepoint", "nukeviet", "liferay"}
    assert len(ARTICLES) >= 28
    assert min(Counter(article.site for article in ARTICLES).values()) >= 8


def test_every_trap_has_its_page() -> None:
    assert {article.outcome for article in ARTICLES} == {"article", "listing", "empty", "undated", "unreadable"}
    assert {article.encoding for article in ARTICLES} == {"utf-8", "windows-1258", "cut", "noise"}
    for flag in ("private", "session_links", "lead_twice", "old_slugs", "also"):
        assert any(getattr(article, flag) for article in ARTICLES), flag
    assert any(not article.listed for article in ARTICLES)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.slug)
def test_names_only_reserved_hosts_and_says_why_it_is_there(article: DemoArticle) -> None:
    texts = [article.title, article.body, *article.captions]
    hosts = re.findall(r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|gov|example)\b", " ".join(texts))
    assert [host for host in hosts if not host.endswith(".example")] == []
    assert article.traps


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.slug)
def test_is_published_after_what_its_number_says(article: DemoArticle) -> None:
    before = [one.published for one in ARTICLES if one.site == article.site and one.number < article.number]
    assert article.published is None or all(time is None or time < article.published for time in before)


def test_paragraphs_are_clean_and_lead_comes_first() -> None:
    article = DemoArticle.model_validate(
        {
            "site": "s", "slug": "a", "number": 1, "title": "T", "category": "C", "lead": "Sáng  nay,\nhọp.",
            "blocks": ["Một.", {"file": "1.jpg", "caption": " Quang  cảnh "}, {"advert": "Mua"}, {"file": "2.jpg"}],
        }
    )  # fmt: skip
    assert article.body == "Sáng nay, họp.\n\nMột."
    assert article.captions == ("Quang cảnh",)


def test_malformed_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("slug: x\ncolour: red\n", "utf-8")
    with pytest.raises(DemoError, match=r"x\.yml: "):
        load_sites(tmp_path)
    with pytest.raises(DemoError, match=r"x\.yml: "):
        load_articles(tmp_path)
