"""Documents out of the library: as they were read, with the cases in them, as the files that they came in."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable

from core.library import codec
from core.model import Case, Document, Mark


def stored_document(connection: sqlite3.Connection, document_id: int) -> Document:
    """A document as it was read. KeyError if there is none."""
    row = connection.execute(
        "SELECT name, text, sha256, media_type, marks, notes FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    if row is None:
        raise KeyError(document_id)
    return as_read(*row)


def as_read(name: str, text: str, sha256: str, media_type: str, marks: bytes | None, notes: str) -> Document:
    """A document of what its row holds: marks packed, notes as JSON."""
    return Document(
        name,
        text,
        sha256,
        media_type,
        codec.unpack_all(Mark, marks) if marks else (),
        tuple(json.loads(notes)),
    )


def originals(connection: sqlite3.Connection, sha256s: Iterable[str]) -> dict[str, bytes]:
    """The bytes of the files that these documents came in, by name."""
    sql = "SELECT d.name, f.sha256, f.bytes, d.text FROM documents d JOIN files f ON f.id = d.file_id WHERE d.sha256 = ?"
    found: dict[str, bytes] = {}
    for one in sorted(sha256s):
        for name, sha256, data, text in connection.execute(sql, (one,)):
            found[f"{sha256[:8]}-{name}"] = text.encode() if data is None else zlib.decompress(data)
    return found


def cases_in(connection: sqlite3.Connection, document_id: int) -> list[tuple[int, Case]]:
    """The cases of a document as the machine read them, with their ids, in order."""
    sql = "SELECT c.id, r.data FROM cases c JOIN case_readings r ON r.case_id = c.id WHERE c.document_id = ? ORDER BY number"
    return [(id, codec.unpack(Case, data)) for id, data in connection.execute(sql, (document_id,))]
