"""Workbooks: rows under their header, merged cells, shares and days as they are shown, hidden sheets told."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from core import reading
from core.errors import Unreadable
from core.parse import layout, split
from tests.core import made_files


def book(fill, **options) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options) as workbook:
        fill(workbook)
    return out.getvalue()


def read(fill, **options):
    (document,) = reading.read_bytes("a.xlsx", book(fill, **options))
    return document


def marked(document, kind):
    return [document.text[m.span.start : m.span.end].strip() for m in document.marks if m.kind == kind]


def figures(workbook):
    bold = workbook.add_format({"bold": True})
    share, day = (
        workbook.add_format({"num_format": "0.0%"}),
        workbook.add_format({"num_format": "yyyy-mm-dd"}),
    )
    sheet = workbook.add_worksheet("产业")
    sheet.merge_range("A1:D1", "石门县2023年茶叶产业统计表", bold)
    sheet.write_row("A2", ["乡镇", "面积(亩)", "占比", "采收日期"])
    sheet.write("A3", "壶瓶山镇")
    sheet.write("B3", 2100.0)
    sheet.write("C3", 0.375, share)
    sheet.write_datetime("D3", date(2023, 4, 9), day)
    sheet.merge_range("A4:A5", "南北镇")
    sheet.write("B4", 0.1 + 0.2)
    sheet.write("B5", "无")
    sheet.write("A7", "注:数据由县农业农村局提供。")
    hidden = workbook.add_worksheet("底稿")
    hidden.write("A1", "不看")
    hidden.hide()


def test_a_table_of_figures():
    document = read(figures)
    assert document.text.split("\n")[:-1] == [
        "产业", "石门县2023年茶叶产业统计表", "乡镇\t面积(亩)\t占比\t采收日期", "壶瓶山镇\t2100\t37.5%\t2023-04-09",
        "南北镇\t0.3\t\t", "南北镇\t无\t\t", "注:数据由县农业农村局提供。",
    ]  # fmt: skip
    assert marked(document, "header") == ["乡镇\t面积(亩)\t占比\t采收日期"]
    assert marked(document, "heading") == ["产业"]
    assert document.notes == ("隐藏的工作表“底稿”没有读",)


def test_the_parser_takes_the_rows_for_a_table():
    (case,) = split.cases(layout.read(read(figures)))
    assert case.title and case.title.value == "石门县2023年茶叶产业统计表"
    assert sum(p.kind == "table" for p in case.paragraphs) == 4


def test_text_in_one_column_is_text():
    def fill(workbook):
        sheet = workbook.add_worksheet()
        for i, words in enumerate(["高山茶园变成聚宝盆", "平峒村发展茶园2100亩。", "", "分红26万元。"]):
            sheet.write(i, 0, words)

    document = read(fill)
    assert document.text == "高山茶园变成聚宝盆\n平峒村发展茶园2100亩。\n分红26万元。\n"
    assert not marked(document, "table")


@pytest.mark.parametrize("options", [{"constant_memory": True}, {"date_1904": True}, {}], ids=["inline words", "1904", "shared words"])  # fmt: skip
def test_however_words_and_days_are_stored(options):
    def fill(workbook):
        day = workbook.add_format({"num_format": 14})
        sheet = workbook.add_worksheet("表1")
        sheet.write_row(0, 0, ["村", "日期", "是"])
        sheet.write(1, 0, "平峒村")
        sheet.write_datetime(1, 1, date(2023, 8, 12), day)
        sheet.write_boolean(1, 2, True)

    assert read(fill, **options).text == "村\t日期\t是\n平峒村\t2023-08-12\t是\n"


def test_tables_beside_blank_rows_stay_apart():
    def fill(workbook):
        sheet = workbook.add_worksheet()
        sheet.write_row("B2", ["村", "户"])
        sheet.write_row("B3", ["平峒村", 316])
        sheet.write_row("B6", ["组", "人"])
        sheet.write_row("B7", ["一组", 48])

    document = read(fill)
    assert document.text == "村\t户\n平峒村\t316\n组\t人\n一组\t48\n"
    assert len(marked(document, "header")) == 2


def test_broken_and_old_workbooks_say_so():
    whole = book(figures)
    for data in (whole[: len(whole) // 2], made_files.archive({"xl/workbook.xml": b"<workbook/>"})):
        with pytest.raises(Unreadable, match="损坏"):
            reading.read_bytes("a.xlsx", data)
    with pytest.raises(Unreadable, match=r"另存为 \.xlsx"):
        reading.read_bytes("a.xlsb", made_files.archive({"xl/workbook.bin": b"x"}))
