"""Publication stamps in the forms that sites write."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.exchange import VIETNAM
from extract.page.dates import find_stamps, find_url_date, read_declared, read_iso

DAY_AND_TIME = [
    ("24/07/2023 10:27", "2023-07-24 10:27"),
    ("(15:32 | 22/01/2024)", "2024-01-22 15:32"),
    ("11:40 | 03/01/2024", "2024-01-03 11:40"),
    ("09:03, 13/03/2019", "2019-03-13 09:03"),
    ("30/12/2019, 15:42", "2019-12-30 15:42"),
    ("26/03/2020 - 10:31", "2020-03-26 10:31"),
    ("23:07 - 26/01/2024", "2024-01-26 23:07"),
    ("14:21 - Thứ Tư, 22/05/2024", "2024-05-22 14:21"),
    ("Thứ ba - 18/04/2017 21:00", "2017-04-18 21:00"),
    ("Thứ Hai, 10/07/2017 - 17:56", "2017-07-10 17:56"),
    ("Thứ Tư, 07/06/2017, 09:49 (GMT+7)", "2017-06-07 09:49"),
    ("Cập nhật, 04:53, Thứ Sáu, 17/03/2017 (GMT+7)", "2017-03-17 04:53"),
    ("Cập nhật ngày: 31/07/2020 05:16:46", "2020-07-31 05:16:46"),
    ("Cập nhật: Thứ bảy, 9/6/2018 | 2:35:57 PM", "2018-06-09 14:35:57"),
    ("( Cập nhật lúc: 07/02/2018  )", "2018-02-07 00:00"),
    ("Đăng ngày 28 - 08 - 2015", "2015-08-28 00:00"),
    ("Đăng ngày: 29-10-2021 04:56", "2021-10-29 04:56"),
    ("Ngày đăng: 23.02.2020", "2020-02-23 00:00"),
    ("Ngày đăng : 11:19, 19/04/2018", "2018-04-19 11:19"),
    ("Đăng lúc: 20:22:56 02/06/2019 (GMT+7)", "2019-06-02 20:22:56"),
    ("20/09/2019 11:04 SA", "2019-09-20 11:04"),
    ("20/09/2019 3:04 CH", "2019-09-20 15:04"),
    ("13/08/2024 09:38 AM", "2024-08-13 09:38"),
    ("12:01 AM - 17/09/2021", "2021-09-17 00:01"),
    ("12:30 PM - 17/09/2021", "2021-09-17 12:30"),
    ("THỨ TƯ, 24/06/2020 15:46:26", "2020-06-24 15:46:26"),
    ("21-11-2018 00:00", "2018-11-21 00:00"),
    ("04:30 GMT+7, Thứ Ba, 27/9/2022", "2022-09-27 04:30"),
    ("23/10/2025 20:13 GMT +7", "2025-10-23 20:13"),
    ("Người đăng: Ban Biên tập Ngày đăng: 14:19 | 16/01/2025", "2025-01-16 14:19"),
    ("Thứ tư, Ngày 1 Tháng 5 Năm 2024", "2024-05-01 00:00"),
    ("13 Tháng Ba, 2024", "2024-03-13 00:00"),
    ("Tháng Mười Một 9, 2023", "2023-11-09 00:00"),
    ("15 tháng 3 năm 2024", "2024-03-15 00:00"),
    ("24 Th7, 2023", "2023-07-24 00:00"),
    ("Th7 24, 2023", "2023-07-24 00:00"),
    ("24 Tháng Bảy, 2023 10:27", "2023-07-24 10:27"),
    ("Thứ hai, 24 Tháng 7 2023 10:27", "2023-07-24 10:27"),
    ("Mon, 24 Jul 2023 10:27", "2023-07-24 10:27"),
    ("July 24, 2023", "2023-07-24 00:00"),
    ("24 March 2024", "2024-03-24 00:00"),
    ("24/07/2023 3:27 chiều", "2023-07-24 15:27"),
    ("12:05 CH 24/07/2023", "2023-07-24 12:05"),
    ("12:05 SA 24/07/2023", "2023-07-24 00:05"),
    ("5h05 ngày 3/4/2020", "2020-04-03 05:05"),
    ("2023-07-24 10:27:00", "2023-07-24 10:27"),
]


@pytest.mark.parametrize(("line", "expected"), DAY_AND_TIME)
def test_reads_a_stamp(line: str, expected: str) -> None:
    (stamp,) = find_stamps(line)
    assert stamp.value == dt.datetime.fromisoformat(expected).replace(tzinfo=VIETNAM)
    assert not stamp.ambiguous


@pytest.mark.parametrize(
    "line",
    [
        "Th7 24 người, 2023 hộ",
        "may 24 bộ, 2023 áo",
        "27/27 chỉ tiêu",
        "số 12.2020.15",
        "3.000 km",
        "31/02/2020",
        "0986.669.2019",
        "12/1",
    ],
)
def test_numbers_are_no_stamps(line: str) -> None:
    assert list(find_stamps(line)) == []


@pytest.mark.parametrize(("line", "day"), [("T5, 01/09/2020", "2020-01-09"), ("T6, 10/02/2020", "2020-10-02")])
def test_the_weekday_decides_the_order_of_day_and_month(line: str, day: str) -> None:
    (stamp,) = find_stamps(line)
    assert stamp.value.date().isoformat() == day
    assert not stamp.ambiguous


def test_two_readings_that_the_weekday_leaves_are_ambiguous() -> None:
    (stamp,) = find_stamps("Create: T4, 08/02/2023 - 16:19")
    assert stamp.ambiguous


def test_the_source_says_that_the_month_comes_first() -> None:
    (stamp,) = find_stamps("Create: T4, 08/02/2023 - 16:19", "month_first")
    assert stamp.value == dt.datetime(2023, 8, 2, 16, 19, tzinfo=VIETNAM)
    assert not stamp.ambiguous


def test_a_reading_after_the_capture_is_refuted() -> None:
    (stamp,) = find_stamps("T4, 02/08/2023", latest=dt.date(2023, 3, 1))
    assert stamp.value.date() == dt.date(2023, 2, 8)


@pytest.mark.parametrize(("line", "day"), [("01/09/2020", "2020-01-09"), ("7/24/2023 10:27:00 AM", "2023-07-24")])
def test_the_rule_decides_without_a_weekday(line: str, day: str) -> None:
    (stamp,) = find_stamps(line, "month_first")
    assert stamp.value.date().isoformat() == day
    assert not stamp.ambiguous


def test_the_weekday_outweighs_the_rule() -> None:
    (stamp,) = find_stamps("Thứ hai, 24/07/2023", "month_first")
    assert stamp.value.date() == dt.date(2023, 7, 24)


def test_a_month_above_twelve_leaves_one_reading() -> None:
    (stamp,) = find_stamps("07/31/2023")
    assert stamp.value.date() == dt.date(2023, 7, 31)


def test_declared_format_passes_over_a_label() -> None:
    read = read_declared("Create: T4, 08/02/2023 - 16:19", ("%m/%d/%Y - %H:%M",))
    assert read == dt.datetime(2023, 8, 2, 16, 19, tzinfo=VIETNAM)


def test_declared_format_that_does_not_fit_reads_nothing() -> None:
    assert read_declared("24/07/2023 10:27", ("%Y.%m.%d",)) is None


def test_machine_readable_time_becomes_vietnamese() -> None:
    assert read_iso("2023-07-24T03:27:00Z").isoformat() == "2023-07-24T10:27:00+07:00"
    assert read_iso("2023-07-24T10:27:00").isoformat() == "2023-07-24T10:27:00+07:00"
    assert read_iso("hôm qua") is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/tin/2015/03/27/abc", "2015-03-27"),
        ("/tin/20251028113000.htm", "2025-10-28"),
        ("/hop-mat-10032020-a71187.html", "2020-03-10"),
        ("/hop-mat-180240126224239069.htm", "2024-01-26"),
        ("/hop-mat-2020-10-20-01-42-24", "2020-10-20"),
        ("/chinh-tri/201912/hop-mat-913690/", None),
        ("/hop-mat-a290305.html", None),
        ("/2022/02/hop-mat/", None),
        ("/tin/2022-02/hop-mat", None),
        ("/2022/02/30/hop-mat", None),
    ],
)
def test_day_in_an_address(path: str, day: str | None) -> None:
    found = find_url_date(f"https://tin.example{path}")
    assert (found[0].date().isoformat() if found else None) == day


@given(st.text(alphabet="0123456789/:- .,|()thứngàytháng năm", max_size=60))
def test_any_line_is_searched_without_error(line: str) -> None:
    for stamp in find_stamps(line):
        assert 0 <= stamp.start < stamp.end <= len(line)
