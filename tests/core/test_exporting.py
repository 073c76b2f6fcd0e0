"""Figures with their sources as files that a spreadsheet opens."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from core import cli
from core.exporting import figures, tables
from core.library import Entry, Library
from core.model import Case, Figure, Paragraph, Person, Query, Span
from tests.core.made import document


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file by its headings, as a reader has them."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    if path.suffix == ".json":
        names = dict(zip((n for n, _ in figures._COLUMNS), (w for _, w in figures._COLUMNS), strict=True))
        told = json.loads(path.read_text("utf-8"))["rows"]
        return [{names[k]: _words(v) for k, v in row.items()} for row in told]
    return _sheet(path)


def _words(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _sheet(path: Path) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as book:
        tree = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    lines = []
    for row in tree.iter(f"{space}row"):
        cells = {}
        for cell in row.iter(f"{space}c"):
            assert cell.find(f"{space}f") is None, "no formula"
            cells["".join(c for c in cell.get("r", "") if c.isalpha())] = "".join(cell.itertext())
        lines.append(cells)
    head = lines[0]
    return [{words: line.get(column, "") for column, words in head.items()} for line in lines[1:]]


@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
def test_each_figure_comes_with_its_source(library: Library, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"数字{suffix}"
    tables.write(path, figures.table(library, Query("收入")))
    first, second, third = sorted(rows(path), key=lambda row: row["原文"])
    assert (first["指标"], first["原文"], first["单位"], first["换算单位"]) == (
        "村集体收入",
        "12万元",
        "元",
        "元",
    )
    assert float(first["数值"]) == 120000
    assert (first["案例"], first["来源"], first["发布日期"]) == ("凉水泉村的致富路", "南阳日报", "2021-05-01")
    assert (first["文件"], first["案例地区"]) == ("凉水泉.txt", "老庄镇凉水泉村")
    text = library.case(1).document.text
    assert text[int(first["起"]) : int(first["止"])] == "12万元"
    assert (second["原文"], third["原文"]) == ("8.27亿元", "8万元")
    assert [p.name for p in tmp_path.iterdir() if "数字" in p.name] == [path.name], "nothing half is left"


def test_words_that_look_like_formulas_stay_words(tmp_path: Path) -> None:
    table = tables.Table("t", ["甲", "乙"], ["a", "b"], [("=1+1", -5.0), ("@x", None), ("http://x", 1)])
    tables.write(tmp_path / "t.csv", table)
    assert [row["甲"] for row in rows(tmp_path / "t.csv")] == ["'=1+1", "'@x", "http://x"]
    assert rows(tmp_path / "t.csv")[0]["乙"] == "-5.0"
    tables.write(tmp_path / "t.xlsx", table)
    assert [row["甲"] for row in rows(tmp_path / "t.xlsx")] == ["=1+1", "@x", "http://x"]


def test_private_names_and_telephone_numbers_are_covered(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "a.xjlib")
    text = "村民周大勇种了12亩梨,电话13812345678。"
    whole = Span(0, len(text))
    private = Person(Span(2, 5), "周大勇", "村民", private=True)
    figure = Figure(Span(7, 10), "12亩", 12, "亩", indicator="周大勇种梨", sentence=whole)
    case = Case(0, whole, (whole,), (Paragraph("text", (whole,)),), figures=(figure,), people=(private,))
    library.add([Entry("a.txt", text.encode(), document("a.txt", text), (case,))])
    path = tmp_path / "a.csv"
    tables.write(path, figures.table(library, Query(), mask=True))
    (row,) = rows(path)
    assert (row["指标"], row["所在句子"]) == ("周**种梨", "村民周**种了12亩梨,电话138********。")
    tables.write(path, figures.table(library, Query()))
    assert "周大勇" in rows(path)[0]["所在句子"]
    library.close()


def test_an_empty_table_is_a_file(library: Library, tmp_path: Path) -> None:
    for suffix in (".csv", ".json", ".xlsx"):
        tables.write(tmp_path / f"x{suffix}", figures.table(library, Query("没有这样的词")))
        assert rows(tmp_path / f"x{suffix}") == []


@pytest.mark.parametrize(
    ("name", "said"),
    [("x.pdf", "只能导出为"), ("没有/x.csv", "无法写出"), ("没有/x.xlsx", "无法写出"), ("x", "只能")],
)
def test_what_cannot_be_written_is_said(library: Library, tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(tables.NotExported, match=said):
        tables.write(tmp_path / name, figures.table(library, Query()))


@pytest.mark.parametrize(
    ("query", "count"),
    [([], 4), (["收入"], 3), (["-养殖"], 3), (["数字:村集体收入>=10万元"], 1), (["-光伏 收入"], 2)],
)
def test_the_command(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str], query: list[str], count: int
) -> None:
    path = tmp_path / "导出.json"
    assert cli.main(["export", "--library", str(library.path), *query, "--to", str(path)]) == 0
    assert f"{count} 个数字" in capsys.readouterr().out
    assert len(rows(path)) == count


def test_the_command_refuses_in_words(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "--library", str(library.path), "--to", str(tmp_path / "x.csv")]
    assert cli.main([*command, "(收入"]) == 1 and capsys.readouterr().err
    assert cli.main([*command[:-1], str(tmp_path / "x.doc")]) == 1 and "只能导出为" in capsys.readouterr().err
    assert not list(tmp_path.glob("x.*"))


def test_only_some_figures_are_told_as_such(library: Library) -> None:
    whole = figures.table(library, Query("收入"))
    some = figures.table(library, Query("收入"), wanted=lambda row: row.text == "8万元", narrowed="8万元")
    assert len(whole.rows) > len(some.rows) == 1
    assert ("筛选", "8万元") in some.notes
    assert "筛选" not in dict(whole.notes)
