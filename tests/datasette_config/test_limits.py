"""One step of a statement is kept small: SQLite looks at the time between steps only."""

from __future__ import annotations

import sqlite3
import time
from typing import Any
from urllib.parse import quote, urlencode

import pytest

FILL = "printf('%.*c', {}, '{}')"
TOO_BIG = "string or blob too big"


def asked(sql: str, form: str = "") -> str:
    return f"/archive{form}?{urlencode({'sql': sql})}"


@pytest.fixture
def connection(plugin: Any) -> sqlite3.Connection:
    found = sqlite3.connect(":memory:")
    plugin("limits").prepare_connection(found)
    return found


@pytest.mark.parametrize(
    "value",
    [
        "printf('%.*c', 900000000, 'x')",
        "printf('%900000000s', 'x')",
        "format('%.*d', '900000000', 1)",
        "printf('%%%s %n%*d', 'x', 900000000, 1)",
        "printf('%.*c', 1e16, 'x')",
        "printf(x'25393030303030303030640a', 1)",
        "zeroblob(1000000000)",
        "hex(zeroblob(400000000))",
        "hex(randomblob(900000))",
        "(SELECT group_concat(printf('%.*c', 900, 'x')) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
        "SELECT i + 1 FROM n LIMIT 2000) SELECT i FROM n))",
        f"replace({FILL.format(900_000, 'a')}, 'a', 'bb')",
        f"ltrim({FILL.format(900_000, 'b')}, {FILL.format(900_000, 'a')} || 'b')",
        "json_patch('{}', '{}')",
    ],
)
def test_no_value_grows_large_at_one_step(reader: Any, value: str) -> None:
    began = time.monotonic()
    answer = reader.get(asked(f"select {value}", ".json"), status=400)
    assert answer.json()["error"] == TOO_BIG
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    "expression",
    [
        f"instr({FILL.format(999_000, 'a')}, {FILL.format(499_000, 'a')} || 'b')",
        f"length(replace({FILL.format(999_000, 'a')}, {FILL.format(499_000, 'a')} || 'b', '')) - 999000",
    ],
)
def test_looking_for_a_long_text_in_a_long_text_is_quick(connection: sqlite3.Connection, expression: str) -> None:
    began = time.monotonic()
    assert connection.execute(f"SELECT {expression}").fetchone()[0] == 0
    assert time.monotonic() - began < 2


def test_replaced_functions_say_what_those_of_sqlite_say(connection: sqlite3.Connection) -> None:
    plain = sqlite3.connect(":memory:")
    values = ("NULL", "''", "'ạb'", "'đạbạb'", "12", "1.5", "x'61'", "'b'")
    for one in values:
        for other in values:
            calls = [f"{name}({one}, {other})" for name in ("instr", "trim", "ltrim", "rtrim")]
            sql = f"SELECT {', '.join([*calls, f'replace({one}, {other}, {one})'])}"
            assert tuple(connection.execute(sql).fetchone()) == plain.execute(sql).fetchone(), sql


@pytest.mark.parametrize(
    "call",
    [
        "'* %,d', 12000000",
        "'số 12000000: %d', 1",
        "'%%12000000d %5.2f', 1.5",
        "'%*s %d', 5, 'x', 12000000",
        "'%0000000009d', 1",
        "'%'",
        "NULL",
    ],
)
def test_large_numbers_are_printed(connection: sqlite3.Connection, call: str) -> None:
    plain = sqlite3.connect(":memory:").execute(f"SELECT printf({call})").fetchone()
    assert tuple(connection.execute(f"SELECT printf({call})").fetchone()) == plain


def test_an_answer_and_the_memory_for_it_are_bounded(reader: Any) -> None:
    rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT printf('%.*c', 90000, 'x') FROM n"
    told = reader.get(asked(rows, ".json"), status=400).json()
    assert "hơn 10 triệu ký tự" in told["error"]
    columns = ", ".join(["zeroblob(990000) || i"] * 150)
    page = reader.page(asked(f"WITH n(i) AS (VALUES (1)) SELECT {columns} FROM n"), status=400)
    assert page.h1.get_text() == "Kết quả quá lớn"


@pytest.mark.parametrize("path", ["/archive/articles?title__contains={}", "/archive/mot-phong-trao-qua-cac-nam?ten={}"])
def test_whole_titles_can_be_looked_for_and_longer_patterns_are_refused_with_the_reason(reader: Any, path: str) -> None:
    reader.page(path.format(quote("ế" * 500)))
    page = reader.page(path.format(quote("ế" * 501)), status=400)
    assert page.select_one(".note.error").get_text().startswith("Chuỗi cần tìm quá dài: ")


def test_long_patterns_are_refused(reader: Any) -> None:
    told = reader.get(asked("select 'a' like hex(zeroblob(800))", ".json"), status=400).json()
    assert told["error"] == "LIKE or GLOB pattern too complex"


@pytest.mark.parametrize("fill", ["'%' || {} || 'b'", "'%a' || replace({}, 'a', '_') || 'b'"])
def test_the_worst_pattern_against_the_longest_text_is_bounded(connection: sqlite3.Connection, fill: str) -> None:
    pattern = fill.format(FILL.format(1490, "a"))
    began = time.monotonic()
    assert connection.execute(f"SELECT {FILL.format(250_000, 'a')} LIKE {pattern}").fetchone()[0] == 0
    assert time.monotonic() - began < 3


def test_a_cell_of_brackets_is_shown_as_it_is(reader: Any) -> None:
    page = reader.page(asked("select replace(hex(zeroblob(50000)), '0', '[') || ']'"))
    assert page.select_one("td").get_text().startswith("[[[[")
