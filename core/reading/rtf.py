"""RTF files: paragraphs, tables and text boxes in order, each run in the encoding of its font (RTF 1.9.1)."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from core.errors import Unreadable
from core.reading import rtf_words
from core.reading.limits import Budget
from core.reading.rtf_text import Collector, Row
from core.reading.text import Text

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<byte>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z']))"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
_BRACE = re.compile(rb"\\bin(?P<bin>\d{1,9}) ?|\\[\\{}]|[{}]")
_BETWEEN_CHECKS = 4096
_DEEPEST = 2_000


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The text of an RTF file. Raises Unreadable for one that is nested beyond all reason or takes too long."""
    reader = Collector()
    at = count = 0
    while at < len(data):
        count += 1
        if count % _BETWEEN_CHECKS == 0:
            budget.check()
            budget.text(reader.length)
        token = _TOKEN.match(data, at)
        at = _take(reader, token, data, name) if token else at + 1
    reader.decode()
    budget.text(reader.length)
    return reader.close()


def _take(reader: Collector, token: re.Match[bytes], data: bytes, name: str) -> int:
    """Read one token; where the next begins."""
    end = token.end()
    if token["text"]:
        kept = token["text"][reader.left :]
        reader.left = max(reader.left - len(token["text"]), 0)
        reader.pending += kept if reader.group.to not in rtf_words.SILENT else b""
    elif token["byte"]:
        if reader.left:
            reader.left -= 1
        elif reader.group.to not in rtf_words.SILENT:
            reader.pending.append(int(token["byte"], 16))
    elif token["brace"]:
        _brace(reader, token["brace"], name)
    elif token["sign"]:
        _sign(reader, token["sign"])
    elif token["word"]:
        number = int(token["number"]) if token["number"] else None
        if _word(reader, token["word"].decode("ascii"), number):
            return _behind_group(data, end)
        if token["word"] == b"bin":
            return end + max(number or 0, 0)
    return end


def _brace(reader: Collector, brace: bytes, name: str) -> None:
    reader.decode()
    reader.left = 0
    if brace == b"{":
        if len(reader.stack) >= _DEEPEST:
            raise Unreadable(name, "文件的层次太深,已跳过;请另存为纯文本再导入")
        reader.stack.append(reader.group)
        reader.group = replace(reader.group, starred=False)
    elif reader.stack:
        before = reader.stack.pop()
        if before.to != reader.group.to:
            reader.paragraph()
        reader.group = before


def _sign(reader: Collector, sign: bytes) -> None:
    if reader.left:
        reader.left -= 1
    elif sign == b"*":
        reader.group = replace(reader.group, starred=True)
    elif sign in (b"\n", b"\r"):
        reader.paragraph()
    elif sign in rtf_words.ESCAPED:
        reader.pending += sign
    elif sign in rtf_words.SHORT_SIGNS:
        reader.sign(rtf_words.SHORT_SIGNS[sign])


def _word(reader: Collector, word: str, number: int | None) -> bool:
    """Do what a control word says; True if it opens a group that holds nothing to read."""
    starred = reader.group.starred
    if starred:
        reader.group = replace(reader.group, starred=False)
    if word in rtf_words.UNREAD or (starred and word not in rtf_words.READ_THOUGH_STARRED):
        return bool(reader.stack)
    if reader.left and word in rtf_words.SIGNS:
        reader.left -= 1
    elif word in rtf_words.PLACES:
        _go(reader, rtf_words.PLACES[word])
    elif word == "title":
        _go(reader, "title" if reader.group.to == "about" else reader.group.to)
    elif word in rtf_words.ENDS:
        reader.paragraph()
    elif word in rtf_words.SIGNS:
        reader.sign(rtf_words.SIGNS[word])
    elif word in ("cell", "row", "trowd", "cellx", "clmrg", "trhdr", "intbl", "pard"):
        _table_word(reader, word)
    else:
        _run_word(reader, word, number)
    return False


def _go(reader: Collector, to: str) -> None:
    reader.decode()
    reader.group = replace(reader.group, to=to)


def _table_word(reader: Collector, word: str) -> None:
    row = reader.row
    if word == "cell":
        reader.cell()
    elif word == "row":
        reader.end_row()
    elif word == "trowd":
        reader.row = Row(row.cells)
    elif word == "cellx":
        row.merged.append(row.joins)
        row.joins = False
    elif word == "clmrg":
        row.joins = True
    elif word == "trhdr":
        row.head = True
    elif reader.group.to == "":
        reader.in_table = word == "intbl"
        reader.level = -1 if word == "pard" else reader.level


def _run_word(reader: Collector, word: str, number: int | None) -> None:
    """Words about how characters are written."""
    if word == "u" and number is not None:
        reader.sign(chr(number % 0x10000) if reader.group.to not in rtf_words.SILENT else "")
        reader.left = reader.group.stand_in
    elif word == "uc":
        reader.group = replace(reader.group, stand_in=max(number or 0, 0))
    elif word in ("f", "af"):
        reader.decode()
        if word == "f" or reader.fonts.get(number or 0) in rtf_words.WIDE_CHARSETS:
            reader.group = replace(reader.group, font=number or 0)
    elif word == "fcharset" and reader.group.to == "fonts":
        reader.fonts[reader.group.font] = number or 0
    elif word == "ansicpg" and number:
        reader.page = _page(number)
    elif word in ("v", "deleted", "plain"):
        reader.decode()
        reader.group = replace(reader.group, hidden=word != "plain" and number != 0)
    elif word == "outlinelevel":
        reader.level = -1 if number is None else number


def _page(number: int) -> str:
    known = {936: "gb18030", 54936: "gb18030", 950: "cp950", 65001: "utf-8"}
    try:
        return known.get(number) or codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"


def _behind_group(data: bytes, at: int) -> int:
    """Where the brace stands that closes the open group."""
    depth = 1
    while found := _BRACE.search(data, at):
        at = found.end()
        if found["bin"]:
            at += int(found["bin"])
        elif found.group() in (b"{", b"}"):
            depth += 1 if found.group() == b"{" else -1
            if depth == 0:
                return found.start()
    return len(data)
