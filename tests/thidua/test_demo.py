from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from archive import dump
from crawler.warc import list_warcs, read_captures

if TYPE_CHECKING:
    from pathlib import Path


def thidua(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "thidua", "--home", str(home), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


def article_captures(home: Path) -> list[tuple[str, str]]:
    read = (one for path in list_warcs(home / "captures") for one in read_captures(path, on_cut=lambda cut: None))
    return [(one.source, one.key) for one in read if one.kind == "article"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the demo ran once."""
    home = tmp_path_factory.mktemp("demo")
    result = thidua(home, "demo")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Browse it:" in result.stdout
    return home


def test_demo_finds_every_kind_of_fact_at_every_site(home: Path) -> None:
    rows = [json.loads(line) for line in dump(home / "archive.db")]
    kinds = {row["kind"] for table, row, *_ in rows if table == "facts"}
    assert kinds == {"meetings", "people", "campaigns", "figures", "awards", "documents", "blocs"}
    articles = [row for table, row, *_ in rows if table == "articles"]
    assert {row["source"] for row in articles} == {"bacson", "honchong", "songchau"}
    assert len(articles) >= 25


def test_second_demo_captures_no_article_again_and_leaves_the_archive_as_it_was(home: Path) -> None:
    before, captured = list(dump(home / "archive.db")), article_captures(home)
    assert thidua(home, "demo").returncode == 0
    assert list(dump(home / "archive.db")) == before
    assert article_captures(home) == captured
    assert len(set(captured)) == len(captured)


def test_rebuild_of_the_demos_folder_gives_the_same_archive(home: Path) -> None:
    before = list(dump(home / "archive.db"))
    result = thidua(home, "build", "--rebuild")
    assert result.returncode == 0, result.stderr
    assert list(dump(home / "archive.db")) == before


def test_status_names_each_page_that_is_no_article_with_its_reason(home: Path) -> None:
    shown = thidua(home, "status").stdout
    for word in ("listing", "unreadable", "undated", "refused", "gone"):
        assert word in shown


@pytest.mark.parametrize("command", ["build", "serve", "status"])
def test_command_without_captures_says_what_to_do_first(tmp_path: Path, command: str) -> None:
    result = thidua(tmp_path, command)
    assert result.returncode == 2
    assert "run `thidua" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_demo_and_real_captures_never_share_a_folder(home: Path) -> None:
    result = thidua(home, "crawl", "langson-tdkt", "--limit", "1")
    assert result.returncode == 2
    assert "holds the demo's invented articles" in result.stderr
