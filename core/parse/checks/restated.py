"""A quantity said again at once: 200公顷,合3000亩; 占60%,也就是300人; 按1:5的比例出资20万元,撬动100万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from core.model import Check
from core.parse.checks.items import Item, Page, fine, plain, said, told

_AGAIN = re.compile(r",?\(?(?:大?约)?(?:折?合(?!计)|相当于|换算[成为]|折算[成为])(?:约)?")
_THAT_IS = re.compile(
    r"[,(]?(?:也就是(?:说)?,?|即|等于|就是|合计?|约(?:有)?)(?:有)?(?:各?(?:出资|投入|承担|拿出))?"
)
_SO = re.compile(r",?" + _THAT_IS.pattern + r"(?:各?[\u4e00-\u9fff]{0,3})")
_HALVED = re.compile(r"(?:各自?|分别)(?:承担|出|分担|占|负担|投入)?(?:一半|50%)|对半(?:分|承担|出资)?|各半")
_RATIO = re.compile(r"(?<!\d)1[::比](?P<n>\d{1,2}(?:\.\d)?)的?(?:比例|标准|配比)")
_DRAWN = re.compile(r"撬动|配套|吸引|带动|拉动|匹配|配资|出资|投入|跟投|奖补|补助|放大|授信|贷")
_NEAR = 24


def checks(page: Page) -> list[Check]:
    """One check for each such pair of a text."""
    return [*_converted(page), *_shared(page), *_in_ratio(page)]


def _converted(page: Page) -> Iterator[Check]:
    for a, b in pairwise(page.items):
        link = page.between(a, b)
        if len(link) <= 8 and a.kind == b.kind and a.unit != b.unit and _AGAIN.fullmatch(link):
            room = fine(a) + fine(b) + (0.0 if a.exact and b.exact else 0.1 * a.amount)
            off = abs(a.amount - b.amount)
            if off <= room + 0.01 * a.amount:
                yield page.check("share", True, f"{said(a)}与{said(b)}相符", a, b)
            elif off > 2 * room:
                yield page.check("share", False, f"{said(a)}应合{told(a.amount, b)},文中写作{said(b)}", a, b)


def _shared(page: Page) -> Iterator[Check]:
    """So many per cent, that is so many: of a whole before it, or of what an earlier share has left."""
    for before, item in pairwise(page.items):
        firm = item.exact or item.figure.modifier == "about"
        if not firm or item.kind in ("%", "") or not item.amount:
            continue
        clause = page.folded[max(0, item.start - _NEAR, page.sentences[item.sentence].start) : item.start]
        if before.unit not in ("%", "") and not ("半" in clause or "50%" in clause):
            continue
        shares = [
            i for i in page.near(item, 8)
            if i.start < item.start and i.unit in ("%", "") and i.sentence == item.sentence and not i.figure.change
        ]  # fmt: skip
        halved = _HALVED.search(clause)
        if halved and _SO.fullmatch(clause, halved.end()):
            yield from _of(page, item, [50.0])
        elif shares and shares[-1].exact and _said_again(page, shares[-1], item):
            yield from _of(page, item, [_percent(s) for s in shares])


def _said_again(page: Page, share: Item, item: Item) -> bool:
    """占40%,约60个岗位: the word for about may belong to the number."""
    link = page.between(share, item)
    return _THAT_IS.fullmatch(link) is not None or (link == "," and item.figure.modifier == "about")


def _percent(share: Item) -> float:
    return share.value if share.unit == "%" else share.value * 100


def _of(page: Page, item: Item, shares: list[float]) -> Iterator[Check]:
    near = [
        i for i in page.near(item, 12)
        if i.start < item.start and i.kind == item.kind and i.amount > item.amount and item.sentence - i.sentence <= 1
    ]  # fmt: skip
    if not near:
        near = [
            i
            for i in page.near(item, 3)
            if i.sentence == item.sentence and i.kind == item.kind and i.amount > item.amount
        ]
    if not near:
        return
    chains = [shares[-1] / 100] + [shares[-1] * s / 1e4 for s in shares[:-1]]
    for whole in near:
        for rate in chains:
            if (
                abs(whole.amount * rate - item.amount)
                <= (0.015 if item.exact else 0.1) * item.amount + fine(item) + 0.5
            ):
                yield page.check(
                    "share",
                    True,
                    f"{said(whole)}的{plain(rate * 100)}%与{said(item)}相符",
                    whole,
                    item,
                    other=whole,
                )
                return
    # One share of one whole, or the share of the share before it.
    whole, rate = max(near, key=lambda i: i.amount), chains[0] if len(near) > 1 else chains[-1]
    expected = whole.amount * rate
    if (
        (len(near) == 1 or whole is near[0])
        and len(chains) <= 2
        and whole.exact
        and 0.4 < expected / item.amount < 2.5
    ):
        note = f"{said(whole)}的{plain(round(rate * 100, 2))}%是{told(expected, item)},文中写作{said(item)}"
        yield page.check("share", False, note, whole, item, other=whole)


def _in_ratio(page: Page) -> Iterator[Check]:
    if "比" not in page.folded:
        return
    for match in _RATIO.finditer(page.folded):
        stop = page.folded.find("。", match.end())
        after = [i for i in page.items if match.end() <= i.start < (stop if stop >= 0 else len(page.folded))][
            :2
        ]
        if (
            len(after) < 2
            or after[0].kind != "元"
            or after[1].kind != "元"
            or not all(i.exact for i in after)
        ):
            continue
        a, b = after
        n = float(match["n"])
        told_so = _DRAWN.search(b.head) and page.between(a, b).count(",") <= 1 and a.amount and b.amount
        if not told_so:
            continue
        times = max(a.amount, b.amount) / min(a.amount, b.amount)
        holds = abs(times - n) <= 0.03 * n
        if holds or times < 3 * n:
            note = f"{said(a)}与{said(b)}之比为1:{plain(round(times, 2))}," + (
                "与所写相符" if holds else f"文中写作1:{match['n']}"
            )
            yield page.check("share", holds, note, a, b)
