"""RTF as Word, WPS and TextEdit write it: encodings by font, tables, text boxes, notes, what is hidden; and broken ones."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import reading
from core.errors import Unreadable

P1 = "近年来,石门县壶瓶山镇平峒村发展高山茶园2100亩,带动316户茶农增收。"
P2 = "村集体去年分红26万元。"


def bytes_of(text: str, encoding: str = "gbk") -> str:
    """As Word writes bytes: those that are letters stand as letters, even behind a lead byte."""
    return "".join(chr(b) if chr(b).isalnum() and b < 128 else f"\\'{b:02x}" for b in text.encode(encoding))


def unicode_of(text: str, stand_in: str = "?") -> str:
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)]
    return "".join(f"\\u{code}{stand_in}" for code in codes)


def rtf(body: str, head: str = r"\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman\fcharset0 Times;}}") -> bytes:  # fmt: skip
    return ("{\\rtf1" + head + body + "}").encode("ascii")


def read(data: bytes):
    (document,) = reading.read_bytes("a.rtf", data)
    return document


def lines(data: bytes) -> list[str]:
    return read(data).text.split("\n")[:-1]


def marked(document, kind: str) -> list[str]:
    return [document.text[m.span.start : m.span.end].strip() for m in document.marks if m.kind == kind]


@pytest.mark.parametrize(
    "data",
    [
        rtf(rf"\pard\plain {bytes_of(P1)}\par {bytes_of(P2)}\par"),
        rtf(rf"\pard\f1 {bytes_of(P1)}\par\f1 {bytes_of(P2)}"),
        rtf(
            rf"\loch\af1\hich\af1\dbch\af0 {bytes_of(P1)}\par{bytes_of(P2)}",
            r"\ansi\ansicpg1252{\fonttbl\f0\fnil\fcharset134 SimSun;\f1\fswiss\fcharset0 Arial;}",
        ),
        rtf(rf"{unicode_of(P1)}\par {unicode_of(P2)}\par", r"\ansi\ansicpg1252"),
        rtf(rf"\uc2{unicode_of(P1, bytes_of('乡'))}\par{unicode_of(P2, 'xx')}"),
        rtf(rf"\uc0 {unicode_of(P1, ' ')}\par{{\uc0 {unicode_of(P2, ' ')}}}"),
        rtf(rf"{{\b {bytes_of(P1[:9])}}}{bytes_of(P1[9:])}" + "\\\n" + bytes_of(P2)),
        rtf(rf"{bytes_of(P1[:5])}{{\v secret}}{{\deleted gone}}{bytes_of(P1[5:])}\line {bytes_of(P2)}"),
        rtf(rf"{bytes_of(P1)}{{\pict\pngblip {'89504e47' * 400}}}\par {bytes_of(P2)}"),
        rtf(rf"{{\*\generator Msftedit;}}{{\*\bkmkstart a}}{bytes_of(P1)}{{\*\bkmkend a}}\par {bytes_of(P2)}"),
    ],
    ids=["bytes", "page", "dbch font", "unicode", "stand-ins", "no stand-ins", "groups", "hidden", "picture", "starred"],
)  # fmt: skip
def test_words_come_out_however_they_are_written(data):
    assert lines(data) == [P1, P2]


def test_a_big5_character_that_holds_a_letter_stays_whole():
    assert lines(rtf(bytes_of("功許蓋", "big5"), r"\ansi\ansicpg950")) == ["功許蓋"]


def test_binary_pictures_are_stepped_over():
    data = rtf("X{\\pict\\bin5 BBBBB}Y").replace(b"BBBBB", b"}{\\}\x00")
    assert lines(data) == ["XY"]


def test_tables_keep_their_cells_apart():
    row = r"\trowd{}\cellx2000\cellx4000\pard\intbl {}\cell {}\cell\pard\intbl\row"
    body = row.format(r"\trhdr", bytes_of("村名"), bytes_of("分红(万元)"))
    body += row.format("", bytes_of("平峒村"), r"26\par 8\tab 1")
    document = read(rtf(bytes_of(P1) + r"\par" + body + r"\pard " + bytes_of(P2)))
    assert document.text.split("\n")[:-1] == [P1, "村名\t分红(万元)", "平峒村\t26 8 1", P2]
    assert marked(document, "header") == ["村名\t分红(万元)"]
    assert marked(document, "cell") == ["村名", "分红(万元)", "平峒村", "26 8 1"]


def test_a_cell_over_two_columns():
    body = (
        rf"\trowd\clmgf\cellx1\clmrg\cellx2\cellx3\intbl {bytes_of('村')}\cell\cell {bytes_of('户')}\cell\row"
    )
    body += r"\trowd\cellx1\cellx2\cellx3\intbl 1\cell 2\cell 3\cell\row\pard x"
    assert lines(rtf(body)) == ["村\t村\t户", "1\t2\t3", "x"]


def test_heads_boxes_notes_and_the_title_of_the_file():
    body = (
        rf"{{\info{{\title {bytes_of('茶园')}}}{{\author A}}}}{{\header {bytes_of('内部资料')}\par}}"
        rf"\pard\outlinelevel0 {bytes_of('一、做法')}\par\pard {bytes_of(P1)}{{\footnote {bytes_of('见附表')}}}"
        rf"{{\shp{{\*\shpinst{{\sp{{\sn a}}{{\sv 1}}}}{{\shptxt {bytes_of('文本框')}\par}}}}{{\shprslt x}}}}\par {bytes_of(P2)}"
    )
    document = read(rtf(body))
    assert document.text.split("\n")[:-1] == ["内部资料", "一、做法", "文本框", P1, P2, "见附表"]
    assert marked(document, "furniture") == ["内部资料"]
    assert marked(document, "heading") == ["一、做法"]
    assert [m.value for m in document.marks if m.kind == "meta"] == ["doctitle=茶园"]


def test_signs_and_fields():
    body = r"\ldblquote a\rdblquote\emdash b\~c\{d\}\\ {\field{\*\fldinst HYPERLINK x}{\fldrslt e}}\u8220\ldblquote f\u-10179?\u-8704?"
    assert lines(rtf(body)) == ["“a”—b\xa0c{d}\\ e“f\U0001f600"]


@pytest.mark.parametrize("data", [rtf("")[:-3], b"{\\rtf1", b"{\\rtf1}}}}", rtf(r"{\pict abc")])
def test_a_file_without_words_says_so(data):
    with pytest.raises(Unreadable):
        reading.read_bytes("a.rtf", data)


def test_deep_nesting_and_size_are_bounded():
    with pytest.raises(Unreadable, match="层次太深"):
        reading.read_bytes("a.rtf", b"{\\rtf1" + b"{" * 100_000)
    before = time.process_time()
    with pytest.raises(Unreadable, match="文字太长"):
        reading.read_bytes("a.rtf", rtf("x" * 3_000_000))
    (document,) = reading.read_bytes("a.rtf", rtf(r"{\pict " + "{}" * 1_000_000 + "}x"))
    assert document.text == "x\n"
    assert time.process_time() - before < 6


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data):
    with contextlib.suppress(Unreadable):
        reading.read_bytes("a.rtf", b"{\\rtf1 a" + data)


def test_a_form_with_an_article_in_it_is_read_paragraph_by_paragraph():
    row = r"\trowd\cellx1000\cellx9000\pard\intbl "
    answer = r"\par ".join(bytes_of(words) for words in ("一、壮大产业", P1, P1, P1, P2))
    body = (
        rf"{row}{bytes_of('案例名称')}\cell {bytes_of('高山茶园富了一个村')}\cell\row "
        rf"{row}{bytes_of('主要做法')}\cell {answer}\cell\row\pard {bytes_of(P2)}\par"
    )
    (document,) = reading.read_bytes("a.rtf", rtf(body))
    lines = ["案例名称", "高山茶园富了一个村", "主要做法", "一、壮大产业", P1, P1, P1, P2, P2]
    assert document.text.split("\n")[:-1] == lines
    assert not document.marks
    cells = (
        rf"{row}{bytes_of('村')}\cell {bytes_of('户')}\par {bytes_of('数')}\cell\row\pard {bytes_of(P2)}\par"
    )
    (table,) = reading.read_bytes("a.rtf", rtf(cells))
    assert table.text.startswith("村\t户 数\n")
