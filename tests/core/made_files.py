"""Files of every format, made on the spot: a small PDF writer, Word files by python-docx, pages, archives."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence

import docx
import xlsxwriter


def pdf(
    pages: Iterable[Sequence[tuple[float, float, float, str]]],
    text: bool = True,
    turned: str = "1 0 0 1 0 0",
    rotate: int = 0,
) -> bytes:
    """A PDF of A4 pages; each word is (left, up from the bottom, size, words) in the standard Song typeface. `turned` is
    the matrix that it is all drawn by, `rotate` how many degrees a viewer turns the page."""
    objects: list[bytes] = [b"", b"", b""]
    kids = []
    for page in pages:
        words = "".join(
            f"BT /F1 {size} Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, size, words in page
        )
        content = f"{turned} cm\n{words}".encode() if text else b"0 0 100 100 re f\n"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (rotate, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    objects[2] = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts"
        b" [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        b" /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 752 /Descent -271"
        b" /CapHeight 737 /StemV 58 /ItalicAngle 0 /FontBBox [-25 -254 1000 880] >> >>] >>"
    )
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def column(
    text: str, x: float, top: float, width: int, size: float = 10.5, indent: int = 2
) -> list[tuple[float, float, float, str]]:
    """Paragraphs of `text` broken at `width` characters, as lines for `pdf`; the first line of each is indented."""
    lines = []
    y = top
    for paragraph in text.split("\n"):
        rest, first = paragraph, True
        while rest:
            room = width - indent if first else width
            lines.append((x + indent * size if first else x, y, size, rest[:room]))
            rest, first = rest[room:], False
            y -= 1.5 * size
    return lines


def word(build: object) -> bytes:
    """A Word file that `build(document)` fills."""
    document = docx.Document()
    build(document)  # type: ignore[operator]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rich(text: str) -> bytes:
    """An RTF file as Word on a Chinese system writes it: two bytes for a 汉字, a paragraph a line."""
    lines = ("".join(f"\\'{byte:02x}" for byte in line.encode("gb18030")) for line in text.split("\n"))
    head = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\f0 "
    return (head + "".join(f"{line}\\par\n" for line in lines) + "}").encode("ascii")


def book(rows: Iterable[Sequence[object]]) -> bytes:
    """An Excel workbook of one sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in members.items():
            box.writestr(name, data)
    return out.getvalue()


def old_word(text: str, **behind: str) -> bytes:
    """A compound file with the streams and the piece table that hold the text of an old Word file, and texts `behind` it:
    footnotes, heads, macros, comments, endnotes, boxes."""
    kinds = ("footnotes", "heads", "macros", "comments", "endnotes", "boxes")
    lengths = [len(text), *(len(behind.get(kind, "")) for kind in kinds)]
    text += "".join(behind.get(kind, "") for kind in kinds)
    body = text.replace("\n", "\r").encode("utf-16-le")
    count = len(body) // 2
    fib = bytearray(1536)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", fib, 0x0A, 0x0200)
    struct.pack_into("<7I", fib, 0x4C, *lengths)
    pieces = struct.pack("<II", 0, count) + struct.pack("<HIH", 0, len(fib), 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", fib, 0x01A2, 0, len(clx))
    return _compound({"WordDocument": bytes(fib) + body, "1Table": clx.ljust(4096, b"\0")})


def _compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (OLE2, 512-byte sectors) of streams that are each 4096 bytes or more."""
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), 1):
        data = data.ljust(4096, b"\0")
        data = data.ljust(-(-len(data) // 512) * 512, b"\0")
        first = len(sectors)
        blocks = [data[i : i + 512] for i in range(0, len(data), 512)]
        sectors += blocks
        chains += [*range(first + 1, first + len(blocks)), 0xFFFFFFFE]
        entries.append(
            _entry(name, 2, first, len(data), right=number + 1 if number < len(streams) else 0xFFFFFFFF)
        )
    entries += [bytes(128)] * (-len(entries) % 4)
    directory = len(sectors)
    folder = b"".join(entries)
    sectors += [folder[i : i + 512] for i in range(0, len(folder), 512)]
    chains += [*range(directory + 1, len(sectors)), 0xFFFFFFFE]
    table = len(sectors)
    chains.append(0xFFFFFFFD)
    assert len(chains) <= 128
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", table).ljust(436, b"\xff")
    return header + b"".join(sectors) + fat


def _entry(
    name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    title = (name + "\0").encode("utf-16-le")
    entry = title.ljust(64, b"\0") + struct.pack("<HBBIII", len(title), kind, 1, 0xFFFFFFFF, right, child)
    return entry + bytes(36) + struct.pack("<IQ", start, size)
