"""The library: the only SQL of the program. One file holds documents, cases, the search index and decisions."""

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
