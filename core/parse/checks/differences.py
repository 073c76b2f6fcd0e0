"""Two figures and what lies between them: income less cost is profit, 38 to 52万元 is 14万元 more."""

from __future__ import annotations

import re
from itertools import pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, said, spread, told

_EARNED = re.compile(r"收入|销售|产值|卖|营业|毛收|毛利")
_SPENT = re.compile(r"扣除|除去|减去|刨去|刨除|除掉|去掉|扣掉|成本|开支|开销|投入|花费|花了|本钱|支出")
_LEFT = re.compile(r"(?:净|纯|利润|盈利|赚|结余|剩|盈余)[^,。;:\d]{0,4}$")
_EACH = re.compile(r"每|[户人亩]均|平均")


def checks(page: Page) -> list[Check]:
    """One check for each profit behind what was earned and spent, and for each 比320万元多66万元."""
    out = []
    for _, items in page.by_sentence():
        amounts = [i for i in items if i.kind != "%"]
        points = items if any(i.unit == "百分点" for i in items) else []
        for (now, then), (_, step) in (*pairwise(pairwise(amounts)), *pairwise(pairwise(points))):
            if _more(page, now, then, step) or _apart(now, then, step):
                out.append(_compared(page, now, then, step))
        out += _profits(page, items)
    return out


def _profits(page: Page, items: list[Item]) -> list[Check]:
    """成本900元,…毛收入1800元,净落900元: what was earned and what was spent, told before what is left."""
    out = []
    for at, left in enumerate(items):
        if left.kind != "元" or not left.exact or page.moving(left) or not _LEFT.search(left.head):
            continue
        each = bool(_EACH.search(left.head))
        before = [
            i for i in items[:at] if i.kind == "元" and i.exact and bool(_EACH.search(i.head)) == each
        ]  # the price of one and the takings of all are two things
        # 刨去肥料、农膜、人工两千一百块: what is taken off may be a list.
        spent = [i for i in before if _SPENT.search(re.split(r"[,。;:]", page.before(i, 24))[-1])]
        earned = [i for i in before if i not in spent and _EARNED.search(i.head)]
        known = len(before) == 2 and len(spent) == len(earned) == 1 and not any(map(page.moving, before))
        if known and left.amount < earned[0].amount > spent[0].amount:
            out.append(_compared(page, earned[0], spent[0], left))
    return out


_THAN = re.compile(r"(?:,[^,。;]{2,8}%)?[,;]?[^,。;]{0,8}(?:比|较)[^,。;\d]{1,14}$")
_BY = re.compile(
    r"(?:个?人)?(?:还|又|足足|整整|净|共|累计)?(?:多|少|增加|减少|高|低|高出|多出|增长|新增|增|下降|提高|提升|上升|降低)(?:了|出)*"
)
_UP = re.compile(r"[多增高]")
_HEADS = frozenset(["个", "人", "名", "位"])


_APART = re.compile(r"(?:相差|差距|差额|落差)(?:为|达|有)?$")


def _apart(one: Item, other: Item, step: Item) -> bool:
    """北山村1.86万元,南山村1.62万元,两村相差2400元."""
    exact = all(i.exact for i in (one, other, step)) and one.kind == other.kind == step.kind
    return exact and _APART.search(step.head) is not None


def _more(page: Page, now: Item, then: Item, step: Item) -> bool:
    """386万元,比去年的320万元还多66万元."""
    if now.unit == then.unit == "%" and step.unit == "百分点":
        return bool(_THAN.search(page.between(now, then)) and _BY.fullmatch(page.between(then, step)))
    alike = now.kind == then.kind == step.kind or {now.unit, then.unit, step.unit} <= _HEADS
    exact = (
        all(i.exact for i in (now, then, step)) and step.kind not in ("%", "") and now.amount != then.amount
    )
    told_so = _THAN.search(page.between(now, then)) and _BY.fullmatch(page.between(then, step))
    return alike and exact and bool(told_so) and page.between(now, then).count(",") <= 2


def _compared(page: Page, earned: Item, spent: Item, left: Item) -> Check:
    rest = abs(earned.amount - spent.amount)
    room = spread(left) + (spread(earned) + spread(spent)) * 0.5
    denied = (
        _UP.search(left.head) and earned.amount < spent.amount and _THAN.search(page.between(earned, spent))
    )
    holds = abs(rest - left.amount) <= room and not denied
    what = f"{said(earned)}-{said(spent)}={told(rest, left)}"
    note = f"{what},与所写{said(left)}相符" if holds else f"{what},文中写作{said(left)}"
    return page.check("sum", holds, note, earned, left, other=left)
