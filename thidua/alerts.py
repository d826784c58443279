"""Telling somebody that sources are broken: by webhook, by mail."""

from __future__ import annotations

import json
import smtplib
import ssl
import urllib.request
from email.message import EmailMessage
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from thidua.console import SHOWN_FAULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    faults = []
    if alerts.webhook is not None:
        try:
            _post(alerts.webhook, {"text": text, **more})
        except (OSError, ValueError) as problem:
            faults.append(f"alert: the webhook did not take it: {problem}")
    if alerts.mail_to:
        try:
            _mail(alerts, subject, text)
        except (OSError, smtplib.SMTPException) as problem:
            faults.append(f"alert: the mail could not be sent: {problem}")
    return faults


def _post(webhook: str, told: Mapping[str, object]) -> None:
    request = urllib.request.Request(  # noqa: S310 (settings allow http and https only)
        webhook, json.dumps(told, ensure_ascii=False).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=_TIMEOUT):  # noqa: S310 (as above)
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
