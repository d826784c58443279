"""Which lines of a page are no part of its article: knowledge from gazetteer/page_furniture.yml, compiled."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.gazetteer import load_gazetteer
from extract.page.dates import find_stamps
from extract.text import fold_spelling
from extract.yamlfile import Strict

_FOLDED = 300
"""Characters; no furniture is longer."""
_WIDGET_LENGTH = 200
_HEADING_LENGTH = 60
_WORD = re.compile(r"\w")
_BESIDE_LABEL = 40
"""Characters: 'Người đăng: Ban Biên tập' and a counter stand beside labelled stamps."""
_LETTER = re.compile(r"[^\W\d_]")
# 'DSC05521_0.JPG', 'KHOI THI DUA (1).JPG', 'Still1007_00010', 'z4787624563487 e83…', '![]() |'
_FILE = re.compile(
    r"[\w\s().,+%&-]{1,120}\.(?:jpe?g|png|gif|bmp|webp|pdf|docx?|xlsx?|pptx?|rar|zip|mp[34])"
    r"|(?:DSC|IMG|DSCN|Still|Untitled|z)[_\s]?\d{3,}[\w\s().…-]{0,60}|\d{6,}(?:_\w+)*"
    r"|!\[\]\(?[^)]{0,200}\)?\s*\|?",
    re.IGNORECASE,
)


class Furniture(Strict):
    """gazetteer/page_furniture.yml."""

    widgets: tuple[str, ...]
    counters: tuple[str, ...]
    line_starts: tuple[str, ...]
    related_headings: tuple[str, ...]
    related_patterns: tuple[str, ...]
    related_kinds: tuple[str, ...]
    related_relations: tuple[str, ...]
    popular_headings: tuple[str, ...]
    neighbour_headings: tuple[str, ...]
    tail_starts: tuple[str, ...]
    tail_lines: tuple[str, ...]
    stamp_labels: tuple[str, ...]
    byline_labels: tuple[str, ...]
    byline_units: tuple[str, ...]
    author_labels: tuple[str, ...]
    poster_labels: tuple[str, ...]
    section_labels: tuple[str, ...]
    counter_labels: tuple[str, ...]
    general_sections: tuple[str, ...]
    page_names: tuple[str, ...]
    you_are_here: tuple[str, ...]
    no_authors: tuple[str, ...]
    caption_starts: tuple[str, ...]
    home: tuple[str, ...]


@lru_cache(maxsize=2048)
def fold_line(line: str) -> str:
    """Return fold_spelling of a line's beginning; the same lines are asked about many times while a page is read."""
    return fold_spelling(line[:_FOLDED])


@cache
def load_furniture() -> Furniture:
    """Return the furniture file, read once."""
    loaded: Furniture = load_gazetteer("page_furniture", Furniture)
    return loaded


def any_of(phrases: tuple[str, ...]) -> str:
    """Return a pattern of any of `phrases`, longest first, whole words."""
    return "|".join(rf"(?<!\w){re.escape(p)}(?!\w)" for p in sorted(phrases, key=len, reverse=True))


@cache
def _widget() -> re.Pattern[str]:
    known = load_furniture()
    return re.compile(f"{'|'.join(known.counters)}|{any_of(known.widgets)}")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(any_of(load_furniture().stamp_labels))


@cache
def _related() -> re.Pattern[str]:
    return re.compile("|".join(load_furniture().related_patterns))


@cache
def _named_related() -> re.Pattern[str]:
    known = load_furniture()
    return re.compile(rf"(?:các |những )?(?:{any_of(known.related_kinds)}).*(?:{any_of(known.related_relations)})")


@lru_cache(maxsize=2048)
def is_widget(line: str) -> bool:
    """Tell whether a line holds nothing but buttons, counters, numbers and punctuation."""
    if len(line) > _WIDGET_LENGTH:
        return False
    return _LETTER.search(_widget().sub(" ", fold_line(line))) is None


def is_file_name(line: str) -> bool:
    """Tell whether a line is a file's name and nothing else."""
    return _FILE.fullmatch(line) is not None


def is_pointer(line: str) -> bool:
    """Tell whether a line is an advertisement, an attachment or points elsewhere."""
    return fold_line(line).lstrip("-+*•> ").startswith(load_furniture().line_starts)


def is_related_heading(line: str) -> bool:
    """Tell whether a line heads a list of other articles."""
    heading = _heading(line)
    return heading in load_furniture().related_headings or _related().fullmatch(heading) is not None


def is_neighbour_heading(line: str) -> bool:
    """Tell whether a line stands over the link to the one article before or after."""
    return _heading(line) in load_furniture().neighbour_headings


def names_related(line: str) -> bool:
    """Tell whether a line says what a list of other articles is, if one follows: "Bài viết mới về các cụm thi đua"."""
    heading = _heading(line)
    return _named_related().match(heading) is not None and heading not in load_furniture().popular_headings


def is_popular_heading(line: str) -> bool:
    """Tell whether a line heads a list that all pages of the site share."""
    return _heading(line) in load_furniture().popular_headings


def ends_article(line: str) -> bool:
    """Tell whether nothing of the article follows a line: comment forms, footers."""
    folded = fold_line(line)
    return folded.startswith(load_furniture().tail_starts) or _heading(line) in load_furniture().tail_lines


@lru_cache(maxsize=2048)
def is_stamp_line(line: str) -> bool:
    """Tell whether a line is a publication stamp with its label, brackets and counters, and nothing else.

    Behind a labelled stamp and a divider whatever stands is of the same kind: the section, the author, counters.
    """
    rest = without_stamps(line)
    if rest == line:
        return False
    if begins_with_stamp(line, before="|•·"):
        return True
    bare = strip_labels(rest).strip()
    return is_widget(bare) or (has_label(line) and len(bare) <= _BESIDE_LABEL)


def begins_with_stamp(line: str, *, before: str = "") -> bool:
    """Tell whether a line is a stamp with its label before it, and then something else: "Đăng lúc 13/01/2023 | Mục: …".

    Args:
        line: the line.
        before: the characters of which one parts the stamp from what follows; "" asks for none.
    """
    stamp = next(find_stamps(line[:_WIDGET_LENGTH]), None)
    if stamp is None or not has_label(line[: stamp.start]) or not is_widget(strip_labels(line[: stamp.start])):
        return False
    return len(line) <= _WIDGET_LENGTH and (not before or line[stamp.end :].lstrip()[:1] in before)


def without_stamps(line: str) -> str:
    """Return a line with its stamps cut out."""
    kept, at = [], 0
    for stamp in find_stamps(line[:_WIDGET_LENGTH]):
        kept.append(line[at : stamp.start])
        at = stamp.end
    return " ".join([*kept, line[at:]])


def strip_labels(line: str) -> str:
    """Return a line, folded, without the labels of publication stamps."""
    return re.sub(r"gmt\s?\+?\s?\d*", " ", _label().sub(" ", fold_line(line)))


def has_label(line: str) -> bool:
    """Tell whether a line has a publication stamp's label."""
    return _label().search(fold_line(line)) is not None


def is_home(name: str) -> bool:
    """Tell whether a breadcrumb's part is the site itself."""
    return fold_line(name) in load_furniture().home


def starts_like_caption(line: str) -> bool:
    """Tell whether a line begins as captions do."""
    return fold_line(line).lstrip("( ").startswith(load_furniture().caption_starts)


def same_text(one: str, other: str) -> bool:
    """Tell whether two lines say the same to a reader: case, spelling variants and punctuation aside."""
    longer = max(len(one), len(other))
    return longer <= _FOLDED and _WORDS.findall(fold_line(one)) == _WORDS.findall(fold_line(other))


_WORDS = re.compile(r"\w+")
_COUNT = re.compile(r"\s*\(\d+\)\s*$")


def _heading(line: str) -> str:
    if len(line) > _HEADING_LENGTH:
        return ""
    return _COUNT.sub("", fold_line(line)).strip(" :.»›>-–|+*•[]()/…")
