"""Who wrote an article: 'Hải Yến', 'Tin, ảnh: Trần Cao', 'Nguồn: …', as last line, first line, or glued to the last."""

from __future__ import annotations

import re
from functools import cache

from extract.page.furniture import any_of, is_widget, load_furniture, without_stamps
from extract.text import fold_spelling

_LONGEST = 90
_NAME_WORDS = 5
# A name's part: capitalised or all capitals, with initials ("C.N", "T.Phúc"), or an academic degree ("ThS.").
_CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(c for c in map(chr, range(0x1EA0, 0x1EFA)) if c.isupper())
_WORD = rf"(?:[{_CAPITAL}]\w*(?:['’.]\w*)*)"
_NAME = rf"(?:{_WORD})(?:\s{_WORD}){{0,{_NAME_WORDS}}}"
_NAMES = re.compile(rf"{_NAME}(?:\s?[-–,&/]\s?{_NAME}|\svà\s{_NAME}){{0,3}}")
# 'Phan Thị Bích Hạnh - Thanh tra Sở Tài chính', 'Trịnh Thị Nam / Phòng Tổ chức cán bộ'
_WITH_OFFICE = re.compile(rf"{_WORD}(?:\s{_WORD}){{1,3}}(?:\s?[-–/]\s?|,\s|\s?\()(?=\w).{{3,60}}")
_ENDS_SENTENCE = re.compile(r"[.!?…][”\"')\]]*\s*$")
_DIGIT = re.compile(r"\d")
_AROUND = " |-–•·,;:/"
"""What parts a name from the stamp and counters beside it."""
_GLUED = re.compile(rf"(?<=[.!?…/”\"])\s+(?P<name>{_WORD}(?:\s{_WORD}){{1,3}})\s*(?P<bar>\|)?$")


def read_label(line: str) -> str | None:
    """Return the name after a byline's label: "Tin, ảnh: Trần Cao" gives "Trần Cao"; None for other lines."""
    if len(line) > _LONGEST:
        return None
    match = _labelled().match(fold_spelling(_bare(line)))
    if match is None:
        return None
    name = without_stamps(_bare(line)[match.end() :]).strip(" |.")
    if not name or not (name[0].isupper() or name.startswith("http")):
        return None
    return read_label(name) or name


def is_source_line(line: str) -> bool:
    """Tell whether a labelled byline names where the text was taken from, not who wrote it."""
    return fold_spelling(line).lstrip("( ").startswith(("nguồn", "theo"))


def is_poster_line(line: str) -> bool:
    """Tell whether a labelled line names who put the text in, not who wrote it."""
    return _poster_label().match(fold_spelling(line).lstrip("( ")) is not None


def is_name(text: str) -> bool:
    """Tell whether a text is one or more persons' names or initials, two words or letters at least."""
    if len(text) > _LONGEST or not (" " in text or "." in text[1:-1]) or _is_unit(text):
        return False
    return _NAMES.fullmatch(_inner_label().sub(", ", text)) is not None


def read_byline(line: str, before: str | None) -> str | None:
    """Return the author that the last line of an article names; None when it is no byline.

    Args:
        line: the last line.
        before: the line before it. Where that ends no sentence, the last line is an item of a list.
    """
    labelled = read_label(line)
    if labelled is not None:
        return labelled
    name = _bare(line) if not _ENDS_SENTENCE.search(line) or "|" in line else line.strip(" |")
    if not name or len(name) > _LONGEST or before is None or not _ends_text(before):
        return None
    return name if _is_name(name) or (_is_unit(name) and not _ENDS_SENTENCE.search(line)) else None


def read_signature(text: str) -> str | None:
    """Return the name in an element that is made for the author's; None where it holds something else.

    A content management system fills it with the account that put the article in, where nobody is named: such
    accounts are no authors.
    """
    line = without_stamps(text).strip(_AROUND)
    posted = _poster_label().match(fold_spelling(line))
    if posted is not None:
        person = line[posted.end() :].strip(_AROUND)
        return person if is_name(person) and _no_author().match(fold_spelling(person)) is None else None
    named = _author_label().match(fold_spelling(line))
    labelled = read_label(line)
    name = labelled or (line[named.end() :].strip(_AROUND) if named is not None else line)
    if not name or len(name) > _LONGEST or _DIGIT.search(name) is not None:
        return None
    if is_widget(name) or _no_author().match(fold_spelling(name)) is not None:
        return None
    bare = _inner_label().sub(", ", name)
    told = labelled is not None or _is_name(bare) or (_is_unit(bare) and not _ENDS_SENTENCE.search(bare))
    return name if told else None


def is_author_label(line: str) -> bool:
    """Tell whether a line is the label before an author's name and nothing else: "Tác giả:"."""
    return len(line) <= _LONGEST and _author_label().fullmatch(fold_spelling(line.strip(_AROUND))) is not None


def split_glued(line: str) -> tuple[str, str | None]:
    """Return a last paragraph without the byline glued to it, and that byline: "… Bằng khen. Nguyễn Thị Vân |"."""
    label = _glued_label().search(line)
    if label is not None:
        name = read_label(line[label.start() :].strip())
        if name is not None:
            return line[: label.start()].rstrip(), name
    match = _GLUED.search(line, max(0, len(line) - _LONGEST))
    return (line[: match.start()].rstrip(), match["name"]) if match is not None else (line, None)


def _is_name(name: str) -> bool:
    return _NAMES.fullmatch(name) is not None or _WITH_OFFICE.fullmatch(name) is not None


def _is_unit(name: str) -> bool:
    return _unit().match(fold_spelling(name)) is not None


def _bare(line: str) -> str:
    """Return a line without the bars around it, and without the brackets that hold all of it."""
    bare = line.strip(" |")
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare


def _ends_text(before: str) -> bool:
    return _ENDS_SENTENCE.search(before) is not None or before.endswith(("/.", "./", "/", "|"))


@cache
def _labelled() -> re.Pattern[str]:
    labels = any_of(load_furniture().byline_labels)
    return re.compile(rf"(?:{labels})\s*[:;–-]\s*|(?:tác giả|thực hiện|theo|nguồn|bài và ảnh|tin và ảnh)\s(?=\S)")


@cache
def _glued_label() -> re.Pattern[str]:
    labels = any_of(load_furniture().byline_labels)
    return re.compile(rf"(?<=[.!?…/”\"])\s+(?:{labels})\s*:\s*[^.!?]{{2,60}}$", re.IGNORECASE)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load_furniture().byline_units)})(?:\s|$)(?!.*\s(?:đã|sẽ|được|là)\s)")


@cache
def _author_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load_furniture().author_labels)})\s*:?\s*")


@cache
def _poster_label() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load_furniture().poster_labels)})\s*:?\s*")


@cache
def _inner_label() -> re.Pattern[str]:
    return re.compile(rf"[,;]?\s*(?:{any_of(load_furniture().byline_labels)})\s*:\s*", re.IGNORECASE)


@cache
def _no_author() -> re.Pattern[str]:
    return re.compile(any_of(load_furniture().no_authors))
