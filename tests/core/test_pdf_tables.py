"""Tables printed on pages: rows stay rows, wrapped cells are whole, missing ones empty; what is no table is left alone."""

from __future__ import annotations

import pytest

from core import reading
from tests.core import made_files

SIZE = 12
LEAD = "近年来,石门县壶瓶山镇平峒村发展高山茶园2100亩,带动316户茶农增收致富。"
COLUMNS = (72, 200, 300, 420)


def table(rows, top=700.0, columns=COLUMNS):
    """Lines for `made_files.pdf`: each row is (step down, cells by column)."""
    found, y = [], top
    for step, cells in rows:
        y -= step
        found += [(columns[i], y, SIZE, words) for i, words in cells.items()]
    return found


def read(lines):
    page = [(96, 760, SIZE, LEAD[:34]), (72, 742, SIZE, LEAD[34:]), *lines]
    (document,) = reading.read_bytes("a.pdf", made_files.pdf([page]))
    rows = [document.text[m.span.start : m.span.end] for m in document.marks if m.kind == "row"]
    return rows, document.text


# No cell of one character: where the machine has no Chinese font, pdfium leaves out a text object of one alone whose font
# is not embedded.
HEAD = (0, {0: "村名", 1: "户数", 2: "产业", 3: "分红(万元)"})
CASES = {
    "a cell missing": (
        [HEAD, (24, {0: "平峒村", 1: "316", 2: "高山茶", 3: "26"}), (24, {0: "南北村", 2: "菌菇", 3: "18"}), (24, {0: "新关村", 1: "120", 2: "柑橘", 3: "15"})],
        ["平峒村\t316\t高山茶\t26", "南北村\t\t菌菇\t18", "新关村\t120\t柑橘\t15"],
    ),
    "a wrapped cell, others at the top": (
        [HEAD, (28, {0: "平峒村", 1: "316", 2: "高山茶、天麻", 3: "26"}), (15, {2: "和土蜂蜜"}), (28, {0: "南北村", 1: "90", 2: "菌菇", 3: "18"})],
        ["平峒村\t316\t高山茶、天麻和土蜂蜜\t26", "南北村\t90\t菌菇\t18"],
    ),
    "a wrapped cell, others in the middle": (
        [HEAD, (28, {0: "新关村", 1: "120", 2: "柑橘", 3: "15"}), (28, {2: "高山茶、天麻"}), (8, {0: "平峒村", 1: "316", 3: "26"}), (7, {2: "和土蜂蜜"}), (28, {0: "南北村", 1: "90", 2: "菌菇", 3: "18"})],
        ["新关村\t120\t柑橘\t15", "平峒村\t316\t高山茶、天麻和土蜂蜜\t26", "南北村\t90\t菌菇\t18"],
    ),
    "a wrapped cell of the first column": (
        [HEAD, (28, {0: "壶瓶山镇", 1: "316", 2: "高山茶", 3: "26"}), (15, {0: "平峒村"}), (28, {0: "南北村", 1: "90", 2: "菌菇", 3: "18"}), (28, {0: "新关村", 1: "120", 2: "柑橘", 3: "15"})],
        ["壶瓶山镇平峒村\t316\t高山茶\t26", "南北村\t90\t菌菇\t18", "新关村\t120\t柑橘\t15"],
    ),
    "rows as near as lines": (
        [HEAD, (16, {0: "平峒村", 1: "316", 2: "高山茶和天麻", 3: "26"}), (16, {2: "蜂蜜"}), (16, {0: "南北村", 1: "90", 2: "菌菇", 3: "18"}), (16, {0: "新关村", 2: "柑橘", 3: "15"})],
        ["平峒村\t316\t高山茶和天麻蜂蜜\t26", "南北村\t90\t菌菇\t18", "新关村\t\t柑橘\t15"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_rows_of_a_printed_table(name):
    printed, want = CASES[name]
    rows, text = read(table(printed))
    assert rows == ["村名\t户数\t产业\t分红(万元)", *want]
    assert LEAD in text.replace("\n", "")


def test_a_wrapped_heading():
    printed = [(0, {3: "分红"}), (8, {0: "村名", 1: "户数", 2: "产业"}), (7, {3: "(万元)"})]
    printed += [
        (24, {0: "平峒村", 1: "316", 2: "高山茶", 3: "26"}),
        (24, {0: "南北村", 1: "90", 2: "菌菇", 3: "18"}),
    ]
    assert read(table(printed))[0][0] == "村名\t户数\t产业\t分红(万元)"


def test_a_cell_over_two_columns_leaves_the_rows_as_they_were_printed():
    printed = [
        HEAD,
        (24, {0: "平峒村", 1: "316", 2: "高山茶", 3: "26"}),
        (24, {0: "南北村", 1: "还没有统计上来的数字暂缺", 3: "18"}),
    ]
    _, text = read(table(printed))
    assert "南北村\t还没有统计上来的数字暂缺\t18" in text


def test_lines_of_verse_are_no_table():
    printed = [(0, {0: "茶山青青", 2: "流水清清"}), (20, {0: "日子红红"}), (60, {0: "新村新貌"})]
    rows, text = read(table(printed))
    assert not rows and "茶山青青" in text and "日子红红" in text


def test_nothing_of_a_page_is_lost():
    for printed, _ in CASES.values():
        words = "".join(word for _, cells in printed for word in cells.values())
        assert sorted(words) == sorted("".join(read(table(printed))[1].split()).removeprefix(LEAD))
