"""The house numbers: short functions and files, a docstring on every module and public function."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("crawler", "models", "extract", "archive", "thidua", "datasette_config", "benchmarks")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> list[Function]:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, Function)]


def code_lines(function: Function) -> int:
    first = function.body[0]
    doc = first.end_lineno - first.lineno + 1 if ast.get_docstring(function) is not None else 0
    return function.end_lineno - function.lineno + 1 - doc


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_is_short_and_documented(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= 300, "a file has at most 300 lines"
    assert ast.get_docstring(ast.parse(source)), "a module needs a docstring"
    for function in functions(path):
        assert code_lines(function) <= 50, f"{function.name} has over 50 lines of code"


def test_nine_functions_in_ten_have_at_most_25_lines_of_code() -> None:
    lengths = sorted(code_lines(function) for path in FILES for function in functions(path))
    assert lengths[int(len(lengths) * 0.9)] <= 25
