"""File names as words: a name is bytes to a Linux system, and a Chinese Windows wrote other bytes than UTF-8."""

from __future__ import annotations

import os


def words(path: str) -> str:
    """`path` as text that can be shown and stored; the system still needs the path itself to find the file."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return of_bytes(os.fsencode(path))
    return path


def of_bytes(name: bytes) -> str:
    """The words of a name that does not say its encoding: UTF-8 if it is that, else GB18030."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")
