"""People who are there for another's sake: a hero's kin and neighbours, a household that is given a house.

They are named and quoted, but nobody honours them, and what they say they have said at no meeting. Nor does anybody
honour those whom the police sought.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.facts.role_words import role_words
from extract.patterns import any_of

if TYPE_CHECKING:
    from extract.facts.chains import Holder
    from extract.records import Span

_NEAR = 60  # characters in front of a name that can tell whose kin it is
_TELLS = r"(?:cho biết|cho hay|chia sẻ|nói|kể|bộc bạch|tâm sự|bày tỏ|phấn khởi|vui mừng|nhận xét)"
_CALLS = r"(?:anh|chị|ông|bà|cụ|em|cô|chú|cháu|thầy)"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns around such people, for a folded text."""
    words = role_words()
    kin, others, own = any_of(words.kin | words.kin_addressed), any_of(words.bystanders), any_of(words.kin)
    of = rf"(?:{_CALLS}|của [^,;.]{{2,30}})"
    return {
        "before": re.compile(
            rf"(?<!cùng )(?<!và )\b(?:{kin} {of}(?: [^\W\d_]+)?(?:,| là) (?:{_CALLS} )?|{own} (?:là )?(?:{_CALLS} )?)$"
        ),
        "behind": re.compile(
            rf" ?(?:[,–-]|\(|là) ?(?:{kin} {of}\b|(?:một |là )?{others}\b|một (?!trong )[^,.;:]{{2,50}},? {_TELLS}\b)"
        ),
        "suspect": re.compile(rf"\b{any_of(words.suspects)}(?: là| gồm|:)? $"),
        "crime": re.compile(rf"(?: ?\([^)]{{1,80}}\))?,?(?: đã| bị)? {any_of(words.crimes)}\b"),
        "helped": re.compile(
            rf"\b{any_of(words.help)}\b[^.;:]{{0,80}}\b(?:gia đình|hộ|đoàn viên|hội viên|bệnh nhân)(?: chính sách)?"
            rf"(?: {_CALLS})?(?:,? {_CALLS})? $"
        ),
        "aside": re.compile(rf", (?:là )?{kin} (?:của )?{_CALLS} $"),
    }


def is_bystander(text: str, sentence: Span, holder: Holder) -> bool:
    """Say whether a person is introduced as another's kin or, without an office, as one of the people around.

    Args:
        text: the folded text.
        sentence: where the person is named.
        holder: the person.
    """
    start, name = max(sentence.start, holder.name.start - _NEAR), holder.name
    before = _patterns()["before"].search(text, start, name.start)
    behind = _patterns()["behind"].match(text, name.end, sentence.end)
    sought = _patterns()["suspect"].search(text, start, name.start) or _patterns()["crime"].match(text, name.end)
    return before is not None or (not holder.offices and (behind is not None or sought is not None))


def is_helped(text: str, start: int, holder: Holder) -> bool:
    """Say whether a person is named, from `start` on, as whose household is given a house or a gift."""
    return _patterns()["helped"].search(text, start, holder.name.start) is not None


def is_aside(text: str, start: int, holder: Holder) -> bool:
    """Say whether a name only tells whose kin the person before it is: "bà Gấm, con gái ông | Tám, bày tỏ …"."""
    return not holder.offices and _patterns()["aside"].search(text, start, holder.name.start) is not None
