"""What a file is, by its first bytes and by what an archive holds; the suffix only breaks ties."""

from __future__ import annotations

import io
import re
import zipfile

from core.reading.encodings import looks_chinese_utf16

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "bitmap"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "media"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"\x1aE\xdf\xa3", "media"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "rar"),
    (b"\x1f\x8b", "rar"),
    (b"CAJ", "caj"),
    (b"HN\x00", "caj"),
    (b"SQLite format 3", "binary"),
)
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|script|article|section|h1)[\s>/]", re.I
)
_MAIL = re.compile(
    rb"^(?:from|mime-version|content-type|date|subject|snapshot-content-location|x-\w+):", re.I | re.M
)
_HOLDS_PAGES = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.I | re.M)
_WORD_XML = re.compile(rb"<\?mso-application|<w:wordDocument")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
"""How texts of two bytes a character begin: with a mark, or a page with its first tag."""
_HEAD = 4096
_CODE = (".js", ".mjs", ".css", ".map")


def kind(data: bytes, name: str = "") -> str:
    """One of empty, text, code, html, mhtml, docx, doc, rtf, xlsx, pdf, zip, or the name of something that is no article."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return "empty"
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _packed(data)
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return _told_apart(found, data)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[4:8] == b"ftyp":
        return "picture" if head[8:11] in (b"hei", b"avi", b"mif") else "media"
    return _text_kind(data, head, name)


def is_seen_or_heard(head: bytes) -> bool:
    """True if these first bytes are those of a picture, a film or a sound."""
    return kind(head) in ("picture", "media")


def _told_apart(found: str, data: bytes) -> str:
    """Magic of two letters may begin a text as well."""
    if found in ("bitmap", "program", "caj") and not _is_binary(data[:_HEAD]):
        return "text"
    if found == "media" and data[8:12] == b"WEBP":
        return "picture"
    if found == "doc":
        return _compound(data)
    return "picture" if found == "bitmap" else found


def _compound(data: bytes) -> str:
    """Word, or another program's file in the same container."""
    names = {"WordDocument": "doc", "Workbook": "sheet", "PowerPoint Document": "slides"}
    for stream, found in names.items():
        if stream.encode("utf-16-le") in data:
            return found
    return "binary"


def _packed(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            names = set(box.namelist()[:5000])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"
    if any(name.startswith("word/document") for name in names):
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    for inside, found in (
        ("xl/workbook.bin", "sheet"),
        ("ppt/presentation.xml", "slides"),
        ("OFD.xml", "ofd"),
    ):
        if inside in names:
            return found
    return "zip"


def _text_kind(data: bytes, head: bytes, name: str) -> str:
    plain = head.replace(b"\x00", b"") if head[:2] in _WIDE else head
    if _MAIL.match(plain.lstrip(b"\xef\xbb\xbf \t\r\n")) and _HOLDS_PAGES.search(data[:65536]):
        return "mhtml"
    if _WORD_XML.search(plain):
        return "wordxml"
    if _TAG.search(plain) and plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<":
        return "html"
    if _is_binary(head) and not looks_chinese_utf16(head):
        return "binary"
    if name.lower().endswith(_CODE):
        return "code"
    return "html" if len(_TAG.findall(data[:65536])) > 3 else "text"


def _is_binary(head: bytes) -> bool:
    """Control characters that no text has; texts of two bytes a character have many zeros in a fixed place."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    zeros = head.count(0)
    if zeros > 4 + len(head) / 200:
        odd, even = head[1::2].count(0), head[::2].count(0)
        return not (max(odd, even) > 8 * min(odd, even) + 4 and zeros > len(head) / 50 and len(head) > 16)
    control = sum(head.count(code) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return control > len(head) / 40
