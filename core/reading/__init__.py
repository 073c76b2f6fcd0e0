"""Bytes -> Document: one module a format, chosen by content and not by suffix alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

from core.errors import Unreadable
from core.model import Document


def read(path: Path) -> tuple[Document, ...]:
    """The documents in a file (several in an archive). Raises Unreadable with the reason."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(path.name, error.strerror or str(error)) from error
    text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return (Document(path.name, text, hashlib.sha256(data).hexdigest()),)
