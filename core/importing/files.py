"""Which files are meant by the paths that a person gives."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.model import Failed
from core.reading import names
from core.reading.companions import is_frameset, page_of

_NOT_OURS = {".xjlib", ".xjlib-wal", ".xjlib-shm", ".xjlib-journal", ".xjreview", ".bak"}
_LITTER = {"thumbs.db", "desktop.ini"}
_SHUT = {
    errno.EACCES: "没有权限打开,请在文件夹属性里允许读取,或把文件复制出来再导入",
    errno.EPERM: "没有权限打开,请在文件夹属性里允许读取,或把文件复制出来再导入",
    errno.ENOENT: "文件夹不见了,可能已被移动或改名",
    errno.EIO: "磁盘读取出错,请检查U盘或硬盘",
}


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
        reason = _SHUT.get(trouble.errno or 0, f"系统不让打开({trouble.strerror})")
        yield Failed(names.words(str(trouble.filename)), f"打不开文件夹:{reason}")
    if not files and not troubles:
        yield Failed(names.words(str(path)), "文件夹里没有文件")


def _in_folder(path: Path, troubles: list[OSError]) -> Iterator[Path]:
    for folder, folders, files in os.walk(path, onerror=troubles.append):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_companion(Path(folder, name))
        )
        yield from (Path(folder, name) for name in sorted(files))


def _is_companion(folder: Path) -> bool:
    """True for the folder that a browser saved beside a page, unless the page is frames and all its text is in there."""
    page = page_of(folder, os.path.isfile)
    try:
        return page is not None and not is_frameset(page.read_bytes())
    except OSError:
        return False


def _wanted(path: Path) -> bool:
    name = path.name.lower()
    return not name.startswith((".", "~$")) and path.suffix.lower() not in _NOT_OURS and name not in _LITTER
