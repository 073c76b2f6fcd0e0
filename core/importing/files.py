"""Which files are meant by the paths that a person gives."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.model import Failed

_NOT_OURS = {".xjlib", ".xjlib-wal", ".xjlib-shm", ".xjlib-journal", ".xjreview", ".bak"}
_LITTER = {"thumbs.db", "desktop.ini"}


def walk(paths: Sequence[Path]) -> Iterator[Path | Failed]:
    """The files named and those in the folders named, each once, in the order of their names; troubles in between."""
    seen: set[str] = set()
    for path in paths:
        for found in _under(path):
            if isinstance(found, Failed):
                yield found
            elif (real := os.path.realpath(found)) not in seen:
                seen.add(real)
                yield found


def _under(path: Path) -> Iterator[Path | Failed]:
    if not path.is_dir():
        yield path
        return
    troubles: list[OSError] = []
    files = [file for file in _in_folder(path, troubles) if _wanted(file)]
    yield from files
    for trouble in troubles:
        yield Failed(str(trouble.filename), f"打不开文件夹:{trouble.strerror}")
    if not files and not troubles:
        yield Failed(str(path), "文件夹里没有文件")


def _in_folder(path: Path, troubles: list[OSError]) -> Iterator[Path]:
    for folder, folders, files in os.walk(path, onerror=troubles.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files))


def _wanted(path: Path) -> bool:
    name = path.name.lower()
    return not name.startswith((".", "~$")) and path.suffix.lower() not in _NOT_OURS and name not in _LITTER
