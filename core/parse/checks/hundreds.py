"""Shares of one whole against a hundred: 55% and 45%; 60%用于…, 40%用于…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, mended, plain, said
from core.parse.checks.sums import CROSSING

_KIND_OF = re.compile(r"(?:的)?(?:占比?|比重|比例)(?:为|达到?|约)*$")
_PORTION = re.compile(r"占|分给|返还|留作|用于|比例|分配|归|作为|留存|提取|计提")


_DIVIDED = re.compile(
    r"[”\"]?的?(?:比例|办法|方案|标准|原则)(?:进行)?(?:分配|分成|分红|分享|共享|入股|持股|分)"
)
_USED = re.compile(r"[^,。;]{0,2}(?:用于|用作|分给|作为|归|留作|留给|提取|投入|分配|返还|奖励)")
_MOST_OF_IT = 75  # 村民占股35%,村集体占股15%: somebody who is not named holds the rest
_OWNED = re.compile(r"(?:占股|持股|股份占?|股权占?|入股)(?:比例)?(?:为|达)?$")


def _divided(page: Page, items: Sequence[Item]) -> list[Item]:
    """按照村集体20%、农户70%、合作社10%的比例分配; 甲占股51%,乙占股49%: whatever they are, they share all of it."""
    shares = [i for i in items if i.unit == "%" and i.exact and i.figure.change is None]
    if len(shares) < 2 or any(len(page.between(a, b)) > 12 for a, b in pairwise(shares)):
        return []
    if all(s.head for s in shares) and _DIVIDED.match(page.folded, shares[-1].end):
        return shares
    owned = all(_OWNED.search(s.head) for s in shares)
    return shares if owned and sum(s.value for s in shares) > _MOST_OF_IT else []


_LEFT = re.compile(r"(?:剩下|其余|余下|剩余)的?$")


def _left_over(page: Page, items: Sequence[Item]) -> list[Check]:
    """七成通过网店卖出,剩下的四成…: the first and what is left make up a hundred."""
    shares = [
        i for i in items if i.exact and (i.unit == "%" or "成" in i.figure.text) and not i.figure.change
    ]
    if len(shares) < 2 or not _LEFT.search(shares[-1].head) or any(i.unit != shares[0].unit for i in shares):
        return []
    total = sum(i.value if i.unit == "%" else i.value * 100 for i in shares)
    holds = abs(total - 100) < 0.6
    if not holds and any(i.unit == shares[0].unit and not i.exact and not i.figure.change for i in items):
        return []  # 约四成 is one of the parts
    sums = "+".join(said(i) for i in shares) + f"={plain(total)}%"
    note = f"{sums},{'各占比之和相符' if holds else '与余下之数不合'}"
    return [page.check("sum", holds, note, shares[0], shares[-1])] if holds or 60 <= total <= 140 else []


def _of_one_whole(shares: Sequence[Item]) -> bool:
    """Uses of one sum, or kinds that exclude each other: 养殖环节占38%,加工环节占41%."""
    if all(_USED.match(s.tail) for s in shares):
        return True
    kinds = [head for s in shares if len(head := _KIND_OF.sub("", s.head)) >= 2]
    if len(kinds) < max(3, len(shares)) or any(CROSSING.search(kind) for kind in kinds):
        return False
    one_class = len({kind[-2:] for kind in kinds}) == 1 and len(set(kinds)) == len(kinds)
    total = sum(s.value for s in shares)
    owned = any("股" in kind for kind in kinds)
    return one_class or owned or (total <= 112 and mended(100, [s.value for s in shares]))


def checks(page: Page) -> list[Check]:
    """One check for each sentence whose shares make up a hundred, or more than that though they exclude each other."""
    out = []
    for _, items in page.by_sentence():
        shares = [
            i
            for i in items
            if i.unit == "%"
            and i.figure.change is None
            and _PORTION.search(page.before(i, 8) + page.folded[i.end : i.end + 4])
        ]
        out += _left_over(page, items)
        if divided := _divided(page, items):
            out.append(_summed(page, divided))
        elif 2 <= len(shares) <= 5 and shares[-1].end - shares[0].start <= 90:
            total = sum(s.value for s in shares)
            over = 100.5 < total <= 130 and all(s.exact for s in shares) and _of_one_whole(shares)
            if over or abs(total - 100) < 0.11:
                out.append(_summed(page, shares))
    return out


def _summed(page: Page, shares: Sequence[Item]) -> Check:
    total = sum(s.value for s in shares)
    sums = "+".join(said(s) for s in shares) + f"={plain(total)}%"
    holds = abs(total - 100) < 0.11
    end = "各占比之和相符" if holds else f"各占比之和{'超过' if total > 100 else '不到'}100%"
    return page.check("sum", holds, f"{sums},{end}", shares[0], shares[-1])
