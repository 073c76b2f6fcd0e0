"""What a change comes to, told in another clause than its ends: 由8个到3个,省下5个; 增加1300元,增长8.4%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.model import Check
from core.parse.checks.changes import compared
from core.parse.checks.items import Item, Page, fine, plain, rounding, said
from core.parse.figures.change import of_another

_STEP = re.compile(
    r"[^,。;:]{0,5}?(?:净?增|提高|提升|上升|升|涨|扩|多|高出|翻|净?减|下降|降|减少|少|省|缩|压|节|删|撤|退|消除|淘汰|清退|年轻|短|快)"
    r"(?!收)[\u4e00-\u9fff]{0,4}"
)
_OTHERS = re.compile(r"群众|农户|村民|带动|人均|户均|[户人亩]均|占|其中")
_FROM = re.compile(r"[从由]")
_REACHED = re.compile(r"[到至为]")
_EACH = re.compile(r"每|均|一亩")
_RATIOS = frozenset(["%", "倍", "番", "百分点"])
_TWICE = re.compile(
    r"[,(]?(?:同比|净|比上年|较上年|比去年)?(?:增长|增加|增幅|净增|增|提高|上升|下降|减少|降低|减|降幅)(?:率)?(?:了|为|达到?)*"
)


def checks(page: Page) -> list[Check]:
    """One check for each such difference whose two ends can be told."""
    out: list[Check] = []
    for _, items in page.by_sentence():
        out += _behind_ends(page, items)
        out += _before_after(page, items)
        out += _twice(page, items)
    return out


_THEN = re.compile(r"以前|过去|原来|从前|之前|[\u4e00-\u9fff]前|当初|往年|最初")
_NOW = re.compile(r"现在|如今|目前|今年|眼下|后,?|只[需要用有]|仅[需要用有]?")


def _before_after(page: Page, items: Sequence[Item]) -> Iterator[Check]:
    """改造前…36万元,装上光伏板后…9万元,减少了四分之三: then and now without 由 and 到."""
    for start, end, by in zip(items, items[1:], items[2:], strict=False):
        if (
            start.kind != end.kind
            or not (start.exact and end.exact and by.exact)
            or _role(start)
            or _role(end)
        ):
            continue
        opened = page.folded[page.sentences[start.sentence].start : start.start]
        if (
            not _THEN.search(opened)
            or not _NOW.search(page.between(start, end))
            or len(page.between(end, by)) > 16
        ):
            continue
        if by.unit in _RATIOS or (by.kind == end.kind and by.unit == end.unit == start.unit):
            if _STEP.fullmatch(by.head) and _alike_each(start, by) and _role(by) != "to":
                check = compared(page, start, end, by)
                yield from [check] if check else []
        elif by.unit == "" and 0 < by.value < 1 and start.amount > end.amount and _STEP.search(by.head):
            yield from _by_part(page, start, end, by)


def _by_part(page: Page, start: Item, end: Item, by: Item) -> Iterator[Check]:
    """What a fraction says has gone."""
    true = (start.amount - end.amount) / start.amount
    holds = abs(true - by.value) <= 0.1 * by.value
    if holds or abs(true - by.value) > 0.2 * by.value:
        note = f"由{said(start)}到{said(end)}减少{plain(round(true * 100, 1))}%,"
        note += f"与所写{said(by)}相符" if holds else f"文中写作{said(by)}"
        yield page.check("share", holds, note, start, by, other=by)


def _role(item: Item) -> str:
    return item.figure.change.role if item.figure.change else ""


def _behind_ends(page: Page, items: Sequence[Item]) -> Iterator[Check]:
    """The first step behind 由…到…, whatever verb it has."""
    for at, end in enumerate(items):
        if _role(end) != "to":
            continue
        start = _start(page, items[:at], end)
        for by in items[at + 1 : at + 3] if start else ():
            link = page.between(end, by)
            done = _role(by) == "by" and by.figure.change and _grouped(items, by.figure.change.group)
            if (
                done
                or len(re.findall("[,;]", link)) > 1
                or "。" in link
                or by.kind == ""
                or _OTHERS.search(link)
                or of_another(link, page.folded[page.sentences[end.sentence].start : end.start])
            ):
                break
            one = by.unit in _RATIOS or (by.kind == end.kind and by.unit == end.unit)
            words = by.head
            if start and one and _role(by) != "to" and _STEP.fullmatch(words) and _alike_each(start, by):
                check = compared(page, start, end, by)
                yield from [check] if check else []
                break


def _grouped(items: Sequence[Item], group: int) -> bool:
    """Whether the extraction already put both ends to the difference."""
    roles = {i.figure.change.role for i in items if i.figure.change and i.figure.change.group == group}
    return roles >= {"from", "to"}


def _start(page: Page, before: Sequence[Item], end: Item) -> Item | None:
    """Where the change of `end` began: its own start, or the figure of its kind right before it behind 从."""
    group = end.figure.change.group if end.figure.change else None
    for item in reversed(before[-3:]):
        if _role(item) == "from" and item.figure.change and item.figure.change.group == group:
            return item
    last = before[-1] if before else None
    if last is None or last.kind != end.kind or _role(last) or not last.exact:
        return None
    link = page.between(last, end)
    if _earlier(last, end) and page.between(last, end).count(",") <= 2 and ";" not in page.between(last, end):
        return last
    return (
        last
        if _FROM.search(last.head) and _REACHED.search(link) and not re.search("[,。;、和]", link)
        else None
    )


def _earlier(a: Item, b: Item) -> bool:
    """Whether the one is told of a year before the other's."""
    years = [(i.figure.period or "")[:4] for i in (a, b)]
    return all(year.isdigit() for year in years) and years[0] < years[1]


def _alike_each(start: Item, by: Item) -> bool:
    """每斤2.4元 and 每斤多卖0.8元: both for each, or neither; a ratio is for whatever its ends are."""
    return by.unit in _RATIOS or not _EACH.search(by.head) or bool(_EACH.search(start.head + start.name))


def _twice(page: Page, items: Sequence[Item]) -> Iterator[Check]:
    """16800元,比上年增加1300元,增长8.4%: one change as an amount and as a share of where it began."""
    for now, one, other in zip(items, items[1:], items[2:], strict=False):
        amount, share = (other, one) if one.unit == "%" else (one, other)
        ok = share.unit == "%" and amount.kind == now.kind != "%" and _role(now) in ("", "to")
        exact = ok and all(i.exact for i in (now, amount, share)) and {_role(one), _role(other)} <= {"by", ""}
        if not exact or _role(one) != "by" or not _TWICE.fullmatch(page.between(one, other)):
            continue
        if len(page.between(now, one)) > 14 or re.search("[。;]|其中", page.between(now, one)):
            continue
        shrinks = re.search(r"减|降|少", one.head) is not None
        start = now.amount + amount.amount if shrinks else now.amount - amount.amount
        if start <= 0:
            continue
        true = amount.amount / start * 100
        room = rounding(share) + (fine(amount) + fine(now) * true / 100) / start * 100
        holds = abs(true - share.value) <= room * 1.02 + 0.06
        if holds or abs(true - share.value) > 2 * room + 0.3:
            end = f"与所写{said(share)}相符" if holds else f"文中写作{said(share)}"
            note = f"{said(now)}比原来{'减少' if shrinks else '增加'}{said(amount)},即{plain(round(true, 1))}%,{end}"
            yield page.check("share", holds, note, now, other, other=share)
