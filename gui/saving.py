"""Where files go that leave the program, and come from: beside the last one, at first among the user's documents."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core import paths

_last: Path | None = None  # a folder, for as long as the program runs


def ask(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """The file that somebody chose; without an ending it gets that of the kind (`kinds`: as Qt writes them)."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(folder() / name), kinds)
    if not chosen:
        return None
    remember(Path(chosen).parent)
    ending = re.search(r"\*(\.\w+)", kind or kinds)
    return Path(chosen) if Path(chosen).suffix or not ending else Path(chosen + ending[1])


def folder() -> Path:
    """Where one was last, or the user's documents."""
    return _last if _last and _last.is_dir() else paths.libraries().parent


def remember(where: Path) -> None:
    """Begin there the next time that a file is asked for."""
    global _last
    _last = where
