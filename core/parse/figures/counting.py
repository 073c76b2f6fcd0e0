"""Whether a number in Chinese characters counts, and whether a length of time is the point or only says when."""

from __future__ import annotations

import re
from functools import cache

from core.model import Modifier
from core.parse.figures import not_figures
from core.parse.figures.units import Unit, dimensions

_PLACE_UNITS = frozenset("里家道间棵座台户组口岔")
_SCALES = frozenset("十百千万亿")
_BIG_MEASURES = ("money", "area", "mass", "power")
_ONE = re.compile(r"(?:[从由](?:[^,。;]{0,6}的)?|提前|缩短|延长|连续|推迟|长达)$")
_COPULAS = ("作为", "成为", "是", "当作", "变成", "视为", "划为")
# A scheme that is only referred to: 按照五项重点改革, 依照三项原则.
_REFERRED = re.compile(r"(?:按照|依照|遵照|根据)[^,。;、\d]{0,8}$")
_SCHEME = re.compile(r"(?:重点|重大|基本)?(?:改革|原则|要求|工程)")
_BEGINS = re.compile(r"[^,。;]{0,20}?(?:开始|做起|起步|入手|着手|干起|抓起)")
_NEXT = re.compile(r"、[^,。;、]{1,12}?[\d两二三四五六七八九十百]")
_EVERY = re.compile(
    r"每[^,。;、]{1,16}$|各[^,。;、]{0,16}$|(?:至少|仅有?|只有|不少于)[^,。;、]{0,6}$"
    r"|每(?:月|周|天|日|年|季度?|半年|户|村|人|镇|乡)[^,。;]{0,20}$"
)


@cache
def _table(key: str) -> tuple[str, ...]:
    return tuple(not_figures.table()[key])


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(not_figures.table()["classifiers"]["chinese"])


@cache
def _durations() -> frozenset[str]:
    return frozenset(not_figures.table()["durations"]["units"])


def counts(folded: str, match: re.Match[str], unit: Unit, modifier: Modifier | None) -> bool:
    """Whether a number in Chinese characters counts something real: four party branches, but not 一个, 三农, 百姓."""
    numeral, start = match.group(), match.start()
    if unit.text == "字" or (unit.text in _PLACE_UNITS and folded.startswith(_table("place_ends"), unit.end)):
        return False
    if set(numeral) <= _SCALES and numeral != "十":
        return _bare_scale(folded, start, numeral, unit, modifier)
    if len(numeral) > 1:
        return True
    if numeral == "一":
        rough = modifier is not None and dimensions().get(unit.text, "months") not in ("months", "duration")
        return unit.text in _classifiers() and (rough or _rated(folded, start, unit))
    if numeral == "二":
        return dimensions().get(unit.text) in ("money", "area", "mass")
    return _one_digit(folded, start, numeral, unit)


def _bare_scale(folded: str, start: int, numeral: str, unit: Unit, modifier: Modifier | None) -> bool:
    """百元, 近千头, 万亩 are about that many; (万元) behind a table head is only a unit."""
    if start and folded[start - 1] in "(:/[":
        return False
    measured = dimensions().get(unit.text) in _BIG_MEASURES
    return modifier is not None or measured or (unit.text in ("头", "只", "羽", "株") and len(numeral) <= 2)


def _one_digit(folded: str, start: int, numeral: str, unit: Unit) -> bool:
    """两名, 四个 count; 三线, 两头, 四个不摘, 五大理念 are words and slogans."""
    long_measure = unit.text in dimensions() and len(unit.text) > 1
    if unit.text not in _classifiers() and not unit.implied and not long_measure:
        return False
    if unit.text == "大":
        return numeral != "十" and not folded.startswith(_table("great_terms"), unit.end)
    if (
        unit.text == "项"
        and _SCHEME.match(folded, unit.end)
        and _REFERRED.search(folded, max(0, start - 12), start)
    ):
        return False
    if unit.text in ("月", "年", "天", "周") and start and folded[start - 1] in "每上下":
        return False
    return not (unit.text == "个" and folded.startswith(_table("slogan_heads"), unit.end))


def _rated(folded: str, start: int, unit: Unit) -> bool:
    """一 is a mere article unless something happens at a rate or is bounded (每月一次, 至少一次, 增长一倍)."""
    if unit.text in ("倍", "番"):
        return True
    if _ONE.search(folded, max(0, start - 10), start):
        # 从一张告示开始 tells of a beginning, 从一户到三十户 counts.
        return not (folded.endswith(("从", "由"), 0, start) and _BEGINS.match(folded, unit.end))
    if unit.text in dimensions() or not start:
        return False
    if folded.endswith(_COPULAS, 0, start):
        # 每个网格作为一个责任区: what each is, not how many.
        return False
    listed = _NEXT.match(folded, unit.end) and "\u4e00" <= folded[start - 1] <= "\u9fff"
    if listed and folded[start - 1] not in "的是有了":
        return True
    return _EVERY.search(folded, max(0, start - 24), start) is not None


def says_when(folded: str, start: int, end: int, unit: str, hedged: bool) -> bool:
    """Whether a length of time at `start:end` says when, not how much: 近三年来, 这两年, 5年间, 三年减贫.

    `hedged`: a modifier stands before it.
    """
    if unit not in _durations():
        return False
    table = not_figures.table()["durations"]
    head = folded[max(0, start - 6) : start]
    counted = head.endswith(tuple(table["counted"])) or folded.startswith(tuple(table["goes_on"]), end)
    before = not counted and head.endswith(tuple(table["before"]))
    if before or folded.startswith(tuple(table["after"]), end):
        return True
    if counted or unit not in ("年", "月") or (hedged and not head.endswith(("约", "近"))):
        return False
    if folded[end : end + 1] in tuple(",。;、!?”的)") and head[-1:] not in tuple(",。;、"):
        return False
    return not head or head[-1] in ",。;、:!?\n “" or unit == "年"
