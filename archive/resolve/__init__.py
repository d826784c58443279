"""What several articles share: one file a kind of thing, each a function of all live facts and of nothing else.

Resolving is conservative: two things too many mislead a reader less than one thing made of two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.resolve.blocs import resolve_blocs
from archive.resolve.campaigns import resolve_campaigns
from archive.resolve.documents import resolve_documents
from archive.resolve.events import resolve_events
from archive.resolve.people import resolve_people

if TYPE_CHECKING:
    from sqlite3 import Connection


def resolve(conn: Connection) -> None:
    """Bring the tables across articles, and the columns that refer to them, up to date with the facts."""
    resolve_people(conn)
    resolve_campaigns(conn)
    resolve_documents(conn)
    resolve_blocs(conn)
    resolve_events(conn)
