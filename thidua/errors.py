"""What the command line itself reports.

CommandError   (click prints its message after "Error: "; exit status 2)
"""

from __future__ import annotations

import click


class CommandError(click.ClickException):
    """A command cannot do what was asked; the message says why and what to do."""

    exit_code = 2
