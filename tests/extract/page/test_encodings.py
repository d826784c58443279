"""A whole page in each encoding that sites have served: the same article, and a record of how it was read."""

from __future__ import annotations

import unicodedata

import pytest
from html_pages import LAST, LEAD, NO_RULES, SECOND, TITLE, draw_page, read_page
from old_letters import to_cp1258, to_tcvn3, to_vni

PAGE = draw_page()


def to_entities(text: str) -> str:
    return "".join(f"&#{ord(char)};" if ord(char) > 127 else char for char in text)


NAMED = {
    "ô": "&ocirc;",
    "á": "&aacute;",
    "à": "&agrave;",
    "é": "&eacute;",
    "ê": "&ecirc;",
    "í": "&iacute;",
    "ã": "&atilde;",
}
WITHOUT_META = PAGE.replace('<meta charset="utf-8">', "")
WRONG_META = PAGE.replace("utf-8", "iso-8859-1")
SERVED = {
    "utf-8 with a wrong header": (PAGE.encode(), "text/html; charset=iso-8859-1", "utf-8", ()),
    "utf-8 with a wrong meta element": (WRONG_META.encode(), "text/html; charset=windows-1252", "utf-8", ()),
    "utf-8 that says nothing": (WITHOUT_META.encode(), None, "utf-8", ()),
    "decomposed": (unicodedata.normalize("NFD", PAGE).encode(), None, "utf-8", ("decomposed",)),
    "windows-1258": (to_cp1258(WITHOUT_META), "text/html; charset=windows-1258", "cp1258", ("decomposed",)),
    "windows-1258 called utf-8": (to_cp1258(PAGE), "text/html; charset=utf-8", "cp1258", ("decomposed",)),
    "tcvn3 bytes": (to_tcvn3(WITHOUT_META).encode("latin-1"), None, "latin-1", ("tcvn3",)),
    "tcvn3 in utf-8": (to_tcvn3(PAGE).encode(), "text/html; charset=utf-8", "utf-8", ("tcvn3",)),
    "vni bytes": (to_vni(WITHOUT_META).encode("cp1252"), None, "latin-1", ("vni",)),
    "vni in utf-8": (to_vni(PAGE).encode(), "text/html; charset=utf-8", "utf-8", ("vni",)),
    "numeric entities": (to_entities(PAGE).encode("ascii"), None, "utf-8", ()),
    "named entities": ("".join(NAMED.get(char, char) for char in PAGE).encode(), None, "utf-8", ()),
}  # fmt: skip


@pytest.mark.parametrize("how", SERVED)
def test_the_same_article_however_it_is_served(how: str) -> None:
    body, content_type, name, repairs = SERVED[how]
    page = read_page(body, NO_RULES, content_type=content_type)
    assert page.article is not None, page.reason
    assert page.article.title == TITLE
    assert page.article.body == "\n\n".join([LEAD, SECOND, LAST])
    assert page.article.published is not None
    assert (page.encoding.name, page.encoding.repairs) == (name, repairs)
    assert unicodedata.is_normalized("NFC", page.article.body)
