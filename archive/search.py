"""What full-text search compares: a text with equal spellings made one, and the same without accents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.text import fold_accents, fold_spelling

if TYPE_CHECKING:
    from sqlite3 import Connection

# A final i and y are spellings of one sound after these letters (kĩ thuật = kỹ thuật, bác sĩ = bác sỹ),
# and who types no accents may mean either: "ti le" is "tỉ lệ", which the exact folding made "tỷ lệ".
_FINAL_Y = re.compile(r"\b([hklmst])y\b")


def fold_for_search(text: str) -> tuple[str, str]:
    """Return the two columns of the index: exact and folded. Words stay at their places, so snippets fit."""
    return fold_spelling(text), _FINAL_Y.sub(r"\1i", fold_accents(text))


def index_article(conn: Connection, docid: int) -> None:
    """Add an article that was just written to the index."""
    _change(conn, docid, "INSERT INTO articles_fts (rowid, exact, folded) VALUES (?, ?, ?)")


def unindex_article(conn: Connection, docid: int) -> None:
    """Take an article that is about to be removed out of the index."""
    _change(conn, docid, "INSERT INTO articles_fts (articles_fts, rowid, exact, folded) VALUES ('delete', ?, ?, ?)")


def _change(conn: Connection, docid: int, command: str) -> None:
    (text,) = conn.execute("SELECT exact FROM articles_text WHERE docid = ?", (docid,)).fetchone()
    conn.execute(command, (docid, *fold_for_search(text)))
