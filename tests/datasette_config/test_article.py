from __future__ import annotations

from typing import TYPE_CHECKING, Any

import archive_samples as samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

ARTICLE = f"/archive/articles/{1:016x}"


@pytest.fixture(scope="module")
def page(reader: Any) -> BeautifulSoup:
    return reader.page(f"{ARTICLE}?ban=1")


def test_text_reads_as_the_article_does(page: BeautifulSoup) -> None:
    article, _ = samples.mid_year_review()
    assert [p.get_text().strip() for p in page.select(".text p")] == article.body.split("\n\n")
    assert [li.get_text().strip() for li in page.select(".captions li")] == list(article.captions)
    assert page.h1.get_text().strip() == article.title


def test_text_is_escaped(reader: Any) -> None:
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; hết." in reader.get(ARTICLE).text


def test_facts_are_marked_by_kind_where_they_stand(page: BeautifulSoup) -> None:
    def marked(kind: str) -> list[str]:
        return [one.get_text() for one in page.select(f".text a.fact.{kind}")]

    assert {"Lò Thị Mẩy", "Giám đốc Sở Tài chính"} <= set(marked("people"))
    assert "1.250 tỉ đồng" in marked("figures")
    assert "Bằng khen" in marked("awards")
    assert "34-CT/TW" in marked("documents")


def test_overlapping_facts_share_a_mark(page: BeautifulSoup) -> None:
    both = next(one for one in page.select(".text a.fact.many") if one.get_text() == samples.BLOC)
    assert set(both["title"].split(" · ")) == {"Hội nghị", "Khối, cụm"}
    inner = next(one for one in page.select(".text a.fact") if one.get_text() == "Sở Tài chính")
    assert "blocs" in inner["class"] or "awards" in inner["class"], "the shorter span wins over the place around it"


def test_marks_and_facts_lead_to_each_other(page: BeautifulSoup) -> None:
    ids = {one["id"] for one in page.select("[id]")}
    links = [one["href"] for one in page.select('a.fact[href^="#d-"], td a[href^="#o-"], .legend a')]
    assert len(links) > 30
    assert {link.removeprefix("#") for link in links} <= ids
    assert len(ids) == len(page.select("[id]")), "an id stands once"


def test_caption_facts_are_marked(reader: Any, plugin: Any) -> None:
    marks = plugin("article").mark(
        "Bà Lò Thị Mẩy phát biểu",
        [{"kind": "people", "fact": "f", "number": 0, "start": 3, "end": 13, "slot": "name", "field": "captions.0"}],
    )
    assert [(one.text, one.facts, one.first_of) for one in marks] == [
        ("Bà ", (), ()),
        ("Lò Thị Mẩy", (("people", "f"),), ("f",)),
        (" phát biểu", (), ()),
    ]


def test_facts_are_listed_with_values_and_lead_to_their_rows(reader: Any) -> None:
    page = reader.page(ARTICLE)
    figures = page.select_one("#nhom-figures").find_next("table").get_text(" ", strip=True)
    assert "1.250.000.000.000" in figures
    for link in page.select(".facts td:last-child a"):
        reader.get(link["href"])


def test_versions_are_told_apart(reader: Any) -> None:
    current, old = reader.page(ARTICLE), reader.page(f"{ARTICLE}?ban=1")
    assert "Bằng khen" not in current.select_one(".text").get_text()
    assert "Đây là bản cũ" in old.get_text()
    assert "Đây là bản cũ" not in current.get_text()
    assert current.select_one('a[href="?ban=1"]')
    assert len(old.select("#nhom-awards")) == 1
    assert not current.select("#nhom-awards")


def test_source_is_linked(reader: Any) -> None:
    link = next(one for one in reader.page(ARTICLE).select("a") if one.get_text() == "Trang gốc")
    assert link["href"] == f"https://snv-hagiang.example/tin/{1:016x}.html"


def test_article_without_facts_says_so(reader: Any) -> None:
    page = reader.page(f"/archive/articles/{4:016x}")
    assert "Không tìm ra dữ kiện nào" in page.get_text()
    assert "Không rõ ngày đăng" in page.get_text()


SPANS = st.lists(st.tuples(st.integers(0, 29), st.integers(1, 9)), max_size=8)


@given(st.text(st.sampled_from("ab \n"), min_size=30, max_size=40), SPANS)
def test_pieces_joined_are_the_text(plugin: Any, text: str, spans: list[tuple[int, int]]) -> None:
    article = plugin("article")
    evidence = [
        {"kind": "figures", "fact": str(n), "number": 0, "start": start, "end": min(start + length, len(text))}
        for n, (start, length) in enumerate(spans)
    ]
    marks = article.mark(text, evidence)
    assert "".join(one.text for one in marks) == text
    whole = "\n\n".join("".join(one.text for one in paragraph) for paragraph in article.paragraphs(marks))
    assert len(whole) >= len(text) - text.count("\n")
    for span in evidence:
        covered = "".join(one.text for one in marks if ("figures", span["fact"]) in one.facts)
        assert covered == text[span["start"] : span["end"]]
