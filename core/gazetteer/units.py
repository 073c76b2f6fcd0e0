"""The gazetteer's own values: a unit of the four upper levels, and a village."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under one of its names. `level` is 1 province … 4 township; `parent` and `successor` are ids, 0 for none.

    `short` is the name without its class word (镇平). `first` and `last` are years in which the name is on record;
    a unit that is not `current` was renamed, merged or raised, and `successor` is what it became, if known.
    """

    id: int
    code: int
    name: str
    level: int
    parent: int
    short: str
    first: int
    last: int
    current: bool
    successor: int

    def __hash__(self) -> int:
        return self.id


@dataclass(frozen=True, slots=True)
class Village:
    """A village or community. `base` is its name without class word (凉水泉); `code` 0 and `last` a year for former ones."""

    base: str
    kind: int
    township: int
    code: int = 0
    last: int = 0

    @property
    def name(self) -> str:
        """The name in everyday form, with the class word that its kind calls for."""
        return self.base + VILLAGE_CLASS[self.kind]


PEOPLES = (
    "满族蒙古族", "保安族东乡族撒拉族", "蒙古族", "回族", "满族", "朝鲜族", "达斡尔族", "鄂温克族", "鄂伦春族", "赫哲族", "藏族", "羌族", "彝族", "白族",
    "傣族", "景颇族", "傈僳族", "哈尼族", "苗族", "侗族", "土家族", "布依族", "瑶族", "壮族", "畲族", "黎族", "仡佬族", "水族", "毛南族", "仫佬族", "京族",
    "纳西族", "拉祜族", "佤族", "布朗族", "独龙族", "怒族", "普米族", "阿昌族", "德昂族", "基诺族", "门巴族", "珞巴族", "裕固族", "哈萨克族", "东乡族", "保安族",
    "撒拉族", "土族", "锡伯族", "塔吉克族", "柯尔克孜族", "俄罗斯族", "维吾尔族", "各族", "维吾尔", "哈萨克", "柯尔克孜", "蒙古", "塔吉克", "锡伯",
)  # fmt: skip
"""Peoples as they stand in the names of autonomous and ethnic units."""
_LAST = tuple({people[-1] for people in PEOPLES})


def without_peoples(stem: str) -> str:
    """文明瑶族 is 文明 in everyday speech; what would leave one character stays."""
    if not stem.endswith(_LAST):
        return stem
    for people in PEOPLES:
        if stem.endswith(people) and len(stem) > len(people) + 1:
            return without_peoples(stem[: -len(people)])
    return stem


VILLAGE_CLASS = ("", "村", "社区", "嘎查")
