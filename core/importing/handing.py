"""A review package taken in with the documents that it brings: first they, then what was decided about them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.importing.again import recut
from core.importing.run import import_paths
from core.library import Library, packages
from core.model import Failed


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a package: new decisions, documents read in, conflicts and decisions without their words afterwards."""

    new: int
    documents: int
    failed: tuple[Failed, ...]
    conflicts: int
    unattached: int


def take_over(library: Path, path: Path, password: str = "", documents: bool = True) -> Taken:
    """Merge a review package into a library, after a copy of it. Raises packages.BadPackage and LibraryUnusable."""
    package = packages.read(path, password)
    imported, failed = _read_in(library, path.name, package.files) if documents else (0, ())
    store = Library.open(library)
    try:
        new = store.take_over(path, password)
        recut(library)
        return Taken(new, imported, failed, len(store.conflicts()), len(store.unattached()))
    finally:
        store.close()


def _read_in(library: Path, name: str, files: Sequence[tuple[str, bytes]]) -> tuple[int, tuple[Failed, ...]]:
    """Documents of a package go through a folder of their own: what they are is found out as for any other file."""
    if not files:
        return 0, ()
    with tempfile.TemporaryDirectory(prefix="xiangjian-") as folder:
        for number, (file, data) in enumerate(files):
            inside = Path(folder) / str(number)
            inside.mkdir()
            (inside / _harmless(file)).write_bytes(data)
        report = import_paths(library, [Path(folder)])
        _name_sources(library, folder, name)
        failed = tuple(Failed(Path(one.path).name, one.reason) for one in report.failed)
        return len(report.imported), failed


def _harmless(file: str) -> str:
    """A name that any file system takes, without the mark that keeps names in a package apart."""
    name = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", file.partition("-")[2]).strip(" .")[-120:]
    return name or "document"


def _name_sources(library: Path, folder: str, package: str) -> None:
    """What came in by a folder that is gone now came by the package."""
    store = Library.open(library)
    try:
        store.rename_files({path: f"{package}/{Path(path).name}" for path in store.files_under(folder)})
    finally:
        store.close()
