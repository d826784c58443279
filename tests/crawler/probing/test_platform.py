from __future__ import annotations

import datetime as dt

from crawler.probing.platform import recognise_platform
from crawler.visits import Answer


def page(body: str, **headers: str) -> Answer:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    now = dt.datetime.now(dt.UTC)
    return Answer(url="http://a.example/", status=200, headers=named, body=body.encode(), fault=None, fetched=now)


def test_a_generator_a_folder_and_a_header_tell_the_platform() -> None:
    assert recognise_platform([page('<meta name="generator" content="WordPress 6.4">')]) == "wordpress"
    assert recognise_platform([page('<script src="/Portals/0/dnn.js"></script>')]) == "dnn"
    assert recognise_platform([page("<p>Tin</p>", liferay_portal="Liferay Portal")]) == "liferay"


def test_most_marks_win() -> None:
    mixed = '<img src="/wp-content/a.png"><script>Liferay.currentURL</script><div class="portlet-boundary"></div>'
    assert recognise_platform([page(mixed)]) == "liferay"


def test_a_page_without_marks_is_generic() -> None:
    assert recognise_platform([page("<h1>Ban Thi đua - Khen thưởng</h1>")]) == "generic"
    assert recognise_platform([]) == "generic"
