"""Cuts the data library of ICU, which Qt's core links, down to what a Chinese program asks of it: 31 MB become 4.

Format: ICU's "common data" (header, number of items, a table of name and data offsets, names, items of 16 bytes' alignment).
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from pathlib import Path

# Words of other languages, and what Qt never asks ICU for: it has calendars' and countries' names, line breaks and number
# formats of its own. Kept are sorting, time zones' names, upper and lower case, and the encodings of Chinese and Western texts.
_FOLDERS = ("", "coll/", "zone/")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_\w+)?\.res")
_KEPT_LANGUAGES = re.compile(r"(zh|en)(_\w+)?\.res")
_ENCODINGS = re.compile(r"(gb\w*|windows-936|ibm-1386|windows-950|ibm-5348|ibm-367|iso-8859_1)\b.*\.cnv")
_NEVER_ASKED = ("unames.icu", "confusables.cfu", ".spp")


def kept(name: str) -> bool:
    """`name` as in the table, without its first part: `coll/zh.res`."""
    folder, _, file = name.rpartition("/")
    if (folder + "/" if folder else "") not in _FOLDERS or name.endswith(_NEVER_ASKED):
        return False
    if file.endswith(".cnv"):
        return bool(_ENCODINGS.fullmatch(file))
    return not _LANGUAGE.fullmatch(file) or bool(_KEPT_LANGUAGES.fullmatch(file))


def trim(library: Path, target: Path) -> None:
    """Write a library like `libicudata.so.N` with the items that are kept. Needs `as`, `ld` and `objdump` of binutils."""
    symbol, at, size = _symbol(library)
    with tempfile.TemporaryDirectory() as folder:
        data, made = Path(folder) / "data", Path(folder) / "made.o"
        data.write_bytes(_only(library.read_bytes()[at : at + size]))
        source = (
            f'.section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, %object\n{symbol}:\n.incbin "{data}"\n'
            f'.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",%progbits\n'
        )
        subprocess.run(["as", "-o", made, "-"], input=source.encode(), check=True)
        linking = ["ld", "-shared", "-s", "-z", "noexecstack", "-soname", library.name, "-o", target]
        subprocess.run([*linking, made], check=True)


def _symbol(library: Path) -> tuple[str, int, int]:
    """Name, place in the file and size of the one thing that the library exports."""
    said = subprocess.run(["objdump", "-T", "-h", library], check=True, capture_output=True, text=True).stdout
    address, size, name = re.search(r"^(\w+) g +DO \.rodata\s+(\w+) .*?(icudt\w+)$", said, re.M).groups()
    start, at = re.search(r" \.rodata +\w+ +(\w+) +\w+ +(\w+)", said).groups()
    return name, int(at, 16) + int(address, 16) - int(start, 16), int(size, 16)


def _only(data: bytes) -> bytes:
    """The same package with the items that are kept."""
    (header,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, header)
    table = [struct.unpack_from("<II", data, header + 4 + 8 * i) for i in range(count)]
    ends = [at for _, at in table[1:]] + [len(data) - header]
    items = []
    for (name_at, at), end in zip(table, ends, strict=True):
        name = data[header + name_at : data.index(b"\0", header + name_at)]
        if kept(name.decode().partition("/")[2]):
            items.append((name, data[header + at : header + end]))
    return data[:header] + _package(items)


def _package(items: list[tuple[bytes, bytes]]) -> bytes:
    names, name_at = b"", []
    for name, _ in items:
        name_at.append(4 + 8 * len(items) + len(names))
        names += name + b"\0"
    body, rows = b"", b""
    start = -(-(4 + 8 * len(items) + len(names)) // 16) * 16
    for at, (_, item) in zip(name_at, items, strict=True):
        rows += struct.pack("<II", at, start + len(body))
        body += item.ljust(-(-len(item) // 16) * 16, b"\0")
    return (struct.pack("<I", len(items)) + rows + names).ljust(start, b"\0") + body
