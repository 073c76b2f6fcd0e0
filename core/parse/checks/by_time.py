"""So much a day or a month against so much a month or a year: 每天120元,干满25天 are 3000元; 每月800元 are 9600元 a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Check
from core.parse.checks.items import Item, Page, fine, plain, said, slip, told
from core.parse.figures import numerals

_STEPS = {"天": "天", "日": "天", "月": "月", "季": "季", "年": "年", "周": "周"}
_EACH = re.compile(
    r"(?:每个?|一个?)(?P<step>[天日月周年]|季)[^,。;:\d]{0,8}$|(?P<short>[日月年])(?:均|处理|加工|产|销|发货?|工资|薪|收入|收益|租金|补贴)[^,。;:\d]{0,4}$"
)
_COUNT = {"天": "天", "日": "天", "月": "月", "个月": "月", "年": "年"}
_LONGER = re.compile(r"(?P<year>全年|[一每]年|年底?|一年下来)|(?P<month>[一每]个?月|月)")
_IN_YEAR = {"月": 12.0, "季": 4.0}
# Sums of all there is: other earnings may come on top.
_OPEN = re.compile(r"收入|挣|赚|增收|以上|总|加上")
_EVERY = re.compile(r"每|均")
_FAR = 2.2
_REACH = 70


def checks(page: Page) -> list[Check]:
    """One check for each such pair of one sentence, with the number of days or months if it is told."""
    out: list[Check] = []
    for each in page.items:
        step = _step(each) if each.exact and each.kind not in ("%", "") and not each.figure.change else ""
        if each.exact and each.kind not in ("%", "") and _MEAN.search(each.head):
            out += _by_years(page, each)
        elif step:
            check = next(_longer(page, each, step), None)
            out += [check] if check else []
    return out


_YEARS = re.compile(r"(?<!\d)(?P<n>[两二三四五六七八九十\d]{1,2})年(?:间|来|内|共|累计|时间)")
_MEAN = re.compile(r"年均[^,。;:\d]{0,6}$|平均每年[^,。;:\d]{0,6}$")


def _by_years(page: Page, each: Item) -> Iterator[Check]:
    """五年间累计建成650公里,年均130公里."""
    near = [i for i in page.near(each, 3) if i.start < each.start and i.sentence == each.sentence]
    wholes = [i for i in near if i.kind == each.kind and i.exact and not i.figure.change]
    start = page.sentences[each.sentence].start
    told_for = list(_YEARS.finditer(page.folded, start, each.start))
    years = numerals.number(told_for[-1]["n"]) if len(told_for) == 1 else None
    count = float(years.low) if years else 0.0
    if len(wholes) != 1 or not count or not _SUM.search(wholes[0].head):
        return
    whole = wholes[0]
    expected = whole.amount / count
    room = fine(each) + fine(whole) / count + 0.005 * expected
    off = abs(expected - each.amount)
    what = f"{said(whole)}÷{plain(count)}={told(expected, each)}"
    if off <= room or room * 2 < off < expected:
        end = f"与所写{said(each)}相符" if off <= room else f"文中写作{said(each)}"
        yield page.check("share", off <= room, f"{what},{end}", whole, each, other=whole)


_SUM = re.compile(r"累计|共|总")


def _step(item: Item) -> str:
    match = _EACH.search(item.head[-16:])
    return _STEPS[match["step"] or match["short"]] if match else ""


def _longer(page: Page, each: Item, step: str) -> Iterator[Check]:
    """The next figure of the kind of `each`, if it is told for longer."""
    times: Item | None = None
    for item in page.near(each, 4):
        if item.start <= each.start or item.start - each.end > _REACH or item.sentence != each.sentence:
            continue
        if item.kind != each.kind:
            times = item if _COUNT.get(item.unit) == step and item.exact else times
            continue
        yield from _compared(page, each, times, item, step)
        return


def _compared(page: Page, each: Item, times: Item | None, whole: Item, step: str) -> Iterator[Check]:
    if (
        not whole.exact
        or not whole.amount
        or whole.figure.change
        or re.search("[。;]", page.between(each, whole))
    ):
        return
    words = re.split(r"[,;。]", page.folded[each.end : whole.start])[-1]
    if times is None:
        longer = _LONGER.search(words)
        if longer is None or not longer["year"] or step not in _IN_YEAR:
            return
    elif _step(whole) == step:
        return
    count = times.value if times else _IN_YEAR[step]
    expected = each.amount * count
    room = fine(whole) / whole.amount + fine(each) / each.amount if each.amount else 1.0
    off = abs(expected - whole.amount) / expected if expected else 1.0
    what = f"{said(each)}×{plain(count)}={told(expected, whole)}"
    if off <= room + 0.001:
        yield page.check("share", True, f"{what},与所写{said(whole)}相符", each, whole, other=whole)
    elif _for_several(page, each, expected, whole):
        return
    elif _bound(page, each, times, words, expected, whole) and off > 2 * room:
        yield page.check("share", False, f"{what},文中写作{said(whole)}", each, whole, other=whole)


def _for_several(page: Page, each: Item, expected: float, whole: Item) -> bool:
    """2名炊事员每人每月2000元,一年4.8万元: so many of them get it."""
    counts = (
        i.value for i in page.near(each, 4) if i.sentence == each.sentence and i.kind in ("人", "个", "户")
    )
    return any(abs(expected * count / whole.amount - 1) < 0.02 for count in counts if count > 1)


def _bound(page: Page, each: Item, times: Item | None, words: str, expected: float, whole: Item) -> bool:
    """Whether the larger sum is nothing but the smaller one so many times."""
    if max(expected, whole.amount) > min(expected, whole.amount) * _FAR:
        return False
    if bool(_EVERY.search(each.head)) and re.search(r"共|总|累计|发放", words) and "每人" in each.head:
        return False
    between = page.folded[each.end : whole.start]
    if times:
        return between.count(",") <= 2
    return between.count(",") <= 1 and (not _OPEN.search(words) or slip(expected, whole.amount))
