"""The values of source files that must be more than text: checked, and left as they are."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from crawler.platforms import load_platforms
from extract.provinces import known_province


def _check_regex(pattern: str) -> str:
    """Return a pattern that compiles.

    Raises:
        ValueError: it does not.
    """
    try:
        re.compile(pattern)
    except re.error as problem:
        raise ValueError(f"is no regular expression ({problem})") from None
    return pattern


def _check_address(url: str) -> str:
    """Return an http or https address with a host.

    Raises:
        ValueError: it is none.
    """
    try:
        parts = urlsplit(url)
    except ValueError as problem:
        raise ValueError(f"is no address ({problem})") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is no http or https address: write it as http://host/")
    return url


def _check_province(name: str) -> str:
    """Return a province's name as it is, when there is such a province.

    Raises:
        ValueError: there is none.
    """
    known_province(name)
    return name


def _check_host(name: str) -> str:
    """Return a host's name as addresses have it: in lower case, with nothing before or behind it.

    Raises:
        ValueError: it is none, and would be that of no address.
    """
    try:
        found = urlsplit(f"http://{f'[{name}]' if name.count(':') > 1 else name}/").hostname
    except ValueError:
        found = None
    if found != name:
        raise ValueError("is no host's name: write it in lower case without scheme, port and path, as tdkt.example")
    return name


def _check_platform(name: str) -> str:
    if name not in load_platforms():
        raise ValueError(f"is no platform: use one of {', '.join(sorted(load_platforms()))}")
    return name


def _check_pages(template: str) -> str:
    if "{page}" not in template:
        raise ValueError("needs {page} where the page's number goes")
    return template


Regex = Annotated[str, AfterValidator(_check_regex)]
"""A regular expression."""
Address = Annotated[str, AfterValidator(_check_address)]
"""An http or https address with a host."""
Host = Annotated[str, AfterValidator(_check_host)]
"""A host's name as addresses have it."""
ProvinceName = Annotated[str, AfterValidator(_check_province)]
"""Any spelling of a province's name, or what stands for the whole country."""
PlatformName = Annotated[str, AfterValidator(_check_platform)]
"""The name of one of crawler/platforms."""
PageTemplate = Annotated[str, AfterValidator(_check_pages)]
"""An address with {page} where the page's number goes."""
