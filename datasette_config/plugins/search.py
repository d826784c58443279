"""Full-text search as a Vietnamese reader types: with accents they are respected, without any they make no difference.

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
# Typed without accents, these may mean a spelling that the index holds under the other one.
_TYPED_PLAIN = {"ti": "ty", "sy": "si"}
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')


@hookimpl(trylast=True)  # after Datasette's own escape_fts, which this one replaces
def prepare_connection(conn: Connection) -> None:
    """Give SQL `escape_fts`, which the table pages call on what was typed, and `fold_spelling`."""
    conn.create_function("escape_fts", 1, fts_query, deterministic=True)
    conn.create_function(
        "fold_spelling", 1, lambda text: None if text is None else fold_spelling(text), deterministic=True
    )


def fts_query(typed: str | None) -> str:
    """Return the FTS5 expression for what a reader typed: all words, quoted parts as phrases.

    With any accent in it, all of it is searched with accents; else all of it without.
    """
    exact = fold_spelling(typed or "")
    plain = exact == fold_accents(exact)
    pieces = [phrase or word for phrase, word in _PIECE.findall(exact)]
    terms = [_term(piece, plain) for piece in pieces if any(map(str.isalnum, piece))]
    return f"{'folded' if plain else 'exact'} : ({' AND '.join(terms)})" if terms else '""'


def fold_spelling(text: str) -> str:
    """Return `text` in lower case with equal spellings made one, as the index's exact column is."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return _SPELLING.sub(lambda m: _SPELLINGS[m[0]], _OPEN.sub(lambda m: _move_tone(m[0]), lowered))


def fold_accents(text: str) -> str:
    """Return `text` in lower case without accents, as the index's folded column is."""
    decomposed = unicodedata.normalize("NFD", fold_spelling(text))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def _term(piece: str, plain: bool) -> str:
    term = f'"{piece}"'
    other = _TYPED_PLAIN.get(piece) if plain else None
    return term if other is None else f'({term} OR "{other}")'


def _move_tone(syllable: str) -> str:
    """Return "òa" for "oà"."""
    bare = unicodedata.normalize("NFD", syllable)
    tone = next(c for c in bare if ord(c) in _TONES)
    return unicodedata.normalize("NFC", bare[0] + tone + bare.translate(_TONES)[1:])
