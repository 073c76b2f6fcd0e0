"""The scripts that make the gazetteer: how names are cut, joined and followed."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

import pytest

from core import paths

FOLDER = str(paths.resources() / "gazetteer")


def script(name: str) -> ModuleType:
    """A script of the gazetteer's folder as a module; they import each other by plain name."""
    sys.path.insert(0, FOLDER)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(FOLDER)


naming, sources, tables, units = map(script, ("naming", "sources", "tables", "units"))

SHORT = [
    ("辽宁省", 1, "辽宁"),
    ("广西壮族自治区", 1, "广西"),
    ("香港特别行政区", 1, "香港"),
    ("阜新市", 2, "阜新"),
    ("凉山彝族自治州", 2, "凉山"),
    ("克孜勒苏柯尔克孜自治州", 2, "克孜勒苏"),
    ("清河门区", 3, "清河门"),
    ("应县", 3, "应县"),
    ("靖州苗族侗族自治县", 3, "靖州"),
    ("科尔沁左翼中旗", 3, "科尔沁左翼中"),
    ("老庄镇", 4, "老庄"),
    ("文明瑶族乡", 4, "文明"),
    ("接履桥街道", 4, "接履桥"),
    ("四海山林场", 4, "四海山林场"),
]


@pytest.mark.parametrize(("name", "level", "short"), SHORT)
def test_short_names(name, level, short):
    assert units.short_name(name, level) == short


@pytest.mark.parametrize(
    ("name", "everyday"),
    [
        ("兵团四十四团", ("四十四团", "第四十四团", "44团", "第44团")),
        ("兵团一五零团", ("一五零团", "第一五零团", "150团", "第150团")),
        ("团结街道", ("团结办事处",)),
        ("文明瑶族乡", ("文明乡",)),
        ("老庄镇", ()),
    ],
)
def test_everyday_names_of_townships(name, everyday):
    row = units.Row(1, 1, name, 4, name, 2016, 2023, True)
    assert naming.everyday(row) == everyday


@pytest.mark.parametrize(
    ("text", "number"), [("四十四", 44), ("十", 10), ("一零四", 104), ("二〇五", 205), ("七", 7)]
)
def test_numerals(text, number):
    assert naming.numeral(text) == number


def test_village_names_are_cut_at_the_longest_class_word():
    suffixes = [("社区居委会", "3"), ("村委会", "0"), ("村", "6"), ("", "9")]
    assert tables.split("加依社区居委会", suffixes) == ("加依", "3")
    assert tables.split("鲁村村委会", suffixes) == ("鲁村", "0")
    assert tables.split("村", suffixes) == ("村", "9")


def test_a_township_that_vanished_is_followed_by_its_villages():
    before = {141122201: ["前火山", "后火山", "塔上"], 141122100: ["城南"]}
    after = {141122100: ["城南", "前火山", "后火山"], 141122101: ["塔上"]}
    rows = tables.successors({2020: before, 2023: after})
    assert rows == [(141122201, 141122100, 0.67, 2020)]


def test_codes_without_the_empty_levels_below():
    assert [tables.shorter(code) for code in ("210905000000", "210900000000", None)] == ["210905", "2109", ""]


@pytest.mark.parametrize(
    "name", ["upper", "village", "village_old", "township_succ", "township_mca", "change", "suffix"]
)
def test_the_tables_are_there_and_have_their_columns(name):
    row = next(sources.table(name))
    assert row and None not in row


def test_the_villages_of_the_table_have_townships_as_parents():
    codes = {row["code"] for row in sources.table("upper") if row["level"] == "4"}
    first = [row for _, row in zip(range(200), sources.table("village"), strict=False)]
    assert {row["code"][:9] for row in first} <= codes
