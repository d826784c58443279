from __future__ import annotations

import pytest

from crawler.safety import is_public, is_text


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "192.0.2.1",
    ],
)  # fmt: skip
def test_addresses_inside_a_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "113.160.1.1", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("value", [None, b"text/html", b" Text/HTML; charset=utf-8", b"application/xhtml+xml"])
def test_text(value: bytes | None) -> None:
    assert is_text(value)


@pytest.mark.parametrize("value", [b"application/pdf", b"image/png", b"video/mp4", b"application/octet-stream"])
def test_other_than_text(value: bytes) -> None:
    assert not is_text(value)
