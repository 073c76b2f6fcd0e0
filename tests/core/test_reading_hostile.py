"""Files made to break a reader end in a verdict, in little time and memory, and touch nothing outside themselves."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import time
import zipfile

import pytest

from core import reading
from core.errors import Unreadable
from core.parse import layout, split
from core.reading import word_binary
from core.reading.limits import Limits, within
from tests.core import made_files

SENTENCE = "近年来,全村茭白面积达到1200亩,带动216户村民增收。"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def bomb(size):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box, box.open("a.txt", "w") as member:
        for _ in range(size // 1_000_000):
            member.write(b"0" * 1_000_000)
    return out.getvalue()


def nested(depth):
    data = made_files.archive({"a.txt": SENTENCE.encode()})
    for _ in range(depth):
        data = made_files.archive({"a.zip": data})
    return data


def word_with(xml):
    base = zipfile.ZipFile(io.BytesIO(made_files.word(lambda document: document.add_paragraph("x"))))
    return made_files.archive(
        {n: xml.encode() if n == "word/document.xml" else base.read(n) for n in base.namelist()}
    )


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i > 1 else "&a;" * 10}">' for i in range(1, 10))
    + f']><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>'
)

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book_with(words):
    """A workbook of one cell whose words stand in `words`."""
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return made_files.archive(
        {
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{link}"><sheets><sheet name="a" r:id="x"/></sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="x" Target="worksheets/a.xml"/></Relationships>',
            "xl/sharedStrings.xml": words.encode(),
            "xl/worksheets/a.xml": f'<worksheet xmlns="{SHEET}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>'.encode(),
        }
    )


VERDICTS = [
    ("bomb.zip", lambda: bomb(60_000_000), "异常巨大"),
    ("bomb.docx", lambda: word_with(" " * 80_000_000), "异常巨大"),
    ("nested.zip", lambda: nested(6), "太多层"),
    ("entities.docx", lambda: word_with(ENTITIES), "损坏"),
    ("bomb.xlsx", lambda: book_with(" " * 80_000_000), "异常巨大"),
    (
        "entities.xlsx",
        lambda: book_with(
            ENTITIES.partition("<w:document")[0] + f'<sst xmlns="{SHEET}"><si><t>&a9;</t></si></sst>'
        ),
        "没有文字|损坏",
    ),
    ("200 MB.txt", lambda: "乡".encode() * 66_000_000, "文字太长"),
    ("long.txt", lambda: SENTENCE.encode() * 400_000, "文字太长"),
    ("one line.txt", lambda: ("乡" * 10_000_000).encode(), "文字太长"),
    ("deep.html", lambda: b"<html><body>" + b"<div>" * 100_000 + "你好".encode(), "层次太深"),
    ("members.zip", lambda: made_files.archive({f"{i}.txt": b"x" for i in range(2_001)}), "分批"),
    ("cut.pdf", lambda: made_files.pdf([[(10, 10, 10, "你好")]])[:300], "损坏"),
]


@pytest.mark.parametrize(("name", "make", "reason"), VERDICTS, ids=[name for name, _, _ in VERDICTS])
def test_hostile_files_get_a_verdict(name, make, reason):
    data = make()
    before = time.process_time()
    with pytest.raises(Unreadable, match=reason):
        reading.read_bytes(name, data)
    assert time.process_time() - before < 5


def test_the_workbook_that_is_made_to_break_is_read_when_it_does_not():
    (document,) = reading.read_bytes("a.xlsx", book_with(f'<sst xmlns="{SHEET}"><si><t>茶园</t></si></sst>'))
    assert document.text == "a\n茶园\n"


def test_a_file_beyond_the_size_limit_is_not_even_opened(tmp_path):
    path = tmp_path / "big.txt"
    path.write_text("很多字" * 100, "utf-8")
    with pytest.raises(Unreadable, match="文件太大"):
        reading.read(path, Limits(size=100))


SLOW = [
    ("lines.txt", "\n".join([SENTENCE] * 8_000)),
    ("short lines.txt", "\n".join(["振兴"] * 40_000)),
    ("one line.txt", SENTENCE * 8_000),
    ("no stop.txt", "乡村" * 100_000),
    ("labels.txt", "\n".join(["来源:" * 40] * 1_500)),
    ("brackets.txt", "\n".join(["(" * 90 + "张三 " * 9] * 1_500)),
    ("blanks.txt", "乡" + " " * 300_000 + "村"),
    ("titles.txt", "\n".join(["安徽省岳西县:高山茭白铺就致富路\n" + SENTENCE * 6] * 1_500)),
    ("signed.txt", "\n".join([SENTENCE * 6 + "\n(张三 李四)"] * 1_500)),
    ("tails.txt", "\n".join(["相关新闻\n" + SENTENCE * 4] * 2_000)),
    ("rows.txt", "\n".join(["1|2|3"] * 10_000)),
]


@pytest.mark.parametrize(("name", "text"), SLOW, ids=[name for name, _ in SLOW])
def test_layout_takes_time_in_proportion(name, text):
    (document,) = reading.read_bytes(name, text.encode())
    before = time.process_time()
    split.cases(layout.read(document))
    assert time.process_time() - before < 6


FORMATS = {
    "a.docx": lambda: made_files.word(lambda document: document.add_paragraph(SENTENCE)),
    "a.xlsx": lambda: made_files.book([["村名", "户数"], [SENTENCE, 76]]),
    "a.zip": lambda: made_files.archive({"a.txt": SENTENCE.encode(), "b.html": f"<p>{SENTENCE}".encode()}),
    "a.doc": lambda: made_files.old_word(SENTENCE),
    "a.rtf": lambda: made_files.rich(SENTENCE),
    "a.pdf": lambda: made_files.pdf([[(90, 700, 10, SENTENCE)]]),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_byte_that_fell_over_ends_in_a_text_or_in_words(name):
    whole = FORMATS[name]()
    for at in range(0, len(whole), max(len(whole) // 400, 1)):
        data = bytes((*whole[:at], whole[at] ^ (1 << at % 8), *whole[at + 1 :]))
        try:
            reading.read_bytes(name, data)
        except Unreadable as trouble:
            assert trouble.reason


def test_a_property_list_of_a_length_below_nothing_is_not_gone_round_for_ever():
    with pytest.raises((ValueError, IndexError)):
        word_binary._piece_table(b"\x01\xfd\xff" + bytes(40))


def test_outside_entities_are_not_fetched():
    xml = (
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>读&a;完</w:t></w:r></w:p></w:body></w:document>'
    )
    (document,) = reading.read_bytes("a.docx", word_with(xml))
    assert document.text.strip() in ("读", "读完")


def test_no_reader_opens_a_connection(monkeypatch):
    def refuse(*_):
        raise AssertionError("a reader touched the network")

    monkeypatch.setattr(socket, "socket", refuse)
    page = (
        '<!DOCTYPE html SYSTEM "http://example.org/x.dtd"><html><head><link rel="stylesheet" href="http://example.org/a.css">'
        f'</head><body><img src="http://example.org/a.png"><p>{SENTENCE}</p></body></html>'
    )
    assert reading.read_bytes("a.html", page.encode())


def test_time_is_bounded():
    with pytest.raises(Unreadable, match="没有读完"), within("a.txt", Limits(seconds=0.05)):
        while True:
            sum(range(1000))


def test_budget_is_asked_between_pages():
    pages = made_files.pdf([[(10, 10, 10, "你好")]] * 30)
    with pytest.raises(Unreadable, match="页"):
        reading.read_bytes("a.pdf", pages, Limits(pages=20))
    with pytest.raises(Unreadable, match="没有读完"):
        reading.read_bytes("a.pdf", pages, Limits(seconds=0.0001))


def test_memory_is_bounded():
    """In a process of its own, because the bound stays."""
    work = """
from core import reading
from core.errors import Unreadable
from core.reading import memory
reading.read_bytes("a.html", b"<html><p>x</p></html>")
if memory.bound(300 << 20):
    try:
        reading.read_bytes("a.html", b"<html><body>" + b"<p><b>xyz</b></p>" * 2_000_000)
    except Unreadable as trouble:
        print(trouble.reason)
"""
    done = subprocess.run(
        [sys.executable, "-c", work], capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert sys.platform == "win32" or "内存" in done.stdout
