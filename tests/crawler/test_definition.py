from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from crawler.definition import dump, with_keys, write_source
from crawler.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
# Whom to ask: the office's editor
title: Ban mẫu   # as in the masthead
province: Hà Giang
kind: emulation_board
base_url: http://tdkt.example/
listings:
- url: tin-tuc/
verified: never
expectations:
  fill: {body: 0.2}
  # a comment inside
# a comment between
notes: >-
  Two lines
  of notes.
"""


def test_only_the_named_keys_are_rewritten() -> None:
    changed = with_keys(TEXT, {"verified": dt.date(2026, 3, 9), "expectations": {"body_words": [70, 1112]}})
    old = "verified: never\nexpectations:\n  fill: {body: 0.2}\n  # a comment inside\n"
    new = "verified: 2026-03-09\nexpectations:\n  body_words: [70, 1112]\n"
    assert changed == TEXT.replace(old, new)


def test_new_keys_go_before_the_notes_and_empty_values_remove_a_key() -> None:
    bare = with_keys(TEXT, {"verified": None, "expectations": {}})
    assert "verified" not in bare
    assert with_keys(bare, {"verified": dt.date(2026, 3, 9)}) == bare.replace("notes:", "verified: 2026-03-09\nnotes:")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    described = {
        "title": "Ban: mẫu #1",
        "province": "Hà Giang",
        "kind": "central",
        "base_url": "http://a.example/",
        "listings": [{"url": "tin", "pages": "tin?p={page}"}],
        "article_url": r"^/[^/?]+-\d+\.html$",
    }
    source = write_source(tmp_path / "sources" / "mau.yml", dump(described))
    assert (source.slug, source.title, source.article_url) == ("mau", described["title"], described["article_url"])
    assert [one.name for one in (tmp_path / "sources").iterdir()] == ["mau.yml"]


def test_a_text_that_describes_no_source_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "mau.yml"
    write_source(path, TEXT)
    with pytest.raises(SourceError, match="blog"):
        write_source(path, TEXT.replace("emulation_board", "blog"))
    assert path.read_text("utf-8") == TEXT
    assert [one.name for one in tmp_path.iterdir()] == ["mau.yml"]
