"""The pagers that are no plain links: buttons that load more, `rel=next`, and ASP.NET's postbacks.

A postback has no address of its own: the page's form is sent back with the name of an event. It is given one, so that
the ledger can keep it like any other: the page's address with the event in its query. Asked for by POST with the form's
fields, servers take the event from the form and leave the query alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.links import parse_html
from extract.page.urls import absolute_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

EVENT = "__EVENTTARGET"
_ARGUMENT = "__EVENTARGUMENT"
_PAGE = "__PAGE"
"""Ours: the number of the page that the event leads to."""
_ADDED = frozenset({EVENT, _ARGUMENT, _PAGE})
_HINT = re.compile(rb"doPostBack|PostBackOptions|data-[\w-]*(?:url|href|next|link)|rel=[\"']?next", re.IGNORECASE)
_CALL = re.compile(r"""(?:doPostBack|PostBackOptions)\(\s*["']([^"']+)["']\s*,\s*["']([^"']*)["']""")
_NUMBERED = re.compile(r"(?:page)?[_$]?(\d{1,5})", re.IGNORECASE)
_LOADERS = frozenset({"data-url", "data-href", "data-next", "data-next-url", "data-link", "data-page-url"})


def find_pagers(body: bytes, url: str) -> tuple[str, ...]:
    """Return the absolute addresses that a listing's pager may lead to besides those of its links, in page order.

    Args:
        body: HTML, content encoding undone.
        url: the page's own address; a postback's event in it is left out of those found.
    """
    if _HINT.search(body) is None:
        return ()
    tree = parse_html(body)
    return tuple(dict.fromkeys(_find(tree, url))) if tree is not None else ()


def is_postback(url: str) -> bool:
    """Tell whether an address is the one that a postback was given."""
    return f"{EVENT}=" in urlsplit(url).query


def form_address(url: str) -> str:
    """Return the address of the page whose form a postback sends back."""
    parts = urlsplit(url)
    kept = [pair for pair in parts.query.split("&") if pair.partition("=")[0] not in _ADDED]
    return urlunsplit(parts._replace(query="&".join(kept)))


def read_form(body: bytes) -> dict[str, str]:
    """Return the hidden fields of a page, which carry the state that ASP.NET wants back."""
    tree = parse_html(body) if b"__VIEWSTATE" in body else None
    inputs = tree.iter("input") if tree is not None else ()
    return {
        one.get("name", ""): one.get("value", "") for one in inputs if one.get("type") == "hidden" and one.get("name")
    }


def fill_form(form: Mapping[str, str], url: str) -> dict[str, str]:
    """Return the fields to send for the postback `url`."""
    event = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    return {**form, EVENT: event[EVENT], _ARGUMENT: event.get(_ARGUMENT, "")}


def _find(tree: etree._Element, url: str) -> Iterator[str]:
    for one in tree.iter("a", "button", "link", "input"):
        called = _CALL.search(f"{one.get('href', '')} {one.get('onclick', '')}")
        if called is not None:
            found = _name_event(url, called[1], called[2], "".join(one.itertext()) or one.get("value", ""))
        elif one.tag == "link":
            found = absolute_url(url, one.get("href", "")) if one.get("rel") == "next" else None
        else:
            loaded = next((one.get(name) for name in one.keys() if name in _LOADERS), None)  # noqa: SIM118 (no mapping)
            found = absolute_url(url, loaded) if loaded else None
        if found is not None:
            yield found


def _name_event(url: str, target: str, argument: str, shown: str) -> str | None:
    """Return the address of an event that turns to a page: its number is in the argument, or shown to the reader."""
    number = _NUMBERED.fullmatch(argument) or _NUMBERED.fullmatch(shown.strip(" []\xa0\n\t"))
    if number is None:
        return None
    page = form_address(url)
    event = urlencode({EVENT: target, _ARGUMENT: argument, _PAGE: number[1]})
    return f"{page}{'&' if urlsplit(page).query else '?'}{event}"
