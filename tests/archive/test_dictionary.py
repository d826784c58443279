from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

import archive_samples as samples
import pytest
import yaml

from archive import ArchiveError, dictionary

if TYPE_CHECKING:
    from pathlib import Path


def test_dictionary_is_up_to_date() -> None:
    text = dictionary.DICTIONARY.read_text("utf-8")
    assert text == dictionary.describe_tables(), "run python -m archive.dictionary"


@pytest.mark.parametrize(
    "line", [r"    +position: .*\n", r"    +title: .Tên trang.*\n", r" +bloc_deputies:\n(?: {7,}.*\n)+"]
)
def test_undescribed_table_or_column_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str) -> None:
    whole = dictionary.METADATA.read_text("utf-8")
    short, found = re.subn(line, "", whole, count=1)
    assert found
    monkeypatch.setattr(dictionary, "METADATA", tmp_path / "metadata.yaml")
    dictionary.METADATA.write_text(short, "utf-8")
    with pytest.raises(ArchiveError, match="undescribed"):
        dictionary.describe_tables()


def test_every_code_has_a_vietnamese_label(tmp_path: Path) -> None:
    labels = yaml.safe_load(dictionary.METADATA.read_text("utf-8"))["plugins"]["labels"]
    with sqlite3.connect(samples.build_sample(tmp_path / "archive.db")) as conn:
        definitions = [sql for (sql,) in conn.execute("SELECT sql FROM sqlite_master WHERE type = 'table'")]
    checks = [found for sql in definitions for found in re.findall(r"CHECK \((\w+) IN \(([^)]*'[^)]*)\)\)", sql)]
    assert len(checks) > 10
    for column, codes in checks:
        assert set(re.findall(r"'(\w+)'", codes)) <= set(labels[column]), column
