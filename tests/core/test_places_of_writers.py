"""Where a speech or a told life is from: its text says 我们村, and its by-line names the village."""

from __future__ import annotations

import pytest

from core.model import Document
from core.parse import parse
from tests.core.articles import gazetteer

TEXT = (
    "各位领导、同志们：\n过去村里开会叫不齐人，我们就从干部值班、党员亮身份做起，谁家有事写在小黑板上，一件一件销号。\n"
    "村里成立了油茶专业合作社，油茶、稻虾一共种了4600亩，乡亲们在家门口就能挣工钱。\n我们做得还不够，回去以后接着干。"
)


def where(by_line):
    (case,) = parse(Document("a.txt", f"支部带头干 花鼓唱新篇\n\n{by_line}\n\n{TEXT}", ""), gazetteer())
    return case.primary_place.place.names if case.primary_place else None


@pytest.mark.parametrize(
    ("by_line", "names"),
    [
        ("光山县文殊乡东岳村党支部书记 杨长家", ("河南省", "信阳市", "光山县", "文殊乡", "东岳村")),
        (
            "发言人：光山县文殊乡东岳村党支部书记    杨长家",
            ("河南省", "信阳市", "光山县", "文殊乡", "东岳村"),
        ),
        ("口述人：杨长家，光山县文殊乡人，油茶户", ("河南省", "信阳市", "光山县", "文殊乡", None)),
        ("作者：杨长家", None),
    ],
)
def test_the_office_of_who_wrote_says_where(by_line, names):
    assert where(by_line) == names
