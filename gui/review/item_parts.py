"""An item part by part in words, so that two versions of it can be laid side by side."""

from __future__ import annotations

from core.model import (
    Boundary,
    Check,
    Decision,
    Field,
    Figure,
    Item,
    Person,
    PlaceMention,
    PrimaryPlace,
    Programme,
)
from gui import wording, words
from gui.i18n import tr

Parts = dict[str, str]


def parts(item: Item | None) -> Parts:
    """Name and words of each part; none of an item that there is not."""
    if isinstance(item, Figure):
        return _figure(item)
    if isinstance(item, Programme):
        return {tr("名称"): item.name, tr("类别"): wording.programme_kind(item.kind),
                tr("内容"): item.expansion or wording.NONE, tr("原文"): item.text}  # fmt: skip
    if isinstance(item, PlaceMention):
        return {tr("地点"): wording.path(item.place), tr("原文"): item.text}
    if isinstance(item, Person):
        return {tr("姓名"): item.name, tr("身份"): item.role or wording.NONE,
                tr("单位"): item.org or wording.NONE}  # fmt: skip
    if isinstance(item, PrimaryPlace):
        return {tr("地点"): wording.path(item.place)}
    if isinstance(item, Boundary):
        side = tr("开头") if item.side == "start" else tr("结尾")
        return {tr("案例的"): side, tr("位置"): tr("全文第 {n:,} 字", n=item.position)}
    if isinstance(item, Check):
        return {tr("检查"): item.note}
    if isinstance(item, Field):
        return {tr("内容"): item.value or wording.NONE}
    return {} if item is None else {tr("内容"): getattr(item, "text", "") or getattr(item, "name", "")}


def _figure(item: Figure) -> Parts:
    value = wording.number(item.value)
    if item.value_max is not None and item.value_max != item.value:
        value += f"–{wording.number(item.value_max)}"
    return {
        tr("指标"): item.indicator or wording.NONE, tr("数值"): value, tr("单位"): item.unit or wording.NONE,
        tr("修饰"): wording.modifier(item) or wording.NONE, tr("时间"): wording.period(item.period),
        tr("地点"): wording.path(item.place), tr("主题"): tr(words.FIGURE_THEMES.get(item.theme, item.theme)),
        tr("目标"): tr("是") if item.target else tr("否"), tr("原文"): item.text,
    }  # fmt: skip


def said(decision: Decision) -> Item | None:
    """What stands after a decision; None if it says that there is nothing."""
    return None if decision.action == "reject" else decision.value or decision.machine
