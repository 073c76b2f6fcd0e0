"""The few errors that the core raises on purpose: the world's fault, said so that a person can act on it."""

from __future__ import annotations


class XiangjianError(Exception):
    """Something outside the program is not as it should be; `str()` is a plain sentence with what to do."""


class Unreadable(XiangjianError):
    """One file cannot be read: `name` says which, `reason` why and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}:{reason}")
        self.name = name
        self.reason = reason


class LibraryUnusable(XiangjianError):
    """The library cannot be opened or written (foreign file, newer version, disk full, read-only)."""


class BadQuery(XiangjianError):
    """What was typed is not a query; the last result stays."""
