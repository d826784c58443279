"""Addresses: which are the same article, and the article's id."""

from __future__ import annotations

import hashlib
import re
from fnmatch import fnmatchcase
from functools import cache
from urllib.parse import parse_qsl, quote, unquote, urldefrag, urlencode, urljoin, urlsplit, urlunsplit

from extract.gazetteer import load_gazetteer
from extract.page.rules import PageRules
from extract.yamlfile import Strict

# Servlet sessions ride in the path: /tin.jsp;jsessionid=0A1B.
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?]*", re.IGNORECASE)
_NO_RULES = PageRules()


class UrlNames(Strict):
    """gazetteer/page_urls.yml: what in an address does not name an article."""

    session: tuple[str, ...]
    tracking: tuple[str, ...]
    view: tuple[str, ...]
    print_folders: tuple[str, ...]


def canonical_path(url: str, rules: PageRules = _NO_RULES) -> str:
    """Return what of `url` names the article: its canonical path and query.

    Scheme, host, fragment, session ids, tracking, print views, the query's order and a final slash make no
    difference. Where the rules' `identity` matches, its groups alone name the article. Malformed addresses
    come back as they are.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    path, query = _canonical_folders(parts.path), _canonical_query(parts.query, rules.keep_query)
    whole = f"{path}?{query}" if query else path
    found = re.search(rules.identity, whole) if rules.identity is not None else None
    return "/".join(group or "" for group in found.groups()) if found is not None else whole


def article_id(slug: str, url: str, rules: PageRules = _NO_RULES) -> str:
    """Return the article's id: 16 hexadecimal digits of SHA-256 over the source's slug and the canonical path.

    64 bits: among ten million articles two share an id with a chance of 3 in a million.
    """
    return hashlib.sha256(f"{slug}\n{canonical_path(url, rules)}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def absolute_url(base: str, href: str) -> str | None:
    """Return the http address that `href` means on the page `base`, without fragment; None when it means none."""
    try:
        joined = urldefrag(urljoin(base, "".join(href.split("\n")).strip())).url
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc and joined != urldefrag(base).url else None


def drop_session(url: str) -> str:
    """Return an address without session ids: what to ask a site for, and to show; the rest stays as it is written."""
    if ";" not in url and "?" not in url:
        return url
    parts = urlsplit(url)
    kept = [pair for pair in parts.query.split("&") if not _is_named(pair.partition("=")[0], _names().session)]
    return urlunsplit(parts._replace(path=_PATH_SESSION.sub("", parts.path), query="&".join(kept)))


def same_site(one: str, other: str) -> bool:
    """Tell whether two addresses are on the same host, www or not."""
    return _host(one) == _host(other)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _canonical_folders(path: str) -> str:
    folders = unquote(_PATH_SESSION.sub("", path)).split("/")
    kept = [folder for folder in folders if folder and folder.lower() not in _names().print_folders]
    return "/" + quote("/".join(kept), safe="/,:;@!$'()*+=~&")


def _canonical_query(query: str, keep: tuple[str, ...]) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    if keep:
        return urlencode(sorted(pair for pair in pairs if pair[0] in keep))
    return urlencode(sorted(pair for pair in pairs if not _is_noise(pair[0])))


@cache
def _names() -> UrlNames:
    loaded: UrlNames = load_gazetteer("page_urls", UrlNames)
    return loaded


def _is_noise(name: str) -> bool:
    names = _names()
    return _is_named(name, (*names.session, *names.tracking, *names.view))


def _is_named(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name.lower(), pattern) for pattern in patterns)
