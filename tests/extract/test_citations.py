from __future__ import annotations

import pytest

from extract.citations import kind_of_number, read_citation


@pytest.mark.parametrize(
    ("surface", "kind", "number"),
    [
        ("Chỉ thị số 34-CT/TW", "Chỉ thị", "34-CT/TW"),
        ("Nghị định 91/2017/NĐ-CP", "Nghị định", "91/2017/NĐ-CP"),
        ("Hướng dẫn số: 12/HD-SNV", "Hướng dẫn", "12/HD-SNV"),
        ("kế hoạch số 34 /KH- UBND", "Kế hoạch", "34/KH-UBND"),
        ("Luật Thi đua, khen thưởng số 06/2022/QH15", "Luật", "06/2022/QH15"),
        ("Kế hoạch phối hợp số 08/KHPH-MTTQ-TTr", "Kế hoạch", "08/KHPH-MTTQ-TTr"),
        ("Chỉ chị số 25-CT/TU", "Chỉ thị", "25-CT/TU"),
    ],
)
def test_kind_and_number(surface: str, kind: str, number: str) -> None:
    read = read_citation(surface)
    assert read is not None
    assert (read.kind, read.number, read.is_short, read.flags) == (kind, number, False, ())


def test_the_number_stands_where_it_says() -> None:
    surface = "Quyết định số 45/2014/QĐTA-TĐKT"
    read = read_citation(surface)
    assert read is not None
    assert surface[read.start : read.end] == "45/2014/QĐTA-TĐKT"


def test_a_number_alone_tells_its_kind_by_its_letters() -> None:
    read = read_citation("1620/QĐ-TTg")
    assert read is not None
    assert (read.kind, read.flags) == ("Quyết định", ("kind_inferred",))


def test_a_short_number() -> None:
    read = read_citation("Chỉ thị 34")
    assert read is not None
    assert (read.number, read.is_short) == ("34", True)


def test_no_number() -> None:
    assert read_citation("Luật Thi đua, khen thưởng") is None


@pytest.mark.parametrize("number", ["430/GP-BTTTT", "331/SNV-BTĐKT"])
def test_letters_that_tell_no_kind(number: str) -> None:
    assert kind_of_number(number) is None
