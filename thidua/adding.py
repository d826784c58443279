"""What is known of a site before anybody looked at it: from the catalogue, else from its address."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from pydantic import ValidationError

from archive.provinces import known_name, province_at, provinces
from crawler.catalogue import shipped_catalogue
from crawler.source import Source
from extract.text import fold_accents
from extract.yamlfile import describe
from thidua.errors import CommandError

if TYPE_CHECKING:
    from crawler.catalogue import Entry
    from crawler.source import PublisherKind

# What publishers are called in the names of hosts, as the catalogue's 349 addresses show.
_KINDS: tuple[tuple[str, PublisherKind], ...] = (
    (r"thidua|tdkt", "emulation_board"), (r"noivu|\bsnv|\bsonv", "home_affairs"), (r"\bbao", "newspaper"),
)  # fmt: skip
_NO_NAME = frozenset({"www", "gov", "vn", "com", "org", "net", "edu"})
_SHORT = 3
"""Letters; names of provinces no longer than this must be a whole label of a host's name."""
_BEFORE_MERGERS = dt.date(2024, 12, 31)


class Seed(NamedTuple):
    """Where a draft begins."""

    source: Source
    start: str


def seed_of(site: str, *, province: str | None, kind: PublisherKind | None, private: bool) -> Seed:
    """Return what a draft begins with.

    Args:
        site: an address, or a slug of the catalogue.
        province: any spelling of its name; None: told by the catalogue or the address.
        kind: who publishes the site; None: likewise.
        private: whether the host may be inside a network.

    Raises:
        CommandError: it is neither, nothing tells the province, or no source can be made of it.
        UnknownProvinceError: no province is called so.
    """
    entry = _entry_of(site)
    if entry is None and "://" not in site:
        raise CommandError(
            f"{site}: no such site in the catalogue (`thidua sources list --catalogue`): give its address"
        )
    start = site if "://" in site else (entry.listing or entry.base_url if entry is not None else site)
    netloc, host = _hosts_of(start)
    if province is not None:
        named: str | None = known_name(province) or "Trung ương"
    else:
        named = entry.province if entry is not None else _province_in(host)
    if named is None:
        raise CommandError(
            f"{site}: nothing tells the province: name it with --province (Trung ương for central bodies)"
        )
    described = {
        "slug": entry.slug if entry is not None else _slug_of(netloc),
        "title": entry.title if entry is not None else "",
        "province": named,
        "kind": kind or (entry.kind if entry is not None else _kind_in(host)),
        "base_url": entry.base_url if entry is not None else urljoin(start, "/"),
        "listings": [{"url": start}],
        **({"allow_private_hosts": [host]} if private else {}),
    }
    try:
        return Seed(Source.model_validate(described), start)
    except ValidationError as problem:
        raise CommandError(f"{site}: no source can be made of it: {describe(problem.errors()[0], Source)}") from None


def _hosts_of(url: str) -> tuple[str, str]:
    """Return an address's host with its port, and without."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # half a pair of brackets, a port that is no number
        sound = False
    if not sound or any(character.isspace() for character in url):
        raise CommandError(f"{url}: is no address of a site: give one like https://thidua.example.gov.vn/")
    return parts.netloc.rpartition("@")[2], parts.hostname or ""


def _entry_of(site: str) -> Entry | None:
    """Return the row of the catalogue with this slug, or with this address."""
    catalogue = shipped_catalogue()
    if site in catalogue:
        return catalogue[site]
    plain = _plain(site)
    addresses = ((one, url) for one in catalogue.values() for url in (one.base_url, one.listing) if url)
    return next((one for one, url in addresses if _plain(url) == plain), None)


def _plain(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")


def _slug_of(netloc: str) -> str:
    """Return a slug made of a host's name, the province's part first: thidua.langson.gov.vn → langson-thidua."""
    labels = [label for label in re.split(r"\.", netloc.lower()) if label not in _NO_NAME]
    joined = "-".join(labels if labels and labels[0].isdigit() else reversed(labels))
    return re.sub(r"[^a-z0-9]+", "-", joined or netloc.lower()).strip("-")


def _province_in(host: str) -> str | None:
    """Return the province whose name a host's name holds, the longest first, as it was called before 2025."""
    plain = {re.sub(r"[^a-z]", "", fold_accents(name).lower().removeprefix("tp.")): name for name in provinces()}
    labels = host.split(".")
    for found in sorted(plain, key=len, reverse=True):
        # "hue" is also the end of "thue", which are taxes.
        if found in labels or (len(found) > _SHORT and found in host):
            return province_at(plain[found], _BEFORE_MERGERS)
    return None


def _kind_in(host: str) -> PublisherKind:
    return next((kind for pattern, kind in _KINDS if re.search(pattern, host)), "provincial_portal")
