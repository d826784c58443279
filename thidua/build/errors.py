"""What can go wrong in a build.

BuildError
└── MissingCapturesError   a WARC file that the archive was built from is gone
"""

from __future__ import annotations

from thidua.errors import CommandError


class BuildError(CommandError):
    """A build cannot be done."""


class MissingCapturesError(BuildError):
    """A WARC file that the archive was built from is gone."""
