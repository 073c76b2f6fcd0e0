"""A library: one file, one connection, used from the thread that opened it."""

from __future__ import annotations

from core.library.asking import Asking
from core.library.consulting import Consulting
from core.library.deciding import Deciding
from core.library.filling import Filling
from core.library.keeping import Keeping


class Library(Asking, Consulting, Filling, Deciding, Keeping):
    """One library file with all that can be asked of it and done to it."""
