from __future__ import annotations

import datetime as dt
import json
import socketserver
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

import pytest

import thidua.nightly
from crawler.errors import LedgerError
from crawler.health import Reason, Verdict, worst
from crawler.health_log import Judged
from crawler.measure import Content, Measure, Silence
from thidua.alerts import send_alerts
from thidua.errors import CommandError
from thidua.home import Home
from thidua.judging import RunVerdict
from thidua.settings import Alerts, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
REASON = Reason(check="published", verdict="broken", text="published: 0 of 6; before, 94 of 94 (100%)")


def run_of(**verdicts: Verdict) -> RunVerdict:
    measure = Measure(
        ended="finished", listings=1, new=6, changed=0, visits=6, gone=0, failed=0, blocked=0, new_in_month=6,
        days_known=9, silence=Silence(), content=Content(filled={}),
    )  # fmt: skip
    judged = tuple(
        Judged(source=name, verdict=verdict, reasons=(REASON,) if verdict == "broken" else (), measure=measure)
        for name, verdict in verdicts.items()
    )
    return RunVerdict(
        run="r1", started=NOW, ended=NOW, interrupted=False, verdict=worst(verdicts.values()), sources=judged, faults=()
    )


class Taken(BaseHTTPRequestHandler):
    told: ClassVar[list[bytes]] = []
    status = 200

    def do_POST(self) -> None:
        self.told.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Mailbox(socketserver.StreamRequestHandler):
    """As much of SMTP as a client without a password needs."""

    told: ClassVar[list[bytes]] = []

    def handle(self) -> None:
        self.wfile.write(b"220 mail.example\r\n")
        while (line := self.rfile.readline().upper()) and not line.startswith(b"QUIT"):
            if line.startswith(b"DATA"):
                self.wfile.write(b"354 go on\r\n")
                lines = iter(self.rfile.readline, b".\r\n")
                self.told.append(b"".join(lines))
            self.wfile.write(b"250 ok\r\n")
        self.wfile.write(b"221 bye\r\n")


@contextmanager
def served(handler: type[socketserver.BaseRequestHandler]) -> Iterator[int]:
    kind = HTTPServer if issubclass(handler, BaseHTTPRequestHandler) else socketserver.TCPServer
    server = kind(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_a_broken_source_is_told_to_the_webhook_with_its_reason() -> None:
    Taken.told.clear()
    with served(Taken) as port:
        alerts = Alerts(webhook=f"http://127.0.0.1:{port}/hook")
        assert send_alerts(run_of(mau="broken", khac="ok", xem="watch"), alerts) == []
        assert send_alerts(run_of(mau="watch"), alerts) == []
    (told,) = map(json.loads, Taken.told)
    assert (told["broken"], told["watch"]) == (["mau"], ["xem"])
    assert "mau: broken: published: published: 0 of 6" in told["text"]


def test_a_broken_source_is_told_by_mail() -> None:
    with served(Mailbox) as port:
        alerts = Alerts(
            mail_to=("a@x.example", "b@x.example"), mail_from="t@x.example", smtp=f"smtp://127.0.0.1:{port}"
        )
        assert send_alerts(run_of(mau="broken"), alerts) == []
    (mail,) = Mailbox.told
    assert b"Subject: thidua: 1 of 1 sources broken: mau" in mail
    assert b"To: a@x.example, b@x.example" in mail


def test_an_alert_that_cannot_be_sent_is_a_fault_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Taken, "status", 500)
    with served(Taken) as port:
        alerts = Alerts(
            webhook=f"http://127.0.0.1:{port}/", mail_to=("a@x.example",), mail_from="t@x.example",
            smtp="smtp://127.0.0.1:9",
        )  # fmt: skip
        webhook, mail = send_alerts(run_of(mau="broken"), alerts)
    assert "500" in webhook
    assert "refused" in mail


class Moved(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.asked.append("POST")
        self.send_response(301)
        self.send_header("Location", "/new")
        self.end_headers()

    def do_GET(self) -> None:
        self.asked.append("GET")
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_webhook_that_redirects_is_a_fault_and_not_followed() -> None:
    with served(Moved) as port:
        (told,) = send_alerts(run_of(mau="broken"), Alerts(webhook=f"http://127.0.0.1:{port}/old"))
    assert Moved.asked == ["POST"]
    assert f"HTTP 301: it redirects to http://127.0.0.1:{port}/new" in told


class Garbage(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.rfile.readline()
        self.wfile.write(b"garbage\r\n\r\n")


def test_whatever_one_channel_answers_the_other_is_tried() -> None:
    Mailbox.told.clear()
    with served(Garbage) as port, served(Mailbox) as mail:
        addresses = {"mail_to": ("a@x.example",), "mail_from": "t@x.example"}
        alerts = Alerts(webhook=f"http://127.0.0.1:{port}/", smtp=f"smtp://127.0.0.1:{mail}", **addresses)
        (webhook,) = send_alerts(run_of(mau="broken"), alerts)
        assert "garbage" in webhook
        alerts = Alerts(smtp=f"smtp://127.0.0.1:{port}", **addresses)
        (told,) = send_alerts(run_of(mau="broken"), alerts)
        assert "the mail could not be sent" in told
    assert len(Mailbox.told) == 1


def test_a_run_that_breaks_off_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object, **__: object) -> None:
        raise LedgerError("ledger.db: disk image is malformed")

    Taken.told.clear()
    monkeypatch.setattr(thidua.nightly, "run_crawl", break_off)
    with served(Taken) as port:
        monkeypatch.setenv("THIDUA_WEBHOOK", f"http://127.0.0.1:{port}/hook")
        with pytest.raises(LedgerError):
            thidua.nightly.run_night(Home(tmp_path), {}, quiet=True)
    (told,) = map(json.loads, Taken.told)
    assert "disk image is malformed" in told["text"]


def test_settings_come_from_the_file_and_the_environment_goes_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "thidua.toml").write_text(
        'contact = "a@x.example"\n[alerts]\nwebhook = "https://chat.example/h"\nmail_from = "t@x.example"\n'
    )
    monkeypatch.setenv("THIDUA_MAIL_TO", "b@x.example, c@x.example")
    monkeypatch.setenv("THIDUA_CONTACT", "d@x.example")
    found = load_settings(tmp_path)
    assert found.contact == "d@x.example"
    assert found.alerts.mail_to == ("b@x.example", "c@x.example")
    assert found.alerts.webhook == "https://chat.example/h"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("contact = ", "cannot be read"),
        ("contakt = 'a'", "unknown key 'contakt'"),
        ("[alerts]\nwebhook = 'chat.example'", "webhook is no http:// or https:// address"),
        ("[alerts]\nwebhook = 'http://a b/'", "webhook is no"),
        ("[alerts]\nwebhook = 'http://[::1'", "webhook is no"),
        ("[alerts]\nwebhook = 'https:///hook'", "webhook is no"),
        ("[alerts]\nwebhook = 'https://x.example:99999/'", "webhook is no"),
        ("[alerts]\nsmtp = 'smtp://m:abc'", "smtp is no smtp:// or smtps:// address"),
        ("[alerts]\nsmtp = 'smtp://m:0'", "smtp is no"),
        ("[alerts]\nsmtp = 'smtp://user@m/x:secret@m.example'", "smtp has a path"),
        ('[alerts]\nmail_from = "t@x.example\\nBcc: z@x.example"', "mail_from: .* is no mail address"),
        ("[alerts]\nmail_to = ['a']\nmail_from = 't@x.example'", "mail_to: 'a' is no mail address"),
        ('contact = "a@x.example\\nX: y"', "contact must be a single line"),
        ("[alerts]\nmail_to = ['a@x.example']", "mail_to needs mail_from"),
        ("alerts = 3", "alerts"),
    ],
)
def test_malformed_settings_are_an_error_that_names_the_key(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "thidua.toml").write_text(text)
    with pytest.raises(CommandError, match=message):
        load_settings(tmp_path)
