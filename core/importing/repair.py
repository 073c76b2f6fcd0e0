"""A damaged library built again from its documents and what people did; the damaged file is kept beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from core.gazetteer import Gazetteer
from core.library import Entry, Library, Wreck
from core.library.backups import aside, companions
from core.parse import parse
from core.progress import Progress, Report


@dataclass(frozen=True, slots=True)
class RepairReport:
    """How many documents stand in the library again, how many rows could not be read, where the damaged file is now."""

    documents: int
    lost: int
    damaged: Path


def repair(library: Path, progress: Progress | None = None) -> RepairReport:
    """Build the library again and put it in the damaged one's place. Raises LibraryUnusable."""
    progress = progress or Progress()
    fresh_path = library.with_name(f"{library.name}.repairing")
    for path in companions(fresh_path):
        path.unlink(missing_ok=True)
    wreck, fresh = Wreck(library), Library.create(fresh_path)
    try:
        done = _refill(fresh, wreck, progress)
        fresh.restore(wreck)
        fresh.settle()
        lost = wreck.lost
    finally:
        fresh.close()
        wreck.close()
    damaged = aside(library, "damaged")
    os.replace(fresh_path, library)
    return RepairReport(done, lost, damaged)


def _refill(fresh: Library, wreck: Wreck, progress: Progress) -> int:
    gazetteer, documents, done = Gazetteer(), wreck.documents(), 0
    while batch := list(islice(documents, 50)):
        fresh.add([Entry(one.path, one.data, one.document, parse(one.document, gazetteer)) for one in batch])
        done += len(batch)
        progress.tell(Report(done, done, wreck.lost))
    return done
