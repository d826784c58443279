"""What an element is for, as far as its name, class, id or microdata says so.

Told while the page is walked, once an element: the same as CSS selectors would take ten times a page's parse.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, cast

from bs4 import Tag

from extract.gazetteer import load_gazetteer
from extract.yamlfile import Strict

Role = Literal[
    "breadcrumb", "caption", "category", "author", "author_icon", "outside", "advert", "lead", "stamp", "body",
    "picture_table", "furniture", "related", "time",
]  # fmt: skip

# "createdby", "post-by", "tin-nguon"; what the names of icon fonts call a person or a pen follows their prefix.
_AUTHOR = (
    r"author|byline|writer|tac-?gia|but-?danh|nguoi-?viet|(?<![a-z])(?:post|posted|created?|written)-?by(?![a-z])"
    r"|(?<![a-z])nguon(?:-?tin)?(?![\w-])"
)
_AUTHOR_ICON = (
    r"(?:(?<![a-z])(?:fa|bi|mdi|ri|la|ti|lucide|feather|ion|tabler|bx|bxs|fi|uil|ph|glyphicon|typcn|pi|lnr)|icons?)"
    r"-(?:[a-z]+-)?(?:user|person|account|pencil|pen|author|edit)(?![a-z])"
)
_NAMED = re.compile(
    r"(?P<breadcrumb>breadcrumb|(?<![a-z])(?:crumbs?|pathway|sitemappath|duong-?dan)(?![a-z]))"
    r"|(?P<caption>caption|chu-?thich|(?:img|image|photo|anh|hinh)-?(?:desc|note|title|caption|text))"
    r"|(?P<category>category|chuyen-?muc|cat-links|(?<![a-z])(?:article|post|news|entry|item)-?section(?![a-z]))|(?P<comment>comment|binh-?luan)"
    rf"|(?P<author_icon>{_AUTHOR_ICON})|(?P<author>{_AUTHOR})"
    r"|(?P<advert>quang-?cao|advert|banner-?(?:ads|item)|(?<![a-z])(?:ads?|qc)(?![a-z]))"
    r"|(?P<lead>sapo|home-?text|intro-?text|summary|tom-?tat|mo-?ta|trich-?yeu|(?<![a-z])(?:lead|brief|teaser|excerpt|standfirst|trich-?dan)(?![a-z])|-desc(?![a-z]))",
    re.IGNORECASE,
)


class Markup(Strict):
    """gazetteer/page_markup.yml: words of class names and ids."""

    furniture: tuple[str, ...]
    related: tuple[str, ...]


_BY_TAG: dict[str, Role] = {
    "nav": "outside", "footer": "outside", "aside": "outside", "figcaption": "caption", "article": "body",
    "main": "body", "marquee": "outside",
}  # fmt: skip
_BY_ARIA: dict[str, Role] = {
    "navigation": "outside", "contentinfo": "outside", "complementary": "outside", "main": "body",
}  # fmt: skip
_BY_MICRODATA: dict[str, Role] = {
    "articlebody": "body", "articlesection": "category", "author": "author", "datepublished": "stamp",
}  # fmt: skip
# Small pictures that are buttons, spacers or smileys.
_ICON = re.compile(r"icon|emoji|spacer|blank|button|btn|logo|print|mail|facebook|zalo|arrow|bullet", re.IGNORECASE)
_MIN_PICTURE = 60
_LONGEST_NAME = 200
_LONGEST_FIELD = 20
_FIELD = re.compile(_AUTHOR, re.IGNORECASE)
_PAGE = frozenset({"html", "body"})
_ICON_FONTS = frozenset({
    "material-icons", "material-icons-outlined", "material-icons-round", "material-symbols-outlined",
    "material-symbols-rounded", "material-symbols-sharp", "mat-icon",
})  # fmt: skip
"""The classes under which an icon font draws names: <i class="material-icons">person</i>."""
_DRAWN_AUTHORS = frozenset({"person", "account_circle", "edit", "create", "face", "person_outline", "draw", "badge"})
_AUTHOR_PICTURE = re.compile(r"(?:^|[/_-])(?:icon|ico|ic)?[_-]?(?:user|author|person|pen|pencil|tac-?gia)s?[._-]")
_SAYING = frozenset({"role", "itemprop", "itemtype", "aria-label", "rel", "datetime"})
_CONTROLS = frozenset({"button", "combobox", "listbox", "slider", "toolbar", "search", "tablist", "menu", "menubar"})


def is_icon(tag: Tag) -> bool:
    """Tell whether an element is an icon whose content is no text."""
    return tag.name in ("svg", "mat-icon") or not _ICON_FONTS.isdisjoint(tag.attrs.get("class") or ())


def _is_author_icon(tag: Tag) -> bool:
    """Tell whether an icon stands for a person or a pen: by its name in a font or sprite, its file, its hint."""
    if tag.name == "img":
        return _AUTHOR_PICTURE.search(_attribute(tag, "src")) is not None
    if tag.name == "svg":
        uses = tag.find_all("use", limit=1)
        named = [_attribute(use, "href").replace("#", "/") + "." for use in uses if isinstance(use, Tag)]
        return any(_AUTHOR_PICTURE.search(name) is not None for name in named)
    hint = _attribute(tag, "title") or _attribute(tag, "aria-label")
    return hint in ("tác giả", "người viết", "author") or (is_icon(tag) and tag.get_text().strip() in _DRAWN_AUTHORS)


@cache
def _words() -> re.Pattern[str]:
    known = load_gazetteer("page_markup", Markup)
    groups = (("related", known.related), ("furniture", known.furniture))
    return re.compile("|".join(rf"(?P<{role}>(?<![a-z])(?:{'|'.join(words)})(?![a-z]))" for role, words in groups))


def roles_of(tag: Tag) -> list[Role]:
    """Return what an element says it is for; mostly nothing."""
    if tag.name in _PAGE:
        return []  # what its classes name is somewhere on the page: "no-comments", "has-ads"
    found = [_BY_TAG[tag.name]] if tag.name in _BY_TAG else []
    icon = is_icon(tag)
    if not tag.attrs and "-" not in tag.name and not icon:
        return found
    if not _SAYING.isdisjoint(tag.attrs):
        found += _roles_by_attribute(tag)
    if _is_data_of_author(tag):
        found.append("author")
    if (icon or tag.name in ("i", "img", "span")) and _is_author_icon(tag):
        found.append("author_icon")
    name = f"{tag.name if '-' in tag.name else ''} {_attribute(tag, 'class')} {_attribute(tag, 'id')}"
    return [*found, *_roles_by_name(name)]


def _roles_by_attribute(tag: Tag) -> list[Role]:
    """Return what an element's ARIA role, microdata, relation or time says."""
    aria, rel = _attribute(tag, "role"), _attribute(tag, "rel")
    told = (_BY_ARIA.get(aria), _BY_MICRODATA.get(_attribute(tag, "itemprop")))
    found = [role for role in told if role is not None]
    if _attribute(tag, "itemtype").endswith("breadcrumblist") or "breadcrumb" in _attribute(tag, "aria-label"):
        found += ["breadcrumb", "outside"]
    if rel == "category tag":
        found.append("category")
    if "author" in rel.split():
        found.append("author")
    if tag.name == "time" and tag.has_attr("datetime"):
        found.append("stamp" if "published" in _attribute(tag, "class") else "time")
    if aria in _CONTROLS:
        found.append("furniture")
    return found


@lru_cache(maxsize=8192)
def _roles_by_name(name: str) -> tuple[Role, ...]:
    """Return the roles that a class or id names; the same names come back all over a page and a site."""
    worded, named = _words().search(name), _NAMED.search(name)
    found: list[Role] = [cast("Role", worded.lastgroup)] if worded is not None else []
    if named is None:
        return tuple(found)
    if named["comment"]:
        return (*found, "outside")
    if named["breadcrumb"]:
        return (*found, "breadcrumb", "outside")
    return (*found, cast("Role", named.lastgroup))


def _is_data_of_author(tag: Tag) -> bool:
    """Tell whether a data attribute says that the author's name goes here: page builders name their fields so."""
    said = (value for name, value in tag.attrs.items() if name.startswith("data-") and isinstance(value, str))
    return any(len(value) <= _LONGEST_FIELD and _FIELD.fullmatch(value) is not None for value in said)


def _attribute(tag: Tag, name: str) -> str:
    """Return an attribute's value in lower case; lists of classes joined."""
    value = tag.attrs.get(name)
    if value is None:
        return ""
    return (value if isinstance(value, str) else " ".join(value))[:_LONGEST_NAME].lower()


def is_picture(tag: Tag) -> bool:
    """Tell whether an img element is a photo that may have a caption: no icon, no spacer."""
    for side in ("width", "height"):
        digits = re.match(r"\d{1,4}", str(tag.get(side) or ""))
        if digits is not None and int(digits[0]) < _MIN_PICTURE:
            return False
    name = str(tag.get("src") or "")[-_LONGEST_NAME:].rsplit("/", 1)[-1]
    return _ICON.search(name) is None
