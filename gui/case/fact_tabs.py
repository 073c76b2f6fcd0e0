"""The tabs of the facts, and how the table of each is set up."""

from __future__ import annotations

from dataclasses import dataclass

from gui.case.fact_model import FactModel
from gui.case.fact_table import FactTable
from gui.i18n import tr


@dataclass(frozen=True, slots=True)
class Tab:
    """`empty` stands in the place of a table without rows. Of its columns `stretch` take what the others leave, `right`
    is a number, `spelt` are names."""

    kinds: tuple[str, ...]
    name: str
    empty: str
    table: str
    heads: tuple[str, ...]
    stretch: tuple[int, ...]
    right: tuple[int, ...] = ()
    spelt: tuple[int, ...] = ()
    wrap: bool = False
    judged: bool = True

    def made(self) -> FactTable:
        model = FactModel(self.heads, frozenset(self.right), self.judged, self.spelt)
        return FactTable(self.table, model, self.stretch, self.wrap)


def tabs() -> tuple[Tab, ...]:
    return (
        Tab(
            ("figure",), tr("数字"), tr("这篇文章里没有读到数字。"), tr("数字表"),
            (tr("指标"), tr("数值"), tr("原文"), tr("时间"), tr("地点")), (0,), (1,), (0, 4),
        ),
        Tab(
            ("programme",), tr("项目"), tr("这篇文章里没有读到项目与机制。"), tr("项目与机制表"),
            (tr("名称"), tr("类别"), tr("内容"), tr("次数")), (2,), (3,), (0,),
        ),
        Tab(
            ("place",), tr("地点"), tr("这篇文章里没有读到地名。"), tr("地点表"),
            (tr("地名"), tr("所属"), tr("在文中"), tr("次数")), (1,), (3,), (0, 1),
        ),
        Tab(
            ("person", "organisation"), tr("人物"), tr("这篇文章里没有读到人物与机构。"), tr("人物与机构表"),
            (tr("姓名或名称"), tr("身份"), tr("单位"), tr("次数")), (0, 1), (3,), (0, 1, 2),
        ),
        Tab(
            ("check",), tr("检查"), tr("没有可以核对的地方。"), tr("检查表"),
            (tr("结果"), tr("比较了什么"), tr("原文"), tr("对照")), (1,), wrap=True,
        ),
        Tab(
            ("note",), tr("批注"), tr("还没有批注。点一处标注,按 M 写一条。"), tr("批注表"),
            (tr("对什么"), tr("批注"), tr("谁,何时")), (1,), wrap=True, judged=False,
        ),
    )  # fmt: skip
