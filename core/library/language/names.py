"""The names of fields, scopes, orders and values in the language of the search box."""

from __future__ import annotations

from core.library.language.nodes import Scope
from core.model import FilterField, Order

FIELDS: dict[str, FilterField] = {
    "地区": "place", "主题": "theme", "行业": "industry", "类型": "kind", "年": "year", "来源": "source", "项目": "programme",
    "标签": "tag", "审核": "review", "指标": "figure_theme", "集": "collection", "收藏": "star",
}  # fmt: skip
SCOPES: dict[str, Scope] = {"标题": "title", "导语": "lead", "原文": "raw"}
ORDERS: dict[str, Order] = {
    "相关度": "relevance", "最新": "newest", "最早": "oldest", "标题": "title", "地区": "place", "数字": "figures",
}  # fmt: skip
OTHER_NAMES = {
    "地名": "地区",
    "年份": "年",
    "机制": "项目",
    "产业": "行业",
    "文种": "类型",
    "题": "标题",
    "收集夹": "集",
    "专题集": "集",
}
VALUES: dict[FilterField, dict[str, str]] = {
    "kind": {
        "访谈": "interview", "工作汇报": "work_report", "人物事迹": "deeds", "消息": "news", "综述": "feature", "公告": "notice",
    },
    "figure_theme": {
        "居民收入": "income", "集体收入": "collective_income", "投资": "investment", "资金": "fund", "产量产值": "output",
        "土地": "land", "养殖": "livestock", "人口": "population", "脱贫": "poverty", "就业": "employment", "培训": "training",
        "党建": "party", "项目数": "project", "基础设施": "infrastructure", "工作量": "work", "名次": "rank", "其他": "other",
    },
    "review": {"未审核": "", "审核中": "reviewing", "已审核": "reviewed"},
    "star": {"已收藏": "starred"},
}  # fmt: skip
"""The words for values that the program keeps as codes."""

FIELD_NAMES = {field: name for name, field in FIELDS.items()}
SCOPE_NAMES = {scope: name for name, scope in SCOPES.items()}
ORDER_NAMES = {order: name for name, order in ORDERS.items()}
VALUE_NAMES = {field: {code: name for name, code in names.items()} for field, names in VALUES.items()}


def known(field: str) -> bool:
    """Whether `field:` begins a condition rather than being words of the text."""
    return OTHER_NAMES.get(field, field) in {*FIELDS, *SCOPES, "数字", "排序"}
