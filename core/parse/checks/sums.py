"""Parts against their total: 2140 + 980 + 640 is 3760, not 3860."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from core.model import Check
from core.parse.checks import allowances, complements
from core.parse.checks.items import Item, Page, plain, said, slack, slip, spread, told

_OPENS = re.compile(r"其中|,由|一是|第一[,是]|包括|分别|[:：]|——|中[,有]|即|^\(")
_THE_REST = re.compile(r";(?:其余|剩余|剩下|余下|企业自筹|自筹|群众自筹|县级配套)")
# Kinds that cross each other (党员, 妇女) need not add up.
CROSSING = re.compile(r"党员|女|岁|少数民族|学历|大专|本科|退役|低保|残疾|以上|以下")
_LISTED_AS = re.compile("(?:列入|纳入|入选|获评|评为|当年)[^,。;]*的$")
_STOPS = re.compile(
    r"增加|增长|提高|减少|下降|较(?![好差大小多少快强弱高低为])|比上年|占|户均|人均|亩均|带动"
)
# 已整改214个,整改率74.8%,尚有72个: the rate between is no part, and a year no number.
_ASIDE = re.compile(r"[,;][^,;]*%|(?:19|20)\d\d年")
_REST_LAST = re.compile(r"[^,;]*[,;、](?:其余|另外|剩余|剩下|余下)")
_MORE = re.compile(r"[^。;]{0,16}[,;](?:还|另)有")
_FIRST = re.compile(r"[^,。;\d]{0,14}(?:[,;、](?:[^,。;\d]{0,12},)?[^,。;\d]{0,10})?")
_CLAUSE = re.compile(r"[^,。;\d]{0,10}[,;、][^,。;\d]{0,10}")
_DEALT_WITH = re.compile("已|完成|实现|落实|消除")
# What came on top of the whole later.
_LATER = re.compile(r"(?<![并])[又再]|后来|随后|另外?新")
# No list of parts is longer; a hostile text must not cost more.
_MOST = 30


def checks(page: Page) -> list[Check]:
    """One check for each total with its parts; further triples of which one is the sum of the others agree too."""
    out = []
    totals: set[int] = set()
    sentences = list(page.by_sentence())
    for number, (_, items) in enumerate(sentences):
        before = sentences[number - 1][1] if number else []
        if len(items) + len(before) < 3:
            continue
        for total, parts in [
            *_groups(page, items, before),
            *_divided(page, items, totals),
        ]:
            check = _added(page, total, parts)
            if check:
                totals.add(total.start)
                out.append(check)
        out += _triples(page, items, totals)
    return out


def _groups(page: Page, items: list[Item], before: list[Item]) -> Iterator[tuple[Item, list[Item]]]:
    """A total and the parts that are listed behind it."""
    opens = [_OPENS.search(page.between(a, b)) is not None for a, b in pairwise(items)]
    for i, total in enumerate(items[:-1]):
        if total.unit not in ("%", "") and True in opens[i:] and not _steps(total):
            parts = _parts(page, items[i + 1 : i + 1 + _MOST], opens[i:], total)
            if len(parts) >= 2:
                yield total, parts
    if not _goes_on(page, items[0], before):
        return
    for total in before:
        parts = [p for p in items[:_MOST] if p.kind == total.kind]
        if len(parts) >= 2 and not _moves(page, total) and total.unit not in ("%", ""):
            yield total, parts


_COST = re.compile("[\u4e00-\u9fff]{2}(?:提升|改造|扩建|改善|提高)$")  # 公共服务提升860万元
_CLASS = re.compile(r"[类型级组]$")


def _moves(page: Page, item: Item) -> bool:
    """示范提升类32个: a class whose name holds a verb of change has not changed."""
    return page.moving(item) and not _CLASS.search(item.head)


def _steps(item: Item) -> bool:
    """Whether it is where a change starts or how large it is; where it ends (增加到217万元) may have parts."""
    return item.figure.change is not None and item.figure.change.role != "to" and not _CLASS.search(item.head)


_VIEWED = re.compile(r"其中|(?:从|按)[\u4e00-\u9fff]{2,6}(?:看|来看|划?分),")
_SPENT_ON = re.compile(r"(?:这笔|这些|资金|款项|投资|[这]\d*个?)[^。]{0,20}:$")


def _goes_on(page: Page, first: Item, before: list[Item]) -> bool:
    """Whether the sentence of `first` splits up what the one before it gave: 其中…; …怎么花?…:20万元…"""
    here = page.sentences[first.sentence]
    if not before or page.sentences[before[0].sentence].end != here.start:
        return False
    asked = page.folded[first.start - 1] == ":" and (
        page.folded[here.start - 1] == "?" or _SPENT_ON.search(page.before(first, 24)) is not None
    )
    return asked or _VIEWED.search(page.before(first, 24)) is not None


def _divided(page: Page, items: list[Item], done: set[int]) -> Iterator[tuple[Item, list[Item]]]:
    """A total and, clause by clause without 其中, what it falls into: 已办结19件,正在办理3件; 一组、二组、三组; …,其余120亩."""
    for i, total in enumerate(items[:-2]):
        behind = _without_people(items[i : i + 2 + _MOST])
        if (
            behind[0].kind != total.kind
            or page.folded.startswith("、", total.end)  # one of a list like the others
            or _moves(page, total)
            or total.unit in ("%", "")
            or total.start in done
        ):
            continue
        parts: list[Item] = []
        for item in behind:
            if item.unit == "%" and parts:
                continue
            if item.kind != total.kind or _moves(page, item):
                break
            link = _ASIDE.sub("", page.folded[page.behind_people(parts[-1] if parts else total) : item.start])
            if not (_CLAUSE if parts else _FIRST).fullmatch(link):
                break
            parts.append(item)
        first = all(item.kind != total.kind for item in items[max(i - _MOST, 0) : i])
        if len(parts) < 2 or not (first or complements.are(page, parts)):
            continue
        more = _MORE.match(page.folded, parts[-1].end, parts[-1].end + 24)
        closed = None if more else _REST_LAST.match(page.between(parts[-2], parts[-1]))
        near = len(parts) >= 3 and slip(sum(p.amount for p in parts), total.amount)
        many = allowances.so_many(page, total, len(parts))
        if closed or near or many or complements.are(page, parts) or allowances.numbered(page, parts):
            yield total, parts


def _without_people(items: Sequence[Item]) -> Sequence[Item]:
    """The figures behind the first of `items`; not the people that are told with households (216户892人)."""
    total, people = items[0], items[1]
    beside = total.kind == "户" and people.kind == "人" and people.start - total.end <= 1
    return items[2 if beside and len(items) > 2 else 1 :]


def _parts(page: Page, after: Sequence[Item], opens: Sequence[bool], total: Item) -> list[Item]:
    """The quantities of the total's unit behind 其中, a colon or a dash, while nothing breaks the list."""
    opened = False
    parts: list[Item] = []
    last = total
    for item, here in zip(after, opens, strict=False):
        opened = opened or here
        if not opened:
            if item.kind == total.kind:
                break
            last = item
            continue
        link = page.between(last, item)
        apart = ";" in link and parts and not _THE_REST.search(link)
        if apart or (item.kind == total.kind and _STOPS.search(link)):
            break
        if item.kind == total.kind:
            if (_moves(page, item) and not _COST.search(item.head)) or item.amount > total.amount * 1.5:
                break
            if parts and link.count(",") > 1:
                break
            if parts and ("其中" in link or _LATER.search(link)):
                break
            if len(parts) >= 2 and link.startswith((",", ";")) and _DEALT_WITH.search(link):
                break
            parts.append(item)
        last = item
    return parts


def _added(page: Page, total: Item, parts: list[Item]) -> Check | None:
    exact = slack(total, *parts)
    for size in range(len(parts), len(parts) - 1 if allowances.all_for(parts) else 1, -1):
        added = sum(p.amount for p in parts[:size])
        if (
            abs(added - total.amount)
            <= spread(total) * (0.1 if total.value == int(total.value) else 1)
            + _together(parts[:size])
            + total.amount * exact * 0.5
            + 1e-6
        ):
            return page.check(
                "sum", True, f"{_plus(parts[:size], total)},与合计{said(total)}相符", total, parts[size - 1]
            )
    if exact or _crosses(page, total, parts) or any("各" in p.head or p.head.endswith("合") for p in parts):
        return None
    added = sum(p.amount for p in parts)
    if abs(added - total.amount) <= allowances.room(page, total, parts, added) * total.amount:
        note = f"{_plus(parts, total)},合计应为{told(added, total)},文中写作{said(total)}"
        return page.check("sum", False, note, total, parts[-1])
    return None


def _crosses(page: Page, total: Item, parts: Sequence[Item]) -> bool:
    """Party members and women need not add up to the cadres; Party members at home and away do to the Party members."""
    if allowances.SPLIT.search(page.between(total, parts[0])):
        return False
    shared = total.name[-2:]
    kinds = [p.name.removesuffix(shared) + "□" + said(p) for p in parts]
    if any(_LISTED_AS.search(p.head) for p in parts):
        return True
    return any(CROSSING.search(kind) for kind in kinds) and not complements.are(page, parts)


def _together(parts: Sequence[Item]) -> float:
    """How far rounded parts may miss their sum: their errors go both ways."""
    fines = [_fine(p) for p in parts]
    return max(fines) * (1 + len([f for f in fines if f]) / 4)


def _fine(item: Item) -> float:
    return spread(item) if "." in item.figure.text else 0.0


def _plus(parts: Sequence[Item], total: Item) -> str:
    return "+".join(said(p) for p in parts) + f"={told(sum(p.amount for p in parts), total)}"


def _triples(page: Page, items: Sequence[Item], done: set[int]) -> Iterator[Check]:
    """12件问题, 9件现场解决, 3件会后讨论: an agreement only; three numbers that do not add up say nothing."""
    for unit in dict.fromkeys(i.unit for i in items if i.unit not in ("%", "")) if len(items) > 2 else ():
        same = [
            i for i in items if i.unit == unit and i.exact and not i.figure.change and i.start not in done
        ]
        for a, b, c in combinations(same[:6], 3):
            if (
                a.value == b.value + c.value
                and b.value != c.value
                and b.value > 1
                and c.value > 1
                and c.start - a.start <= 90
            ):
                yield page.check(
                    "sum", True, f"{said(b)}+{said(c)}={plain(a.value)}{unit},与{said(a)}相符", a, c
                )
