"""From, to and by: which part each quantity plays in a change, and which ones belong to one change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core import lexicon
from core.model import Change, ChangeRole
from core.parse.figures.found import Found
from core.parse.figures.units import dimensions

_FROM = re.compile(
    r"(?:(?<![自理经缘])由(?!于)|从(?!事|业|前|此)|(?<![各来])自(?![然来主治己动身古发愿繁养建筹家有给费行助教驾]))[^,。;、]{0,28}$"
)
_AGAINST = re.compile(r"[比较](?:上年|去年|上一年|前年|同期|上年同期|去年同期|\d{4}年|原来|以前|过去)的?$")
_PAST = re.compile(r"以前|过去|原来|从前|最初|起初|当初|去年|前年|(?:19|20)\d\d年|冬季|初期|前些年|早几年")
_NOW = re.compile(r"现在|如今|目前|现已|眼下|近期|今年|现|已经")
# What may stand between the verb and the number: 增加到现在的近千头.
_LIGHT = re.compile(
    r"(?:了|到|近|约|超|超过|逾|为|的|在|现在|目前|如今|今年|当前|现|至少|户均|人均|\d{1,4}年底?|\d{1,2}月底?|\s)*"
)
_RESULT = re.compile(r"[\u4e00-\u9fff](?:到|至|成)[^,。;]{0,6}$")


@cache
def _verbs(role: str) -> re.Pattern[str]:
    return re.compile(f"({lexicon.alternatives(lexicon.load('change')[role])})(?P<gap>[^,。;、]{{0,14}}?)$")


def roles(found: Sequence[Found], folded: str, start: int) -> list[Change | None]:
    """The part of each quantity of one sentence, which begins at `start`; groups are numbered from 1 within it."""
    kinds = _kinds(found, folded, start)
    out: list[Change | None] = [None] * len(found)
    group = 0
    first: int | None = None
    last = -2
    for i, kind in enumerate(kinds):
        if kind == "from":
            if first is not None and first > last:
                out[first] = None
            group, first = group + 1, i
            out[i] = Change("from", group)
        elif kind == "to":
            started = first is not None and first >= last and _fit(found[first], found[i])
            if not started and (first := _unmarked(found, i, folded, out)) is not None:
                group += 1
                out[first] = Change("from", group)
            elif not started:
                group += 1
            out[i] = Change("to", group)
            last = i
        elif kind == "by":
            near = (
                i
                and _role_of(out[i - 1]) == "to"
                and i - last <= 2
                and len(link := folded[found[i - 1].end : found[i].start]) <= 12
                and not of_another(link, folded[start : found[i - 1].start])
            )
            doubled = (
                i and _role_of(out[i - 1]) == "from" and len(folded[found[i - 1].end : found[i].start]) <= 4
            )
            group += 0 if near or doubled else 1
            out[i] = Change("by", group)
            last = i
    return _without_lonely(_against(found, folded, _past_and_now(found, folded, start, out)))


_ADVERBIAL = re.compile(
    r"(?:[还又也都就可能共净总约近已将更仅只]|累计|直接|实现|整整|足足|几乎|平均|年均|每年|逐年|连续|大幅|同比|环比|相当于|一下子|一举"
    r"|[比较与].{1,8}$|(?:短短)?[一两三四五六七八九十几\d]{1,2}年(?:间|来|内|时间|里|多)?|期间|[增降涨]幅)*"
)
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}(?<![了过出到])")


def of_another(link: str, before: str) -> bool:
    """Whether what was changed is told anew behind a comma: 优果率提高到88%,农药用量减少四成; 新增就业岗位45个."""
    clauses = re.split("[,，]", link)
    clause = clauses[-1]
    verb = _verbs("by").search(clause) if len(clauses) > 1 else None
    if verb is None:
        return False
    told = _ADVERBIAL.sub("", clause[: verb.start()], count=1), _LIGHT.sub("", verb["gap"], count=1)
    return any(_WORD.fullmatch(word) and word not in before for word in told)


def _kinds(found: Sequence[Found], folded: str, start: int) -> list[ChangeRole | None]:
    """The part of each quantity by its own words; a list shares its first one's (分别增长18.6%、22.4%)."""
    out: list[ChangeRole | None] = []
    earlier: ChangeRole | None = None
    before: ChangeRole | None = None
    for i in range(len(found)):
        joined = i and folded[found[i - 1].end : found[i].start] in ("、", "和", "与", "及")
        kind = _role(found, i, folded, start, (before or earlier) == "from")
        if joined and kind is None and before == "by":
            kind = "by"
        out.append(kind)
        earlier, before = before, kind
    return out


def _role(found: Sequence[Found], i: int, folded: str, start: int, opened: bool) -> ChangeRole | None:
    stretch = folded[found[i - 1].end if i else start : found[i].at]
    clause = stretch[max(stretch.rfind("。"), stretch.rfind(";")) + 1 :]
    end = _verbs("to").search(clause)
    if (
        end
        and (opened or end[1] not in lexicon.load("change")["needs_from"]["words"])
        and (opened or _LIGHT.fullmatch(end["gap"]))
    ):
        return "to"
    if not found[i].rank and _by(clause, found[i], folded):
        return "by"
    if _FROM.search(clause):
        return "from"
    told_of = i and found[i - 1].unit == found[i].unit and folded.startswith("的", found[i - 1].end)
    return "to" if told_of and "," not in clause and _RESULT.search(clause) else None


def _by(clause: str, item: Found, folded: str) -> bool:
    m = _verbs("by").search(clause)
    if m is None:
        return folded.startswith(tuple(lexicon.load("change")["by_after"]), item.end)
    verb, gap = m[1], m["gap"]
    if gap.startswith(("值", "额", "量", "工程", "项目", "行动", "计划", "服务", "基地", "示范")):
        return False
    if verb.startswith("多") and clause[: m.start()].endswith("最"):
        return False
    if verb in ("多", "少", "涨", "减", "降", "提前", "延长", "扩大", "多收入"):
        return _LIGHT.fullmatch(gap) is not None and (
            verb not in ("多", "少") or "比" in clause or "较" in clause
        )
    return re.search(r"[从由]|达到|后|使|稳定在|面积|收入达|的(?!收入|村集体)", gap) is None


def _role_of(change: Change | None) -> ChangeRole | None:
    return change.role if change else None


def _fit(a: Found, b: Found) -> bool:
    """The two ends of one change measure in one dimension, or in days of two kinds."""
    known = dimensions()
    return (
        a.unit == b.unit
        or known.get(a.unit) == known.get(b.unit)
        or {"duration", "working days"} >= {known.get(a.unit), known.get(b.unit)}
    )


def _unmarked(found: Sequence[Found], i: int, folded: str, out: Sequence[Change | None]) -> int | None:
    """65%的出租率一年内升到九成八, 每亩220株的密植园疏到55株: a start without 从."""
    if not i or found[i - 1].unit != found[i].unit or out[i - 1] is not None:
        return None
    between = folded[found[i - 1].end : found[i].start]
    return i - 1 if between.startswith("的") and "," not in between and "、" not in between else None


def _past_and_now(
    found: Sequence[Found], folded: str, start: int, out: list[Change | None]
) -> list[Change | None]:
    """以前一亩地收租5000元,现在8000元: the two ends stand in clauses of their own."""
    for i in range(1, len(found)):
        if out[i] is None and out[i - 1] is None and found[i].unit == found[i - 1].unit:
            before = folded[found[i - 2].end if i > 1 else start : found[i - 1].start]
            between = folded[found[i - 1].end : found[i].start]
            if (
                _PAST.search(before)
                and _NOW.match(between.lstrip(",，而到 "))
                and len(between) <= 20
                and "," in between
            ):
                group = _next_group(out)
                out[i - 1], out[i] = Change("from", group), Change("to", group)
                _with_step(found, i + 1, folded, out, group)
    return out


def _with_step(found: Sequence[Found], i: int, folded: str, out: list[Change | None], group: int) -> None:
    """去年38万元,今年52万元,增加了14万元: the difference right behind belongs to the two ends."""
    step = out[i] if i < len(out) else None
    alone = step and step.role == "by" and all(c is step or c is None or c.group != step.group for c in out)
    if alone and len(folded[found[i - 1].end : found[i].start]) <= 12:
        out[i] = Change("by", group)


def _against(found: Sequence[Found], folded: str, out: list[Change | None]) -> list[Change | None]:
    """4.6亿元,较上年的4.1亿元增长12.2%: the base is the start, the quantity before it the end."""
    for i in range(1, len(found)):
        if found[i].unit == found[i - 1].unit and _AGAINST.search(folded[found[i - 1].end : found[i].start]):
            following = out[i + 1] if i + 1 < len(out) else None
            group = following.group if following else _next_group(out)
            out[i - 1], out[i] = Change("to", group), Change("from", group)
    return out


def _next_group(out: Sequence[Change | None]) -> int:
    return max((c.group for c in out if c), default=0) + 1


def _without_lonely(out: list[Change | None]) -> list[Change | None]:
    """A starting point without an end is no change: 从300亩土地中, 由两名副局长带队."""
    ends = {c.group for c in out if c and c.role != "from"}
    return [None if c and c.role == "from" and c.group not in ends else c for c in out]
