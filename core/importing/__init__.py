"""Many files into a library: reading and parsing in worker processes that feed one writer.

The only place where reading, parsing and the library meet.
"""

from core.importing.again import ReindexReport, recut, reindex
from core.importing.files import walk
from core.importing.handing import Taken, take_over
from core.importing.pool import Limits
from core.importing.repair import RepairReport, repair
from core.importing.run import ImportReport, import_paths

__all__ = [
    "ImportReport",
    "Limits",
    "ReindexReport",
    "RepairReport",
    "Taken",
    "import_paths",
    "recut",
    "reindex",
    "repair",
    "take_over",
    "walk",
]
