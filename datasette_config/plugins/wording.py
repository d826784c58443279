"""How values read on pages: codes in Vietnamese, dates and numbers the Vietnamese way, lists as lists.

Only pages: CSV and JSON keep what the tables hold.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from markupsafe import Markup

if TYPE_CHECKING:
    from datasette.app import Datasette
    from jinja2 import Environment

# Columns whose numbers are names of years or of rows.
_NO_QUANTITY = re.compile(r"year|period|docid|năm", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d).*)?")
# Ids in queries' results, by the column's title, with the table that they open.
_OPENS = {
    "Mã bài": "articles", "Mã phong trào": "campaigns", "Mã người": "people", "Mã sự kiện": "events",
    "Mã văn bản": "documents", "Mã khối": "blocs",
}  # fmt: skip
_OPERATORS = {
    "=": "là", "!=": "không là", "contains": "chứa", "does not contain": "không chứa", "ends with": "kết thúc bằng",
    "starts with": "bắt đầu bằng", ">": "lớn hơn", "≥": "từ", "<": "nhỏ hơn", "≤": "đến", "like": "giống mẫu (like)",
    "not like": "không giống mẫu", "glob": "giống mẫu (glob)", "in": "là một trong", "not in": "không là một trong",
    "array contains": "danh sách có", "array does not contain": "danh sách không có", "date": "vào ngày",
    "is null": "bỏ trống", "is not null": "không trống", "is blank": "rỗng", "is not blank": "không rỗng",
}  # fmt: skip


@hookimpl
def render_cell(value: object, column: str, database: str, datasette: Datasette) -> str | Markup | None:
    """Return how a cell reads; None leaves it to Datasette."""
    if isinstance(value, str) and column in _OPENS:
        address = datasette.urls.row(database, _OPENS[column], value)
        return Markup('<a href="{}">Mở<span class="unseen"> {} {}</span></a>').format(address, column, value)
    return _cell(value, column, datasette)


@hookimpl
def extra_template_vars(database: str | None, datasette: Datasette) -> dict[str, Any]:
    """Give templates the tables' titles by name."""
    tables = (datasette.metadata("tables", database=database) if database else None) or {}
    return {"titles": {name: told.get("title", name) for name, told in tables.items()}}


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Give templates the same wording."""
    env.filters["shown"] = lambda value, column="": shown(value, column, datasette) or value
    env.filters["number"] = number
    env.globals["cell"] = lambda value, column: _cell(value, column, datasette) or value
    env.filters["column_title"] = column_title
    env.filters["operator"] = lambda operator: _OPERATORS.get(operator, operator)


def shown(value: object, column: str, datasette: Datasette) -> str | None:
    """Return a code's label, a date or a number as readers write it; None for what stays as it is."""
    if (label := _label(str(value), _labels(datasette).get(column, {}))) is not None:
        return label
    if isinstance(value, str) and (found := _ISO.fullmatch(value)):
        return _day(found)
    if isinstance(value, float) or (isinstance(value, int) and value >= 1000 and not _NO_QUANTITY.search(column)):
        return number(value)
    return None


def number(value: float | None) -> str:
    """Return a number with dots between thousands and a decimal comma: 1.250,5."""
    if value is None:
        return ""
    text = f"{value:,.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,"))


def column_title(description: str | None, name: str) -> str:
    """Return the title that a column's description begins with ("Tên – ý nghĩa"); its name where there is none."""
    return (description or name).partition(" – ")[0]


def _day(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute = found.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    # Midnight is how the archive writes a stamp without a time.
    return f"{date.day}/{date.month}/{date.year}" + (
        f" {hour}:{minute}" if hour and (hour, minute) != ("00", "00") else ""
    )


def _cell(value: object, column: str, datasette: Datasette) -> str | Markup | None:
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        return _list(value, column, datasette)
    return shown(value, column, datasette)


def _list(value: str, column: str, datasette: Datasette) -> Markup | None:
    """Return a list's items as a list; None for text that only looks like one ("[thi đua] …" in a snippet)."""
    try:
        items = json.loads(value)
    except (ValueError, RecursionError):
        return None
    labels = _labels(datasette).get(column, {})
    shown_items = Markup("").join(Markup("<li>{}</li>").format(labels.get(str(item), item)) for item in items)
    return Markup('<ul class="cell-list">{}</ul>').format(shown_items) if items else Markup("&nbsp;")


def _label(code: str, labels: dict[str, str]) -> str | None:
    """Return what a code is called; one with {} stands for all that have something in its place."""
    if code in labels:
        return labels[code]
    for pattern, label in labels.items():
        if "{}" in pattern and (found := _as_expression(pattern).fullmatch(code)):
            return label.format(*found.groups())
    return None


@cache
def _as_expression(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\{\}", "(.+)"), re.DOTALL)


def _labels(datasette: Datasette) -> dict[str, dict[str, str]]:
    config: dict[str, Any] | None = datasette.plugin_config("labels")
    return config or {}
