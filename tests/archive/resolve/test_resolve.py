from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import archive_samples as samples
import pytest

from archive import Archive, ArticleBundle
from archive.resolve.blocs import bloc_id
from archive.resolve.documents import fold_number
from extract.records import Bloc, Document, Facts, Meeting, Person

if TYPE_CHECKING:
    from pathlib import Path


def resolve(path: Path, *bundles: ArticleBundle) -> sqlite3.Connection:
    with Archive.open(path) as archive:
        for source in samples.SOURCES:
            archive.write_source(source)
        for bundle in bundles:
            archive.write_article(bundle)
        archive.finish()
    return sqlite3.connect(path)


def report(
    number: int, source: str, line: str, day: dt.datetime | None = None, **kinds: list[dict[str, object]]
) -> ArticleBundle:
    models = {"people": Person, "meetings": Meeting, "documents": Document, "blocs": Bloc}
    text = samples.article(number, day or samples.at(2024, 1, number), line, line)
    made = {kind: tuple(samples.fact(text, models[kind], **one) for one in facts) for kind, facts in kinds.items()}
    return samples.bundle(source, (text, Facts(**made)))


def person(number: int, source: str, *positions: str, name: str = "Vàng Seo Dìn") -> ArticleBundle:
    return report(number, source, f"{name}, {', '.join(positions)}", people=[{"name": name, "positions": positions}])


@pytest.mark.parametrize(
    ("bundles", "people"),
    [
        pytest.param(
            [person(1, "snv-hagiang", "Giám đốc Sở Y tế"), person(2, "bao-tuyenquang", "giám đốc sở y tế")],
            1,
            id="one office in one province of today",
        ),
        pytest.param(
            [person(1, "snv-hagiang", "Giám đốc Sở Y tế"), person(2, "thidua-tw", "Giám đốc Sở Y tế")],
            2,
            id="another province or none",
        ),
        pytest.param(
            [person(1, "snv-hagiang", "Giám đốc Sở Y tế"), person(2, "snv-hagiang", "Chủ tịch UBND huyện")],
            2,
            id="no office in common",
        ),
        pytest.param(
            [
                person(1, "snv-hagiang", "Bí thư"),
                person(2, "snv-hagiang", "Chủ tịch"),
                person(3, "snv-hagiang", "Chủ tịch", "Bí thư"),
            ],
            1,
            id="linked by a third article",
        ),
        pytest.param(
            [person(1, "snv-hagiang", "Bí thư", name="Hoà Thuý"), person(2, "snv-hagiang", "Bí thư", name="Hòa Thúy")],
            1,
            id="tone marks placed otherwise",
        ),
        pytest.param([person(1, "snv-hagiang"), person(2, "snv-hagiang")], 2, id="name alone"),
    ],
)
def test_people_are_one_where_name_province_and_an_office_agree(
    tmp_path: Path, bundles: list[ArticleBundle], people: int
) -> None:
    with resolve(tmp_path / "archive.db", *bundles) as conn:
        assert conn.execute("SELECT count(*) FROM people").fetchone() == (people,)
        assert conn.execute("SELECT count(DISTINCT person) FROM appearances").fetchone() == (people,)


def test_campaigns_and_events_join_reports(tmp_path: Path) -> None:
    with resolve(tmp_path / "archive.db", *samples.bundles()) as conn:
        campaigns = conn.execute(
            "SELECT name_folded, articles, provinces, period_end FROM campaigns ORDER BY articles"
        ).fetchall()
        assert campaigns[1] == ("cán bộ công chức thi đua thực hiện văn hóa công sở", 2, 1, 2025)
        events = conn.execute("SELECT date, articles, place FROM events ORDER BY date").fetchall()
        assert events == [("2023-07-11", 2, "hội trường Sở Tài chính"), ("2025-12-19", 1, None)]
        assert conn.execute("SELECT count(*) FROM people WHERE name = 'Lò Thị Mẩy'").fetchone() == (2,)
        assert conn.execute("SELECT articles FROM documents").fetchall() == [(2,)]
        assert conn.execute("SELECT count(*) FROM organizers WHERE bloc IS NOT NULL").fetchone() == (3,)


def meeting(number: int, source: str, **changes: object) -> ArticleBundle:
    values = {
        "name": "Hội nghị tổng kết phong trào thi đua",
        "kind": "year_end_review",
        "organizers": ("Sở Y tế",),
        "date": dt.date(2024, 1, 5),
    } | changes
    return report(number, source, f"{values['name']} {values['organizers']} {values.get('place')}", meetings=[values])


@pytest.mark.parametrize(
    ("other", "events"),
    [
        pytest.param(
            meeting(2, "bao-tuyenquang", name="Hội nghị tổng kết phong trào thi đua năm 2023"), 1, id="longer name"
        ),
        pytest.param(meeting(2, "bao-tuyenquang", date=dt.date(2024, 1, 6)), 2, id="another day"),
        pytest.param(meeting(2, "thidua-tw"), 2, id="another province's body of the same name"),
        pytest.param(meeting(2, "bao-tuyenquang", organizers=("Hội Nông dân",)), 2, id="another organizer"),
        pytest.param(meeting(2, "bao-tuyenquang", name="Lễ phát động Tết trồng cây"), 2, id="another name"),
    ],
)
def test_events_are_one_where_day_name_and_organizer_agree(tmp_path: Path, other: ArticleBundle, events: int) -> None:
    with resolve(tmp_path / "archive.db", meeting(1, "snv-hagiang"), other) as conn:
        assert conn.execute("SELECT count(*) FROM events").fetchone() == (events,)


def test_two_meetings_of_one_article_are_two_events(tmp_path: Path) -> None:
    twice = {
        "name": "Hội nghị tổng kết",
        "kind": "year_end_review",
        "organizers": ("Sở Y tế",),
        "date": dt.date(2024, 1, 5),
    }
    with resolve(
        tmp_path / "archive.db", report(1, "snv-hagiang", "Hội nghị tổng kết Sở Y tế", meetings=[twice, twice])
    ) as conn:
        assert conn.execute("SELECT count(*) FROM events").fetchone() == (2,)


def cited(article: int, source: str, **values: object) -> ArticleBundle:
    return report(article, source, f"{values.get('kind')} {values['number']}", documents=[values])


@pytest.mark.parametrize(
    ("one", "other", "documents"),
    [
        pytest.param(
            cited(1, "snv-hagiang", number="34-CT/TW", kind="Chỉ thị"),
            cited(2, "thidua-tw", number="34/CT-TW"),
            1,
            id="one number written two ways, its kind stated once",
        ),
        pytest.param(
            cited(1, "snv-hagiang", number="1657/QĐ-UBND"),
            cited(2, "thidua-tw", number="1657/QĐ-UBND"),
            2,
            id="every province counts its own decisions",
        ),
        pytest.param(
            cited(1, "snv-hagiang", number="34-CT/TW", date=dt.date(2014, 4, 7)),
            cited(2, "snv-hagiang", number="34-CT/TW", date=dt.date(2009, 4, 7)),
            2,
            id="numbers start again",
        ),
        pytest.param(
            cited(1, "snv-hagiang", number="05/KH-UBND", kind="Kế hoạch"),
            cited(2, "snv-hagiang", number="05/KH-UBND", kind="Công văn"),
            2,
            id="another kind",
        ),
    ],
)
def test_documents_are_one_where_number_kind_and_reach_agree(
    tmp_path: Path, one: ArticleBundle, other: ArticleBundle, documents: int
) -> None:
    with resolve(tmp_path / "archive.db", one, other) as conn:
        assert conn.execute("SELECT count(*) FROM documents").fetchone() == (documents,)


def test_spellings_of_a_number_are_one() -> None:
    assert fold_number("034-CT/TW") == fold_number("34/CT-TW") == "34 ct tw"
    assert fold_number("91/2017/NĐ-CP") == "91 2017 nd cp"


def test_bloc_is_never_known_by_its_number_alone() -> None:
    assert bloc_id("Khối thi đua số 5", "Cao Bằng", "a") != bloc_id("Khối thi đua số 5", "Cao Bằng", "b")
    assert bloc_id("Cụm thi đua IV", "Cao Bằng", "a") != bloc_id("cụm thi đua IV", "Cao Bằng", "b")
    assert bloc_id("Khối các trường", "Cao Bằng", "a") == bloc_id("khối các trường", "Cao Bằng", "b")
    assert bloc_id("Khối các trường", None, "a") != bloc_id("Khối các trường", None, "b")


def test_thing_that_no_fact_names_any_more_goes(tmp_path: Path) -> None:
    bundle = person(1, "snv-hagiang", "Bí thư")
    path = tmp_path / "archive.db"
    resolve(path, bundle).close()
    silent = replace(bundle, versions=tuple(replace(version, facts=Facts()) for version in bundle.versions))
    with resolve(path, silent) as conn:
        assert conn.execute("SELECT count(*) FROM people").fetchone() == (0,)
