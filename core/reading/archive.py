"""The members of a ZIP, unpacked within bounds."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from core.errors import Unreadable
from core.reading import names, sniffing
from core.reading.companions import is_frameset, page_of
from core.reading.limits import Budget

_CHUNK = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
"""What zipfile raises for members that are broken or packed in a way that it does not know."""
_DROSS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(name: str, data: bytes, budget: Budget) -> Iterator[tuple[str, bytes | Unreadable]]:
    """Name of each file in the archive with its bytes, or why there are none: it is broken or locked.

    Of long pictures and films only the beginning is unpacked; what a browser saved beside a page is left out.
    Raises Unreadable for a bomb and for an archive that is broken as a whole.
    """
    with _opened(name, data) as box:
        entries = [e for e in box.infolist() if e.filename and not e.is_dir() and not _is_dross(_name(e))]
        if len(entries) > budget.limits.members:
            raise Unreadable(
                name, f"压缩包里有 {len(entries)} 个文件(上限 {budget.limits.members} 个),请分批导入"
            )
        left = budget.limits.unpacked
        for entry in _without_companions(box, entries, budget):
            budget.check()
            content = _unpacked(name, box, entry, left, budget)
            left -= len(content) if isinstance(content, bytes) else 0
            yield _name(entry), content


def _without_companions(
    box: zipfile.ZipFile, entries: list[zipfile.ZipInfo], budget: Budget
) -> Iterator[zipfile.ZipInfo]:
    """The entries that no browser has saved beside a page; those beside a page of frames are kept."""
    by_path = {PurePosixPath(_name(entry)): entry for entry in entries}
    folders = {folder for path in by_path for folder in path.parents}
    beside = {folder: page for folder in folders if (page := page_of(folder, by_path.__contains__))}
    companions = {folder for folder, page in beside.items() if not _is_frameset(box, by_path[page], budget)}
    for entry in entries:
        if companions.isdisjoint(PurePosixPath(_name(entry)).parents):
            yield entry


def _is_frameset(box: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bool:
    page = _unpacked("", box, entry, budget.limits.unpacked, budget)
    return isinstance(page, bytes) and is_frameset(page)


def guard(name: str, data: bytes, budget: Budget) -> None:
    """Raises Unreadable if what a packed file says it holds is beyond its limits. For Word files."""
    with _opened(name, data) as box:
        size = sum(entry.file_size for entry in box.infolist())
        if size > budget.limits.unpacked or (
            size > 50 * _CHUNK and size > budget.limits.ratio * max(len(data), 1)
        ):
            raise Unreadable(name, "文件解开后异常巨大,可能是恶意文件,已跳过")


def _opened(name: str, data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(name, "压缩包已损坏,请重新下载或另存一份再导入") from error


def _unpacked(
    name: str, box: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, budget: Budget
) -> bytes | Unreadable:
    member = f"{name}/{_name(entry)}"
    if entry.flag_bits & 1:
        return Unreadable(member, "压缩包有密码,请先解压再导入")
    room = min(left, max(budget.limits.ratio * entry.compress_size, _CHUNK))
    parts: list[bytes] = []
    try:
        with box.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                parts.append(chunk)
                room -= len(chunk)
                if room < 0:
                    raise Unreadable(name, "压缩包解开后异常巨大,可能是恶意文件,已跳过")
                if len(parts) == 1 and len(chunk) == _CHUNK and sniffing.is_seen_or_heard(chunk):
                    break
                budget.check()
    except BROKEN:
        return Unreadable(member, "压缩包里的这个文件已损坏,请重新下载再导入")
    return b"".join(parts)


def _name(entry: zipfile.ZipInfo) -> str:
    """Member names packed on Chinese Windows are GBK, on a Mac UTF-8, without saying so; zipfile reads them as CP437."""
    if entry.flag_bits & 0x800:
        return names.words(entry.filename)
    try:
        return names.of_bytes(entry.filename.encode("cp437"))
    except UnicodeError:
        return entry.filename


def _is_dross(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in _DROSS
