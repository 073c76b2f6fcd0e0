"""Takes the builder's own folders out of a library: where Python was built with them, they would be looked into on every machine."""

from __future__ import annotations

import struct
from pathlib import Path

_DYNAMIC = 2
_RUNPATHS = (15, 29)  # DT_RPATH, DT_RUNPATH


def forget(library: Path) -> None:
    """Drop the search path of a 64-bit little-endian ELF file, in place; what it needs is found by the program's loader."""
    data = bytearray(library.read_bytes())
    if data[:6] != b"\x7fELF\x02\x01":
        return
    (headers,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    for at in range(headers, headers + size * count, size):
        kind, _, start = struct.unpack_from("<IIQ", data, at)
        if kind == _DYNAMIC:
            (length,) = struct.unpack_from("<Q", data, at + 32)
            data[start : start + length] = _without(data[start : start + length])
    library.write_bytes(data)


def _without(table: bytearray) -> bytes:
    entries = [bytes(table[at : at + 16]) for at in range(0, len(table), 16)]
    kept = [entry for entry in entries if struct.unpack_from("<q", entry)[0] not in _RUNPATHS]
    return b"".join(kept).ljust(len(table), b"\0")
