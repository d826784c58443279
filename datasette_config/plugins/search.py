"""Full-text search as a Vietnamese reader types: accents that are typed are respected, others make no difference.

The index has two columns, made by the archive: `exact` (equal spellings made one) and `folded` (no accents). What is
typed is folded in the same way; this file imports nothing of the project, a test compares the foldings.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from datasette import hookimpl

if TYPE_CHECKING:
    from sqlite3 import Connection

_TONES = str.maketrans({"\u0300": "", "\u0301": "", "\u0303": "", "\u0309": "", "\u0323": ""})
# An open syllable's tone mark may stand on either vowel: hoà and hòa, thuỷ and thủy.
_OPEN = re.compile(r"(?:o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_SPELLINGS = {"tỉ": "tỷ", "sỹ": "sĩ"}
_SPELLING = re.compile(r"\b(?:tỉ|sỹ)\b")
# Without accents, "ti", "sy" may mean a spelling that was folded to the other: i and y after these letters are one.
_FINAL_Y = re.compile(r"\b([hklmst])y\b")
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
# Quotes as phones write them; and what would end SQLite's text too early.
_TYPED = str.maketrans("“”„\0", '""" ')
_WORD = re.compile(r"\w+")


@hookimpl(trylast=True)  # after Datasette's own escape_fts, which this one replaces
def prepare_connection(conn: Connection) -> None:
    """Give SQL `escape_fts`, which the table pages call on what was typed, and the others that this project uses."""
    functions = {
        "escape_fts": fts_query,
        "phrase_fts": phrase_query,
        "snippet_column": snippet_column,
        "fold_spelling": lambda text: None if text is None else fold_spelling(text),
    }
    for name, function in functions.items():
        conn.create_function(name, 1, function, deterministic=True)


def fts_query(typed: str | None) -> str:
    """Return the FTS5 expression for what a reader typed: all words, quoted parts as phrases."""
    terms = [_term(piece) for piece in _pieces(typed)]
    return f"({' AND '.join(terms)})" if len(terms) > 1 else "".join(terms) or '""'


def phrase_query(typed: str | None) -> str:
    """Return the FTS5 expression for all that a reader typed as one phrase; for one word or phrase, as fts_query."""
    pieces = _pieces(typed)
    return _term(" ".join(pieces)) if pieces else '""'


def snippet_column(query: str) -> int:
    """Return the index's column that an expression's first term searches: only there its words have places."""
    return int(query.lstrip("(").startswith("folded"))


def fold_spelling(text: str) -> str:
    """Return `text` in lower case with equal spellings made one, as the index's exact column is."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return _SPELLING.sub(lambda m: _SPELLINGS[m[0]], _OPEN.sub(lambda m: _move_tone(m[0]), lowered))


def fold_accents(text: str) -> str:
    """Return `text` in lower case without accents, final i and y made one, as the index's folded column is."""
    return _FINAL_Y.sub(r"\1i", _strip_accents(fold_spelling(text)))


def _strip_accents(lowered: str) -> str:
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def _pieces(typed: str | None) -> list[str]:
    straight = fold_spelling(typed or "").translate(_TYPED)
    found = [phrase or word for phrase, word in _PIECE.findall(straight)]
    return [piece for piece in found if any(map(str.isalnum, piece))]


def _term(piece: str) -> str:
    """Return the expression for a word or phrase: words with an accent as typed, the others whatever their accents."""
    folded = f'folded : "{fold_accents(piece)}"'
    words = _WORD.findall(piece)
    accented = [word for word in words if _strip_accents(word) != word]
    if not accented:
        return folded
    if accented == words:
        return f'exact : "{piece}"'
    # A phrase is matched within one column: its place without accents, its accents anywhere in the article.
    return "(" + " AND ".join([folded, *(f'exact : "{word}"' for word in accented)]) + ")"


def _move_tone(syllable: str) -> str:
    """Return "òa" for "oà"."""
    bare = unicodedata.normalize("NFD", syllable)
    tone = next(c for c in bare if ord(c) in _TONES)
    return unicodedata.normalize("NFC", bare[0] + tone + bare.translate(_TONES)[1:])
