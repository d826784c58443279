from __future__ import annotations

import asyncio
from ipaddress import ip_address

import pytest
from scrapy.http import HtmlResponse, Request

from crawler import settings
from crawler.safety import AnswerGuard, Refused, is_public, is_text
from crawler.source import Source


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "192.0.2.1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a00:1::1", "::127.0.0.1", "::ffff:0:7f00:1",
        "fec0::1", "ff0e::1", "2001:db8::1", "2001:0:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_inside_a_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "113.160.1.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def guarded(answered: str | None, **described: object) -> object:
    """Return what the guard does with a response from an address to a request for a name of the source."""
    source = Source.model_validate({
        "slug": "mau", "title": "Trang mẫu", "province": "Hà Giang", "kind": "emulation_board",
        "base_url": "http://tdkt.example/", "listings": [{"url": "tin"}], **described,
    })  # fmt: skip
    url = "http://tdkt.example/tin"
    response = HtmlResponse(url, body=b"<p>", ip_address=ip_address(answered) if answered else None)
    return asyncio.run(AnswerGuard(source).process_response(Request(url), response))


def test_what_an_address_inside_a_network_answered_is_refused() -> None:
    with pytest.raises(Refused, match=r"tdkt\.example is at 10\.0\.0\.7, inside a network"):
        guarded("10.0.0.7")


def test_nothing_of_a_response_is_kept_before_the_guard_has_seen_it() -> None:
    order = settings.DOWNLOADER_MIDDLEWARES
    assert order["crawler.safety.AnswerGuard"] == max(order.values())


def test_answers_from_elsewhere_pass() -> None:
    assert guarded("113.160.1.1") is not None
    assert guarded(None) is not None
    assert guarded("10.0.0.7", allow_private_hosts=["tdkt.example"]) is not None


@pytest.mark.parametrize("value", [None, b"text/html", b" Text/HTML; charset=utf-8", b"application/xhtml+xml"])
def test_text(value: bytes | None) -> None:
    assert is_text(value)


@pytest.mark.parametrize("value", [b"application/pdf", b"image/png", b"video/mp4", b"application/octet-stream"])
def test_other_than_text(value: bytes) -> None:
    assert not is_text(value)
