from __future__ import annotations

import datetime as dt

import pytest

from extract.days import Days, holds_impossible_day, read_days

PUBLISHED = dt.date(2023, 7, 24)


@pytest.mark.parametrize(
    "surface",
    ["ngày 07/4/2014", "7-4-2014", "07.4.2014", "ngày 07 tháng 4 năm 2014", "Ngày 7 tháng 4, năm 2014", "7 / 4 / 2014"],
)
def test_full_dates_in_every_form(surface: str) -> None:
    assert read_days(surface, None) == Days(dt.date(2014, 4, 7))


@pytest.mark.parametrize(
    ("surface", "day"),
    [
        ("11/3", dt.date(2023, 3, 11)),
        ("ngày 28-02", dt.date(2023, 2, 28)),
        ("ngày 13 tháng 8", dt.date(2023, 8, 13)),
        ("24/12", dt.date(2022, 12, 24)),
    ],
)
def test_a_year_left_out_is_the_publications_unless_far_ahead(surface: str, day: dt.date) -> None:
    assert read_days(surface, PUBLISHED) == Days(day, flags=("year_inferred",))


@pytest.mark.parametrize(
    ("surface", "end", "flags"),
    [
        ("ngày 16 và 17/5/2023", dt.date(2023, 5, 17), ()),
        ("ngày 16 - 17/5/2023", dt.date(2023, 5, 17), ()),
        ("ngày 16 đến ngày 20/5/2023", dt.date(2023, 5, 20), ()),
        ("16/5 đến 02/6/2023", dt.date(2023, 6, 2), ()),
        ("hai ngày 16-17/5", dt.date(2023, 5, 17), ("year_inferred",)),
        ("ngày 16 và 17-5", dt.date(2023, 5, 17), ("year_inferred",)),
    ],
)
def test_several_days(surface: str, end: dt.date, flags: tuple[str, ...]) -> None:
    assert read_days(surface, PUBLISHED) == Days(dt.date(2023, 5, 16), end, flags)


@pytest.mark.parametrize(
    "surface", ["năm 2023", "ngày 26", "30/02/2023", "tháng 9/2024", "6 tháng đầu năm 2023", "", "20/5 đến 16/5/2023"]
)
def test_what_names_no_day(surface: str) -> None:
    assert read_days(surface, PUBLISHED) is None


def test_a_year_is_not_guessed_without_a_base() -> None:
    assert read_days("11/3", None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 30/2/2023", True),
        ("sáng 31/11", True),
        ("họp 12.13.2024", True),
        ("ngày 29/2", False),
        ("ngày 28/2/2023, quyết định 32/qđ", False),
    ],
)
def test_impossible_days(text: str, *, expected: bool) -> None:
    assert holds_impossible_day(text) is expected


def test_dash_between_days_of_one_month_is_no_months() -> None:
    assert read_days("ngày 4-5/7", PUBLISHED) == Days(dt.date(2023, 7, 4), dt.date(2023, 7, 5), ("year_inferred",))
    assert read_days("ngày 4-5/7/2023", None) == Days(dt.date(2023, 7, 4), dt.date(2023, 7, 5))
