"""Shares of one whole against a hundred: 55% and 45%; 60%用于…, 40%用于…"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.model import Check
from core.parse.checks.items import Item, Page, mended, plain, said
from core.parse.checks.sums import CROSSING

_KIND_OF = re.compile(r"(?:的)?(?:占比?|比重|比例)(?:为|达到?|约)*$")
_PORTION = re.compile(r"占|用于|比例|分配|归|作为|留存|提取|计提")


def _of_one_whole(page: Page, shares: Sequence[Item]) -> bool:
    """Uses of one sum, or kinds that exclude each other: 养殖环节占38%,加工环节占41%."""
    if all("用于" in page.folded[s.end : s.end + 4] for s in shares):
        return True
    kinds = [head for s in shares if len(head := _KIND_OF.sub("", page.head(s))) >= 2]
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
        if 2 <= len(shares) <= 5 and shares[-1].end - shares[0].start <= 90:
            total = sum(s.value for s in shares)
            if abs(total - 100) < 0.11:
                note = "+".join(said(s) for s in shares) + "=100%,各占比之和相符"
                out.append(page.check("sum", True, note, shares[0], shares[-1]))
            elif 100.5 < total <= 130 and all(s.exact for s in shares) and _of_one_whole(page, shares):
                note = "+".join(said(s) for s in shares) + f"={plain(total)}%,各占比之和超过100%"
                out.append(page.check("sum", False, note, shares[0], shares[-1]))
    return out
