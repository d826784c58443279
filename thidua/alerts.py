"""Telling somebody that sources are broken: by webhook, by mail."""

from __future__ import annotations

import json
import smtplib
import ssl
import urllib.request
from email.message import EmailMessage
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from thidua.console import SHOWN_FAULTS
from thidua.settings import FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from http.client import HTTPMessage
    from typing import IO, NoReturn
    from urllib.request import Request

    from thidua.judging import RunVerdict
    from thidua.settings import Alerts

_TIMEOUT = 30.0  # seconds


def send_alerts(verdict: RunVerdict, alerts: Alerts) -> list[str]:
    """Tell whoever wants to know of a run whose verdict is broken; return what could not be told, a line each."""
    if verdict.verdict != "broken":
        return []
    named = {name: [one.source for one in verdict.sources if one.verdict == name] for name in ("broken", "watch")}
    return _send(alerts, headline(verdict), describe(verdict), {"run": verdict.run, **named})


def send_failure(problem: Exception, alerts: Alerts) -> list[str]:
    """Tell whoever wants to know of a run that broke off; return what could not be told, a line each."""
    return _send(alerts, "thidua: the run broke off", f"thidua: the run broke off: {problem!r}", {})


def describe(verdict: RunVerdict) -> str:
    """Return the text of an alert: the broken sources with their reasons, then what is to be watched."""
    lines = [headline(verdict)]
    for one in verdict.sources:
        lines += [f"{one.source}: {reason.verdict}: {reason.check}: {reason.text}" for reason in one.reasons]
    return "\n".join([*lines, *verdict.faults[:SHOWN_FAULTS]])


def headline(verdict: RunVerdict) -> str:
    """Return the alert in one line: which sources are broken."""
    broken = [one.source for one in verdict.sources if one.verdict == "broken"]
    if not broken:
        return "thidua: the run failed"
    return f"thidua: {len(broken)} of {len(verdict.sources)} sources broken: {', '.join(broken)}"


def _send(alerts: Alerts, subject: str, text: str, more: Mapping[str, object]) -> list[str]:
    """Try every channel, whatever came of the others; return what failed, a line each."""
    channels: list[tuple[str, Callable[[], None]]] = []
    if alerts.webhook is not None:
        channels.append(("the webhook did not take it", partial(_post, alerts.webhook, {"text": text, **more})))
    if alerts.mail_to:
        channels.append(("the mail could not be sent", partial(_mail, alerts, subject, text)))
    faults = []
    for failed, tell in channels:
        try:
            tell()
        except Exception as problem:  # servers answer anything, and no alert may end the run that it is about
            faults.append(f"alert: {failed}: {' '.join(str(problem).split()) or type(problem).__name__}")
    return faults


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are faults: followed, the message would be left behind, and its loss not noticed."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> NoReturn:
        raise OSError(f"HTTP {code}: it redirects to {newurl}: give that address as webhook in {FILE}")


def _post(webhook: str, told: Mapping[str, object]) -> None:
    request = urllib.request.Request(  # noqa: S310 (settings allow http and https only)
        webhook, json.dumps(told).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.build_opener(_NoRedirect).open(request, timeout=_TIMEOUT):
        pass


def _mail(alerts: Alerts, subject: str, text: str) -> None:
    message = EmailMessage()
    message["Subject"] = subject[:200]
    message["From"] = alerts.mail_from
    message["To"] = ", ".join(alerts.mail_to)
    message.set_content(text)
    server = urlsplit(alerts.smtp)
    secure = server.scheme == "smtps"
    context = ssl.create_default_context()
    host = server.hostname or "localhost"
    smtp = (
        smtplib.SMTP_SSL(host, server.port or 465, timeout=_TIMEOUT, context=context)
        if secure
        else smtplib.SMTP(host, server.port or 25, timeout=_TIMEOUT)
    )
    with smtp:
        if server.username is not None:
            if not secure:
                smtp.starttls(context=context)
            smtp.login(unquote(server.username), unquote(server.password or ""))
        smtp.send_message(message)
