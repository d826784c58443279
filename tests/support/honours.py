"""Givers and honours as marks, and the awards of marked articles: for the tests of awards and of their recipients."""

from __future__ import annotations

from marked import read_marked

from extract.facts.awards import extract
from extract.records import Award, Facts

CT = "[[TITLE|Chủ tịch]] [[ORG|UBND tỉnh]]"
TTG = "[[TITLE|Thủ tướng]] [[ORG|Chính phủ]]"
CTN = "[[TITLE|Chủ tịch nước]]"
BK = "[[AWARD|Bằng khen]]"
CO = "[[AWARD|Cờ thi đua]]"
GK = "[[AWARD|Giấy khen]]"
HC3 = "[[AWARD|Huân chương Lao động hạng Ba]]"


def awards_of(body: str, title: str = "Tin thi đua", captions: tuple[str, ...] = ()) -> list[Award]:
    """Return the awards of a marked article."""
    made = extract(read_marked(body, title=title, captions=captions), Facts())
    return [one for one in made if isinstance(one, Award)]
