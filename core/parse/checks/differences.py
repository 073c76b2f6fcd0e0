"""Two figures and what lies between them: income less cost is profit, 38 to 52万元 is 14万元 more."""

from __future__ import annotations

import re
from itertools import pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, said, spread, told

_EARNED = re.compile(r"收入|销售|产值|卖|营业|毛收|毛利")
_SPENT = re.compile(r"扣除|除去|减去|刨去|刨除|除掉|去掉|扣掉|成本|开支|开销")
# What was laid out comes first: 投入8000元,收入2.3万元,纯收入1.5万元.
_LAID_OUT = re.compile(r"投入|成本|花费|花了|本钱|支出")
_LEFT = re.compile(r"净|纯|利润|盈利|赚|结余|剩|盈余")
_EACH = re.compile(r"每|[户人亩]均|平均")


def checks(page: Page) -> list[Check]:
    """One check for each profit behind what was earned and spent, and for each 比320万元多66万元."""
    out = []
    for _, items in page.by_sentence():
        amounts = [i for i in items if i.kind != "%"]
        for (earned, spent), (_, left) in pairwise(pairwise(amounts)):
            kinds = {earned.kind, spent.kind, left.kind}
            if (kinds == {"元"} and _profit(page, earned, spent, left)) or _more(page, earned, spent, left):
                out.append(_compared(page, earned, spent, left))
    return out


_THAN = re.compile(r"(?:,[^,。;]{2,8}%)?[,;]?[^,。;]{0,8}(?:比|较)[^,。;\d]{1,14}$")
_BY = re.compile(r"(?:个?人)?(?:还|又|足足|整整)?(?:多|少|增加|减少|高|低|高出|多出|增长|增|下降)(?:了|出)*")
_UP = re.compile(r"[多增高]")
_HEADS = frozenset(["个", "人", "名", "位"])


def _more(page: Page, now: Item, then: Item, step: Item) -> bool:
    """386万元,比去年的320万元还多66万元."""
    alike = now.kind == then.kind == step.kind or {now.unit, then.unit, step.unit} <= _HEADS
    exact = all(i.exact for i in (now, then, step)) and step.kind not in ("%", "")
    told_so = _THAN.search(page.between(now, then)) and _BY.fullmatch(page.between(then, step))
    return alike and exact and bool(told_so) and page.between(now, then).count(",") <= 2


def _profit(page: Page, earned: Item, spent: Item, left: Item) -> bool:
    exact = all(i.exact and not page.moving(i) for i in (earned, spent, left))
    near = len(page.between(earned, spent)) <= 16 and len(page.between(spent, left)) <= 16
    heads = [page.head(i) for i in (earned, spent, left)]
    if _LAID_OUT.search(heads[0]) and not _EARNED.search(heads[0]):
        heads[0], heads[1] = heads[1], "成本"
    told_so = _EARNED.search(heads[0]) and _SPENT.search(heads[1]) and _LEFT.search(heads[2])
    mixed = len({bool(_EACH.search(head)) for head in heads}) > 1
    return exact and near and bool(told_so) and not mixed


def _compared(page: Page, earned: Item, spent: Item, left: Item) -> Check:
    rest = abs(earned.amount - spent.amount)
    room = spread(left) + (spread(earned) + spread(spent)) * 0.5
    denied = (
        _UP.search(page.head(left))
        and earned.amount < spent.amount
        and _THAN.search(page.between(earned, spent))
    )
    holds = abs(rest - left.amount) <= room and not denied
    what = f"{said(earned)}-{said(spent)}={told(rest, left)}"
    note = f"{what},与所写{said(left)}相符" if holds else f"{what},文中写作{said(left)}"
    return page.check("sum", holds, note, earned, left, other=left)
