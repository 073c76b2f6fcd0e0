"""Lets libraries built on Debian 11 run from glibc 2.28 on, which UOS 20 has.

All that they ask of a newer one are five functions of libm. glibc 2.29 gave them a second version that no longer sets `errno` by
the old rules; the first is still there in every glibc. Who needs `exp` of 2.29 is made to need that of 2.2.5. For x86-64: elsewhere the first
version has another name.

older_glibc.py PROGRAM
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path

NEWER, OLDER = b"GLIBC_2.29", b"GLIBC_2.2.5"
_BOTH = {"exp", "exp2", "log", "log2", "pow"}


def lower(library: Path) -> bool:
    """Rewrite the version that is needed, in place; whether there was one. Raises ValueError if more hangs on it than that."""
    said = subprocess.run(["objdump", "-T", library], check=True, capture_output=True, text=True).stdout
    asked = set(re.findall(r"\(?GLIBC_2\.29\)? +(\w+)$", said, re.M))
    if not asked:
        return False
    if not asked <= _BOTH:
        raise ValueError(f"{library.name}: {sorted(asked - _BOTH)} are not in an older glibc")
    data = bytearray(library.read_bytes())
    sections = {name: (at, size) for name, at, size in _sections(bytes(data))}
    names_at, names_size = sections[".dynstr"]
    names = bytes(data[names_at : names_at + names_size])
    older = names.find(b"\0" + OLDER + b"\0") + 1
    if not older:
        raise ValueError(f"{library.name}: needs nothing of {OLDER.decode()}")
    for at in _needed(bytes(data), sections[".gnu.version_r"][0]):
        (name,) = struct.unpack_from("<I", data, at + 8)
        if names[name : names.index(b"\0", name)] == NEWER:
            struct.pack_into("<I", data, at, _hash(OLDER))
            struct.pack_into("<I", data, at + 8, older)
    library.write_bytes(data)
    return True


def _sections(data: bytes) -> list[tuple[str, int, int]]:
    """Name, place and size of each section of a 64-bit little-endian ELF file."""
    (table,) = struct.unpack_from("<Q", data, 40)
    size, count, strings = struct.unpack_from("<HHH", data, 58)
    heads = [struct.unpack_from("<IIQQQQ", data, table + size * i) for i in range(count)]
    at = heads[strings][4]
    return [(data[at + h[0] : data.index(b"\0", at + h[0])].decode(), h[4], h[5]) for h in heads]


def _needed(data: bytes, at: int) -> list[int]:
    """Where each needed version stands: a list of libraries, each with a list of versions."""
    found = []
    while True:
        _, count, _, first, following = struct.unpack_from("<HHIII", data, at)
        one = at + first
        for _ in range(count):
            found.append(one)
            one += struct.unpack_from("<I", data, one + 12)[0]
        if not following:
            return found
        at += following


def _hash(name: bytes) -> int:
    """As the dynamic linker hashes names (System V ABI)."""
    value = 0
    for byte in name:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value


if __name__ == "__main__":
    libraries = [
        path for path in Path(sys.argv[1]).rglob("*.so*") if path.is_file() and not path.is_symlink()
    ]
    print(*sorted(path.name for path in libraries if lower(path)), "need GLIBC_2.28 at most")
