"""What one SQL statement may take. The time limit is looked at between SQLite's steps, and one step can be endless.

So a step is kept small: values, patterns and memory have bounds, and the functions whose time is the product of two
values' lengths are replaced by ones that take their sum, or refuse. What an answer holds in all is bounded, too.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette import hookimpl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_VALUE = 1_000_000
"""Bytes of a value or a row. The archive's longest texts have a quarter of it (thidua.build.worker.MAX_TEXT)."""
MAX_PATTERN = 3 * 500 + 2
"""Bytes of a pattern of LIKE or GLOB: a title of 500 letters between two wildcards. The worst takes three seconds
against the longest value, under one against the archive's longest text, a hundredth against the demo's longest."""
MAX_MEMORY = 128_000_000
"""Bytes that SQLite takes in this process, for all readers at once."""
MAX_ANSWER = 10_000_000
"""Characters and bytes of all rows of an answer: a thousand long articles whole."""
_MAX_TRIMMED = 100
"""Characters that a trim may name."""
_TOO_BIG = " " * (MAX_VALUE + 1)
"""SQLite refuses it in its own words; Datasette would print an exception's traceback."""
_CONVERSION = re.compile(r"%[-+ #!0,]*(\*|[1-9]\d*)?(?:\.(\*|\d*))?l{0,2}(.?)", re.DOTALL)
"""A conversion of printf(): width, precision and type, as SQLite reads them."""
_WIDE = "CAST(? AS INTEGER) NOT BETWEEN -999999 AND 999999"
"""A width or precision as long as the longest value: SQLite counts to it, character by character, after it has given
up."""


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Set the bounds on a connection."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE)
    conn.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, MAX_PATTERN)
    conn.execute(f"PRAGMA hard_heap_limit = {MAX_MEMORY}").close()
    conn.row_factory = _bounded_rows()
    printf = _printf()
    for name, arguments, function in (*_FUNCTIONS, ("printf", -1, printf), ("format", -1, printf)):
        conn.create_function(name, arguments, function, deterministic=True)


def _bounded_rows() -> Callable[[sqlite3.Cursor, tuple[Any, ...]], sqlite3.Row]:
    """Return a row factory that refuses an answer once it has become too large."""
    sizes: WeakKeyDictionary[sqlite3.Cursor, int] = WeakKeyDictionary()

    def row(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        size = sizes.get(cursor, 0) + sum(len(value) for value in values if isinstance(value, (str, bytes)))
        if size > MAX_ANSWER:
            raise sqlite3.DataError("kết quả có hơn 10 triệu ký tự: hãy lấy ít cột hơn, hoặc ít dòng hơn")
        sizes[cursor] = size
        return sqlite3.Row(cursor, values)

    return row


def _instr(text: object, part: object) -> int | None:
    """Return what SQLite's instr() does, in time that grows with the lengths' sum."""
    if text is None or part is None:
        return None
    if isinstance(text, bytes) and isinstance(part, bytes):
        return text.find(part) + 1
    return _text(text).find(_text(part)) + 1


def _replace(text: object, old: object, new: object) -> object:
    """Return what SQLite's replace() does, in time that grows with the lengths' sum."""
    if text is None or old is None or new is None:
        return None
    whole, part, instead = _text(text), _text(old), _text(new)
    if not part:
        return whole if isinstance(text, bytes) else text
    if len(whole) + whole.count(part) * (len(instead) - len(part)) > MAX_VALUE:
        return _TOO_BIG
    return whole.replace(part, instead)


def _trim(strip: Callable[[str, str], str]) -> Callable[[object, object], str | None]:
    def trim(text: object, characters: object) -> str | None:
        if text is None or characters is None:
            return None
        named = _text(characters)
        if len(named) > _MAX_TRIMMED:
            return _TOO_BIG
        return strip(_text(text), named)

    return trim


def _printf() -> Callable[..., Any]:
    """Return SQLite's printf() behind a look at the widths that it is asked for."""
    own = sqlite3.connect(":memory:", check_same_thread=False)
    own.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE)

    def printf(*arguments: Any) -> Any:
        try:
            if any(own.execute(f"SELECT {_WIDE}", (one,)).fetchone()[0] for one in _widths(arguments)):
                return _TOO_BIG
            return own.execute(f"SELECT printf({', '.join('?' * len(arguments))})", arguments).fetchone()[0]
        except sqlite3.DataError:
            return _TOO_BIG

    return printf


def _widths(arguments: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the widths and precisions that a call of printf() asks for, those that it hands in for a star, too."""
    values = iter(arguments)
    for width, precision, kind in _CONVERSION.findall(_text(next(values, ""))):
        for asked in (width, precision):
            if asked:
                yield next(values, 0) if asked == "*" else asked
        if kind not in ("%", "n"):
            next(values, None)  # what is printed


def _refuse(*_: object) -> str:
    return _TOO_BIG


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


_FUNCTIONS: tuple[tuple[str, int, Callable[..., Any]], ...] = (
    ("instr", 2, _instr), ("replace", 3, _replace), ("trim", 2, _trim(str.strip)), ("ltrim", 2, _trim(str.lstrip)),
    ("rtrim", 2, _trim(str.rstrip)), ("json_patch", 2, _refuse),
)  # fmt: skip
