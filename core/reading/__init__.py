"""Bytes -> Document: one module a format, chosen by content and not by suffix alone."""

from __future__ import annotations

import errno
import hashlib
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.errors import Unreadable
from core.model import Document
from core.reading import archive, names, sniffing
from core.reading.limits import STANDARD, Budget, Limits, budget, within
from core.reading.text import Text

_WORLD = {
    errno.ENOENT: "文件不存在,可能已被移动或改名",
    errno.EACCES: "没有读取权限,请在文件属性里允许读取,或复制一份再导入",
    errno.EPERM: "没有读取权限,请在文件属性里允许读取,或复制一份再导入",
    errno.EISDIR: "这是一个文件夹,请选择其中的文件",
    errno.EIO: "磁盘读取出错,请检查U盘或硬盘",
    errno.ENAMETOOLONG: "文件名太长,请改短后再导入",
    errno.ELOOP: "这个快捷方式(符号链接)指来指去,找不到原文件;请直接导入原文件",
}
_OTHERS = {
    "picture": "这是一张图片,没有文字;请先用文字识别(OCR)软件转成文字再导入",
    "sheet": "这是旧版电子表格,请用 Excel 或 WPS 另存为 .xlsx 再导入",
    "slides": "这是演示文稿,请用 PowerPoint 或 WPS 另存为 PDF 再导入",
    "media": "这是音频或视频文件,没有文字",
    "program": "这是程序文件,不是文章",
    "rar": "这是 RAR 或 7z 压缩包,请先解压再导入",
    "ofd": "这是 OFD 版式文件,请用 OFD 阅读器或 WPS 打开,“导出”或“打印”为 PDF 再导入",
    "caj": "这是 CAJ 文件,请另存为 PDF 再导入",
    "wordxml": "这是 XML 格式的 Word 文件,请用 Word 或 WPS 另存为 .docx 再导入",
    "code": "这是网页的样式或脚本文件,不是文章",
    "binary": "不是文字文件,无法读取;如果是文章,请另存为 Word、PDF 或纯文本再导入",
}
_VISIBLE = re.compile(r"[^\s\x00\u00ad\u200b-\u200f\u2060\ufeff]")
_TROUBLES = 20
"""Members of an archive that could not be read and are each named in its notes."""


def read(path: Path, limits: Limits = STANDARD) -> tuple[Document, ...]:
    """The documents in a file (several in an archive). Raises Unreadable with the reason."""
    name = names.words(path.name)
    with within(name, limits):
        data = load(path, limits)
        return tuple(_documents(name, data, budget(name, limits), limits.depth))


def read_bytes(name: str, data: bytes, limits: Limits = STANDARD) -> tuple[Document, ...]:
    """The documents in a file's bytes. Raises Unreadable with the reason."""
    with within(name, limits):
        return tuple(_documents(name, data, budget(name, limits), limits.depth))


def load(path: Path, limits: Limits = STANDARD) -> bytes:
    """A file's bytes. Raises Unreadable if it is too large (it is not opened then) or the system gives it not."""
    name = names.words(path.name)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Unreadable(name, _WORLD[errno.EISDIR])
        if not stat.S_ISREG(about.st_mode):  # a pipe would be waited for, a device may never end
            raise Unreadable(name, "这是设备或管道,不是文件,已跳过")
        if about.st_size > limits.size:
            raise Unreadable(
                name,
                f"文件太大({about.st_size / 1e6:.0f} MB,上限 {limits.size / 1e6:.0f} MB),请拆成几个文件再导入",
            )
        with path.open("rb") as file:
            data = file.read(about.st_size + 1)
    except OSError as error:
        reason = _WORLD.get(error.errno or 0, f"系统不让读取({error.strerror or error})")
        raise Unreadable(name, reason) from error
    if len(data) > about.st_size:
        raise Unreadable(name, "文件正在变大(多半还在下载或复制),请等它完成后再导入")
    return data


def _documents(name: str, data: bytes, budget: Budget, depth: int) -> list[Document]:
    kind = sniffing.kind(data, name)
    if kind == "empty":
        raise Unreadable(name, "文件是空的,没有内容")
    if kind == "zip":
        return _members(name, data, budget, depth)
    if kind in _OTHERS:
        raise Unreadable(name, _OTHERS[kind])
    return [_document(name, data, _reader(kind)(name, data, budget))]


def _members(name: str, data: bytes, budget: Budget, depth: int) -> list[Document]:
    """The documents of an archive; members that cannot be read are noted on the first document."""
    if depth == 0:
        raise Unreadable(name, "压缩包里套了太多层压缩包,请先解压再导入")
    found: list[Document] = []
    troubles: list[str] = []
    for member, content in archive.members(name, data, budget):
        try:
            if isinstance(content, Unreadable):
                raise content
            found += _documents(f"{name}/{member}", content, budget, depth - 1)
        except Unreadable as trouble:
            troubles.append(str(trouble))
    if not found:
        raise Unreadable(name, "压缩包里没有能读的文章" + (f"({troubles[0]})" if troubles else ""))
    if len(troubles) > _TROUBLES:
        troubles[_TROUBLES:] = [f"另有 {len(troubles) - _TROUBLES} 个文件没能读"]
    first = found[0]
    return [replace(first, notes=(*first.notes, *troubles)), *found[1:]]


def _document(name: str, data: bytes, text: Text) -> Document:
    if not _VISIBLE.search(text.text):
        raise Unreadable(name, "文件里没有文字")
    return Document(
        name, text.text, hashlib.sha256(data).hexdigest(), text.media_type, text.marks, text.notes
    )


def _reader(kind: str) -> Callable[[str, bytes, Budget], Text]:
    """The format's reader. Imported when first asked for: the libraries of web pages, Word and PDF cost start-up time."""
    if kind in ("html", "mhtml"):
        from core.reading import html, mhtml

        return html.read if kind == "html" else mhtml.read
    if kind == "docx":
        from core.reading import word

        return word.read
    if kind == "doc":
        from core.reading import word_binary

        return word_binary.read
    if kind == "xlsx":
        from core.reading import sheet

        return sheet.read
    if kind == "rtf":
        from core.reading import rtf

        return rtf.read
    if kind == "pdf":
        from core.reading import pdf

        return pdf.read
    from core.reading import plain

    return plain.read
