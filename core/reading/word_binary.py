"""Old Word files (`.doc`): the text is read straight from the piece table; a converter is asked only if that fails.

Source: [MS-DOC] 2.4.1 (Retrieving Text): the FIB says where the piece table (Clx) lies in the table stream, each piece
is UTF-16, or one byte a character where bit 30 of its offset is set; 2.5.6 (FibRgLw97): how long the body and the texts
behind it are.
"""

from __future__ import annotations

import io
import re
import shutil
import struct
import subprocess
import tempfile
from itertools import accumulate
from pathlib import Path

import olefile

from core.errors import Unreadable
from core.reading.limits import Budget
from core.reading.text import Builder, Text

_CONVERTERS = ("soffice", "libreoffice", "antiword", "catdoc")
_ADVICE = "旧版 .doc 文件读不出来,请用 Word 或 WPS 打开后另存为 .docx 再导入"
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))|\x15")
_ANCHORS = re.compile("[\x00-\x06\x08\x1e\x1f\ue000-\uf8ff]")
_MAGIC = (0xA5EC, 0xA5DC)
_PARTS = ("body", "footnotes", "heads", "macros", "comments", "endnotes", "boxes", "boxes of heads")
_PAGE = re.compile(r"[\s\d\-—–·第页共/]*")
_LONGEST_TITLE = 60
"""Where a box hangs is not looked for: a short one is taken for a title."""


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The text of an old Word file. Raises Unreadable for a locked or broken one with what to do."""
    try:
        parts = _parts(name, data, budget)
    except Unreadable:
        raise
    except (OSError, struct.error, ValueError, IndexError, KeyError) as error:
        parts = [_converted(data, budget)]
        if not parts[0]:
            raise Unreadable(name, _ADVICE) from error
    budget.text(sum(map(len, parts)))
    return _lines(dict(zip(_PARTS, parts, strict=False)))


def _parts(name: str, data: bytes, budget: Budget) -> list[str]:
    """The texts that stand one after another in the file: the body, notes, heads of pages, comments, boxes."""
    with olefile.OleFileIO(io.BytesIO(data)) as box:
        main = box.openstream("WordDocument").read()
        magic, flags = struct.unpack_from("<H", main)[0], struct.unpack_from("<H", main, 0x0A)[0]
        if magic not in _MAGIC or struct.unpack_from("<H", main, 2)[0] < 0xC1:
            raise ValueError("older than Word 97")
        if flags & 0x0100:
            raise Unreadable(name, "Word 文件有密码,请去掉密码另存后再导入")
        table = box.openstream("1Table" if flags & 0x0200 else "0Table").read()
    start, length = struct.unpack_from("<II", main, 0x01A2)
    lengths = struct.unpack_from("<8I", main, 0x4C)
    text = _pieces(main, _piece_table(table[start : start + length]), budget)
    if not lengths[0]:
        return [text]
    ends = list(accumulate(lengths))
    return [text[end - length : end] for length, end in zip(lengths, ends, strict=True)]


def _piece_table(clx: bytes) -> bytes:
    """The PlcPcd in a Clx, past the property lists before it."""
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError("no piece table")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    return clx[at + 5 : at + 5 + size]


def _pieces(main: bytes, plc: bytes, budget: Budget) -> str:
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    parts = []
    for i in range(count):
        if i % 1000 == 0:
            budget.check()
        length = ends[i + 1] - ends[i]
        budget.text(length)
        at = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * i + 2)[0]
        if at & 0x40000000:
            first = (at & 0x3FFFFFFF) // 2
            parts.append(main[first : first + length].decode("cp1252", "replace"))
        else:
            parts.append(main[at : at + 2 * length].decode("utf-16-le", "replace"))
    return "".join(parts)


def _lines(parts: dict[str, str]) -> Text:
    """Heads of pages as furniture, the body, boxes before it if they are as short as a title, notes apart behind it."""
    out = Builder()
    for words in dict.fromkeys(map(str.strip, _blocks(parts.get("heads", "")))):
        if words and not _PAGE.fullmatch(words):
            span = out.line(words)
            out.mark("furniture", span.start, span.end)
    boxes = [block for block in _blocks(parts.get("boxes", "")) if block.strip()]
    title = sum(map(len, boxes)) <= _LONGEST_TITLE
    for block in [*(boxes if title else ()), *_blocks(parts["body"]), *(() if title else boxes)]:
        if "\x07" in block:
            _rows(block, out)
        elif block.strip():
            out.line(block)
    for block in _blocks(parts.get("footnotes", "") + "\r" + parts.get("endnotes", "")):
        if block.strip():
            span = out.line(block.strip())
            out.mark("caption", span.start, span.end)
    comments = sum(bool(block.strip()) for block in _blocks(parts.get("comments", "")))
    return out.done("application/msword", (f"有 {comments} 条批注没有读入",) if comments else ())


def _blocks(text: str) -> list[str]:
    """The paragraphs of a text: 0x07 ends a cell and, doubled, a row; 0x13 to 0x15 hold a field and its result."""
    previous = None
    while previous != text:
        previous, text = text, _FIELD_CODE.sub("", text)
    return re.split("[\r\x0b\x0c\x0e\n]", _ANCHORS.sub("", text))


def _rows(block: str, out: Builder) -> None:
    rows = block.split("\x07\x07")
    start = out.length
    for row in rows[:-1]:
        span = out.line("\t".join(cell.strip() for cell in row.split("\x07")))
        out.mark("row", span.start, span.end)
    out.mark("table", start, out.length)
    if rows[-1].strip("\x07 "):
        out.line(rows[-1].replace("\x07", "\t"))


def _converted(data: bytes, budget: Budget) -> str:
    """The text as a converter on this machine gives it, or ''."""
    program = next((path for name in _CONVERTERS if (path := shutil.which(name))), None)
    if not program:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.doc"
        source.write_bytes(data)
        office = "office" in Path(program).name
        command = [
            program,
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            done = subprocess.run(
                command if office else [program, str(source)],
                capture_output=True,
                timeout=budget.limits.seconds,
                check=True,
            )
            raw = (Path(folder) / "a.txt").read_bytes() if office else done.stdout
        except (OSError, subprocess.SubprocessError):
            return ""
    return raw.decode("utf-8", "replace").lstrip("\ufeff")
