"""The members of a ZIP, unpacked within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from core.errors import Unreadable
from core.reading.limits import Budget

_CHUNK = 1 << 20
_DROSS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def members(name: str, data: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file in the archive. Raises Unreadable for a bomb, a broken or a locked archive."""
    with _opened(name, data) as box:
        entries = [e for e in box.infolist() if not e.is_dir() and not _is_dross(_name(e))]
        if len(entries) > budget.limits.members:
            raise Unreadable(
                name, f"压缩包里有 {len(entries)} 个文件(上限 {budget.limits.members} 个),请分批导入"
            )
        left = budget.limits.unpacked
        for entry in entries:
            budget.check()
            content = _unpacked(name, box, entry, left, budget)
            left -= len(content)
            yield _name(entry), content


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


def _unpacked(name: str, box: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, budget: Budget) -> bytes:
    if entry.flag_bits & 1:
        raise Unreadable(name, "压缩包有密码,请先解压再导入")
    room = min(left, max(budget.limits.ratio * entry.compress_size, _CHUNK))
    parts: list[bytes] = []
    try:
        with box.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                parts.append(chunk)
                room -= len(chunk)
                if room < 0:
                    raise Unreadable(name, "压缩包解开后异常巨大,可能是恶意文件,已跳过")
                budget.check()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise Unreadable(name, f"压缩包里的 {_name(entry)} 已损坏,请重新下载再导入") from error
    return b"".join(parts)


def _name(entry: zipfile.ZipInfo) -> str:
    """Member names packed on Chinese Windows are GBK without saying so; zipfile reads them as CP437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _is_dross(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in _DROSS
