"""What the window calls things: kinds, fields, orders and review states in Chinese."""

from __future__ import annotations

from core.model import CaseRow, Filter, FilterField, Order
from gui.i18n import tr

FIELDS: dict[FilterField, str] = {
    "place": "地区",
    "theme": "主题",
    "industry": "行业",
    "kind": "类型",
    "year": "年份",
    "source": "来源",
    "programme": "项目",
    "tag": "标签",
    "review": "审核",
    "figure_theme": "数字",
    "collection": "收集夹",
    "star": "收藏",
}
KINDS = {
    "interview": "访谈",
    "work_report": "工作汇报",
    "deeds": "人物事迹",
    "news": "消息",
    "feature": "综述",
    "notice": "公告",
}
FIGURE_THEMES = {
    "income": "居民收入",
    "collective_income": "集体收入",
    "investment": "投资",
    "fund": "资金",
    "output": "产量产值",
    "land": "土地",
    "livestock": "养殖",
    "population": "人口",
    "poverty": "脱贫",
    "employment": "就业",
    "training": "培训",
    "party": "党建",
    "project": "项目数",
    "infrastructure": "基础设施",
    "work": "工作量",
    "rank": "名次",
    "other": "其他",
}
REVIEWS = {"": "未审核", "reviewing": "审核中", "reviewed": "已审核"}
THEMES = (("system", "跟随系统"), ("light", "明亮"), ("dark", "暗色"))
MARKS = (("standard", "标准"), ("safe", "色盲友好"), ("lines", "只划线"))
SIZES = ((12, "小"), (13, "标准"), (15, "大"), (17, "特大"))
ORDERS: dict[Order, str] = {
    "relevance": "相关度",
    "newest": "最新",
    "oldest": "最早",
    "title": "标题",
    "place": "地区",
    "figures": "数字多少",
}
_VALUES = {"kind": KINDS, "figure_theme": FIGURE_THEMES, "review": REVIEWS, "star": {"starred": "★ 已收藏"}}


def value(field: FilterField, raw: str) -> str:
    """A filter's value as it is read out; a place by its last name."""
    if field == "place":
        return raw.rpartition("/")[2] or tr("地区不明")
    if field == "year" and raw.isdigit():
        return tr("{year} 年", year=raw)
    return tr(_VALUES.get(field, {}).get(raw, raw)) or tr("未注明")


def chip(chosen: Filter) -> str:
    """A filter in words, as its chip says it."""
    said = value(chosen.field, chosen.value)
    return tr("不含 {value}", value=said) if chosen.exclude else said


def whole(chosen: Filter) -> str:
    """A filter with its field, for a tip or a reader of screens."""
    said = chosen.value.replace("/", " › ") if chosen.field == "place" else value(chosen.field, chosen.value)
    verb = tr("不含") if chosen.exclude else tr("只看")
    return f"{tr(FIELDS[chosen.field])}:{verb} {said}"


def meta(row: CaseRow) -> str:
    """Place, date and kind of a case in one line."""
    parts = (row.place.replace("/", " "), row.published, tr(KINDS.get(row.kind, row.kind)))
    return " · ".join(part for part in parts if part)
