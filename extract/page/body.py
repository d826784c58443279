"""The body's blocks sorted into paragraphs, captions and author; furniture is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from extract.page.bylines import is_source_line, read_byline, read_label, split_glued
from extract.page.furniture import (
    ends_article,
    is_file_name,
    is_pointer,
    is_popular_heading,
    is_stamp_line,
    is_widget,
    same_text,
    starts_like_caption,
)
from extract.page.lines import is_wrapped
from extract.page.related import headline_link, heads_related, is_list_line
from extract.page.select import LONGEST_LINE
from extract.text import join_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.page.blocks import Block

_CAPTION_LENGTH = 400
_UNMARKED_CAPTION = 300
_SENTENCE_CAPTION = 160
_TAG_LENGTH = 30
"""Characters of a keyword."""
_BUTTON = 60
"""Characters of a line above the text that would end it below."""
_HEAD = 4
"""So many blocks at the top may repeat the title, the section, the sapo."""
_SAME_SAPO = 95
"""rapidfuzz ratio in percent above which two leads are the same, an agency's tag aside."""


@dataclass(slots=True)
class BodyText:
    """What a body says."""

    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    author: str | None = None
    source: str | None = None
    """Where the text was taken from."""

    @property
    def text(self) -> str:
        """The paragraphs as extract.text joins them."""
        return join_paragraphs(self.paragraphs)


def read_body(blocks: list[Block], *, title: str, category: str | None, marked: set[int]) -> BodyText:
    """Return what the body's blocks say.

    Args:
        blocks: the body's, in order.
        title: dropped where the body repeats it.
        category: dropped likewise.
        marked: indexes of the blocks that the markup says are captions.
    """
    found = BodyText()
    kept = list(article_blocks(_without_head(blocks, title, category)))
    lines = _trim_list(kept)
    texts = _take_captions(lines, marked, found)
    found.paragraphs = _drop_sapo_twin(_join_wrapped(texts))
    _take_author(found)
    return found


def _without_head(blocks: list[Block], title: str, category: str | None) -> list[Block]:
    """Return the blocks without the title, section and stamp that the body repeats at its top."""
    head = [
        block
        for block in blocks[:_HEAD]
        if not (same_text(block.text, title) or (category is not None and same_text(block.text, category)))
    ]
    return [*head, *blocks[_HEAD:]]


def article_blocks(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks that are no widgets, advertisements or lists, up to where the article ends."""
    listing = text_seen = False
    for place, block in enumerate(blocks):
        line = block.text
        if heads_related(blocks, place) or is_popular_heading(line):
            listing = True
            continue
        if ends_article(line) and (text_seen or len(line) <= _BUTTON):
            if text_seen:
                return
            continue
        listing = listing and is_list_line(block)
        if listing or _is_buttons(block) or is_file_name(line) or is_pointer(line) or is_stamp_line(line):
            continue
        text_seen = True
        yield block


def _trim_list(blocks: list[Block]) -> list[Block]:
    """Return the blocks without the keywords, and the run of headlines that has no heading of its own, at the end."""
    text = last = len(blocks) - len(list(takewhile(_is_tag, reversed(blocks))))
    while text and headline_link(blocks[text - 1]) is not None:
        text -= 1
    return blocks[:text] if last - text > 1 and text else blocks[:last]


def _is_tag(block: Block) -> bool:
    """Tell whether a line is one of an article's keywords: a short link in small letters."""
    is_small = block.text[0].islower() or block.text[0] == "#"
    return is_small and len(block.text) <= _TAG_LENGTH and block.link_share == 1


def _take_captions(blocks: list[Block], marked: set[int], found: BodyText) -> list[str]:
    """Put the captions into `found` and return the other lines."""
    texts: list[str] = []
    last = -2
    for block in blocks:
        is_credit = last == block.index - 1 and block.text.lower().startswith(("ảnh:", "ảnh -", "nguồn ảnh"))
        if is_credit and found.captions and len(found.captions[-1]) + len(block.text) < LONGEST_LINE:
            found.captions[-1] = f"{found.captions[-1]} {block.text}"
        elif (block.index in marked and len(block.text) <= _CAPTION_LENGTH) or (
            _is_unmarked_caption(block) and not (block is blocks[-1] and read_byline(block.text, ".") is not None)
        ):
            found.captions.append(block.text)
        else:
            texts.append(block.text)
            continue
        last = block.index
    return texts


def _is_buttons(block: Block) -> bool:
    """Tell whether a line is a widget, or made of buttons' links, without a space between maybe: "FacebookZalo"."""
    return is_widget(block.text) or (block.link_share > 0.9 and all(is_widget(text) for _, text in block.links if text))


def _is_unmarked_caption(block: Block) -> bool:
    """Tell whether a line under a picture is its caption: emphasised, no whole sentence, or begun like one."""
    line = block.text
    if not block.after_image or len(line) > _UNMARKED_CAPTION or line.endswith(":"):
        return False
    if block.emphasised or line.startswith("(") or line[-1] not in '.!?…”";/':
        return True
    return len(line) <= _SENTENCE_CAPTION and starts_like_caption(line)


def _join_wrapped(texts: list[str]) -> list[str]:
    """Return paragraphs: a line that goes on with the sentence before it is no paragraph of its own."""
    joined: list[str] = []
    for text in texts:
        if joined and text[0].islower() and is_wrapped(joined[-1], text):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return joined


def _drop_sapo_twin(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs without a lead that is printed twice; the first of the two stays."""
    kept: list[str] = []
    for i, text in enumerate(paragraphs):
        twin = i < _HEAD and any(fuzz.ratio(text, one, score_cutoff=_SAME_SAPO) for one in kept)
        if not twin:
            kept.append(text)
    return kept


def _take_author(found: BodyText) -> None:
    """Move the byline from the paragraphs into `found`: the last lines, a labelled first one, or a glued one."""
    lines = found.paragraphs
    sources: list[str] = []
    while lines:
        author = read_byline(lines[-1], lines[-2] if len(lines) > 1 else None)
        if author is None or (found.author is not None and read_label(lines[-1]) is None):
            break
        if found.author is not None and len(author) + len(found.author) > LONGEST_LINE:
            break
        if is_source_line(lines[-1]):
            sources.append(author)
        else:
            found.author = author if found.author is None else f"{author}; {found.author}"
        lines.pop()
    if len(lines) > 1 and found.author is None:
        _take_top_author(found)
    if lines and found.author is None:
        lines[-1], found.author = split_glued(lines[-1])
    found.source = sources[-1] if sources else None


def _take_top_author(found: BodyText) -> None:
    """Take a byline that stands before the lead: "BẢO NGUYÊN |", "Tác giả: Lệ Thu"."""
    first = found.paragraphs[0]
    labelled = read_label(first)
    name = labelled or (first.rstrip(" |") if first.endswith("|") and len(first) < 40 else None)
    if name is not None:
        found.author = name
        del found.paragraphs[0]
