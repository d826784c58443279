from __future__ import annotations

import pytest
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, StopDownload
from scrapy.http import HtmlResponse
from twisted.internet.error import ConnectionRefusedError

from crawler.answers import answer_of, explain
from crawler.body import MAX_RECEIVED, BodyError
from crawler.safety import Refused


def test_the_last_header_of_a_name_counts_and_names_are_in_lower_case() -> None:
    headers = {"ETag": [b'"a"', b'"b"'], "X-Empty": [], "Content-Type": b"text/html"}
    response = HtmlResponse("http://tdkt.example/tin", status=404, headers=headers, body=b"<p>")
    answer = answer_of(response, fault="breaks off", captured=True)
    assert answer.headers == (("etag", '"b"'), ("content-type", "text/html"))
    assert (answer.url, answer.status, answer.body) == ("http://tdkt.example/tin", 404, b"<p>")
    assert (answer.fault, answer.captured) == ("breaks off", True)
    assert answer.fetched.tzinfo is not None


@pytest.mark.parametrize(
    ("problem", "state", "reason"),
    [
        (StopDownload(fail=True), "refused", "content type is no text"),
        (Refused("off the hosts"), "refused", "off the hosts"),
        (BodyError("body of 9 tags"), "failed", "body of 9 tags"),
        (DownloadCancelledError("x"), "failed", f"larger than the limit of {MAX_RECEIVED} bytes"),
        (CannotResolveHostError("x"), "failed", "the host's name has no address"),
        (
            ConnectionRefusedError("a\n b"),
            "failed",
            "ConnectionRefusedError: Connection was refused by other side: a b.",
        ),
        (ValueError(), "failed", "ValueError"),
    ],
)
def test_why_there_is_no_answer(problem: Exception, state: str, reason: str) -> None:
    assert explain(problem) == (state, reason)
