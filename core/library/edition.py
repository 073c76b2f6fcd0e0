"""Which state of which library a file holds, told without opening it: a start asks it before anything else is loaded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

Edition = tuple[int | str, ...]

_SQL = """
SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
       (SELECT value FROM state WHERE key = 'created'), (SELECT value FROM state WHERE key = 'generation'),
       (SELECT coalesce(max(id), 0) FROM cases), (SELECT coalesce(max(number), 0) FROM decisions)
"""


def edition(path: Path) -> Edition | None:
    """Equal for a library that nobody has written to since, and for no other; None if the file is no library."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return tuple(connection.execute(_SQL).fetchone())
    except sqlite3.Error:
        return None
