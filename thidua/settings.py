"""The operator's settings: `thidua.toml` in the working folder, over which environment variables go.

contact = "luu-tru@tinh.example"          # THIDUA_CONTACT

[alerts]
webhook = "https://chat.example/hooks/…"  # THIDUA_WEBHOOK
mail_to = ["truc@tinh.example"]           # THIDUA_MAIL_TO, separated by commas
mail_from = "thidua@tinh.example"         # THIDUA_MAIL_FROM
smtp = "smtp://user:password@mail.example:587"   # THIDUA_SMTP; smtps:// for TLS from the first byte

Alerts go out when a source is broken; nothing said, only the exit status tells.
"""

from __future__ import annotations

import os
import re
import tomllib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import ValidationError, model_validator

from extract.yamlfile import Strict, describe
from thidua.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, Self

FILE = "thidua.toml"
_URL = re.compile(r"[!-~]+")
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")


def _check_url(key: str, url: str, schemes: tuple[str, ...]) -> None:
    """Refuse an address that cannot be asked: by its scheme, host, port or characters."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0 and _URL.fullmatch(url)
    except ValueError:  # a port that is no number, half a pair of brackets
        sound = False
    if not sound:
        shape = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ValueError(
            f"{key} is no {shape} address with a host and, where one is given, a port from 1 to 65535;"
            " spaces and other unusual characters are written as %20"
        )


class Alerts(Strict):
    """Whom to tell when a source is broken; nothing said, nobody is told but by the exit status."""

    webhook: str | None = None
    """Address that takes a JSON object by POST; its `text` is what chat services show."""
    mail_to: tuple[str, ...] = ()
    mail_from: str | None = None
    smtp: str = "smtp://localhost:25"
    """Mail server; a user and password in it are used after STARTTLS alone."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        """Refuse what could only fail when an alert is due. A message holds no value: there are passwords in some."""
        if self.webhook is not None:
            _check_url("webhook", self.webhook, ("http", "https"))
        _check_url("smtp", self.smtp, ("smtp", "smtps"))
        if urlsplit(self.smtp).path.strip("/"):
            raise ValueError("smtp has a path: write / in a user or password as %2F")
        if self.mail_to and self.mail_from is None:
            raise ValueError("mail_to needs mail_from: the address that the mails come from")
        for key, addresses in (("mail_to", self.mail_to), ("mail_from", (self.mail_from,))):
            for address in addresses:
                if address is not None and _MAIL.fullmatch(address) is None:
                    raise ValueError(f"{key}: {address!r} is no mail address: write it like name@your-office.example")
        return self


class Settings(Strict):
    """What an operator decides."""

    contact: str | None = None
    """Whom the keepers of crawled sites should write to; goes into every request's user agent."""
    alerts: Alerts = Alerts()

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.contact is not None and not self.contact.isprintable():
            raise ValueError("contact must be a single line: an address, and no control characters")
        return self


def load_settings(folder: Path) -> Settings:
    """Return the settings of a working folder; a folder without a file has the environment's.

    Raises:
        CommandError: the file or a variable is malformed; one line that names the key.
    """
    path = folder / FILE
    try:
        told = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise CommandError(f"{path}: cannot be read: {problem}") from None
    alerts = told.get("alerts", {})
    if isinstance(alerts, dict):
        told = {**told, **_from_environment(("contact",)), "alerts": {**alerts, **_from_environment(_ALERTS)}}
    try:
        return Settings.model_validate(told)
    except ValidationError as problem:
        raise CommandError(f"{path} or THIDUA_…: {describe(problem.errors()[0], Settings)}") from None


_ALERTS = ("webhook", "mail_to", "mail_from", "smtp")


def _from_environment(names: tuple[str, ...]) -> dict[str, Any]:
    found = {name: os.environ.get(f"THIDUA_{name.upper()}") for name in names}
    told: dict[str, Any] = {name: value for name, value in found.items() if value}
    if "mail_to" in told:
        told["mail_to"] = [one.strip() for one in told["mail_to"].split(",")]
    return told
