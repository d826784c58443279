from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from datasette.app import SETTINGS, Datasette

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

TABLES = [
    "articles",
    "meetings",
    "appearances",
    "campaign_mentions",
    "figures",
    "awards",
    "citations",
    "bloc_leaderships",
]


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(one.get_text().split()) for one in page.select(selector)]


@pytest.fixture(scope="module")
def told(request: pytest.FixtureRequest) -> dict[str, Any]:
    path = request.path.parents[2] / "datasette_config" / "metadata.yaml"
    return yaml.safe_load(path.read_text("utf-8"))["databases"]["archive"]["tables"]


def test_home_tells_counts_news_and_campaigns(reader: Any) -> None:
    page = reader.page("/")
    assert page.html["lang"] == "vi"
    assert "4 Bài viết" in texts(page, ".counts a")
    assert texts(page, ".plain a")[0] == "Cụm thi đua số 2 tổng kết năm 2025, ký giao ước thi đua năm 2026"
    assert "Cán bộ, công chức thi đua thực hiện văn hoá công sở" in texts(page, ".plain a")
    assert page.select_one("form[role=search] input[name=_search]")
    assert len(page.select(".questions a")) >= 10


def test_home_without_an_archive_says_what_to_do(reader: Any) -> None:
    empty = Datasette([], memory=True, config_dir=reader.datasette.config_dir)
    assert "thidua build" in asyncio.run(empty.client.get("/")).text


@pytest.mark.parametrize("table", TABLES)
def test_table_has_vietnamese_title_columns_and_its_facets(reader: Any, told: dict[str, Any], table: str) -> None:
    page = reader.page(f"/archive/{table}")
    assert texts(page, "h1") == [told[table]["title"]]
    shown = {json.dumps(facet) for facet in told[table]["facets"]}
    assert len(page.select(".facet")) >= len(shown) - 2, "facets without any value are left out"
    for heading in page.select(".rows th"):
        assert heading.get_text(strip=True)[0].isupper(), f"{heading} has no title"


def test_every_facet_counts_and_filters(reader: Any, told: dict[str, Any]) -> None:
    for table, described in told.items():
        for facet in described.get("facets", []):
            name = facet if isinstance(facet, str) else facet["array"]
            found = reader.json(f"/archive/{table}.json?_facet_size=5")["facet_results"][name]["results"]
            for value in found[:1]:
                query = value["toggle_url"].partition("?")[2]
                rows = reader.json(f"/archive/{table}.json?{query}")
                assert rows["filtered_table_rows_count"] == value["count"], (table, name)


def test_codes_read_vietnamese_on_pages_and_stay_codes_in_exports(reader: Any) -> None:
    page = reader.page("/archive/meetings")
    assert "Sơ kết" in texts(page, ".rows td")
    assert "Sơ kết" in texts(page, "#facet-kind a")
    assert "Chủ trì" in texts(reader.page("/archive/appearances"), "#facet-roles a")
    assert "mid_year_review" in reader.get("/archive/meetings.csv").text


def test_numbers_and_dates_read_vietnamese(reader: Any) -> None:
    cells = texts(reader.page("/archive/figures"), ".rows td")
    assert "1.250.000.000.000" in cells
    assert "45,5" in cells
    assert "2023" in texts(reader.page("/archive/meetings"), ".rows .type-int"), "a year is no quantity"
    assert "11/7/2023" in texts(reader.page("/archive/meetings"), ".rows td")


def test_filters_are_forms_that_need_no_script(reader: Any) -> None:
    page = reader.page("/archive/awards?_filter_column=status&_filter_op=exact&_filter_value=granted")
    assert texts(page, "select[name=_filter_column_1] option[selected]") == ["Tình trạng"]
    assert "là" in texts(page, "select[name=_filter_op_1] option[selected]")


@pytest.mark.parametrize(
    "path", ["/", "/archive", "/archive/meetings", "/archive/ai-chu-tri", "/archive/articles/0000000000000001"]
)
def test_pages_hold_no_script_and_nothing_from_elsewhere(reader: Any, path: str) -> None:
    response = reader.get(path)
    assert "default-src 'none'" in response.headers["content-security-policy"]
    page = reader.page(path)
    assert not page.select("script, style, [style], [onclick], [onload]")
    assert [link["href"] for link in page.select("link[rel=stylesheet]")] == ["/static/style.css"]
    assert len(page.select("h1")) == 1
    assert reader.get("/static/style.css").headers["content-type"].startswith("text/css")


def test_every_control_has_a_name(reader: Any) -> None:
    for path in ("/", "/archive", "/archive/articles?_search=x&source=thidua-tw", "/archive/ai-chu-tri"):
        page = reader.page(path)
        for control in page.select("input:not([type=hidden]), select, textarea"):
            labelled = control.get("aria-label") or page.select_one(f'label[for="{control.get("id")}"]')
            assert labelled, f"{path}: {control}"


def test_row_pages_lead_to_what_refers_to_them(reader: Any) -> None:
    campaign = reader.json("/archive/campaigns.json?_shape=array")[0]["id"]
    page = reader.page(f"/archive/campaigns/{campaign}")
    assert texts(page, "h1") == ["Cán bộ, công chức thi đua thực hiện văn hoá công sở"]
    assert page.select_one(f'a[href="/archive/campaign_mentions?campaign={campaign}"]').get_text() == "2 dòng"


def test_what_is_not_there_is_said_in_vietnamese(reader: Any) -> None:
    page = reader.page("/archive/articles/ffffffffffffffff", status=404)
    assert texts(page, "h1") == ["Không tìm thấy"]


def test_archive_cannot_be_written_or_downloaded(reader: Any) -> None:
    reader.get("/archive.db", status=403)
    refused = reader.get("/archive.json?sql=delete+from+articles", status=400)
    assert "SELECT" in refused.text


def test_settings_are_known_and_safe(reader: Any) -> None:
    settings = json.loads((reader.datasette.config_dir / "settings.json").read_text())
    assert set(settings) <= {setting.name for setting in SETTINGS}
    assert settings["suggest_facets"] is False
    assert settings["allow_download"] is False
    assert reader.datasette.setting("max_returned_rows") == settings["max_returned_rows"]
