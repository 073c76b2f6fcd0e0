"""Tables of web pages, Word files and PDFs: cells apart, under their columns, each figure with its heading's name."""

from __future__ import annotations

import pytest

from core import reading
from core.model import Figure
from core.parse import figures, layout, split
from core.parse.projection import project
from tests.core import made_files

LEAD = "近年来,湖北省秭归县郭家坝镇立足脐橙资源,走出一条四季有鲜果的路子,各村情况见下表,数据来自镇统计站。"
LAST = "下一步,郭家坝镇将继续延伸链条,让更多群众在家门口就业增收,把脐橙产业做大做强。"
TITLE = "郭家坝镇:一颗脐橙富了一方百姓"


def web(rows: str) -> bytes:
    return (
        f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p><table>{rows}</table><p>{LAST}</p></body></html>".encode()
    )


def tr(*cells: str) -> str:
    return "<tr>" + "".join(c if c.startswith("<") else f"<td>{c}</td>" for c in cells) + "</tr>"


def read(name: str, data: bytes) -> tuple[list[str], tuple[Figure, ...]]:
    """The lines of the table as they stand in the reading view, and the figures of the case."""
    (document,) = reading.read_bytes(name, data)
    (case,) = split.cases(layout.read(document))
    view = project(document.text, case.paragraphs)
    rows = [
        view.text[s.start : s.end]
        for s, p in zip(view.paragraphs, case.paragraphs, strict=True)
        if p.kind == "table"
    ]
    return rows, figures.read(case, view).figures


def told(found: tuple[Figure, ...]) -> list[tuple[object, str, str]]:
    return [(float(f.value), f.unit, f.indicator) for f in found]


PLAIN = tr("村名", "户数(户)", "产值(万元)") + tr("擂鼓台村", "76", "38.5") + tr("烟灯堡村", "120", "64")
WANT = [(76, "户", "户数"), (385000, "元", "产值"), (120, "户", "户数"), (640000, "元", "产值")]

TABLES = {
    "plain": (PLAIN, ["村名\t户数(户)\t产值(万元)", "擂鼓台村\t76\t38.5", "烟灯堡村\t120\t64"], WANT),
    "named in its first row": (
        tr("<td colspan=3>表1 各村产业情况</td>") + PLAIN,
        ["表1 各村产业情况", "村名\t户数(户)\t产值(万元)", "擂鼓台村\t76\t38.5", "烟灯堡村\t120\t64"],
        WANT,
    ),
    "township over several rows": (
        tr("乡镇", "村名", "户数(户)") + tr("<td rowspan=2>郭家坝镇</td>", "擂鼓台村", "76") + tr("烟灯堡村", "120"),
        ["乡镇\t村名\t户数(户)", "郭家坝镇\t擂鼓台村\t76", "郭家坝镇\t烟灯堡村\t120"],
        [(76, "户", "户数"), (120, "户", "户数")],
    ),
    "a number over several rows stands once": (
        tr("村名", "合计(户)", "户数(户)") + tr("擂鼓台村", "<td rowspan=2>196</td>", "76") + tr("烟灯堡村", "120"),
        ["村名\t合计(户)\t户数(户)", "擂鼓台村\t196\t76", "烟灯堡村\t\t120"],
        [(196, "户", "合计"), (76, "户", "户数"), (120, "户", "户数")],
    ),
    "headings in two rows": (
        tr("<th rowspan=2>村名</th>", "<th colspan=2>收入(万元)</th>", "<th rowspan=2>人口(人)</th>")
        + tr("<th>2022年</th>", "<th>2023年</th>")
        + tr("擂鼓台村", "31", "38.5", "260"),
        ["村名\t2022年 收入(万元)\t2023年 收入(万元)\t人口(人)", "擂鼓台村\t31\t38.5\t260"],
        [(310000, "元", "收入"), (385000, "元", "收入"), (260, "人", "人口")],
    ),
    "headings in two rows of plain cells": (
        tr("<td rowspan=2>村名</td>", "<td colspan=2>脱贫人口</td>") + tr("户", "人") + tr("擂鼓台村", "31", "85"),
        ["村名\t脱贫人口 户\t脱贫人口 人", "擂鼓台村\t31\t85"],
        [(31, "户", "脱贫人口"), (85, "人", "脱贫人口")],
    ),
    "an empty corner": (
        tr("", "户数(户)", "产值(万元)") + tr("擂鼓台村", "76", "38.5"),
        ["\t户数(户)\t产值(万元)", "擂鼓台村\t76\t38.5"],
        WANT[:2],
    ),
    "an empty cell": (
        tr("村名", "户数(户)", "产值(万元)") + tr("擂鼓台村", "", "38.5") + tr("烟灯堡村", "120", ""),
        ["村名\t户数(户)\t产值(万元)", "擂鼓台村\t\t38.5", "烟灯堡村\t120\t"],
        [(385000, "元", "产值"), (120, "户", "户数")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_web_pages(name: str) -> None:
    page, rows, want = TABLES[name]
    got, found = read("a.html", web(page))
    assert [row.rstrip("\t") for row in got] == [row.rstrip("\t") for row in rows]
    assert told(found) == want


def test_years_above_units_are_periods() -> None:
    _, found = read("a.html", web(TABLES["headings in two rows"][0]))
    assert [f.period for f in found][:2] == ["2022", "2023"]


def _merged(document) -> None:  # type: ignore[no-untyped-def]
    document.add_heading(TITLE, 0)
    document.add_paragraph(LEAD)
    table = document.add_table(4, 4)
    words = [
        "乡镇",
        "村名",
        "收入(万元)",
        "",
        "",
        "",
        "2022年",
        "2023年",
        "郭家坝镇",
        "擂鼓台村",
        "31",
        "38.5",
        "",
        "烟灯堡村",
        "52",
        "64",
    ]
    for cell, word in zip([c for row in table.rows for c in row.cells], words, strict=True):
        cell.text = word
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(1, 1))
    table.cell(2, 0).merge(table.cell(3, 0))
    document.add_paragraph(LAST)


def test_merged_cells_of_a_word_file() -> None:
    rows, found = read("a.docx", made_files.word(_merged))
    assert rows == [
        "乡镇\t村名\t2022年 收入(万元)\t2023年 收入(万元)",
        "郭家坝镇\t擂鼓台村\t31\t38.5",
        "郭家坝镇\t烟灯堡村\t52\t64",
    ]
    assert [(float(f.value), f.period) for f in found] == [
        (310000, "2022"), (385000, "2023"), (520000, "2022"), (640000, "2023")
    ]  # fmt: skip


def test_a_table_of_a_pdf() -> None:
    size = 12
    words = [["村名", "户数(户)", "产值(万元)"], ["擂鼓台村", "76", "38.5"], ["烟灯堡村", "120", "64"]]
    page = [(150, 780, 18, TITLE)]
    page += [(90, 740, size, LEAD[:34]), (72, 722, size, LEAD[34:])]
    page += [
        (x, 700 - 20 * y, size, word)
        for y, row in enumerate(words)
        for x, word in zip((80, 220, 360), row, strict=True)
    ]
    page += [(90, 620, size, LAST[:34]), (72, 602, size, LAST[34:])]
    rows, found = read("a.pdf", made_files.pdf([page]))
    assert rows == ["\t".join(row) for row in words]
    assert told(found) == WANT


def test_a_hostile_table_stays_small() -> None:
    rows = (
        tr("村名", "<td colspan=999999 rowspan=999999>户数(户)</td>")
        + tr("擂鼓台村", "<td colspan=900>76</td>") * 20
    )
    (document,) = reading.read_bytes("a.html", web(rows))
    assert len(document.text) < 5000
