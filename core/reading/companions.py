"""The folder that a browser saves beside a page: pictures, scripts and advertisements of that page, no articles."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import TypeVar

_ENDINGS = ("_files", ".files", "_file")
_PAGES = (".html", ".htm", ".shtml", ".HTML", ".HTM")
_FRAMESET = re.compile(rb"<frameset\b", re.I)
_HEAD = 65_536
_Path = TypeVar("_Path", bound=PurePath)


def page_of(folder: _Path, exists: Callable[[_Path], bool]) -> _Path | None:
    """The page that `folder` (`页面_files`, `页面.files`) was saved with, or None if it is a folder like any other."""
    for ending in _ENDINGS:
        stem = folder.name.removesuffix(ending)
        if stem and stem != folder.name:
            pages = (folder.with_name(stem + suffix) for suffix in _PAGES)
            return next((page for page in pages if exists(page)), None)
    return None


def is_frameset(page: bytes) -> bool:
    """True for a page that is only frames: what it shows stands in the folder beside it."""
    return bool(_FRAMESET.search(page[:_HEAD]))
