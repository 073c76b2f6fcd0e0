"""The library: the only SQL of the program. One file holds documents, cases, the search index and decisions.

A name is loaded when it is first asked for: a start looks at the file's `edition` before it needs anything else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.library.backups import Backup, restore
    from core.library.figures import FigureRow
    from core.library.library import Library
    from core.library.log import ImportRun
    from core.library.packages import BadPackage, NeedsPassword
    from core.library.preparing import Entry, Prepared, prepare, prepare_case
    from core.library.queue import Doubt, Queue
    from core.library.rewriting import Reread
    from core.library.salvage import Wreck
    from core.library.suggestions import Suggestion

__all__ = [
    "Backup",
    "BadPackage",
    "Doubt",
    "Entry",
    "FigureRow",
    "ImportRun",
    "Library",
    "NeedsPassword",
    "Prepared",
    "Queue",
    "Reread",
    "Suggestion",
    "Wreck",
    "prepare",
    "prepare_case",
    "restore",
]

_HOMES = {
    "Backup": "backups", "restore": "backups", "FigureRow": "figures", "Library": "library", "ImportRun": "log",
    "BadPackage": "packages", "NeedsPassword": "packages", "Entry": "preparing", "Prepared": "preparing",
    "prepare": "preparing", "prepare_case": "preparing", "Doubt": "queue", "Queue": "queue", "Reread": "rewriting",
    "Wreck": "salvage", "Suggestion": "suggestions",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
