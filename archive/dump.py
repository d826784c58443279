"""The archive as text, for comparing two of them: equal text is an equal archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive.schema import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def dump(path: Path) -> Iterator[str]:
    """Yield every row of every table as a line of JSON, by table and primary key; then every word of the index.

    Raises:
        SchemaVersionError: the file is no archive of this version.
    """
    database = open_database(path)
    try:
        tables = [name for name in database.table_names() if not name.startswith(("articles_fts", "sqlite_"))]
        for name in sorted(tables):
            table = database.table(name)
            for row in table.rows_where(order_by=", ".join(table.pks)):
                yield json.dumps([name, row], ensure_ascii=False)
        database.conn.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, articles_fts, instance)")
        for row in database.conn.execute("SELECT doc, col, offset, term FROM words ORDER BY 1, 2, 3"):
            yield json.dumps(["articles_fts", *row], ensure_ascii=False)
    finally:
        database.close()
