from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "datasette_config" / "queries"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
# What a reader would type where a question needs an answer to start from.
TYPED = {
    "mot-nguoi-qua-cac-bai": "ten=lò thị mẩy", "mot-phong-trao-qua-cac-nam": "ten=văn hoá công sở",
    "phong-trao-lan-toa": "ten=DÂN VẬN", "tim-trong-bai": "cum_tu=hoi nghi&nam=2023", "ai-chu-tri": "vai_tro=chair",
    "khen-thuong-theo-hinh-thuc": "tinh=Tuyên Quang&nam=2025", "truong-khoi-qua-cac-nam": "ten=KHỐI THI ĐUA",
    "van-ban-duoc-dan": "loai=Chỉ thị", "so-tien-theo-chi-tieu": "chi_tieu=ngân sách",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_query_is_described_and_answers(reader: Any, name: str) -> None:
    query = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    assert set(query) <= {"title", "description", "params", "sql"}
    page = reader.page(f"/archive/{name}?{TYPED.get(name, '')}")
    assert page.h1.get_text() == query["title"]
    assert not page.select(".error")
    assert page.select(".rows tbody tr"), "no row for the sample archive"
    for parameter in query.get("params", {}):
        assert page.select_one(f'[name="{parameter}"]')["id"] in {label["for"] for label in page.select("label")}


@pytest.mark.parametrize("name", NAMES)
def test_query_answers_with_everything_left_out(reader: Any, name: str) -> None:
    assert reader.json(f"/archive/{name}.json")["ok"]


def test_there_are_ten_questions_at_least() -> None:
    assert len(NAMES) >= 10


def test_ids_in_answers_open_what_they_name(reader: Any) -> None:
    page = reader.page("/archive/ai-chu-tri")
    link = page.select_one('.rows a[href^="/archive/people/"]')
    assert reader.page(link["href"]).h1.get_text() == "Lò Thị Mẩy"


def test_money_is_added_for_totals_only(reader: Any) -> None:
    rows = reader.json("/archive/so-tien-theo-chi-tieu.json?_shape=array")
    assert [row["Nguyên văn"] for row in rows] == ["1.250 tỉ đồng"]


def test_facts_that_an_edit_took_away_are_named(reader: Any) -> None:
    rows = reader.json("/archive/bai-da-sua.json?_shape=array")
    assert {row["Bản cũ viết"] for row in rows} == {"Bằng khen", "Cờ thi đua"}


def test_mention_of_a_campaign_counts_provinces_of_today(reader: Any) -> None:
    rows = reader.json("/archive/mot-phong-trao-qua-cac-nam.json?_shape=array&ten=van hoa") or reader.json(
        "/archive/mot-phong-trao-qua-cac-nam.json?_shape=array&ten=văn hóa"
    )
    assert rows == [{"Năm": 2023, "Số bài": 2, "Số tỉnh": 1, "Số phong trào": 1, "Các tỉnh": "Tuyên Quang"}]
